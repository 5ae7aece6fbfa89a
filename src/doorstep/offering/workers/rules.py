"""Decisions about workers from plain values: plans, rest, what is shown; and their refusals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Protocol

from doorstep.algorithms import slots
from doorstep.kernel.errors import Invalid, Refusal

NORMAL, SILVER, GOLD, CONTRACTED = "normal", "silver", "gold", "contracted"
GRADES = (NORMAL, SILVER, GOLD, CONTRACTED)
PENDING, ACTIVE, PAUSED, ENDED = "pending", "active", "paused", "ended"
STATES = (PENDING, ACTIVE, PAUSED, ENDED)
OFF, EXTRA = "off", "extra"
EMPLOYED, MERCHANTS, FREELANCE = "employed", "merchant", "freelance"
"""By which kind of contract somebody works: the platform's, a merchant's, or as a freelancer."""
LAPSED, RELEASED, MOVED, DONE = "lapsed", "released", "moved", "done"
"""Why held time ended; what was done still tells where and how long somebody worked."""

DAY_MINUTES = 1440
DAY_SECONDS = DAY_MINUTES * 60
PLAN_MINUTE_MAX = 1800
"""A plan may run until six in the morning of the next day."""
SHIFT_GAP_SECONDS = 4 * 3600
"""In a gap of the plan as long as this people go home; a shorter one is a break."""
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
OVERRUN_MINUTES = 30
"""Who is still at work when the work should be done is reckoned to need so long from now."""
INSTANT_MINUTES = 90
"""Who is on duty takes visits that begin this soon without a plan."""

STANDBY_MAX = timedelta(hours=24)
STANDBY_NOTE_MAX = 200

type Stretch = tuple[int, int]
"""From and to: seconds of a local day, or minutes of it; half open."""


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


class OutOfReachBefore(OutOfReach):
    """The worker cannot get there in time from the visit before."""

    zh: ClassVar[str] = "上一单结束后来不及赶到。"
    en: ClassVar[str] = "There is not enough time for the way from the visit before."


class OutOfReachAfter(OutOfReach):
    """The worker would be late for the visit after."""

    zh: ClassVar[str] = "结束后来不及赶到下一单。"
    en: ClassVar[str] = "There is not enough time for the way to the visit after."


class OutOfReachHome(OutOfReach):
    """The worker cannot get there from home after the working plan begins."""

    zh: ClassVar[str] = "上班后从家出发来不及赶到。"
    en: ClassVar[str] = "There is not enough time for the way from home."


class HomeTooLate(OutOfReach):
    """The worker would not be home when the working plan ends."""

    zh: ClassVar[str] = "结束后在下班前来不及回家。"
    en: ClassVar[str] = "There is not enough time for the way home."


class TooFarAway(Refusal):
    """The place lies outside the distance that the service is offered in."""

    zh: ClassVar[str] = "超出该服务人员的服务范围。"
    en: ClassVar[str] = "The place is too far away for this worker."


class OffPlan(Refusal):
    """The worker does not work at this time."""

    zh: ClassVar[str] = "该时段不在排班时间内。"
    en: ClassVar[str] = "This time is outside the working plan."


class NeedsRest(Refusal):
    """The worker would work longer than the city's rule allows."""

    zh: ClassVar[str] = "工时已满，需要休息。"
    en: ClassVar[str] = "The working hours are full: a rest is due."


class StandsBy(Refusal):
    """The worker stands by in some of these hours already."""

    zh: ClassVar[str] = "该时段已安排备勤。"
    en: ClassVar[str] = "The worker stands by in these hours already."


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


def waits(stood: Iterable[Stretch], worked: Iterable[Stretch]) -> list[Stretch]:
    """The seconds of a day in which somebody stood by and did not work."""
    of_the_day = ((max(0, start), min(end, DAY_SECONDS)) for start, end in stood)
    return without(of_the_day, worked)


