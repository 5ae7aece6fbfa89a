"""Made-up working days of a city: homes, lunch breaks and visits that can be reached in turn."""

from functools import cache

import numpy as np

from benchmarks.slots.forward import Shift, Stop, Way, Where, go, wait
from doorstep.algorithms import slots
from doorstep.algorithms.travel import IntArray, Place, StraightLine

OPENS, CLOSES = 8 * 3600, 20 * 3600
STARTS: IntArray = np.arange(OPENS, CLOSES, 1800)
SOUTH, WEST, SIDE = 30.2, 120.1, 0.15
STEADY = StraightLine(speed_mps_by_hour=(5.0,) * 24)
ROAD = StraightLine()


def way_of(travel: StraightLine) -> Way:
    """The way between two places by the hour of leaving, remembered."""

    @cache
    def known(origin: Where, destination: Where, hour: int) -> int:
        return travel.seconds(Place(*origin), Place(*destination), hour * 3600)

    return lambda origin, destination, depart: known(origin, destination, depart // 3600 % 24)


def somewhere(chance: np.random.Generator) -> Where:
    """A place of the city."""
    lat, lng = chance.random(2) * SIDE
    return SOUTH + float(lat), WEST + float(lng)


def shift(chance: np.random.Generator, way: Way, *, window_seconds: int = 0) -> Shift:
    """A worker's day, full or quiet, in which every visit is reached with some time to spare."""
    noon = int(chance.integers(11 * 3600, 13 * 3600))
    breaks, home = ((noon, noon + 2400),), somewhere(chance)
    spare, stops = int(chance.choice((600, 2400, 7200))), list[Stop]()
    moment, where = OPENS, home
    while True:
        following, length = somewhere(chance), int(chance.integers(40, 120)) * 60
        arrival = go(moment, way(where, following, moment), breaks)
        first = wait(arrival + int(chance.exponential(spare)), length, breaks)
        last = first + (int(chance.integers(0, window_seconds)) if window_seconds else 0)
        ends = first + length
        if go(ends, way(following, home, ends), breaks) > CLOSES:
            return Shift(OPENS, CLOSES, home, breaks, tuple(stops))
        stops.append(Stop(first, last, length, following))
        moment, where = ends, following


def packed(many: list[Shift]) -> tuple[slots.Shifts, slots.Visits]:
    """The same days as arrays."""
    stops = [stop for one in many for stop in one.stops]
    pauses = np.array([one.breaks for one in many], dtype=np.int64)
    return (
        slots.Shifts(
            workers=len(many),
            worker=np.arange(len(many)),
            opens=np.array([one.opens for one in many]),
            closes=np.array([one.closes for one in many]),
            home_lat=np.array([one.home[0] for one in many]),
            home_lng=np.array([one.home[1] for one in many]),
            break_start=pauses[:, :, 0],
            break_end=pauses[:, :, 1],
        ),
        slots.Visits(
            ptr=np.cumsum([0, *(len(one.stops) for one in many)]),
            first=np.array([one.first for one in stops], dtype=np.int64),
            last=np.array([one.last for one in stops], dtype=np.int64),
            length=np.array([one.length for one in stops], dtype=np.int64),
            lat=np.array([one.where[0] for one in stops]),
            lng=np.array([one.where[1] for one in stops]),
        ),
    )


def a_plan(workers: int, *, seed: int, travel: StraightLine = ROAD) -> slots.Plan:
    """A city's day as the house keeps it: from home and back, lunch breaks, promised moments."""
    chance, way = np.random.default_rng(seed), way_of(travel)
    many = [shift(chance, way) for _ in range(workers)]
    return slots.make_plan(*packed(many), travel, from_home=True, home_by_end=True)


def a_need(chance: np.random.Generator) -> slots.Need:
    """A visit of an hour or two somewhere."""
    return slots.Need(Place(*somewhere(chance)), int(chance.integers(60, 120)) * 60)
