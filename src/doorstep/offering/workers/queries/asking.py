"""Who on duty may be asked for instant work, as arrays, and whom customers may choose from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import positions, rules
from doorstep.offering.workers.models import SlotHold, Worker
from doorstep.offering.workers.queries.calendars import CityDay, live_or_done
from doorstep.offering.workers.queries.free import ANY, Wish, free_starts, workers_by_id
from doorstep.offering.workers.queries.people import able

LOOK_BACK_HOURS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """Workers who may be asked for a visit, row by row in every array, the nearest first.

    `position_age_seconds` is -1 where no fresh position is known and the last visit's place or
    the home area stands in; grade 0 is the lowest; rating is x 100, 0 unrated counts as 450.
    """

    worker_ids: tuple[UUID, ...]
    merchant_ids: tuple[UUID | None, ...]
    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    distance_m: NDArray[np.float64]
    position_age_seconds: NDArray[np.int64]
    rating_hundredths: NDArray[np.int64]
    grade: NDArray[np.int64]
    idle_seconds: NDArray[np.int64]
    orders_today: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ShownWorker:
    """A worker as customers see one: no home, no exact distance, a rating once there is one."""

    worker_id: UUID
    merchant_id: UUID | None
    name: str
    about: str
    photo_file_id: UUID | None
    grade: str
    rating_hundredths: int | None
    rating_count: int
    visits_done: int
    distance_m: int
    next_free_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Place:
    lat: float
    lng: float
    age_seconds: int


def candidates(
    act: Act,
    *,
    skills: Sequence[str],
    licences: Sequence[str],
    lat: float,
    lng: float,
    radius_m: int,
    at: datetime,
    minutes: int = 60,
    merchant_id: UUID | Literal["any"] | None = ANY,
    planned_breaks: bool = False,
) -> Asked:
    """Who on duty has the skills and licences, is free and rested, and is near; four statements.

    `at` is when the visit would begin; `minutes` how long it takes. Refuses with NoCityPack.
    """
    on = CityDay(act, at=at)
    needed = sorted({*licences, *on.city.licences})
    rows = able(act, skills=skills, licences=needed, day=on.day).filter(on_duty=True)
    if merchant_id != ANY:
        rows = rows.filter(merchant_id=merchant_id)
    people = list(rows.order_by("id"))
    holds = _holds(act, on, [one.id for one in people])
    since = act.at - timedelta(minutes=rules.POSITION_KEPT_MINUTES)
    seen = positions.read(act, [one.id for one in people], since)
    begin, end = floor(on.seconds(at)), ceil(on.seconds(at)) + minutes * 60
    free = [
        one
        for one in people
        if _is_free(on, holds[one.id], begin, end, planned_breaks=planned_breaks)
    ]
    places = [_place(act, one, holds[one.id], seen.get(one.id)) for one in free]
    place_lat = np.array([place.lat for place in places], dtype=np.float64)
    place_lng = np.array([place.lng for place in places], dtype=np.float64)
    away = haversine_m(place_lat, place_lng, lat, lng)
    near = [int(i) for i in np.argsort(away, kind="stable") if away[i] <= radius_m]
    chosen = [free[i] for i in near]
    return Asked(
        worker_ids=tuple(one.id for one in chosen),
        merchant_ids=tuple(one.merchant_id for one in chosen),
        lat=place_lat[near],
        lng=place_lng[near],
        distance_m=away[near],
        position_age_seconds=_whole([places[i].age_seconds for i in near]),
        rating_hundredths=_whole([rules.rating_hundredths(one) or 450 for one in chosen]),
        grade=_whole([rules.GRADES.index(one.grade) for one in chosen]),
        idle_seconds=_whole([_idle_seconds(act, one) for one in chosen]),
        orders_today=_whole([_orders_today(on, holds[one.id]) for one in chosen]),
    )


def shown_to_customers(
    act: Act, wish: Wish, *, days: int = 3, limit: int = 30
) -> list[ShownWorker]:
    """Workers a customer may choose from, soonest free first, with rounded distances.

    Refuses with NotFound, NoCityPack.
    """
    first = areas.facts(act).day_of(act.at)
    next_free: dict[UUID, datetime] = {}
    for shift in range(days):
        for start in free_starts(act, wish, first + timedelta(days=shift)):
            for worker_id in start.worker_ids:
                next_free.setdefault(worker_id, start.starts_at)
    people = workers_by_id(act, list(next_free))
    shown = [
        ShownWorker(
            worker_id=one.id,
            merchant_id=one.merchant_id,
            name=one.name,
            about=one.about,
            photo_file_id=one.photo_file_id,
            grade=one.grade,
            rating_hundredths=rules.rating_hundredths(one),
            rating_count=one.rating_count,
            visits_done=one.visits_done,
            distance_m=rules.shown_distance_m(
                float(
                    haversine_m(
                        round(one.home_lat, rules.SHOWN_DECIMALS),
                        round(one.home_lng, rules.SHOWN_DECIMALS),
                        wish.lat,
                        wish.lng,
                    )
                )
            ),
            next_free_at=next_free[one.id],
        )
        for one in people.values()
    ]
    shown.sort(key=lambda one: (one.next_free_at, one.distance_m, one.worker_id))
    return shown[:limit]


def _holds(act: Act, on: CityDay, worker_ids: Sequence[UUID]) -> dict[UUID, list[SlotHold]]:
    """The holds around now, ended ones of today as well: they tell where somebody worked."""
    around = (on.moment(-LOOK_BACK_HOURS * 3600), on.moment(2 * rules.DAY_SECONDS))
    rows = live_or_done(act, worker_ids, *around)
    found: dict[UUID, list[SlotHold]] = defaultdict(list)
    for row in rows.order_by("starts_at"):
        found[row.worker_id].append(row)
    return found


def _is_free(
    on: CityDay, holds: Sequence[SlotHold], begin: int, end: int, *, planned_breaks: bool
) -> bool:
    spans = [
        (floor(on.seconds(one.span.lower)), ceil(on.seconds(one.span.upper)))
        for one in holds
        if one.ended_at is None
    ]
    if any(start < end and begin < stop for start, stop in spans):
        return False
    today = [one for one in holds if 0 <= on.seconds(one.starts_at) < rules.DAY_SECONDS]
    worked = sum(one.worked_seconds() for one in today)
    if worked + end - begin > on.city.work_daily_minutes * 60:
        return False
    if planned_breaks:
        return True
    visits = [(floor(on.seconds(one.starts_at)), ceil(on.seconds(one.stops_at()))) for one in holds]
    run = rules.continuous_seconds(visits, begin, on.city.work_rest_minutes * 60)
    return run < on.city.work_continuous_minutes * 60


def _place(
    act: Act, one: Worker, holds: Sequence[SlotHold], seen: positions.Position | None
) -> _Place:
    if seen is not None:
        age = max(0, int((act.at - seen.taken_at).total_seconds()))
        return _Place(seen.lat, seen.lng, age)
    before = [hold for hold in holds if hold.starts_at <= act.at]
    if before:
        return _Place(before[-1].lat, before[-1].lng, -1)
    return _Place(one.home_lat, one.home_lng, -1)


def _idle_seconds(act: Act, one: Worker) -> int:
    since = max(filter(None, (one.duty_since_at, one.last_busy_at)), default=act.at)
    return max(0, int((act.at - since).total_seconds()))


def _orders_today(on: CityDay, holds: Sequence[SlotHold]) -> int:
    return sum(1 for one in holds if 0 <= on.seconds(one.starts_at) < rules.DAY_SECONDS)


def _whole(values: Sequence[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)
