"""Everybody on duty in a city as arrays, and which of several needs each of them meets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil, floor
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import slots
from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import FloatArray, IntArray
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import positions, rules
from doorstep.offering.workers.models import Licence, Skill, Worker
from doorstep.offering.workers.queries.calendars import (
    Calendars,
    CityDay,
    People,
    load,
    rest_of,
)
from doorstep.offering.workers.queries.people import able

UNRATED = 450


@dataclass(frozen=True, slots=True)
class DutyNeed:
    """What an order for now needs: skills, licences, seller, so many minutes, and its breaks.

    With the service all that its trade says of rest counts, as it does when time is held.
    """

    skills: tuple[str, ...]
    licences: tuple[str, ...]
    merchant_id: UUID | None
    minutes: int
    planned_breaks: bool = False
    service_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """m workers on duty, row by row in every array; `fits` and `meets` are m x needs.

    `next_start`: seconds from the moment asked about until the time, with its buffers, that each
    holds next, at `next_lat`, `next_lng`; FAR for nothing. `given_today`: seconds of today's
    visits. `fits`: skilled, licensed and the seller's own; `meets`: free for so long and rested as
    well. `position_age_seconds` is -1 where the last visit's place or the home stands in; grade 0
    is the lowest; the rating is x 100.
    """

    worker_ids: tuple[UUID, ...]
    lat: FloatArray
    lng: FloatArray
    position_age_seconds: IntArray
    rating_hundredths: IntArray
    grade: IntArray
    idle_seconds: IntArray
    orders_today: IntArray
    given_today: IntArray
    next_start: IntArray
    next_lat: FloatArray
    next_lng: FloatArray
    fits: BoolArray
    meets: BoolArray


def is_anybody_on_duty_unscoped(city_id: int) -> bool:
    """Whether anybody of a city is on duty; for rhythms, before there is an act."""
    return bool(Worker.objects.filter(city_id=city_id, on_duty=True).exists())


def on_duty(act: Act, needs: Sequence[DutyNeed], *, at: datetime) -> OnDuty:
    """Who is on duty with the city's licences, and whether each meets each need: skilled,
    licensed, the seller's own, free at a moment for so long, and rested.

    Six statements, whatever the needs and the workers are.  Refuses with NotFound, NoCityPack.
    """
    on = CityDay(act, at=at)
    rows = able(act, skills=(), licences=on.city.licences, day=on.day).filter(on_duty=True)
    people: list[Worker] = list(rows.order_by("id"))
    ids = [one.id for one in people]
    calendars = load(act, on, People.of_workers(people), planned=False)
    lat, lng, age = _places(act, calendars)
    held = calendars.held
    of_today = (held.begins >= 0) & (held.begins < rules.DAY_SECONDS)
    today = held.worker[of_today]
    given = np.bincount(today, (held.stops - held.begins)[of_today], minlength=len(people))
    services = _services(act, needs)
    skills = _codes(Skill.objects.of(act), ids, "code")
    licences = _codes(_valid(act, on.day), ids, "kind")
    fits = np.zeros((len(people), len(needs)), dtype=np.bool_)
    meets = np.zeros_like(fits)
    for column, need in enumerate(needs):
        rest: Mapping[str, Any] = {"planned_breaks": need.planned_breaks}
        if need.service_id is not None:
            rest = rest_of(services[need.service_id])
        fits[:, column] = [
            one.merchant_id == need.merchant_id
            and skills[one.id] >= {*need.skills}
            and licences[one.id] >= {*need.licences}
            for one in people
        ]
        meets[:, column] = fits[:, column] & _can(calendars, rest, at, need.minutes)
    return OnDuty(
        worker_ids=tuple(ids),
        lat=lat,
        lng=lng,
        position_age_seconds=_whole(age),
        rating_hundredths=_whole([rules.rating_hundredths(one) or UNRATED for one in people]),
        grade=_whole([rules.GRADES.index(one.grade) for one in people]),
        idle_seconds=_whole([_idle_seconds(act, one) for one in people]),
        orders_today=np.bincount(today, minlength=len(people)),
        given_today=_whole(given),
        **_next(calendars, floor(on.seconds(at))),
        fits=fits,
        meets=meets,
    )


def _services(act: Act, needs: Sequence[DutyNeed]) -> Mapping[UUID, Service]:
    ids = frozenset(one.service_id for one in needs if one.service_id is not None)
    found = catalog.services_by_id(act, ids) if ids else {}
    if len(found) < len(ids):
        raise NotFound
    return found


def _next(calendars: Calendars, now: int) -> dict[str, Any]:
    """What each holds next after a second of the day."""
    held, people = calendars.held, calendars.people
    start = np.full(len(people.ids), slots.FAR)
    lat, lng = people.lat.copy(), people.lng.copy()
    # From the last to the first, so that the first is what stays.
    ahead = np.flatnonzero(held.is_live & (held.start >= now))[::-1]
    whose = held.worker[ahead]
    start[whose] = held.start[ahead] - now
    lat[whose], lng[whose] = held.lat[ahead], held.lng[ahead]
    return {"next_start": start, "next_lat": lat, "next_lng": lng}


def _can(calendars: Calendars, rest: Mapping[str, Any], at: datetime, minutes: int) -> BoolArray:
    """Who holds nothing else at a time, and would not work too long."""
    on, held = calendars.on, calendars.held
    begin = floor(on.seconds(at))
    end = ceil(on.seconds(at)) + minutes * 60
    fine = calendars.rested(rest, _whole([begin]), end - begin)[:, 0]
    fine[held.worker[held.is_live & (held.start < end) & (held.end > begin)]] = False
    return fine


def _places(
    act: Act, calendars: Calendars
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Where each is, and for how many seconds that is known; -1: the last visit or the home."""
    people, held, now = calendars.people, calendars.held, calendars.on.seconds(act.at)
    lat, lng, age = people.lat.copy(), people.lng.copy(), np.full(len(people.ids), -1)
    begun = held.begins <= now
    # Rows are in the order of time, so the last one written is the last visit.
    lat[held.worker[begun]], lng[held.worker[begun]] = held.lat[begun], held.lng[begun]
    since = act.at - timedelta(minutes=rules.POSITION_KEPT_MINUTES)
    seen = positions.read(act, people.ids, since)
    for row, worker_id in enumerate(people.ids):
        if worker_id in seen:
            one = seen[worker_id]
            lat[row], lng[row] = one.lat, one.lng
            age[row] = max(0, int((act.at - one.taken_at).total_seconds()))
    return lat, lng, age


def _idle_seconds(act: Act, one: Worker) -> int:
    since = max(filter(None, (one.duty_since_at, one.last_busy_at)), default=act.at)
    return max(0, int((act.at - since).total_seconds()))


def _valid(act: Act, day: date) -> CityQuerySet:
    return Licence.objects.of(act).filter(expires_on__gte=day)


def _codes(rows: CityQuerySet, ids: Sequence[UUID], name: str) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    live = rows.filter(worker_id__in=ids, ended_at__isnull=True)
    for worker_id, code in live.values_list("worker_id", name):
        found[worker_id].add(code)
    return found


def _whole(values: Any) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)
