"""The rest of a day anew: what has begun stays, every broken promise is told."""

from dataclasses import replace
from unittest.mock import ANY

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.algorithms.planning.days import HOUR, RULES, day, line
from tests.algorithms.planning.validator import faults

from doorstep.algorithms import planning


def lasting(problem: planning.Problem, lengths: dict[int, int]) -> planning.Problem:
    seconds = problem.tasks.length_seconds.copy()
    for task, length in lengths.items():
        seconds[task] = length
    return replace(problem, tasks=replace(problem.tasks, length_seconds=seconds))


@given(
    seed=st.integers(0, 2**32),
    rules=st.lists(
        st.sampled_from([rule for rule in RULES if rule not in ("at_end", "soft")]),
        unique=True,
        max_size=4,
    ),
    hour=st.integers(8, 15),
    overrun=st.integers(0, 3),
    ill=st.booleans(),
)
@example(seed=43, rules=["breaks", "before_task", "open_end"], hour=12, overrun=1, ill=True)
@settings(deadline=None, max_examples=60)
def test_after_a_mishap_every_rule_holds_or_is_flagged(
    seed: int, rules: list[str], hour: int, overrun: int, ill: bool
) -> None:
    problem = day(seed, workers=5, visits=10, rules=rules)
    plan = planning.insert(problem)
    now, owner = hour * HOUR, plan.shift_of()
    under_way = [
        task
        for task in plan.task.tolist()
        if plan.start[task] <= now < plan.start[task] + problem.tasks.length_seconds[task]
    ]
    lengths = {
        task: int(problem.tasks.length_seconds[task]) + 1200 * overrun for task in under_way[:1]
    }
    absent = [int(owner[plan.task[0]])] if ill and len(plan.task) else []
    done = planning.replan(problem, plan, now, absent=absent, lengths=lengths)
    told = {flag.task for flag in done.flags}
    kept = [task for task in plan.task.tolist() if plan.start[task] <= now]
    assert all(done.plan.start[task] == plan.start[task] for task in kept)
    assert all(done.plan.shift_of()[task] == owner[task] for task in kept)
    lost = [t for t in plan.task.tolist() if done.plan.start[t] == planning.FREE]
    assert set(lost) <= told
    wrong = faults(lasting(problem, lengths), done.plan)
    broken = {task for task in told if done.plan.start[task] == planning.FREE}
    torn = {int(problem.tasks.visit[task]) for task in broken}
    late_home = {f"shift {owner[task]} is back too late" for task in under_way}
    allowed = {f"visit {visit} is torn apart" for visit in torn} | late_home
    allowed |= {f"shift {owner[task]} misses its break" for task in under_way}
    done_for_today = [s for s in range(5) if (done.plan.start[done.plan.route(s)] <= now).all()]
    allowed |= {f"shift {shift} misses its break" for shift in [*absent, *done_for_today]}
    allowed |= {
        f"task {flag.task} is pinned to another shift"
        for flag in done.flags
        if flag.reason == "other_person"
    }
    assert set(wrong) <= allowed


def test_the_visits_of_an_ill_worker_go_to_others() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2, 3], 600, [[(0, 3600)], [(7200, 9000)]])
    problem = planning.problem(line(0, 50, 100, 200), shifts, tasks)
    plan = planning.schedule(problem, [[0, 1], []])
    assert plan is not None
    done = planning.replan(problem, plan, 1800, absent=[0])
    assert done.changes == [planning.Change(1, 0, 1, 7200, 7200)]
    assert done.flags == []


def test_a_customer_who_was_told_a_name_is_told_again() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2], 600, [[(7200, 9000)]])
    problem = planning.problem(line(0, 50, 100), shifts, tasks)
    plan = planning.schedule(problem, [[0], []])
    assert plan is not None
    done = planning.replan(problem, plan, 0, absent=[0], named=np.array([True]))
    assert done.flags == [planning.Flag(0, "other_person")]


