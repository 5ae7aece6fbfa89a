"""First plans: carried out as written, every seat filled that can be, nothing torn apart."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.algorithms.planning.days import HOUR, day, days, line
from tests.algorithms.planning.validator import faults, price

from doorstep.algorithms import planning


def same_costs(problem: planning.Problem, plan: planning.Plan) -> None:
    costs = planning.cost(problem, plan)
    told = {name: getattr(costs, name) for name in costs.__slots__ if name != "faults"}
    assert {name: amount for name, amount in told.items() if amount} == {
        name: amount for name, amount in price(problem, plan).items() if amount
    }
    assert costs.total == sum(told.values())


@given(problem=days())
@settings(deadline=None, max_examples=150)
def test_a_first_plan_can_be_carried_out_and_costs_what_it_says(problem: planning.Problem) -> None:
    plan = planning.insert(problem)
    assert faults(problem, plan) == []
    assert planning.cost(problem, plan).faults == 0
    same_costs(problem, plan)


@given(problem=days())
@settings(deadline=None, max_examples=50)
def test_a_second_insertion_moves_nobody(problem: planning.Problem) -> None:
    plan = planning.insert(problem)
    again = planning.insert(problem, plan)
    assert faults(problem, again) == []
    was, now = plan.shift_of(), again.shift_of()
    assert (now[was != planning.NONE] == was[was != planning.NONE]).all()


def test_a_task_stays_out_when_nobody_has_the_skill() -> None:
    shifts = planning.shifts([0], 0, HOUR, skills=[[True, False]])
    tasks = planning.tasks([1, 2], 60, [[], []], skills=[[True, False], [False, True]])
    plan = planning.insert(planning.problem(line(0, 5, 9), shifts, tasks))
    assert plan.routes() == [[0]]
    assert plan.unassigned.tolist() == [1]


def test_two_people_of_one_visit_start_together() -> None:
    shifts = planning.shifts([0, 1], 0, HOUR)
    tasks = planning.tasks([2, 2], 60, [[(0, 900)], [(0, 900)]], visit=[0, 0])
    links = planning.ties([(0, 1, 0, 0, True)])
    plan = planning.insert(planning.problem(line(0, 500, 100), shifts, tasks, links=links))
    assert plan.unassigned.tolist() == []
    assert plan.start.tolist() == [400, 400]
    assert sorted(plan.shift_of().tolist()) == [0, 1]


def test_a_crew_is_left_out_whole_when_one_seat_cannot_be_filled() -> None:
    shifts = planning.shifts([0], 0, HOUR)
    tasks = planning.tasks([1, 1], 60, [[], []], visit=[0, 0])
    links = planning.ties([(0, 1, 0, 0, True)])
    plan = planning.insert(planning.problem(line(0, 5), shifts, tasks, links=links))
    assert plan.unassigned.tolist() == [0, 1]


def test_an_optional_visit_goes_in_only_where_it_costs_less_than_leaving_it_out() -> None:
    shifts = planning.shifts([0], 0, 10 * HOUR)
    tasks = planning.tasks([1, 2], 60, [[], []], required=False, drop_cost=1_000)
    plan = planning.insert(planning.problem(line(0, 400, -600), shifts, tasks))
    assert plan.unassigned.tolist() == [1]


def test_a_break_is_kept_free() -> None:
    shifts = planning.shifts(
        [0], 0, 400, break_seconds=100, break_opens=100, break_closes=250, break_hard=True
    )
    tasks = planning.tasks([1, 1, 1], 100, [[], [], []])
    problem = planning.problem(line(0, 10), shifts, tasks)
    plan = planning.insert(problem)
    assert len(plan.unassigned) == 1
    assert faults(problem, plan) == []


def test_regret_serves_the_choosy_task_first() -> None:
    shifts = planning.shifts([0, 1], 0, 500, skills=[[True], [False]])
    tasks = planning.tasks([2, 3], 300, [[], []], skills=[[False], [True]])
    plan = planning.insert(planning.problem(line(0, 90, 10, 20), shifts, tasks))
    assert plan.routes() == [[1], [0]]


def test_a_regret_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match="two shifts"):
        planning.insert(day(1), regret=1)


def test_a_larger_day_is_planned_whole() -> None:
    problem = day(7, workers=40, visits=120, rules=["breaks", "crews", "buffers"])
    plan = planning.insert(problem)
    assert faults(problem, plan) == []
    assert len(plan.unassigned) < len(problem.tasks) // 10
    assert np.diff(plan.ptr).max() > 1


@pytest.mark.parametrize("links", [planning.ties([]), planning.ties([(0, 1, 0, 0, True)])])
def test_where_nobody_works_everything_is_left_out(links: planning.Links) -> None:
    tasks = planning.tasks([0, 1], 60, [[(0, 900)], []])
    empty = planning.problem(line(0, 500), planning.shifts([], 0, HOUR), tasks, links=links)

    first = planning.insert(empty)

    assert first.unassigned.tolist() == [0, 1]
    assert first.routes() == []
    assert planning.improve(empty, first, cpu_seconds=0.1).unassigned.tolist() == [0, 1]
