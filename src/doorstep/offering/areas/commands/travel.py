"""Verbs of travel times: learn from finished trips, say which ways to measure, keep the answers."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.algorithms import travel
from doorstep.algorithms.travel import Cell, Grid, Place
from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.offering.areas import queries, rules
from doorstep.offering.areas.models import ROAD_WAY_KEY, RoadWay, TravelFactor, TravelLesson

MEASURE = "areas.measure_ways"


@command
def learn_travel(act: Act, *, trips: Sequence[rules.TripMade]) -> TravelLesson:
    """Learn from the city's finished trips how long ways take, in place of the last lesson.

    Only sums of five trips of three workers at least are kept, never a trip.  Too few trips make
    an empty lesson, which changes no travel time.  Refuses with NoCityPack.
    """
    pack, city = queries.pack_at(act), queries.facts(act)
    grid = Grid.around(Place(city.center_lat, city.center_lng))
    made = rules.trips_of(trips, city)
    lesson = travel.learn(
        made,
        city.supposed_travel(),
        grid,
        trips_min=rules.TRIPS_MIN,
        workers_min=rules.WORKERS_MIN,
    )
    row = TravelLesson.objects.create(
        city_id=act.city_id,
        pack=pack,
        reference_lat=grid.reference_lat,
        cell_m=grid.cell_m,
        setup_seconds=lesson.setup_seconds,
        trips=lesson.trips,
        valid_from=act.at,
    )
    TravelFactor.objects.bulk_create([_factor(row, one) for one in lesson.factors])
    _forget_factors(act)
    busy = travel.busiest(
        made,
        grid,
        rules.WAYS_MOST,
        trips_min=rules.TRIPS_MIN,
        workers_min=rules.WORKERS_MIN,
    )
    _want(act, grid, busy + _around(act, grid, city, {(a, b) for a, b, _ in busy}))
    return row


def _factor(lesson: TravelLesson, factor: travel.Factor) -> TravelFactor:
    row, column = factor.cell or (None, None)
    return TravelFactor(
        city_id=lesson.city_id,
        lesson=lesson,
        row=row,
        column=column,
        band=factor.band,
        factor_bp=round(factor.factor * 10_000),
        trips=factor.trips,
    )


def _forget_factors(act: Act) -> None:
    """Old figures are only good for asking about a past day; the lesson itself stays."""
    old = TravelLesson.objects.of(act).filter(valid_from__lt=act.at - rules.FACTORS_KEPT)
    ids = list(old.values_list("id", flat=True))
    TravelFactor.objects.of(act).filter(lesson_id__in=ids).delete()


def _around(
    act: Act, grid: Grid, city: rules.CityFacts, known: set[tuple[Cell, Cell]]
) -> list[tuple[Cell, Cell, int]]:
    """Ways between served cells near the centre, as many as are still wanted: for a new city."""
    row, column = grid.cell(Place(city.center_lat, city.center_lng))
    near = sorted(
        (
            (row + down, column + across)
            for down in range(-rules.AROUND_CELLS, rules.AROUND_CELLS + 1)
            for across in range(-rules.AROUND_CELLS, rules.AROUND_CELLS + 1)
        ),
        key=lambda cell: (cell[0] - row) ** 2 + (cell[1] - column) ** 2,
    )
    middles = {cell: grid.center(*cell) for cell in near}
    served = [cell for cell in near if queries.is_served(act, middles[cell].lat, middles[cell].lng)]
    pairs = [(a, b) for at, a in enumerate(served) for b in served[:at]]
    both = [pair for a, b in pairs for pair in ((a, b), (b, a)) if pair not in known]
    return [(a, b, 0) for a, b in both[: max(0, rules.WAYS_MOST - len(known))]]


def _want(act: Act, grid: Grid, pairs: Sequence[tuple[Cell, Cell, int]]) -> None:
    """Have an engine measure these ways and no others; what it said before stays until it ages."""
    RoadWay.objects.of(act).filter(is_wanted=True).update(is_wanted=False)
    RoadWay.objects.bulk_create(
        [
            RoadWay(
                city_id=act.city_id,
                reference_lat=grid.reference_lat,
                cell_m=grid.cell_m,
                origin_row=origin[0],
                origin_column=origin[1],
                row=destination[0],
                column=destination[1],
                trips=trips,
                is_wanted=True,
            )
            for origin, destination, trips in pairs
        ],
        update_conflicts=True,
        unique_fields=ROAD_WAY_KEY,
        update_fields=["trips", "is_wanted"],
    )


@command
def ask_engine(act: Act) -> bool:
    """Have the road engine asked about the next ways, if any are due."""
    if not queries.stale_ways(act, 1):
        return False
    queue.soon(act, MEASURE, key=MEASURE)
    return True


@command
def record_ways(
    act: Act,
    *,
    engine: str,
    answers: Sequence[rules.WayAsked],
    depart_seconds: int,
    measured_at: datetime,
) -> int:
    """Keep what an engine said of some ways, and have it asked about the next; answers how many."""
    by_id = {one.way_id: one for one in answers}
    ways = list(RoadWay.objects.of(act).lock().filter(id__in=list(by_id)))
    for way in ways:
        way.engine = engine
        way.seconds, way.metres = by_id[way.id].seconds, by_id[way.id].metres
        way.depart_seconds, way.measured_at = depart_seconds, measured_at
    fields = ["engine", "seconds", "metres", "depart_seconds", "measured_at"]
    RoadWay.objects.of(act).bulk_update(ways, fields)
    ask_engine(act)
    return len(ways)
