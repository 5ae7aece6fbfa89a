"""The probing room's jobs: each leaves a trace, and then does what its test wants it to do."""

from collections.abc import Callable

from doorstep.kernel import audit, edge
from doorstep.kernel.act import Act, outside

during: list[Callable[[Act], None]] = []
"""What happens while a job runs; the tests put it here."""


def knock(act: Act) -> None:
    """A task: its trace is part of its transaction."""
    audit.note(act, "probing.knock", subject=("door", None))
    for happen in during:
        happen(act)


@outside
def phone(act: Act) -> None:
    """Talk: its trace is there as soon as the other side has heard it."""
    edge.step_in(act, lambda inside: audit.note(inside, "probing.phone", subject=("door", None)))
    for happen in during:
        happen(act)
