"""Why not this time: what stands against a start, how many could come at all, what is near it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries.calendars import CityDay
from doorstep.offering.workers.queries.fitting import Wanted, refusals_of, span_of_service
from doorstep.offering.workers.queries.free import (
    Ready,
    Wish,
    free_starts,
    get_ready,
    in_reach,
    needed,
)
from doorstep.offering.workers.queries.people import able

DAYS_LOOKED_AHEAD = 3


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer to "why not this time?".

    `could_come` have what the service asks for and live near enough; `reasons` counts by the code
    of a refusal what the others lack, and those who could come; `before` and `after` are the
    nearest times that are free. Nobody's name or place is in it.
    """

    is_free: bool
    could_come: int
    needed: int
    reasons: dict[str, int]
    before: datetime | None = None
    after: datetime | None = None


def why_not(act: Act, wish: Wish, starts_at: datetime) -> WhyNot:
    """Why a visit cannot begin at a time, by the tests of `free_starts`.

    Refuses with NotFound, NoCityPack.
    """
    ready = get_ready(act, wish, CityDay(act, at=starts_at))
    could_come, crew = len(ready.calendars.people.ids), ready.service.crew
    failing = _outside(act, ready, starts_at)
    if ready.chosen == -1:
        failing = Counter({_why_never(act, wish, ready).code(): 1})
    elif not failing:
        found = _one_by_one(ready, wish, starts_at)
        alone = None if ready.chosen is None else found[ready.chosen]
        against = found if alone is None else [alone]
        failing = Counter(one.code() for one in against if one is not None)
        if alone is None and sum(one is None for one in found) >= crew:
            return WhyNot(True, could_come, crew, dict(failing))
    if ready.chosen is None:
        failing.update(_unlicensed(act, wish, ready))
    before, after = _nearest(act, wish, ready, starts_at)
    return WhyNot(False, could_come, crew, dict(failing), before, after)


def _one_by_one(ready: Ready, wish: Wish, starts_at: datetime) -> list[type[Refusal] | None]:
    service, ends_at = ready.service, starts_at + timedelta(minutes=wish.minutes)
    wanted = Wanted(service.id, starts_at, ends_at, wish.lat, wish.lng)
    span = span_of_service(service, starts_at, ends_at)
    return refusals_of(ready.calendars, service, wanted, span)


def _outside(act: Act, ready: Ready, starts_at: datetime) -> Counter[str]:
    """Too soon or too far ahead for everybody."""
    opens, closes = ready.on.bookable(act.at)
    if opens <= starts_at <= closes:
        return Counter()
    outside = rules.TooSoon if starts_at < opens else rules.TooFarAhead
    return Counter({outside.code(): len(ready.calendars.people.ids)})


def _unlicensed(act: Act, wish: Wish, ready: Ready) -> Counter[str]:
    """Those near enough with the skill who lack a licence that is valid on the day."""
    has = needed(ready.on, ready.service)
    if not has["licences"]:
        return Counter()
    skilled = in_reach(able(act, **has | {"licences": ()}), wish, ready.service.radius_m)
    without = len(skilled.ids) - len(ready.calendars.people.ids)
    return Counter({rules.NotLicensed.code(): without} if without else {})


def _why_never(act: Act, wish: Wish, ready: Ready) -> type[Refusal]:
    chosen = Worker.objects.of(act).filter(id=wish.worker_id)
    if wish.worker_id in wish.but or not chosen.filter(state=rules.ACTIVE).exists():
        return rules.NotWorking
    has = able(act, **needed(ready.on, ready.service)).filter(id=wish.worker_id)
    return rules.TooFarAway if has.exists() else rules.NotLicensed


def _nearest(
    act: Act, wish: Wish, ready: Ready, starts_at: datetime
) -> tuple[datetime | None, datetime | None]:
    """The last free time before and the first after, on the same day or soon after it."""
    if not ready.calendars.people.ids or ready.chosen == -1:
        return None, None
    of_day = [one.starts_at for one in free_starts(act, wish, ready.on.day)]
    before = max((one for one in of_day if one < starts_at), default=None)
    after = min((one for one in of_day if one > starts_at), default=None)
    for shift in range(1, DAYS_LOOKED_AHEAD + 1):
        if after is not None:
            break
        later = free_starts(act, wish, ready.on.day + timedelta(days=shift))
        after = later[0].starts_at if later else None
    return before, after
