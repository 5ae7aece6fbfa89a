"""The switchboard: who hears what, which live topics show it, and what runs in a rhythm."""

from doorstep.kernel.queue import Switchboard


def _cities() -> list[int]:
    return []


SWITCHBOARD = Switchboard(
    listeners={},
    topics={},
    rhythms={"kernel.seal_audit": 1.0, "kernel.tidy": 3600.0, "kernel.end_files": 3600.0},
    cities=_cities,
)
