"""Timing and pricing of routes that are given, worked out by hand."""

import numpy as np
import pytest
from tests.algorithms.planning.days import line
from tests.algorithms.planning.validator import faults

from doorstep.algorithms import planning


def plan_of(problem: planning.Problem, routes: list[list[int]], **more: object) -> planning.Plan:
    plan = planning.schedule(problem, routes, **more)  # type: ignore[arg-type]
    assert plan is not None
    return plan


def test_every_part_of_a_price_by_hand() -> None:
    shifts = planning.shifts(
        [0], 0, 1000, overtime_seconds_max=500, overtime_cost=3, fixed_cost=70, break_seconds=60,
        break_opens=5000, break_closes=6000, break_cost=11,
    )  # fmt: skip
    tasks = planning.tasks(
        [1, 2, 2],
        [100, 200, 50],
        [[(0, 50)], [(700, 800)], []],
        hard=False,
        lateness_cost=2,
        required=[True, True, False],
        drop_cost=[0, 0, 900],
    )
    problem = planning.problem(
        line(0, 60, 160),
        shifts,
        tasks,
        distance_m=np.asarray(line(0, 60, 160)) * 7,
        preferred=np.array([[False], [True], [False]]),
        weights=planning.Weights(
            travel=5, distance=1, highest_lateness=13, waiting=4, idle=6, fairness=1
        ),
    )
    plan = plan_of(problem, [[0, 1]])
    costs = planning.cost(problem, plan)
    assert plan.start.tolist() == [60, 700, planning.FREE]
    assert costs == planning.Costs(
        travel=5 * 320,
        distance=7 * 320,
        fixed=70,
        lateness=2 * 10,
        highest_lateness=13 * 10,
        waiting=4 * (700 - 160 - 100),
        overtime=3 * 60,
        idle=6 * (1060 - 300 - 320),
        preference=0,
        left_out=900,
        missed_breaks=11,
        fairness=0,
        faults=0,
    )
    assert faults(problem, plan) == []


def test_a_window_may_be_met_at_the_end_of_a_task() -> None:
    shifts = planning.shifts([0], 0, 1000)
    tasks = planning.tasks([1], 100, [[(0, 150)]], hard=False, lateness_cost=1)
    at_start = planning.problem(line(0, 80), shifts, tasks)
    at_end = planning.problem(line(0, 80), shifts, tasks, met_at_end=True)
    assert planning.cost(at_start, plan_of(at_start, [[0]])).lateness == 0
    assert planning.cost(at_end, plan_of(at_end, [[0]])).lateness == 30


def test_who_comes_between_two_windows_waits_for_the_second() -> None:
    shifts = planning.shifts([0], 0, 1000)
    tasks = planning.tasks([1], 10, [[(0, 20), (300, 400)]])
    problem = planning.problem(line(0, 80), shifts, tasks)
    assert plan_of(problem, [[0]]).start.tolist() == [300]


def test_the_second_of_two_linked_tasks_holds_back_the_first() -> None:
    shifts = planning.shifts([0, 0], 0, 5000)
    tasks = planning.tasks([1, 1, 2], 100, [[], [], [(1000, 1200)]])
    links = planning.ties([(0, 1, 300, 400, True)])
    problem = planning.problem(line(0, 50, 50), shifts, tasks, links=links)
    plan = plan_of(problem, [[0], [2, 1]])
    assert plan.start.tolist() == [700, 1100, 1000]
    assert faults(problem, plan) == []


def test_routes_that_wait_for_each_other_in_a_circle_have_no_times() -> None:
    shifts = planning.shifts([0, 0], 0, 5000)
    tasks = planning.tasks([1, 1, 2, 2], 100, [[], [], [], []])
    links = planning.ties([(0, 1, 0, 0, True), (2, 3, 0, 0, True)])
    problem = planning.problem(line(0, 50, 150), shifts, tasks, links=links)
    assert planning.schedule(problem, [[0, 2], [3, 1]]) is None


def test_a_break_lies_where_it_harms_least() -> None:
    shifts = planning.shifts(
        [0], 0, 5000, break_seconds=300, break_opens=0, break_closes=5000, break_hard=True
    )
    tasks = planning.tasks([1, 1, 1], 100, [[(0, 60)], [(150, 200)], [(900, 950)]])
    problem = planning.problem(line(0, 50), shifts, tasks)
    plan = plan_of(problem, [[0, 1, 2]])
    assert planning.cost(problem, plan).faults == 0
    assert 250 <= plan.break_start[0] <= 600 or plan.break_start[0] >= 1000


def test_a_break_is_placed_where_it_is_asked_to_be() -> None:
    shifts = planning.shifts([0], 0, 5000, break_seconds=300, break_opens=400, break_closes=900)
    tasks = planning.tasks([1, 2], 100, [[], []])
    problem = planning.problem(line(0, 50, 650), shifts, tasks, break_only_before_task=True)
    assert plan_of(problem, [[0, 1]], break_before=[1]).break_start.tolist() == [planning.FREE]
    assert plan_of(problem, [[0, 1]], break_before=[0]).break_start.tolist() == [400]
    anywhere = planning.problem(line(0, 50, 650), shifts, tasks)
    assert plan_of(anywhere, [[0, 1]], break_before=[1]).break_start.tolist() == [600]


def test_a_day_that_ends_at_the_last_visit_has_no_way_home() -> None:
    shifts = planning.shifts([0], 0, 400, end_place=planning.NONE)
    tasks = planning.tasks([1], 100, [[]])
    problem = planning.problem(line(0, 300), shifts, tasks)
    plan = plan_of(problem, [[0]])
    assert planning.cost(problem, plan).travel == 300
    assert faults(problem, plan) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: planning.tasks([0], 60, [[(5, 9), (7, 12)]]),
        lambda: planning.tasks([0], 60, [[(9, 5)]]),
        lambda: planning.problem(
            [[0, 1]], planning.shifts([0], 0, 1), planning.tasks([0], 1, [[]])
        ),
        lambda: planning.problem([[0]], planning.shifts([0], 0, 1), planning.tasks([3], 1, [[]])),
        lambda: planning.shifts([0], 0, 1, skills=[True]),
    ],
)
def test_what_does_not_fit_together_is_refused(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]
