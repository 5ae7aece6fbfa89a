"""The made-up city: the same from the same seed, on served ground, lively at the right hours."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from shapely.geometry import LineString, Point, Polygon, shape

from doorstep.algorithms import checkdigits
from doorstep_simulator import papers
from doorstep_simulator.demo import CREW
from doorstep_simulator.world import demand, people, scenery, town, words
from doorstep_simulator.world.geojson import geojson, of
from doorstep_simulator.world.ground import distance_m, metres_of
from doorstep_simulator.world.travel import ride

PACKS = Path(__file__).parents[2] / "packs"
PACK = json.loads((PACKS / "cities" / "yunhe.json").read_text(encoding="utf-8"))
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


def test_the_demo_has_somebody_for_every_trade_and_sixteen_who_may_race_for_one_order() -> None:
    crew = people.citizens(TOWN, CREW)
    trades = [one.kit.trade for one in crew]
    cleaners = [one for one in crew if "cleaning.deep" in one.kit.skills]

    assert set(trades) == set(demand.HABITS) == {one.trade for one in people.CITY_KITS}
    assert {one.trade for one in people.CITY_KITS} <= set(trades[:24])
    assert sum(one.crew == people.PLATFORM for one in cleaners) >= 16
    firms = [people.FIRMS[one.kit.trade] for one in crew if one.crew == people.MERCHANT]
    assert all(firm in firms for firm in people.ALL_FIRMS)
    for trade in set(trades):
        assert any(one.crew == people.PLATFORM for one in crew if one.kit.trade == trade), trade


def test_what_the_city_wants_and_can_is_in_the_packs() -> None:
    packs = [
        json.loads(path.read_text(encoding="utf-8")) for path in (PACKS / "trades").glob("*.json")
    ]
    sold = {pack["code"]: {one["code"]: one for one in pack["services"]} for pack in packs}
    for kit in people.CITY_KITS:
        for code in demand.HABITS[kit.trade].services:
            service = sold[kit.trade][code]
            assert set(service["skills"]) <= set(kit.skills), code
            assert set(service["licences"]) <= set(kit.licences), code


def test_every_trade_is_wanted_at_its_own_hours() -> None:
    wishes = [
        one for number in range(20) for one in demand.city_day(TOWN, orders=110, number=number)
    ]
    by_trade = {trade: Counter[int]() for trade in demand.HABITS}
    for wish in wishes:
        for trade, habit in demand.HABITS.items():
            if wish.service in habit.services:
                by_trade[trade][int(wish.minute // 60)] += 1

    assert all(counted.total() > 50 for counted in by_trade.values())
    evening = {trade: sum(c[h] for h in range(18, 22)) / c.total() for trade, c in by_trade.items()}
    assert evening[people.MASSAGE] > evening[people.ELDERS] + 0.1


def test_what_people_write_fits_the_trade_and_the_stars() -> None:
    rng = np.random.default_rng(3)
    for trade in demand.HABITS:
        glad = {words.review(trade, 5, rng)["text"] for _ in range(40)}
        so_so = {words.review(trade, 3, rng)["text"] for _ in range(40)}
        assert len(glad) >= 3, trade
        assert "" not in so_so
        assert not glad & so_so


def test_surnames_are_as_common_as_they_are() -> None:
    met = Counter(one.name[0] for one in people.customers(TOWN, 2_000))

    assert {name for name, _ in met.most_common(5)} == set("王李张刘陈")


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


def test_the_map_names_its_districts_parks_and_roads_and_stays_small() -> None:
    drawn = geojson(1)
    kinds = Counter(one["properties"]["kind"] for one in drawn["features"])
    roads = [one["properties"] for one in drawn["features"] if one["properties"]["kind"] == "road"]

    assert len(json.dumps(drawn, ensure_ascii=False).encode()) < 200_000
    assert kinds["district-name"] == len(TOWN.districts)
    assert kinds["park-name"] == kinds["park"]
    assert kinds["lake"] >= 2
    assert kinds["landmark"] >= 6
    assert {one["rank"] for one in roads} == {1, 2, 3, 4}
    assert all(one["name"] for one in roads if one["rank"] < 4)


def test_no_lane_runs_into_water_or_through_a_park() -> None:
    closed = [TOWN.river.buffer(town.RIVER_HALF_WIDTH_M), *(park for _, park in TOWN.parks)]

    found = scenery.lanes(TOWN)

    assert len(found) > 100
    wet = [lane for lane in found if any(lane.intersection(one).length > 1 for one in closed)]
    assert not wet
