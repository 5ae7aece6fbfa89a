"""Who on duty is near a place, as anybody may know it: rounded distances, no pin and no home."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import Place, haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import queries as workers

NEAR_M = 5_000
SHOWN_MAX = 20
PLACE_DECIMALS = 2
"""A worker is somewhere in a square of about a kilometre: distances start from its middle."""
MINUTES_STEP = 5
"""Arrivals are said in steps, so that minutes tell no more than the rounded distance does."""


@dataclass(frozen=True, slots=True)
class Near:
    """A worker on duty near a place, and how far away in steps."""

    worker_id: UUID
    distance_m: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """The soonest that somebody of a trade could be there, in steps of minutes."""

    trade_code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Nearby:
    """Who is near, the nearest first, how many are, and the soonest arrival of each trade."""

    workers: list[Near]
    count: int
    arrivals: list[Arrival]


def nearby(act: Act, place: Place) -> Nearby:
    """Who on duty is near a place, by where they were seen lately; who was not seen is left out.

    The statements do not grow with the workers.  Refuses with NoCityPack.
    """
    sold = [one for one in catalog.services(act) if "now" in one.timings]
    needs = [_need(one) for one in sold]
    duty = workers.on_duty(act.as_system(), needs, at=act.at)
    seen = duty.position_age_seconds >= 0
    away = haversine_m(
        np.round(duty.lat, PLACE_DECIMALS), np.round(duty.lng, PLACE_DECIMALS), *_square(place)
    )
    near = np.flatnonzero(seen & (away <= NEAR_M))
    near = near[np.argsort(away[near], kind="stable")]
    return Nearby(
        workers=[
            Near(duty.worker_ids[row], workers.shown_distance_m(float(away[row])))
            for row in near[:SHOWN_MAX]
        ],
        count=len(near),
        arrivals=_arrivals(act, place, sold, duty, seen),
    )


def _square(place: Place) -> tuple[float, float]:
    return round(place.lat, PLACE_DECIMALS), round(place.lng, PLACE_DECIMALS)


def _need(one: Service) -> workers.DutyNeed:
    return workers.DutyNeed(
        skills=tuple(one.skills),
        licences=tuple(one.licences),
        merchant_id=None,
        minutes=catalog.least_minutes(one),
        service_id=one.id,
    )


def _arrivals(
    act: Act, place: Place, sold: Sequence[Service], duty: workers.OnDuty, seen: BoolArray
) -> list[Arrival]:
    """The soonest of each trade, whichever of its services can be had now."""
    leave = areas.facts(act).minute_of_day(act.at) * 60
    away = haversine_m(duty.lat, duty.lng, place.lat, place.lng)
    way = areas.travel(act).seconds_many(duty.lat, duty.lng, place.lat, place.lng, leave)
    soonest: dict[str, int] = {}
    for column, one in enumerate(sold):
        fits = duty.meets[:, column] & seen & (away <= (one.radius_m or np.inf))
        if fits.any():
            code, seconds = one.trade.code, int(way[fits].min())
            soonest[code] = min(seconds, soonest.get(code, seconds))
    return [
        Arrival(code, max(1, -(-seconds // (60 * MINUTES_STEP))) * MINUTES_STEP)
        for code, seconds in sorted(soonest.items())
    ]
