"""The demo's clock: read, turned forward, made to run; production has none."""

from datetime import timedelta
from typing import Annotated, Any

from django.conf import settings
from django.db.utils import DatabaseError
from ninja import Schema
from pydantic import Field

from doorstep.kernel import audit, clock, edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.surfaces.console.entrance import HOUSE, KEEPERS, door
from doorstep.surfaces.shapes import Iso, Moment

TURNING = edge.Rate(1200, 60)
FORWARD_SECONDS_MAX = 400 * 24 * 3600


class ForwardOnly(Refusal):
    """The clock only moves forward: what was done at a moment stays before what came after."""

    zh = "时钟只能向前拨动。"
    en = "The clock only moves forward."


class ClockSeen(Schema):
    """Business time, real time, and how many business seconds go by in a real one."""

    business_at: Iso
    real_at: Iso
    rate: float


class ClockSent(Schema):
    """To a moment, or so many seconds on; and how fast from now on (None: as before)."""

    to: Moment | None = None
    forward_seconds: Annotated[int, Field(ge=0, le=FORWARD_SECONDS_MAX)] = 0
    rate: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None


@door.get("/clock", **HOUSE, answers_with=ClockSeen)
def see_clock(act: Act) -> Any:
    """What time it is."""
    _ask_for_a_clock()
    return _seen()


@door.post("/clock", **HOUSE, duties=KEEPERS, answers_with=ClockSeen, rate=TURNING)
def turn_clock(act: Act, body: ClockSent) -> Any:
    """Turn the clock forward, and say how fast it runs."""
    _ask_for_a_clock()
    now = clock.read()
    wanted = (body.to or now) + timedelta(seconds=body.forward_seconds)
    if wanted < now:
        raise ForwardOnly()
    rate = clock.rate() if body.rate is None else body.rate
    try:
        clock.turn(to=wanted, rate=rate)
    except DatabaseError as error:  # somebody turned it further meanwhile
        raise ForwardOnly() from error
    audit.note(act, "console.turn_clock", subject=("clock", None), detail={"rate": rate})
    return _seen()


def _ask_for_a_clock() -> None:
    if settings.PRODUCTION or not settings.CLOCK_TURNS:
        raise NotFound()


def _seen() -> dict[str, Any]:
    return {"business_at": clock.read(), "real_at": clock.real(), "rate": clock.rate()}
