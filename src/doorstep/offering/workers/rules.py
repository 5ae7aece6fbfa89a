"""Decisions about workers from plain values: plans, rest, what is shown; and their refusals."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import slots
from doorstep.algorithms.slots import Busy, Day, Need
from doorstep.algorithms.travel import TravelTime
from doorstep.kernel.errors import Refusal

NORMAL, SILVER, GOLD, CONTRACTED = "normal", "silver", "gold", "contracted"
GRADES = (NORMAL, SILVER, GOLD, CONTRACTED)
PENDING, ACTIVE, PAUSED, ENDED = "pending", "active", "paused", "ended"
STATES = (PENDING, ACTIVE, PAUSED, ENDED)
OFF, EXTRA = "off", "extra"
LAPSED, RELEASED, MOVED, DONE = "lapsed", "released", "moved", "done"
"""Why held time ended; what was done still tells where and how long somebody worked."""

DAY_MINUTES = 1440
DAY_SECONDS = DAY_MINUTES * 60
PLAN_MINUTE_MAX = 1800
"""A plan may run until six in the morning of the next day."""
NEIGHBOUR_HOURS = 3
"""Visits further apart than this never make each other unreachable within a city."""
SHARE_BP_MIN, SHARE_BP_MAX = 6_000, 8_000
POSITION_KEPT_MINUTES = 15
"""An older position is not where the worker is; then the last visit or the home area counts."""
KEPT_DECIMALS = 3
"""About a hundred metres: all that is kept of a position before a visit."""
SHOWN_DECIMALS = 2
"""About a kilometre: distances that customers see start from such a square, never from a home."""
SHOWN_STEP_M = 500
LICENCE_WARNING_DAYS = 30
INSTANT_MINUTES = 90
"""Who is on duty takes visits that begin this soon without a plan."""

type Stretch = tuple[int, int]
"""From and to: seconds of a local day, or minutes of it; half open."""
type Chain = tuple[int, int, int]
"""From and to, and when the last visit of it begins: seconds of a local day."""


class Rated(Protocol):
    """Whoever collects stars."""

    rating_sum: int
    rating_count: int


class SlotTaken(Refusal):
    """Somebody else holds this time of the worker."""

    zh: ClassVar[str] = "该时段已有安排。"
    en: ClassVar[str] = "This time is taken."


class OutOfReach(Refusal):
    """The worker cannot get there from the visit before, or to the visit after."""

    zh: ClassVar[str] = "前后行程之间来不及赶到。"
    en: ClassVar[str] = "There is not enough time for the way."


class OffPlan(Refusal):
    """The worker does not work at this time."""

    zh: ClassVar[str] = "该时段不在排班时间内。"
    en: ClassVar[str] = "This time is outside the working plan."


class NeedsRest(Refusal):
    """The worker would work longer than the city's rule allows."""

    zh: ClassVar[str] = "工时已满，需要休息。"
    en: ClassVar[str] = "The working hours are full: a rest is due."


class NotLicensed(Refusal):
    """The worker lacks a skill, or a licence that is valid on the day of the visit."""

    zh: ClassVar[str] = "服务人员暂不具备该服务所需的技能或有效证件。"
    en: ClassVar[str] = "The worker lacks a skill or a valid licence for this service."


class NotWorking(Refusal):
    """The worker is not active: papers not cleared, paused or gone."""

    zh: ClassVar[str] = "该服务人员目前不能接单。"
    en: ClassVar[str] = "This worker cannot take visits now."


class OffDuty(Refusal):
    """Positions are kept on duty only."""

    zh: ClassVar[str] = "您已下班，不再上传位置。"
    en: ClassVar[str] = "You are off duty; your position is not kept."


class ConsentNeeded(Refusal):
    """Where somebody is may be kept only with their own consent for it."""

    status: ClassVar[int] = 403
    zh: ClassVar[str] = "请先在“隐私与授权”中同意使用位置信息，再上班或上传位置。"
    en: ClassVar[str] = "Please agree to the use of your location first."


class HasVisits(Refusal):
    """Somebody waits for this worker: open visits are given to others first."""

    zh: ClassVar[str] = "该服务人员还有未完成的预约，请先改派或取消。"
    en: ClassVar[str] = "This worker still has visits; give them to others first."


class TooSoon(Refusal):
    """The time lies before the city's lead."""

    zh: ClassVar[str] = "时间太近，来不及安排。"
    en: ClassVar[str] = "This time is too soon."


class TooFarAhead(Refusal):
    """The time lies further ahead than the city takes orders for."""

    zh: ClassVar[str] = "时间太远，尚未开放预约。"
    en: ClassVar[str] = "This time is too far ahead."


