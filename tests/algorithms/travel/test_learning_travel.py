"""What trips teach of travel times: true speeds come out, outliers do not, few people stay out."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.algorithms import travel
from doorstep.algorithms.travel import Factor, Grid, Learned, Place, StraightLine, Trips

CENTER = Place(30.25, 120.15)
GRID = Grid.around(CENTER)
PRIOR = StraightLine(1.3, (5.0,) * 24)
HOURS = np.array([0.0] * 7 + [2.0, 3.0, 1.0, 1, 2, 2, 1, 1, 1, 2, 3, 3, 2, 1, 1, 0, 0])
HIDDEN = np.where(np.isin(np.arange(24), (7, 8, 17, 18)), 1.5, 1.0)


class Town:
    """A town whose true speeds nobody was told: slow in the middle, slower still at the rush."""

    def __init__(self, seed: int, people: int = 40) -> None:
        self.rng = np.random.default_rng(seed)
        self.people = people

    def slowness(self, lat: np.ndarray, lng: np.ndarray, hour: np.ndarray) -> np.ndarray:
        """How many times the supposed time a metre takes here and now."""
        east, north = travel.to_local_m(lat, lng, CENTER)
        middle = np.exp(-(east**2 + north**2) / (2 * 4_000.0**2))
        river = np.where((east > 0) & (east < 2_000), 0.4, 0.0)
        return (0.8 + 0.7 * middle + river) * HIDDEN[hour]

    def true_seconds(self, trips: Trips) -> np.ndarray:
        """The way's seconds, added up over fifty steps of it, and a minute and a half of doors."""
        hour = trips.start_seconds // 3600 % 24
        road_m = travel.haversine_m(trips.origin_lat, trips.origin_lng, trips.lat, trips.lng) * 1.3
        steps = (np.arange(50) + 0.5) / 50
        slow = np.mean(
            [
                self.slowness(
                    trips.origin_lat + at * (trips.lat - trips.origin_lat),
                    trips.origin_lng + at * (trips.lng - trips.origin_lng),
                    hour,
                )
                for at in steps
            ],
            axis=0,
        )
        return road_m / 5.0 * slow + 90

    def trips(self, count: int, *, noise: float = 0.2, spoilt: float = 0.0) -> Trips:
        """Ways of a normal month, as phones would report them."""
        rng = self.rng
        lat, lng = travel.from_local_m(*(rng.normal(0, 5_000, (2, count))), CENTER)
        far = rng.uniform(800, 8_000, count), rng.uniform(0, 2 * np.pi, count)
        north, east = far[0] * np.sin(far[1]) / 111_000, far[0] * np.cos(far[1]) / 96_000
        hour = rng.choice(24, count, p=HOURS / HOURS.sum())
        trips = Trips(
            lat,
            lng,
            lat + north,
            lng + east,
            hour * 3600 + rng.integers(0, 3600, count),
            np.zeros(count, np.int64),
            rng.integers(0, self.people, count),
        )
        seconds = self.true_seconds(trips) * rng.lognormal(0, noise, count)
        seconds[rng.random(count) < spoilt] *= 4.5
        return replace(trips, seconds=np.ceil(seconds).astype(np.int64))


def _error(town: Town, way: travel.TravelTime, seed: int = 99) -> float:
    """The mean share by which a travel time misses the truth, over fresh ways."""
    asked = Town(seed).trips(3_000)
    told = way.seconds_many(
        asked.origin_lat, asked.origin_lng, asked.lat, asked.lng, asked.start_seconds
    )
    truth = town.true_seconds(asked)
    return float(np.mean(np.abs(told - truth) / truth))


def _taught(trips: Trips) -> Learned:
    lesson = travel.learn(trips, PRIOR, GRID)
    return Learned.of(PRIOR, GRID, lesson.factors, setup_seconds=lesson.setup_seconds)


@pytest.mark.parametrize(("count", "left"), [(500, 0.55), (5_000, 0.35), (20_000, 0.30)])
def test_a_month_of_trips_takes_most_of_the_error_away(count: int, left: float) -> None:
    town = Town(1)

    assert _error(town, _taught(town.trips(count))) < left * _error(town, PRIOR)


def test_forgotten_taps_hardly_matter() -> None:
    clean = _error(Town(2), _taught(Town(2).trips(5_000)))
    spoilt = _error(Town(2), _taught(Town(2).trips(5_000, spoilt=0.05)))

    assert spoilt < clean + 0.03


def test_nothing_is_learned_from_few_trips_or_few_people() -> None:
    town = Town(3)
    few, alone = town.trips(4), Town(3, people=2).trips(3_000)

    assert travel.learn(few, PRIOR, GRID).factors == ()
    assert travel.learn(alone, PRIOR, GRID).factors == ()
    assert travel.busiest(alone, GRID, 100) == []


def test_every_factor_rests_on_five_trips_of_three_people() -> None:
    trips = Town(4, people=12).trips(400)
    lesson = travel.learn(trips, PRIOR, GRID)

    assert lesson.trips <= 400
    assert min(one.trips for one in lesson.factors) >= 5
    assert any(one.cell is not None and one.band is not None for one in lesson.factors)


