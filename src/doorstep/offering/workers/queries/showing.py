"""Whom customers may choose from, as they see them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms.travel import haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import rules
from doorstep.offering.workers.queries.free import Wish, free_starts
from doorstep.offering.workers.queries.people import workers_by_id


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