def test_a_visit_that_nobody_can_make_in_time_is_flagged_and_not_moved_silently() -> None:
    shifts = planning.shifts([0], 0, 10 * HOUR)
    tasks = planning.tasks([1, 1], 600, [[(0, 600)], [(1200, 1800)]])
    problem = planning.problem(line(0, 100), shifts, tasks)
    plan = planning.insert(problem)
    done = planning.replan(problem, plan, 500, lengths={0: 3000})
    assert done.flags == [planning.Flag(1, "nobody_free")]
    assert done.changes == [planning.Change(1, 0, planning.NONE, 1200, planning.FREE)]


def test_a_late_visit_is_kept_and_flagged_where_lateness_is_accepted() -> None:
    shifts = planning.shifts([0], 0, 10 * HOUR)
    tasks = planning.tasks([1, 1], 600, [[(0, 600)], [(1200, 1800)]])
    problem = planning.problem(line(0, 100), shifts, tasks)
    plan = planning.insert(problem)
    done = planning.replan(problem, plan, 500, lengths={0: 3000}, late_seconds_max=1800)
    assert done.flags == [planning.Flag(1, "late")]
    assert done.plan.start.tolist() == [100, 3100]


def test_an_overrun_moves_only_the_visit_that_no_longer_fits() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2] * 3, 600, [[(0, 600)], [(1200, 1800)], [(9000, 9600)]])
    problem = planning.problem(line(0, 10, 100), shifts, tasks)
    plan = planning.schedule(problem, [[0, 1, 2], []])
    assert plan is not None
    done = planning.replan(problem, plan, 500, lengths={0: 3000})
    assert done.changes == [planning.Change(1, 0, 1, 1200, ANY)]


def test_neighbours_exchange_visits_to_make_room_for_an_urgent_order() -> None:
    shifts = planning.shifts([0, 1], 0, 2 * HOUR, skills=[[True], [False]])
    tasks = planning.tasks([2, 3], 3000, [[(3000, 4000)], [(3000, 4000)]], skills=[[False], [True]])
    problem = planning.problem(line(0, 90, 10, 20), shifts, tasks)
    plan = planning.schedule(problem, [[0], []])
    assert plan is not None
    done = planning.replan(problem, plan, 0)
    assert done.flags == []
    assert done.plan.shift_of().tolist() == [1, 0]


def test_a_worker_under_way_is_not_called_back() -> None:
    shifts = planning.shifts([0, 1], 0, 10 * HOUR)
    tasks = planning.tasks([2, 3], 600, [[(3000, 3600)], [(3000, 3600)]])
    problem = planning.problem(line(0, 5000, 2900, 10), shifts, tasks)
    plan = planning.schedule(problem, [[0], []])
    assert plan is not None
    done = planning.replan(problem, plan, 200)
    assert done.plan.shift_of()[0] == 0
    assert done.flags == [planning.Flag(1, "nobody_free")]


def test_a_break_that_work_ran_on_into_is_taken_after_it() -> None:
    shifts = planning.shifts(
        [0], 0, 10 * HOUR, break_seconds=1800, break_opens=1000, break_closes=9000, break_hard=True
    )
    tasks = planning.tasks([1, 1], 600, [[(0, 600)], [(9000, 9600)]])
    problem = planning.problem(line(0, 100), shifts, tasks)
    plan = planning.schedule(problem, [[0, 1]], break_before=[1])
    assert plan is not None and plan.break_start.tolist() == [1000]
    done = planning.replan(problem, plan, 1500, lengths={0: 2000})
    assert done.plan.start.tolist() == [100, 9000]
    assert done.plan.break_start[0] >= 2100
    assert faults(lasting(problem, {0: 2000}), done.plan) == []


def test_who_rests_at_the_next_customer_has_set_out() -> None:
    shifts = planning.shifts(
        [0], 0, 10 * HOUR, break_seconds=1800, break_opens=3000, break_closes=6000, break_hard=True
    )
    tasks = planning.tasks([1, 2], 600, [[(9000, 9600)], [(5000, 6200)]])
    problem = planning.problem(line(0, 100, 900), shifts, tasks, break_only_before_task=True)
    plan = planning.schedule(problem, [[0]])
    assert plan is not None and plan.break_start.tolist() == [3000]
    done = planning.replan(problem, plan, 4000)
    assert done.plan.routes() == [[0]]
    assert done.plan.break_start.tolist() == [3000]
    assert done.flags == [planning.Flag(1, "nobody_free")]
