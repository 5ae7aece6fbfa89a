"""The world that judges policies stays as it was frozen, and is a world that makes sense."""

import hashlib
import json

import numpy as np
import pytest

from doorstep.algorithms.simulating import world as worlds

DIGEST = "1467814ec68c9390ebe733089b9a2575de89c910f962270d12606d569b912167"


def test_the_judge_is_the_one_that_was_frozen() -> None:
    assert hashlib.sha256(worlds.FROZEN.read_bytes()).hexdigest() == DIGEST


def test_willingness_falls_with_the_way_through_its_two_points() -> None:
    world = worlds.frozen()
    accepts = world.accepts(np.array([0.0, 600.0, 1_200.0, 2_400.0]))

    assert accepts[1:3] == pytest.approx([0.76, 0.60])
    assert (np.diff(accepts) < 0).all()


def test_the_usual_radius_grows_with_waiting_up_to_its_end() -> None:
    reach = worlds.frozen().radius_m(np.array([0.0, 100.0, 10_000.0]))

    assert reach.tolist() == [5_000, 6_500, 12_000]


def test_storms_slow_the_roads() -> None:
    world = worlds.frozen()
    way = np.array([3_000.0])

    dry, storm = (worlds.weather(world, sky).travel_seconds(way, 0) for sky in ("dry", "storm"))

    assert dry[0] == pytest.approx(120 + 3_000 * 1.3 / 5)
    assert storm[0] > dry[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("scattered_share", 0.5), ("skill_shares", [1.0]), ("last_order_seconds", 90_000)],
)
def test_a_world_that_makes_no_sense_is_not_read(name: str, value: object) -> None:
    fields = json.loads(worlds.FROZEN.read_text())

    with pytest.raises(ValueError, match=r"shares|length|ends"):
        worlds.read(json.dumps(fields | {name: value}))


def test_places_go_to_the_map_and_back() -> None:
    world = worlds.frozen()
    x_m, y_m = np.array([0.0, 9_000.0, 22_000.0]), np.array([22_000.0, 100.0, 11_000.0])

    assert np.allclose(world.to_plane(*world.to_map(x_m, y_m)), (x_m, y_m), atol=1e-6)
