"""Better plans: never worse, always to be carried out, the same for the same seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.algorithms.planning.days import HOUR, day, days, line
from tests.algorithms.planning.validator import faults

from doorstep.algorithms import planning


@given(problem=days(), seed=st.integers(0, 9))
@settings(deadline=None, max_examples=80)
def test_an_improved_plan_can_be_carried_out_and_is_no_worse(
    problem: planning.Problem, seed: int
) -> None:
    plan = planning.insert(problem)
    better = planning.improve(
        problem, plan, cpu_seconds=60, seed=seed, engine="pyvrp", iterations=30
    )
    assert faults(problem, better) == []
    assert planning.cost(problem, better).total <= planning.cost(problem, plan).total


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = day(3, workers=6, visits=24, rules=["several", "preferred"])
    first, second = (
        planning.improve(problem, cpu_seconds=60, seed=5, engine="pyvrp", iterations=60)
        for _ in range(2)
    )
    assert first.routes() == second.routes()


def test_a_detour_is_removed() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2, 3, 4, 5], 60, [[]] * 4)
    problem = planning.problem(line(0, 1000, 10, 990, 20, 980), shifts, tasks)
    plan = planning.schedule(problem, [[1, 0], [3, 2]])
    assert plan is not None
    better = planning.improve(problem, plan, cpu_seconds=60, engine="pyvrp", iterations=200)
    assert planning.cost(problem, better).total == 80


def test_a_pinned_start_and_a_pinned_worker_stay() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks(
        [2, 3], 60, [[], []], pinned_shift=[1, planning.NONE], pinned_start=[planning.FREE, 7200]
    )
    problem = planning.problem(line(0, 5000, 10, 20), shifts, tasks)
    plan = planning.improve(problem, cpu_seconds=60, engine="pyvrp", iterations=100)
    assert plan.shift_of()[0] == 1
    assert plan.start[1] == 7200


def test_the_second_window_of_a_visit_is_used_when_it_saves_a_way() -> None:
    shifts = planning.shifts([0], 0, 10 * HOUR)
    tasks = planning.tasks([1, 2, 1], 60, [[(0, 600), (5000, 6000)], [(900, 1500)], [(5000, 6000)]])
    problem = planning.problem(line(0, 400, -300), shifts, tasks)
    plan = planning.improve(problem, cpu_seconds=60, engine="pyvrp", iterations=200)
    assert planning.cost(problem, plan).total == 1400
    assert plan.routes()[0][0] == 1


def test_a_preferred_worker_is_worth_a_detour_up_to_its_weight() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2, 2], 60, [[], []], visit=[0, 1])
    preferred = np.array([[False, True], [False, False]])
    weights = planning.Weights(preference=500)
    for far, liked in ((200, True), (2000, False)):
        problem = planning.problem(
            line(0, far, 10), shifts, tasks, preferred=preferred, weights=weights
        )
        plan = planning.improve(problem, cpu_seconds=60, engine="pyvrp", iterations=200)
        assert int(plan.shift_of()[0]) == (1 if liked else 0)


def test_a_large_day_is_improved_part_by_part() -> None:
    problem = day(11, workers=90, visits=400, rules=["breaks", "buffers", "crews"])
    plan = planning.insert(problem)
    better = planning.improve(problem, plan, cpu_seconds=60, engine="pyvrp", iterations=5)
    assert faults(problem, better) == []
    assert planning.cost(problem, better).total < planning.cost(problem, plan).total


def test_an_engine_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="no engine"):
        planning.improve(day(1), cpu_seconds=1, engine="magic")  # type: ignore[arg-type]


def test_without_an_engine_the_first_plan_is_the_answer() -> None:
    problem = day(5)
    plan = planning.improve(problem, cpu_seconds=60, engine="none")
    assert plan.routes() == planning.insert(problem).routes()


def test_vroom_gives_a_plan_that_can_be_carried_out() -> None:
    problem = day(4, workers=6, visits=24, rules=["breaks", "loads", "several", "buffers"])
    plan = planning.insert(problem)
    better = planning.improve(problem, plan, cpu_seconds=0.5, engine="vroom")
    assert faults(problem, better) == []
    assert planning.cost(problem, better).total <= planning.cost(problem, plan).total


def test_a_day_with_crews_and_soft_windows_goes_to_the_search() -> None:
    problem = day(9, workers=5, visits=12, rules=["crews", "soft", "breaks"])
    plan = planning.insert(problem)
    better = planning.improve(problem, plan, cpu_seconds=60, iterations=500)
    assert faults(problem, better) == []
    assert planning.cost(problem, better).total <= planning.cost(problem, plan).total


def test_a_break_whose_window_is_over_is_no_obstacle() -> None:
    shifts = planning.shifts([0], 20_000, 60_000, break_seconds=1800, break_closes=15_000)
    tasks = planning.tasks([1, 2], 600, [[(30_000, 31_000)], [(40_000, 41_000)]])
    problem = planning.problem(line(0, 100, 900), shifts, tasks)
    plan = planning.insert(problem)
    better = planning.improve(problem, plan, cpu_seconds=0.2, seed=1, engine="pyvrp")
    assert len(better.unassigned) == 0
