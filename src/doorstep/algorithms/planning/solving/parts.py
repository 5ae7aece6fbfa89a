"""A part of a day as a day of its own, and what came of it back in the whole."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from doorstep.algorithms.planning.model import (
    FREE,
    NONE,
    BoolArray,
    IntArray,
    Links,
    Plan,
    Problem,
    Shifts,
    Tasks,
)


def take(
    problem: Problem, plan: Plan, shifts: Sequence[int], tasks: Sequence[int]
) -> tuple[Problem, Plan]:
    """Take some shifts with all their tasks, and some tasks left out, as a day of its own.

    A seat whose visit or link reaches outside keeps its start: engines do not drop pinned tasks.
    """
    rows, columns = np.array(tasks, dtype=np.int64), np.array(shifts, dtype=np.int64)
    number = np.full(len(problem.tasks), NONE, dtype=np.int64)
    number[rows] = np.arange(len(rows))
    links, pinned = problem.links, problem.tasks.pinned_start.copy()
    inside = (number[links.a] != NONE) & (number[links.b] != NONE)
    crossing = (number[links.a] != NONE) ^ (number[links.b] != NONE)
    for end in (links.a[crossing], links.b[crossing]):
        held = end[plan.start[end] != FREE]
        pinned[held] = plan.start[held]
    outside = np.setdiff1d(np.arange(len(number)), rows)
    torn = rows[np.isin(problem.tasks.visit[rows], problem.tasks.visit[outside])]
    torn = torn[plan.start[torn] != FREE]
    pinned[torn] = plan.start[torn]
    chosen = _tasks(problem.tasks, rows, pinned)
    shift_number = np.full(len(problem.shifts) + 1, NONE, dtype=np.int64)
    shift_number[columns] = np.arange(len(columns))
    part = replace(
        problem,
        shifts=Shifts(
            **{one.name: getattr(problem.shifts, one.name)[columns] for one in fields(Shifts)}
        ),
        tasks=replace(chosen, pinned_shift=shift_number[chosen.pinned_shift]),
        forbidden=problem.forbidden[np.ix_(rows, columns)] | _elsewhere(chosen, shift_number),
        preferred=problem.preferred[np.ix_(rows, columns)],
        links=Links(
            number[links.a[inside]],
            number[links.b[inside]],
            links.lowest[inside],
            links.highest[inside],
            links.apart[inside],
        ),
    )
    routes = [number[plan.route(shift)] for shift in columns.tolist()]
    start = plan.start[rows]
    return part, Plan(
        ptr=np.cumsum([0, *(len(route) for route in routes)]),
        task=np.concatenate([*routes, np.zeros(0, dtype=np.int64)]),
        start=start,
        break_start=plan.break_start[columns],
        unassigned=np.flatnonzero(start == FREE),
    )


def give_back(plan: Plan, part: Plan, shifts: Sequence[int], tasks: Sequence[int]) -> Plan:
    """Put the plan of a part into the plan of the whole."""
    rows = np.array(tasks, dtype=np.int64)
    routes = [plan.route(shift) for shift in range(len(plan.ptr) - 1)]
    pauses, start = plan.break_start.copy(), plan.start.copy()
    for row, shift in enumerate(shifts):
        routes[shift] = rows[part.route(row)]
        pauses[shift] = part.break_start[row]
    start[rows] = part.start
    return Plan(
        ptr=np.cumsum([0, *(len(route) for route in routes)]),
        task=np.concatenate(routes),
        start=start,
        break_start=pauses,
        unassigned=np.flatnonzero(start == FREE),
    )


def near(problem: Problem, plan: Plan, shift: int, tasks_max: int) -> tuple[list[int], list[int]]:
    """The shifts that lie nearest to one, as many as have `tasks_max` tasks; and those tasks.

    Tasks left out that are nearest to them come along, visits of several tasks apart.
    """
    places, tasks = problem.tasks.place, problem.tasks
    routes = [plan.route(one) for one in range(len(plan.ptr) - 1)]
    middles = np.array(
        [
            places[route[len(route) // 2]] if len(route) else int(problem.shifts.start_place[one])
            for one, route in enumerate(routes)
        ]
    )
    way = problem.seconds[middles[shift], middles] + problem.seconds[middles, middles[shift]]
    order = np.argsort(way, kind="stable")
    counts = np.cumsum([len(routes[one]) + 1 for one in order.tolist()])
    shifts = order[: max(2, int((counts <= tasks_max).sum()))].tolist()
    seats = np.bincount(np.unique(tasks.visit, return_inverse=True)[1])
    alone = seats[np.unique(tasks.visit, return_inverse=True)[1]] == 1
    left = plan.unassigned[alone[plan.unassigned]]
    close = np.argsort(problem.seconds[middles[shift], places[left]], kind="stable")
    own = [task for one in shifts for task in routes[one].tolist()]
    return shifts, own + left[close[: tasks_max // 5]].tolist()


def _elsewhere(tasks: Tasks, shift_number: IntArray) -> BoolArray:
    """Tasks that are pinned to a shift outside the part: none of these may have them."""
    away = (tasks.pinned_shift != NONE) & (shift_number[tasks.pinned_shift] == NONE)
    inside = int((shift_number != NONE).sum())
    return np.repeat(away[:, None], inside, axis=1)


def _tasks(tasks: Tasks, rows: IntArray, pinned_start: IntArray) -> Tasks:
    counts = np.diff(tasks.window_ptr)[rows]
    kept = [
        row
        for task in rows.tolist()
        for row in range(int(tasks.window_ptr[task]), int(tasks.window_ptr[task + 1]))
    ]
    picked = {
        one.name: getattr(tasks, one.name)[rows]
        for one in fields(Tasks)
        if not one.name.startswith("window") and one.name != "pinned_start"
    }
    return Tasks(
        **picked,
        pinned_start=pinned_start[rows],
        window_ptr=np.cumsum([0, *counts.tolist()]),
        window_opens=tasks.window_opens[kept],
        window_closes=tasks.window_closes[kept],
    )
