"""The one question how long ways take in a city, and what is known for the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q

from doorstep.algorithms.travel import (
    Factor,
    Grid,
    Learned,
    Measured,
    RoadTime,
    TableTimes,
    TravelTime,
)
from doorstep.kernel.act import Act
from doorstep.kernel.memory import reference, remembered
from doorstep.offering.areas import rules
from doorstep.offering.areas.models import CityPack, RoadWay, TravelFactor, TravelLesson
from doorstep.offering.areas.queries import places

BAKED_SECONDS = 3600.0
"""What was learned never changes under its id; this only bounds what a process holds."""


@dataclass(frozen=True, slots=True)
class TravelKnown:
    """What the city's travel times rest on, and how old it is; None where there is none yet."""

    learned_at: datetime | None
    learned_trips: int
    ways_wanted: int
    ways_fresh: int
    oldest_way_at: datetime | None
    newest_way_at: datetime | None
    engine: str


def travel(act: Act, at: datetime | None = None) -> TravelTime:
    """How long ways take in this city at a moment: the one answer for every room.

    What the city's own trips taught, else the straight line of the pack, for each way corrected by
    what a road engine measured lately.  Nobody outside is asked here.  Refuses with NoCityPack.
    """
    moment = at or act.at
    lesson = _lesson_at(act, moment)
    pack = places.pack_at(act, moment) if lesson is None else lesson.pack
    stamp = _stamp(act)
    day = (moment - rules.WAY_FRESH).date()
    return _baked(act.city_id, pack.id, lesson.id if lesson else None, stamp, day)


@remembered(BAKED_SECONDS)
def _baked(
    city_id: int, pack_id: UUID, lesson_id: UUID | None, stamp: object, fresh_from: date
) -> TravelTime:
    """A travel time made ready for asking, as long as nothing that it rests on is new."""
    city = places.facts_of(CityPack.objects.get(city_id=city_id, id=pack_id))
    travel: RoadTime = city.supposed_travel()
    if lesson_id is not None:
        travel = _learned(city_id, lesson_id, city)
    ways = RoadWay.objects.filter(
        city_id=city_id, measured_at__date__gte=fresh_from, seconds__isnull=False
    )
    for grid, measured in _by_grid(ways).items():
        travel = TableTimes.of(travel, grid, measured, is_taught=lesson_id is not None)
    return travel


def _learned(city_id: int, lesson_id: UUID, city: rules.CityFacts) -> Learned:
    lesson = TravelLesson.objects.get(city_id=city_id, id=lesson_id)
    rows = TravelFactor.objects.filter(city_id=city_id, lesson_id=lesson_id)
    factors = [
        Factor(None if row is None else (row, column), band, factor_bp / 10_000, trips)
        for row, column, band, factor_bp, trips in rows.values_list(
            "row", "column", "band", "factor_bp", "trips"
        )
    ]
    grid = Grid(lesson.reference_lat, lesson.cell_m)
    return Learned.of(city.supposed_travel(), grid, factors, setup_seconds=lesson.setup_seconds)


def _by_grid(ways: Iterable[RoadWay]) -> dict[Grid, list[Measured]]:
    found: dict[Grid, list[Measured]] = {}
    for way in ways:
        measured = Measured(
            (way.origin_row, way.origin_column),
            (way.row, way.column),
            way.seconds or 0,
            way.depart_seconds,
        )
        found.setdefault(Grid(way.reference_lat, way.cell_m), []).append(measured)
    return found


def travel_known(act: Act) -> TravelKnown:
    """What the city's travel times rest on, and how old it is."""
    lesson = _lesson_at(act, act.at)
    is_fresh = Q(measured_at__gte=act.at - rules.WAY_FRESH, seconds__isnull=False)
    found = RoadWay.objects.of(act).aggregate(
        wanted=Count("id", filter=Q(is_wanted=True)),
        fresh=Count("id", filter=is_fresh),
        oldest=Min("measured_at", filter=is_fresh),
        newest=Max("measured_at", filter=is_fresh),
        engine=Max("engine", filter=is_fresh),
    )
    return TravelKnown(
        learned_at=lesson.valid_from if lesson else None,
        learned_trips=lesson.trips if lesson else 0,
        ways_wanted=found["wanted"],
        ways_fresh=found["fresh"],
        oldest_way_at=found["oldest"],
        newest_way_at=found["newest"],
        engine=found["engine"] or "",
    )


def is_lesson_due(act: Act) -> bool:
    """Whether it is time for a city that has a pack to learn from its trips."""
    try:
        city = places.facts(act)
    except rules.NoCityPack:
        return False
    return rules.is_lesson_due(_newest_lesson(act), act.at, city)


def stale_ways(act: Act, most: int) -> list[RoadWay]:
    """The ways from one cell, at most so many, that an engine is asked about next."""
    rows = RoadWay.objects.of(act).filter(is_wanted=True)
    stale = rows.filter(Q(measured_at__isnull=True) | Q(measured_at__lt=act.at - rules.WAY_AGES))
    ordered = stale.order_by(F("measured_at").asc(nulls_first=True), "-trips", "id")
    first = ordered.first()
    if first is None:
        return []
    beside = ordered.filter(
        reference_lat=first.reference_lat,
        cell_m=first.cell_m,
        origin_row=first.origin_row,
        origin_column=first.origin_column,
    )
    return list(beside[:most])


def _lesson_at(act: Act, moment: datetime) -> TravelLesson | None:
    """What had been learned at a moment, as long as its factors are kept."""
    return next((one for one in _lessons(act) if one.valid_from <= moment), None)


@reference
def _lessons(act: Act) -> list[TravelLesson]:
    rows = TravelLesson.objects.of(act).filter(trips__gt=0).select_related("pack")
    return list(rows.order_by("-valid_from", "-id")[: rules.FACTORS_KEPT.days])


@reference
def _newest_lesson(act: Act) -> datetime | None:
    found: datetime | None = TravelLesson.objects.of(act).aggregate(at=Max("valid_from"))["at"]
    return found


@reference
def _stamp(act: Act) -> tuple[int, datetime | None]:
    """Changes whenever a way was measured."""
    found = RoadWay.objects.of(act).aggregate(count=Count("seconds"), newest=Max("measured_at"))
    return found["count"], found["newest"]
