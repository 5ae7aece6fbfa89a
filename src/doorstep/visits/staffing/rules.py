"""Decisions of staffing from plain values, and what it refuses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from doorstep.kernel.errors import Refusal

CUSTOMER, WORKER = "customer", "worker"
SIDES = (CUSTOMER, WORKER)
REASON_MAX = 200
ASKED, TAKEN, REFUSED, LAPSED, TAKEN_BACK = "asked", "taken", "refused", "lapsed", "taken_back"
HANDOVER_STATES = (ASKED, TAKEN, REFUSED, LAPSED, TAKEN_BACK)
HANDOVER_OPEN = timedelta(minutes=30)
HANDOVER_LEAD = timedelta(minutes=15)
"""So long before the start nobody hands an order on any more."""
CONTINUOUS, DAILY = "continuous", "daily"
LEFT_SECONDS = 30 * 60
"""Where less of a day is left, no visit fits into it any more."""


class KeptApart(Refusal):
    """One of the two does not want to meet the other; nobody is told who."""

    zh: ClassVar[str] = "该服务人员与该客户之间已设置不再匹配。"
    en: ClassVar[str] = "This worker and this customer are kept apart."


class NotToBeHandedOn(Refusal):
    """The visit has begun or begins too soon, or the customer chose this person."""

    zh: ClassVar[str] = "该订单现在不能转给同事。"
    en: ClassVar[str] = "This order cannot be handed to a colleague now."


class ColleagueNotFree(Refusal):
    """The colleague cannot come then, or is not to; nobody is told which."""

    zh: ClassVar[str] = "该同事该时段不能接此订单。"
    en: ClassVar[str] = "This colleague cannot take this order then."


class HandoverGone(Refusal):
    """The question was answered, taken back or ran out."""

    zh: ClassVar[str] = "该转单请求已失效。"
    en: ClassVar[str] = "This request to take over is no longer open."


@dataclass(frozen=True, slots=True)
class Rest:
    """Until when somebody has to rest, and which cap was reached."""

    until: int
    why: str


def rest_due(
    visits: Iterable[tuple[int, int]],
    now: int,
    *,
    continuous_seconds: int | None,
    rest_seconds: int,
    daily_seconds: int,
    day_ends: int,
    stood_by: Iterable[tuple[int, int]] = (),
) -> Rest | None:
    """The rest that is due after the work of a day so far, None for none.

    `visits`: from and to, in seconds of the day; what is still to come does not count, and what
    began the evening before fills that day, yet no rest.  Hours of standing by (`stood_by`) fill
    the day as work does, and are a break between two visits.
    """
    past = sorted((start, min(end, now)) for start, end in visits if start < now)
    waited = [(max(0, start), min(end, now)) for start, end in stood_by]
    filled = _seconds([*past, *waited]) - _seconds(past)
    if filled + sum(end - start for start, end in past if start >= 0) >= (
        daily_seconds - LEFT_SECONDS
    ):
        return Rest(day_ends, DAILY)
    if continuous_seconds is None or not past:
        return None
    begun, ended = past[0]
    for start, end in past[1:]:
        begun, ended = (start, end) if start - ended >= rest_seconds else (begun, max(ended, end))
    until = ended + rest_seconds
    return Rest(until, CONTINUOUS) if ended - begun >= continuous_seconds and now < until else None


def _seconds(spans: Iterable[tuple[int, int]]) -> int:
    """How much of the day spans fill, each second once."""
    filled = until = 0
    for start, end in sorted(spans):
        filled += max(0, end - max(start, until))
        until = max(until, end)
    return filled
