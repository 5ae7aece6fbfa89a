"""Map coordinates against published vectors, distances against known ones, and travel times."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import travel

# Vectors published with eviltransform. Its BD-09 vectors are left out: they were made with pi
# where Baidu's turn has 3000 pi / 180 (known upstream), and miss by up to 40 m.
SHANGHAI = ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215))
SHENZHEN = ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363))
BEIJING = ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657))
IN_CHINA = st.tuples(st.floats(18.0, 53.0), st.floats(74.0, 134.0))


@pytest.mark.parametrize(("wgs", "gcj"), [SHANGHAI, SHENZHEN, BEIJING])
def test_satellite_positions_land_where_chinese_maps_show_them(wgs, gcj):
    assert travel.wgs84_to_gcj02(*wgs) == pytest.approx(gcj, abs=1e-9)
    assert travel.gcj02_to_wgs84(*gcj) == pytest.approx(wgs, abs=1e-9)


def test_a_point_in_beijing_agrees_with_the_values_published_with_coordtransform():
    point = (39.915, 116.404)
    assert travel.wgs84_to_gcj02(*point) == pytest.approx(
        (39.91640428150164, 116.41024449916938), abs=1e-9
    )
    assert travel.gcj02_to_bd09(*point) == pytest.approx(
        (39.92133699351021, 116.41036949371029), abs=1e-9
    )
    assert travel.bd09_to_gcj02(*point) == pytest.approx(
        (39.90865673957631, 116.39762729119315), abs=2e-6
    )


@given(IN_CHINA)
def test_there_and_back_is_the_same_point(point):
    assert travel.gcj02_to_wgs84(*travel.wgs84_to_gcj02(*point)) == pytest.approx(point, abs=1e-9)
    assert travel.bd09_to_gcj02(*travel.gcj02_to_bd09(*point)) == pytest.approx(point, abs=1e-9)
    assert travel.bd09_to_wgs84(*travel.wgs84_to_bd09(*point)) == pytest.approx(point, abs=1e-9)


@pytest.mark.parametrize("point", [(48.85, 2.35), (0.0, 0.0), (-27.4698, 153.0251)])
def test_outside_china_nothing_moves(point):
    assert travel.wgs84_to_gcj02(*point) == point
    assert travel.gcj02_to_wgs84(*point) == point


def test_shanghai_to_beijing():
    origin, destination = travel.Place(*SHANGHAI[1]), travel.Place(*BEIJING[1])
    assert travel.distance_m(origin, destination) == pytest.approx(1_078_164, rel=0.002)


@given(IN_CHINA, IN_CHINA)
def test_distance_is_symmetric_and_not_negative(a, b):
    there, back = travel.haversine_m(*a, *b), travel.haversine_m(*b, *a)
    assert there == pytest.approx(back)
    assert there >= 0
    assert travel.haversine_m(*a, *a) == 0


def test_many_ways_agree_with_one_at_a_time():
    rng = np.random.default_rng(1)
    lat, lng = 30 + rng.random(50) / 5, 120 + rng.random(50) / 5
    depart = rng.integers(-90_000, 200_000, 50)
    way = travel.StraightLine(setup_seconds=60)
    many = way.seconds_many(lat, lng, 30.1, 120.1, depart)
    goal = travel.Place(30.1, 120.1)
    one_by_one = [
        way.seconds(travel.Place(float(a), float(b)), goal, int(t))
        for a, b, t in zip(lat, lng, depart, strict=True)
    ]
    assert many.tolist() == one_by_one


def test_the_speed_of_the_hour_counts_also_after_midnight():
    speeds = tuple(1.0 if hour == 8 else 2.0 for hour in range(24))
    way = travel.StraightLine(1.0, speeds)
    a, b = travel.Place(30.0, 120.0), travel.Place(30.01, 120.0)
    slow, fast = way.seconds(a, b, 8 * 3600), way.seconds(a, b, 9 * 3600)
    assert slow == pytest.approx(2 * fast, abs=2)
    assert way.seconds(a, b, (24 + 8) * 3600) == way.seconds(a, b, -16 * 3600) == slow


@pytest.mark.parametrize(
    "arguments", [(0.9,), (1.3, (5.0,) * 23), (1.3, (0.0,) * 24), (1.3, (5.0,) * 24, -1)]
)
def test_impossible_roads_are_refused(arguments):
    with pytest.raises(ValueError, match=r"travel needs|never shorter"):
        travel.StraightLine(*arguments)


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=20))
def test_many_points_are_turned_as_each_alone(points):
    lat, lng = np.array(points).T
    for many, one in (
        (travel.wgs84_to_gcj02_many, travel.wgs84_to_gcj02),
        (travel.gcj02_to_wgs84_many, travel.gcj02_to_wgs84),
        (travel.gcj02_to_bd09_many, travel.gcj02_to_bd09),
        (travel.bd09_to_gcj02_many, travel.bd09_to_gcj02),
    ):
        turned = np.stack(many(lat, lng), axis=1)
        alone = [one(float(a), float(b)) for a, b in points]
        assert turned == pytest.approx(np.array(alone), abs=1e-9)


def test_points_of_any_shape_keep_it():
    lat, lng = travel.wgs84_to_gcj02_many(np.full((3, 1), SHANGHAI[0][0]), SHANGHAI[0][1])
    assert lat.shape == lng.shape == (3, 1)
    assert (lat[2, 0], lng[2, 0]) == pytest.approx(SHANGHAI[1], abs=1e-9)


@given(IN_CHINA, st.floats(-20_000, 20_000), st.floats(-20_000, 20_000))
def test_local_metres_are_metres_and_lead_back(point, east_m, north_m):
    origin = travel.Place(*point)
    lat, lng = travel.from_local_m(east_m, north_m, origin)
    assert travel.to_local_m(lat, lng, origin) == (
        pytest.approx(east_m, abs=1e-3),
        pytest.approx(north_m, abs=1e-3),
    )
    away_m = travel.haversine_m(origin.lat, origin.lng, lat, lng)
    assert away_m == pytest.approx(np.hypot(east_m, north_m), rel=0.008, abs=1)


@given(IN_CHINA)
def test_a_cell_holds_its_places_and_is_about_two_kilometres_wide(point):
    place = travel.Place(*point)
    grid = travel.Grid.around(place)
    row, column = grid.cell(place)
    middle, beside = grid.center(row, column), grid.center(row, column + 1)
    above = grid.center(row + 1, column)
    assert grid.cell(middle) == (row, column)
    assert travel.distance_m(middle, above) == pytest.approx(2_000, rel=0.001)
    assert travel.distance_m(middle, beside) == pytest.approx(2_000, rel=0.05)
    assert travel.distance_m(place, middle) <= 1_500


def test_a_window_names_its_cells_and_no_others():
    grid = travel.Grid(30)
    cells = [(1700, 6600), (1702, 6601)]
    window = travel.Window.of(grid, cells)
    asked = [grid.center(row, column) for row in range(1698, 1705) for column in range(6598, 6604)]
    numbers = window.of_places([one.lat for one in asked], [one.lng for one in asked])
    expected = [cells.index(grid.cell(one)) if grid.cell(one) in cells else 2 for one in asked]
    assert numbers.tolist() == expected
    assert window.of_places(89.0, -179.0) == 2
    assert travel.Window.of(grid, []).of_places([30.0, -5.0], [120.0, 0.0]).tolist() == [0, 0]
