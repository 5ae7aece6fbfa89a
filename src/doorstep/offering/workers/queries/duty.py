"""Everybody on duty in a city as arrays, and which of several needs each of them meets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import FloatArray, IntArray
from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Licence, Skill, Worker
from doorstep.offering.workers.queries.asking import _can, _idle_seconds, _places
from doorstep.offering.workers.queries.calendars import CityDay, People, load, rest_of
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

    `given_today`: seconds of today's visits. `fits`: skilled, licensed and the seller's own;
    `meets`: free for so long and rested as well. `position_age_seconds` is -1 where the last
    visit's place or the home stands in; grade 0 is the lowest; the rating is x 100.
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
    fits: BoolArray
    meets: BoolArray


def is_anybody_on_duty_unscoped(city_id: int) -> bool:
    """Whether anybody of a city is on duty; for rhythms, before there is an act."""
    return bool(Worker.objects.filter(city_id=city_id, on_duty=True).exists())


def on_duty(act: Act, needs: Sequence[DutyNeed], *, at: datetime) -> OnDuty:
    """Who is on duty with the city's licences, and whether each meets each need: skilled,
    licensed, the seller's own, free at a moment for so long, and rested.

    Five statements, whatever the needs and the workers are.  Refuses with NoCityPack.
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
    skills = _codes(Skill.objects.of(act), ids, "code")
    licences = _codes(_valid(act, on.day), ids, "kind")
    fits = np.zeros((len(people), len(needs)), dtype=np.bool_)
    meets = np.zeros_like(fits)
    for column, need in enumerate(needs):
        rest: Mapping[str, Any] = {"planned_breaks": need.planned_breaks}
        if need.service_id is not None:
            rest = rest_of(catalog.service(act, need.service_id))
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
        fits=fits,
        meets=meets,
    )


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
