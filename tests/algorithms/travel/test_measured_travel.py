"""Travel times on a small road graph with a river in it: measured by an engine, or learned."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from doorstep.algorithms import travel
from doorstep.algorithms.travel import (
    Grid,
    Learned,
    Measured,
    Place,
    StraightLine,
    TableTimes,
    Trips,
)

CENTER = Place(20.03, 110.33)
GRID = Grid.around(CENTER)
PRIOR = StraightLine(1.3, tuple(4.0 if hour in (7, 8, 17, 18) else 5.0 for hour in range(24)))
NOON = 12 * 3600
STREET_M, SIDE = 500.0, 33


class Roads:
    """Streets in a square net of 16 km, cut by a river with one bridge at the northern end."""

    def __init__(self, slow_west: float = 1.0) -> None:
        """West of the middle a street takes so many times as long."""
        index = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
        east, west = index[:, 1:], index[:, :-1]
        across = np.ones(east.shape, bool)
        across[: SIDE - 2, SIDE // 2] = False
        north, south = index[1:], index[:-1]
        ends = np.concatenate([west[across], south.ravel()])
        others = np.concatenate([east[across], north.ravel()])
        count = SIDE * SIDE
        lengths = STREET_M * np.where(ends % SIDE < SIDE // 2, slow_west, 1.0)
        streets = csr_array((lengths, (ends, others)), shape=(count, count))
        self.road_m = dijkstra(streets, directed=False)

    def seconds(self, lat, lng, lat_b, lng_b) -> np.ndarray:
        """The seconds at five metres a second on the quickest way."""
        return self.road_m[self._corner(lat, lng), self._corner(lat_b, lng_b)] / 5.0

    def _corner(self, lat, lng) -> np.ndarray:
        east, north = travel.to_local_m(lat, lng, CENTER)
        column = np.clip(np.rint(np.asarray(east) / STREET_M + SIDE // 2), 0, SIDE - 1)
        row = np.clip(np.rint(np.asarray(north) / STREET_M + SIDE // 2), 0, SIDE - 1)
        return (row * SIDE + column).astype(np.int64)


@pytest.fixture(scope="module")
def roads() -> Roads:
    return Roads()


def _measured(roads: Roads) -> list[Measured]:
    """What an engine says of all pairs of cells of the town."""
    row, column = GRID.cell(CENTER)
    cells = [(row + down, column + across) for down in range(-3, 4) for across in range(-3, 4)]
    middles = {cell: GRID.center(*cell) for cell in cells}
    return [
        Measured(a, b, int(roads.seconds(*_at(middles[a]), *_at(middles[b]))), NOON)
        for a in cells
        for b in cells
    ]


def _at(place: Place) -> tuple[float, float]:
    return place.lat, place.lng


def _ways(count: int = 2_000, seed: int = 8) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    east, north = rng.uniform(-6_000, 6_000, (2, 2, count))
    lat, lng = travel.from_local_m(east, north, CENTER)
    far = travel.haversine_m(lat[0], lng[0], lat[1], lng[1]) > 2_500
    return lat[0][far], lng[0][far], lat[1][far], lng[1][far]


def test_the_river_is_known_from_the_engine_and_not_from_the_straight_line(roads: Roads) -> None:
    way = TableTimes.of(PRIOR, GRID, _measured(roads))
    ways = _ways()
    truth = np.maximum(roads.seconds(*ways), 1)
    told, supposed = way.seconds_many(*ways, NOON), PRIOR.seconds_many(*ways, NOON)

    def error(seconds: np.ndarray) -> float:
        return float(np.mean(np.abs(seconds - truth) / truth))

    assert error(told) < 0.65 * error(supposed)


def test_between_middles_the_engine_is_repeated_and_the_hour_still_counts(roads: Roads) -> None:
    measured = _measured(roads)[10]
    way = TableTimes.of(PRIOR, GRID, [measured])
    start, end = GRID.center(*measured.origin), GRID.center(*measured.destination)

    assert way.seconds(start, end, NOON) == pytest.approx(measured.seconds, abs=1)
    assert way.seconds(start, end, 8 * 3600) == pytest.approx(measured.seconds * 5 / 4, abs=2)
    assert way.seconds(end, start, NOON) == PRIOR.seconds(end, start, NOON)


def test_where_nothing_was_measured_what_stands_behind_answers() -> None:
    row, column = GRID.cell(CENTER)
    inside = Measured((row, column), (row, column), 5_000, NOON)
    stray = Measured((row, column), (row + 5_000, column), 5_000, NOON)
    ways = _ways(300)

    for measured in ([], [inside], [stray]):
        way = TableTimes.of(PRIOR, GRID, measured)
        assert way.seconds_many(*ways, NOON).tolist() == PRIOR.seconds_many(*ways, NOON).tolist()


def test_one_wild_answer_is_held_within_reason(roads: Roads) -> None:
    row, column = GRID.cell(CENTER)
    way = TableTimes.of(PRIOR, GRID, [Measured((row, column), (row + 2, column), 900_000, NOON)])
    start, end = GRID.center(row, column), GRID.center(row + 2, column)

    assert way.seconds(start, end, NOON) <= 4 * PRIOR.seconds(start, end, NOON) + 1


def test_trips_teach_where_and_when_it_is_slow_and_an_engine_adds_the_river() -> None:
    """An engine that knows neither hours nor slow streets, and is too quick, still helps."""
    roads, bare = Roads(slow_west=1.8), Roads()
    rng = np.random.default_rng(3)

    def truth(ways: tuple[np.ndarray, ...], hour: np.ndarray) -> np.ndarray:
        rush = np.where(np.isin(hour, (9, 10)), 1.5, 1.0)
        return np.maximum(roads.seconds(*ways), 60) * rush

    ways = _ways(6_000, seed=4)
    hour = rng.integers(8, 20, len(ways[0]))
    seconds = np.ceil(truth(ways, hour) * rng.lognormal(0, 0.2, len(hour))).astype(np.int64)
    trips = Trips(*ways, hour * 3600, seconds, rng.integers(0, 30, len(hour)))
    lesson = travel.learn(trips, PRIOR, GRID)
    learned = Learned.of(PRIOR, GRID, lesson.factors, setup_seconds=lesson.setup_seconds)
    asked = _ways(3_000, seed=5)
    when = rng.integers(8, 20, len(asked[0]))

    def error(way: travel.TravelTime) -> float:
        told, true = way.seconds_many(*asked, when * 3600), truth(asked, when)
        return float(np.mean(np.abs(told - true) / true))

    hasty = [replace(one, seconds=round(one.seconds * 0.7)) for one in _measured(bare)]
    with_engine = TableTimes.of(learned, GRID, hasty, is_taught=True)

    assert error(learned) < 0.75 * error(PRIOR)
    assert error(with_engine) < 0.8 * error(learned)