def standing_by(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    """Hours that may be planned: ahead, and no longer than a day.  Refuses with Invalid."""
    if ends_at <= max(at, starts_at) or ends_at - starts_at > STANDBY_MAX:
        raise Invalid([{"field": "ends_at", "reason": "does not fit"}])


def working(
    plan: Iterable[Stretch], extra: Iterable[Stretch], off: Iterable[Stretch]
) -> list[Stretch]:
    """When somebody works on a day: the plan and what is extra, without what is off."""
    return without([*plan, *extra], off)


def works_around(entries: Iterable[tuple[int, str, int, int]]) -> tuple[Stretch, ...]:
    """When somebody works around a day, in seconds from its midnight, in order and apart.

    Entries are (day -1, 0 or 1, kind, from minute, to minute) with an empty kind for the plan; a
    whole day off takes the hours after midnight that belong to it as well.
    """
    by_day: dict[tuple[int, str], list[Stretch]] = {}
    for day, kind, start, end in entries:
        if kind == OFF and end == DAY_MINUTES:
            end = PLAN_MINUTE_MAX
        by_day.setdefault((day, kind), []).append((start, end))
    found: list[Stretch] = []
    for day in (-1, 0, 1):
        plan, extra, off = (by_day.get((day, kind), []) for kind in ("", EXTRA, OFF))
        moved = day * DAY_SECONDS
        found += [(a * 60 + moved, b * 60 + moved) for a, b in working(plan, extra, off)]
    return tuple(joined(found))


@dataclass(frozen=True, slots=True)
class Shift:
    """Work that somebody leaves home for once: its window, and the breaks inside it."""

    opens: int
    closes: int
    breaks: tuple[Stretch, ...]

    def filled(self, width: int) -> list[Stretch]:
        """The breaks, filled up to a width with some that never come."""
        return [*self.breaks, *[(slots.FAR, slots.FAR)] * (width - len(self.breaks))]


def shifts(works: Sequence[Stretch]) -> list[Shift]:
    """Stretches of work as shifts: a short gap is a break, in a long one people go home."""
    found: list[Shift] = []
    for start, end in works:
        if found and start - found[-1].closes < SHIFT_GAP_SECONDS:
            last = found[-1]
            found[-1] = Shift(last.opens, end, (*last.breaks, (last.closes, start)))
        else:
            found.append(Shift(start, end, ()))
    return found


@dataclass(frozen=True, slots=True)
class Caps:
    """How long people may work in a trade; `continuous_seconds` None: its breaks are planned."""

    daily_seconds: int
    continuous_seconds: int | None
    rest_seconds: int


class WorkFacts(Protocol):
    """What a city says about work."""

    @property
    def work_daily_minutes(self) -> int:
        """How long anybody may work in a day."""
        ...

    @property
    def work_continuous_minutes(self) -> int:
        """How long anybody may work without a rest."""
        ...

    @property
    def work_rest_minutes(self) -> int:
        """How long a rest is."""
        ...

    @property
    def work_contracts(self) -> Mapping[str, Mapping[str, int | None]]:
        """What it says of each kind of contract, where that is less."""
        ...


def contract(merchant_id: object, is_employed: bool) -> str:
    """By which kind of contract somebody works."""
    if merchant_id is not None:
        return MERCHANTS
    return EMPLOYED if is_employed else FREELANCE


def caps(city: WorkFacts, rest: Mapping[str, Any], contract: str = FREELANCE) -> Caps:
    """The caps of a trade: what its pack says, and where it says nothing, what the city does.

    What either says of a kind of contract can only make them tighter.
    """
    tighter: list[Mapping[str, int | None]] = [
        city.work_contracts.get(contract, {}),
        rest.get("contracts", {}).get(contract, {}),
    ]
    daily = [rest.get("daily_minutes") or city.work_daily_minutes]
    daily += [most for one in tighter if (most := one.get("daily_minutes"))]
    continuous = [rest.get("continuous_minutes") or city.work_continuous_minutes]
    continuous += [most for one in tighter if (most := one.get("continuous_minutes"))]
    return Caps(
        daily_seconds=min(daily) * 60,
        continuous_seconds=None if rest.get("planned_breaks") else min(continuous) * 60,
        rest_seconds=(rest.get("rest_minutes") or city.work_rest_minutes) * 60,
    )


REFUSALS: Mapping[slots.Reason, type[Refusal] | None] = {
    "free": None,
    "busy": SlotTaken,
    "off": OffPlan,
    "too_far_before": OutOfReachBefore,
    "too_far_after": OutOfReachAfter,
    "too_far_home": OutOfReachHome,
    "too_far_to_home": HomeTooLate,
}
"""What is refused for which reason of the arithmetic."""


def rating_hundredths(rated: Rated) -> int | None:
    """The mean of all stars x 100; None before the first review."""
    if not rated.rating_count:
        return None
    return rated.rating_sum * 100 // rated.rating_count


def shown_distance_m(metres: float) -> int:
    """A distance as customers may see it: rounded up, so that no place can be worked out."""
    return max(1, -(-int(metres) // SHOWN_STEP_M)) * SHOWN_STEP_M