class AlreadyEnlisted(Refusal):
    """The person is a worker of this city already."""

    zh: ClassVar[str] = "您已是该城市的服务人员。"
    en: ClassVar[str] = "You are a worker of this city already."


class NoHold(Refusal):
    """The held time lapsed or was ended; it must be asked for again."""

    zh: ClassVar[str] = "预留的时段已失效，请重新选择时间。"
    en: ClassVar[str] = "The held time has lapsed; please choose again."


MOVES: dict[str, dict[str, str]] = {
    "clear": {PENDING: ACTIVE},
    "unclear": {ACTIVE: PENDING},
    "pause": {ACTIVE: PAUSED, PAUSED: PAUSED},
    "resume": {PAUSED: ACTIVE},
    "end": {PENDING: ENDED, ACTIVE: ENDED, PAUSED: ENDED},
}
"""verb -> state before -> state after.  What is not here does not happen."""


def move(state: str, verb: str) -> str:
    """The state after a verb; refuses with NotWorking."""
    after = MOVES[verb].get(state)
    if after is None:
        raise NotWorking
    return after


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, with those that touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def without(stretches: Iterable[Stretch], off: Iterable[Stretch]) -> list[Stretch]:
    """What is left of stretches once others are taken out."""
    left = joined(stretches)
    for gone_start, gone_end in joined(off):
        kept: list[Stretch] = []
        for start, end in left:
            kept += [(start, min(end, gone_start)), (max(start, gone_end), end)]
        left = [(start, end) for start, end in kept if start < end]
    return left


def working(
    plan: Iterable[Stretch], extra: Iterable[Stretch], off: Iterable[Stretch]
) -> list[Stretch]:
    """When somebody works on a day: the plan and what is extra, without what is off."""
    return without([*plan, *extra], off)


def calendar(works: Sequence[Stretch], visits: Sequence[Busy]) -> Day | None:
    """A day as the arithmetic wants it: one window, its gaps as breaks; None for a day off."""
    if not works:
        return None
    window = (works[0][0], works[-1][1])
    gaps = [Busy(end, start) for (_, end), (start, _) in pairwise(works) if end < start]
    return Day(window, (*visits, *gaps))


def why_not(day: Day | None, need: Need, start: int, travel: TravelTime) -> type[Refusal] | None:
    """The refusal that says why a visit cannot begin at a time; None if it can.

    A gap of the plan is not somebody else's time.
    """
    if day is None:
        return OffPlan
    reason = slots.why_not(day, need, start, travel)
    if reason is None:
        return None
    if reason in ("previous_too_far", "next_too_far"):
        return OutOfReach
    end = start + need.duration
    visits = (one for one in day.busy if one.place is not None)
    taken = any(one.start < end and start < one.end for one in visits)
    return SlotTaken if taken else OffPlan


def continuous_seconds(visits: Iterable[Stretch], start: int, rest_seconds: int) -> int:
    """How long somebody has worked without a rest when a visit begins at `start`."""
    begun = start
    for visit_start, visit_end in sorted(visits, reverse=True):
        if visit_start >= start:
            continue
        if begun - visit_end >= rest_seconds:
            break
        begun = min(begun, visit_start)
    return start - begun


def chains(visits: Iterable[Stretch], rest_seconds: int) -> list[Chain]:
    """Work that no rest interrupts, as (from, to, when its last visit begins)."""
    found: list[Chain] = []
    for start, end in sorted(visits):
        if found and start - found[-1][1] < rest_seconds:
            begun, until, _ = found[-1]
            found[-1] = (begun, max(until, end), start)
        else:
            found.append((start, end, start))
    return found


def runs_too_long(
    work: Sequence[Chain],
    starts: NDArray[np.int64],
    length_seconds: int,
    *,
    rest_seconds: int,
    most_seconds: int,
) -> NDArray[np.bool_]:
    """Whether a visit that begins at each of these times, or one after it, would begin without
    rest after more continuous work than is allowed.
    """
    too_long = np.zeros(len(starts), dtype=np.bool_)
    begun = starts.copy()
    for first, until, _ in work:
        joins = (first < starts) & (until > starts - rest_seconds)
        too_long |= joins & (starts - first >= most_seconds)
        begun = np.where(joins, np.minimum(begun, first), begun)
    for first, _, last in work:
        follows = (last > starts) & (first < starts + length_seconds + rest_seconds)
        too_long |= follows & (last - begun >= most_seconds)
    return too_long


def rating_hundredths(rated: Rated) -> int | None:
    """The mean of all stars x 100; None before the first review."""
    if not rated.rating_count:
        return None
    return rated.rating_sum * 100 // rated.rating_count


def shown_distance_m(metres: float) -> int:
    """A distance as customers may see it: rounded up, so that no place can be worked out."""
    return max(1, -(-int(metres) // SHOWN_STEP_M)) * SHOWN_STEP_M
