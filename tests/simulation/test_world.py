"""The made-up city: the same from the same seed, on served ground, lively at the right hours."""

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from shapely.geometry import LineString, Point, Polygon, shape

from doorstep.algorithms import checkdigits
from doorstep_simulator import papers
from doorstep_simulator.world import demand, people, town
from doorstep_simulator.world.geojson import geojson, of
from doorstep_simulator.world.ground import distance_m, metres_of
from doorstep_simulator.world.travel import ride

PACK = json.loads(
    (Path(__file__).parents[2] / "packs" / "cities" / "yunhe.json").read_text(encoding="utf-8")
)
SERVED: Polygon = shape(PACK["areas"][0]["polygon"])
TOWN = town.build(7)


def test_the_same_seed_builds_the_same_city_and_another_seed_another() -> None:
    assert geojson(7) == of(TOWN)
    assert geojson(8) != of(TOWN)


def test_everything_lies_in_the_served_area() -> None:
    for seed in (1, 2, 3):
        for feature in geojson(seed)["features"]:
            if feature["properties"]["kind"] != "river":
                assert SERVED.contains(shape(feature["geometry"])), feature["properties"]


def test_nobody_lives_in_the_river_or_twice_under_one_name() -> None:
    water = TOWN.river.buffer(town.RIVER_HALF_WIDTH_M)

    assert not [one for one in TOWN.communities if water.contains(Point(metres_of(one.spot)))]
    assert len({one.name for one in TOWN.communities}) == town.COMMUNITIES


def test_the_river_is_crossed_by_a_bridge() -> None:
    north = next(one for one in TOWN.communities if metres_of(one.spot)[1] > 3_000)
    south = next(one for one in TOWN.communities if metres_of(one.spot)[1] < -4_000)
    path = TOWN.path(north.spot, south.spot)
    bridge = Point(metres_of(path[1]))

    assert len(path) == 3
    assert min(bridge.distance(one) for one in TOWN.bridges) < 1
    assert LineString(TOWN.river.coords).distance(bridge) < 1


def test_a_ride_begins_here_ends_there_and_is_slower_in_the_rush() -> None:
    start, end = TOWN.communities[0].spot, TOWN.communities[50].spot
    leaves_at = datetime(2026, 3, 2, tzinfo=UTC)
    rush = ride(TOWN, start, end, leaves_at=leaves_at, hour=18)
    night = ride(TOWN, start, end, leaves_at=leaves_at, hour=2)

    assert distance_m(rush.where(leaves_at), start) < 1
    assert distance_m(rush.where(rush.arrives_at), end) < 1
    assert night.arrives_at < rush.arrives_at


def test_people_are_the_same_from_the_same_seed_and_every_trade_is_there() -> None:
    crew = people.workers(TOWN, 32)

    assert crew == people.workers(TOWN, 32)
    assert sum(one.crew == people.MERCHANT for one in crew) == 8
    assert {one.kit for one in crew[:5]} == set(people.KITS)


def test_a_day_has_its_peaks_at_ten_and_nineteen() -> None:
    minutes = demand.day_minutes(np.random.default_rng(1), 40_000)
    by_hour = np.bincount((minutes // 60).astype(int), minlength=24)

    assert by_hour[0:6].sum() == 0
    assert by_hour[10] == by_hour.max()
    assert by_hour[19] == by_hour[12:].max()
    assert by_hour[13] < by_hour[10] * 0.7


def test_a_day_of_wishes_is_drawn_before_anybody_acts() -> None:
    wishes = demand.day(TOWN, orders=200, number=3)

    assert wishes == demand.day(TOWN, orders=200, number=3)
    assert wishes != demand.day(TOWN, orders=200, number=4)
    assert [one.minute for one in wishes] == sorted(one.minute for one in wishes)
    assert {one.behaviour.way for one in wishes} == {"assign", "grab", "choose"}


def test_papers_pass_the_checks_of_the_house() -> None:
    rng = np.random.default_rng(3)
    for index in range(50):
        number = papers.id_number(rng, born_year=1980, is_woman=bool(index % 2))
        assert checkdigits.id_card_is_valid(number)
        assert checkdigits.credit_code_is_valid(papers.credit_code(rng))
        assert checkdigits.mobile_is_valid(papers.phone(index, side=1))
    assert papers.picture(1) != papers.picture(2)
