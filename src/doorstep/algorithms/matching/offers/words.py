"""The words of a search: its ways and states, what happens to it, and what is then to be done."""

from collections.abc import Hashable
from dataclasses import dataclass

ASSIGN, GRAB, CHOOSE = "assign", "grab", "choose"
NOW, SLOT = "now", "slot"
SEARCHING, ASKING, FOUND, GIVEN_UP, ENDED = "searching", "asking", "found", "given_up", "ended"
LIVE = (SEARCHING, ASKING)
NEARBY, STANDBY, DESK = range(3)
"""The rungs of the ladder: who is near, then who stands by as well, then the desk knows too."""
LATE, LOST, NOBODY = "found_late", "worker_lost", "nobody_found"
CAUSES = (LATE, LOST, NOBODY)
"""What a customer may be compensated for, each at most once an order."""
OFFER_SECONDS_MIN = 30

type Who = Hashable


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked, and until when they may answer."""

    who: Who
    until: int


@dataclass(frozen=True, slots=True)
class State:
    """One order's search as it stands; live ones always have a `next` moment.

    `seats`: still without a worker. `again`: a worker was lost. `promised`: causes that were
    compensated.
    """

    mode: str
    timing: str
    seats: int
    opened: int
    starts: int
    ends: int
    base_radius_m: int = 0
    offer_seconds: int = OFFER_SECONDS_MIN
    wanted: Who | None = None
    again: bool = False
    state: str = SEARCHING
    round: int = 0
    next: int | None = None
    asked: tuple[Asked, ...] = ()
    said_no: frozenset[Who] = frozenset()
    rung: int = NEARBY
    promised: frozenset[str] = frozenset()

    @property
    def is_live(self) -> bool:
        """Whether anything can still happen."""
        return self.state in LIVE

    @property
    def free(self) -> int:
        """Seats for which nobody is being asked."""
        return max(0, self.seats - len(self.asked))

    def is_asked(self, who: Who) -> bool:
        """Whether somebody's answer is waited for."""
        return any(one.who == who for one in self.asked)


@dataclass(frozen=True, slots=True)
class Opened:
    """The search begins; `held` are those whose time is kept for it already."""

    held: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Who could come, the best first; `starts` where the visit would begin at another time."""

    workers: tuple[Who, ...]
    starts: int | None = None


@dataclass(frozen=True, slots=True)
class NobodyFound:
    """A try found nobody."""


@dataclass(frozen=True, slots=True)
class Missed:
    """Somebody who was to be asked has got another offer meanwhile; it is no refusal."""

    worker: Who


@dataclass(frozen=True, slots=True)
class Accepted:
    """Somebody who was asked, or who grabbed, has the seat."""

    worker: Who


@dataclass(frozen=True, slots=True)
class Declined:
    """Somebody said no."""

    worker: Who
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """Somebody let the offer pass."""

    worker: Who


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The offer was taken back: by the desk, or because somebody cannot come now."""

    worker: Who


@dataclass(frozen=True, slots=True)
class Transferred:
    """A worker passed the seat to a colleague."""

    giver: Who
    taker: Who


@dataclass(frozen=True, slots=True)
class WorkerLost:
    """A seat is open again; `told` says that the customer had the worker's name."""

    worker: Who
    told: bool = True


@dataclass(frozen=True, slots=True)
class CustomerAnswered:
    """The customer says whether to go on without the person they chose."""

    go_on: bool


@dataclass(frozen=True, slots=True)
class Seated:
    """The seats changed elsewhere: how many are open, and who has one."""

    seats: int
    workers: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """The order is no longer looked after: cancelled, or begun anew."""


@dataclass(frozen=True, slots=True)
class MomentPassed:
    """The next moment has come."""


type Event = (
    Opened
    | Found
    | NobodyFound
    | Missed
    | Accepted
    | Declined
    | TimedOut
    | Withdrawn
    | Transferred
    | WorkerLost
    | CustomerAnswered
    | Seated
    | Closed
    | MomentPassed
)


@dataclass(frozen=True, slots=True)
class Ask:
    """Offer a seat to somebody, who may answer until then."""

    worker: Who
    until: int


@dataclass(frozen=True, slots=True)
class TakeBack:
    """End an open offer; `lapsed` when its time had run out."""

    worker: Who
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Look for so many people within reach, those who stand by as well from that rung on."""

    seats: int
    radius_m: int
    rung: int


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Nothing happens before this moment."""

    at: int


@dataclass(frozen=True, slots=True)
class WidenTo:
    """The next try reaches further."""

    radius_m: int


@dataclass(frozen=True, slots=True)
class Climb:
    """The ladder's next rung: those who stand by are asked as well, or the desk is told."""

    rung: int


@dataclass(frozen=True, slots=True)
class Publish:
    """Hang the order in the hall until then."""

    until: int


@dataclass(frozen=True, slots=True)
class AskCustomer:
    """Ask the customer how to go on without the person they chose, until then."""

    until: int


@dataclass(frozen=True, slots=True)
class Compensate:
    """Pay the customer what was promised for this, without being asked."""

    cause: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nobody comes: the order is cancelled and everything is paid back."""


@dataclass(frozen=True, slots=True)
class Done:
    """Nobody is looked for any more."""

    state: str


type Action = (
    Ask
    | TakeBack
    | Look
    | LookAgain
    | WidenTo
    | Climb
    | Publish
    | AskCustomer
    | Compensate
    | GiveUp
    | Done
)
