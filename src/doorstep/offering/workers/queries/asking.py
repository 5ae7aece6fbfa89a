"""Who on duty may be asked for instant work, as arrays, and whom customers may choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import Any, Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import positions, rules
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries.calendars import Calendars, CityDay, People, load
from doorstep.offering.workers.queries.free import ANY, Wish, free_starts
from doorstep.offering.workers.queries.people import able, workers_by_id


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
    homes = People.of_workers(people)
    calendars = load(act, on, homes, planned=False)
    place_lat, place_lng, age = _places(act, calendars)
    away = haversine_m(place_lat, place_lng, lat, lng)
    can = _can(calendars, {"planned_breaks": planned_breaks}, at, minutes) & (away <= radius_m)
    near = np.argsort(away, kind="stable")
    near = near[can[near]]
    chosen = [people[i] for i in near]
    held = calendars.held
    today = held.worker[(held.begins >= 0) & (held.begins < rules.DAY_SECONDS)]
    return Asked(
        worker_ids=tuple(one.id for one in chosen),
        merchant_ids=tuple(one.merchant_id for one in chosen),
        lat=place_lat[near],
        lng=place_lng[near],
        distance_m=away[near],
        position_age_seconds=age[near],
        rating_hundredths=_whole([rules.rating_hundredths(one) or 450 for one in chosen]),
        grade=_whole([rules.GRADES.index(one.grade) for one in chosen]),
        idle_seconds=_whole([_idle_seconds(act, one) for one in chosen]),
        orders_today=np.bincount(today, minlength=len(people))[near],
    )


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


def _idle_seconds(act: Act, one: Worker) -> int:
    since = max(filter(None, (one.duty_since_at, one.last_busy_at)), default=act.at)
    return max(0, int((act.at - since).total_seconds()))


def _whole(values: Sequence[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)
