"""The probing room's switchboard: two listeners, one of which can be told to fail."""

from doorstep.kernel import audit
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Outage
from doorstep.kernel.queue import Switchboard

from .events import BellRang

CITY = 7


def when_bell_rang_open(act: Act, event: BellRang) -> None:
    """Note that the door was opened."""
    audit.note(act, "door.open", subject=("bell", event.bell_id), detail={"times": event.times})


def when_bell_rang_bark(act: Act, event: BellRang) -> None:
    """Bark, unless the mood forbids it."""
    audit.note(act, "dog.bark", subject=("bell", event.bell_id))
    if event.mood == "broken":
        raise RuntimeError("the dog is broken")
    if event.mood == "refusing":
        raise NotFound()
    if event.mood == "away":
        raise Outage("the dog is away", retry=False)


BOARD = Switchboard(
    listeners={BellRang: [when_bell_rang_bark, when_bell_rang_open]},
    topics={BellRang: lambda event: [f"bell:{event.bell_id}"]},
    rhythms={},
    cities=lambda: [CITY],
)