def test_one_person_alone_in_a_cell_leaves_it_to_the_ring_around() -> None:
    town = Town(5)
    trips = town.trips(4_000)
    lonely = GRID.cell(CENTER)
    passes = np.zeros(len(trips), bool)
    for part in (0.125, 0.375, 0.625, 0.875):
        lat = trips.origin_lat + part * (trips.lat - trips.origin_lat)
        lng = trips.origin_lng + part * (trips.lng - trips.origin_lng)
        passes |= (GRID.rows(lat) == lonely[0]) & (GRID.columns(lng) == lonely[1])
    alone = replace(trips, worker=np.where(passes, 7, trips.worker))
    lesson = travel.learn(alone, PRIOR, GRID)
    learned = Learned.of(PRIOR, GRID, lesson.factors)
    around = [
        learned.table[learned.window.of_places(*_middle(lonely, down, across)), 3]
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
        if (down, across) != (0, 0)
    ]

    assert all(one.cell != lonely for one in lesson.factors)
    assert learned.table[learned.window.of_places(CENTER.lat, CENTER.lng), 3] == pytest.approx(
        np.mean(around)
    )


def _middle(cell: travel.Cell, down: int, across: int) -> tuple[float, float]:
    place = GRID.center(cell[0] + down, cell[1] + across)
    return place.lat, place.lng


def test_what_is_not_known_of_a_cell_is_asked_further_and_further_out() -> None:
    cell = GRID.cell(CENTER)
    factors = [
        Factor(None, None, 1.2, 90),
        Factor(None, 1, 1.5, 30),
        Factor(cell, None, 2.0, 20),
        Factor(cell, 3, 3.0, 10),
    ]
    learned = Learned.of(PRIOR, GRID, factors)

    def slow(lat: float, hour: int) -> float:
        place, beside = Place(lat, CENTER.lng), Place(lat, CENTER.lng + 0.0005)
        supposed = PRIOR.on_the_road(place.lat, place.lng, beside.lat, beside.lng, hour * 3600)
        road = learned.on_the_road(place.lat, place.lng, beside.lat, beside.lng, hour * 3600)
        return round(float(road / supposed), 6)

    assert slow(CENTER.lat, 12) == 3.0  # the cell in this band
    assert slow(CENTER.lat, 10) == 2.0  # the cell
    assert slow(CENTER.lat, 8) == 2.3  # the cell, and how much slower the city is in this band
    assert slow(CENTER.lat + 0.018, 12) == 3.0  # the ring around it
    assert slow(CENTER.lat + 0.1, 8) == 1.5  # the city in this band
    assert slow(CENTER.lat + 0.1, 12) == 1.2  # the city
    assert Learned.of(PRIOR, GRID, []).seconds(CENTER, Place(30.3, 120.2), 0) == PRIOR.seconds(
        CENTER, Place(30.3, 120.2), 0
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 300))
def test_learned_times_stay_within_reason_whatever_the_trips(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    ends = CENTER.lat + rng.normal(0, 0.1, (2, count)), CENTER.lng + rng.normal(0, 0.1, (2, count))
    trips = Trips(
        ends[0][0],
        ends[1][0],
        ends[0][1],
        ends[1][1],
        rng.integers(-90_000, 200_000, count),
        rng.integers(0, 20_000, count),
        rng.integers(0, 5, count),
    )
    lesson = travel.learn(trips, PRIOR, GRID)
    way = Learned.of(PRIOR, GRID, lesson.factors, setup_seconds=lesson.setup_seconds)
    supposed = PRIOR.seconds_many(ends[0][0], ends[1][0], ends[0][1], ends[1][1], 0)
    told = way.seconds_many(ends[0][0], ends[1][0], ends[0][1], ends[1][1], 0)

    assert 0 <= lesson.setup_seconds <= 600
    assert np.all(told >= 0.3 * supposed - 1)
    assert np.all(told <= 4 * supposed + 601)


def test_many_ways_agree_with_one_at_a_time() -> None:
    way = _taught(Town(6).trips(2_000))
    rng = np.random.default_rng(6)
    lat, lng = CENTER.lat + rng.normal(0, 0.1, 60), CENTER.lng + rng.normal(0, 0.1, 60)
    depart = rng.integers(-90_000, 200_000, 60)
    many = way.seconds_many(lat, lng, CENTER.lat, CENTER.lng, depart)
    one_by_one = [
        way.seconds(Place(float(a), float(b)), CENTER, int(t))
        for a, b, t in zip(lat, lng, depart, strict=True)
    ]
    table = way.seconds_many(lat[:, None], lng[:, None], CENTER.lat, CENTER.lng, depart[None, :])

    assert many.tolist() == one_by_one
    assert np.diagonal(table).tolist() == one_by_one


def test_the_busiest_pairs_come_first_and_lead_from_one_cell_to_another() -> None:
    trips = Town(7).trips(6_000)
    pairs = travel.busiest(trips, GRID, 20)

    assert len(pairs) == 20
    assert [count for *_, count in pairs] == sorted((count for *_, count in pairs), reverse=True)
    assert all(origin != destination for origin, destination, _ in pairs)
