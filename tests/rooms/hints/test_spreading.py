"""The platform spreads the idle of a trade as the policy lab does, from the same numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.algorithms import matching
from doorstep.algorithms.simulating import Scene, Settings, frozen
from doorstep.algorithms.simulating.batch import spread
from doorstep.algorithms.simulating.demand import Forecast
from doorstep.visits.dispatch import rules as dispatch
from doorstep.visits.hints import rules

CELLS, CELL_M, SKILLS = 4, 2_000.0, 3
NOON = 12 * 3_600.0


def scene_of(world: object, x_m: np.ndarray, y_m: np.ndarray, skills: np.ndarray) -> Scene:
    """Idle workers in the lab's world, and nothing else."""
    m = len(x_m)
    nobody = np.zeros(m, dtype=np.int64)
    fields = {
        "world": world,
        "now": NOON,
        "worker": np.arange(m),
        "worker_x_m": x_m,
        "worker_y_m": y_m,
        "skills": skills,
    }
    left = [name for name in Scene.__dataclass_fields__ if name not in fields]
    return Scene(**fields, **dict.fromkeys(left, nobody))


def forecast_of(expected: np.ndarray) -> Forecast:
    """The same expectation at every hour."""
    middle = (np.arange(CELLS) + 0.5) * CELL_M
    hourly = np.broadcast_to(expected, (24, *expected.shape)).copy()
    return Forecast(CELLS, CELL_M, np.tile(middle, CELLS), np.repeat(middle, CELLS), hourly)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), workers=st.integers(1, 40))
def test_both_lead_the_same_people_to_the_same_places(seed: int, workers: int) -> None:
    chance = np.random.default_rng(seed)
    world = frozen()
    x_m, y_m = chance.uniform(0, CELLS * CELL_M, (2, workers))
    skills = np.eye(SKILLS, dtype=np.bool_)[chance.integers(0, SKILLS, workers)]
    expected = chance.poisson(0.8, (SKILLS, CELLS * CELLS)).astype(float)
    forecast = forecast_of(expected)
    lat, lng = world.to_map(x_m, y_m)
    middles = world.to_map(forecast.x_m, forecast.y_m)
    everybody = np.ones(workers, dtype=np.bool_)
    idle = rules.Idle(lat, lng, forecast.zone_of(x_m, y_m), skills, everybody)

    played = spread(scene_of(world, x_m, y_m, skills), forecast, Settings())
    moves = rules.spread(idle, rules.Demand(*middles, expected), at_most=Settings().hints_at_most)

    ours = {(one.row, forecast.x_m[one.zone], forecast.y_m[one.zone]) for one in moves}
    labs = set(zip(played.worker.tolist(), played.x_m, played.y_m, strict=True))
    assert len({one.row for one in moves}) == len(moves)
    assert ours == labs


def test_the_lab_plays_the_pace_and_reach_that_a_city_begins_with() -> None:
    played, runs = Settings(), dispatch.Policy()

    assert (played.hint_seconds, played.hints_at_most) == (runs.hint_seconds, runs.hints_at_most)
    assert played.hint_reach_m == matching.HINT_REACH_M


def test_nobody_hears_two_and_who_may_not_be_told_still_counts() -> None:
    lat, lng = np.array([30.0, 30.0, 30.0]), np.array([120.0, 120.0, 120.0])
    meets = np.ones((3, 2), dtype=np.bool_)
    demand = rules.Demand(
        np.array([30.0, 30.02]), np.array([120.0, 120.0]), np.array([[0.0, 2.0], [0.0, 1.0]])
    )
    movable = np.array([True, False, False])
    moves = rules.spread(
        rules.Idle(lat, lng, np.zeros(3, dtype=np.int64), meets, movable), demand, at_most=10
    )

    assert [(one.row, one.need, one.zone) for one in moves] == [(0, 0, 1)]
    assert (moves[0].waiting, moves[0].here_waiting) == (0, 3)
    assert moves[0].distance_m == pytest.approx(2_224, abs=5)
