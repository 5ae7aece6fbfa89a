"""Making room for what is left out: one other visit goes to another worker for it."""

from collections.abc import Sequence

import numpy as np

from doorstep.algorithms.planning.insertion import laid, linked_starts
from doorstep.algorithms.planning.model import FREE, IntArray, Plan, Problem
from doorstep.algorithms.planning.positions import BIG, Gaps
from doorstep.algorithms.planning.schedule import schedule

SHIFTS_TRIED = 30


def make_room(problem: Problem, plan: Plan, left: Sequence[int]) -> Plan:
    """Put some required single tasks that are left out in the place of others, which move on.

    For each such task the cheapest pair of moves is made, if there is one: it takes the place of
    a task in a route, and that one goes to another shift. Linked and pinned tasks and seats of
    larger visits stay. Nothing that is planned is left out for it.

    Method: ejection chains of length one (Glover 1996), slack per stop.
    """
    tasks = problem.tasks
    _, visit, seats = np.unique(tasks.visit, return_inverse=True, return_counts=True)
    pins = linked_starts(problem, plan)
    movable = (seats[visit] == 1) & (tasks.pinned_start == FREE) & (tasks.pinned_shift < 0)
    movable[[*pins]] = False
    gaps = laid(problem, plan.routes(), pins, relaxed=False)
    single = (tasks.required & (seats[visit] == 1)).tolist()
    moved = [task for task in left if single[task] and _eject_for(gaps, task, movable.tolist())]
    if not moved:
        return plan
    found = schedule(problem, gaps.routes, break_before=gaps.pauses)
    return plan if found is None else found


def _eject_for(gaps: Gaps, task: int, movable: list[bool]) -> bool:
    options: list[tuple[int, list[int], int]] = []
    for shift in _nearest(gaps, task):
        route = gaps.routes[shift]
        for at, other in enumerate(route):
            if not movable[other]:
                continue
            swapped = [*route[:at], task, *route[at + 1 :]]
            if gaps.fits(shift, swapped):
                options.append((shift, swapped, other))
    if not options:
        return False
    others = np.unique([other for _, _, other in options])
    rows = [gaps.evaluate(shift, others) for shift in range(len(gaps.routes))]
    cost = np.stack([row[0] for row in rows])
    ranked = sorted(range(len(options)), key=lambda one: _elsewhere(cost, others, options[one]))
    for one in ranked:
        if _elsewhere(cost, others, options[one]) >= BIG:
            return False
        if _move(gaps, cost[:, int(np.searchsorted(others, options[one][2]))], options[one]):
            return True
    return False


def _nearest(gaps: Gaps, task: int) -> list[int]:
    """The able shifts that come nearest to a task."""
    nearest = [
        (int(gaps.seconds[slack.before, gaps.timer.place[task]].min()), shift)
        for shift, slack in enumerate(gaps.slack)
        if gaps.able[shift, task] and gaps.routes[shift]
    ]
    return [shift for _, shift in sorted(nearest)[:SHIFTS_TRIED]]


def _elsewhere(cost: IntArray, others: IntArray, option: tuple[int, list[int], int]) -> int:
    """What the ejected task costs on the best other shift."""
    shift, _, other = option
    column = cost[:, int(np.searchsorted(others, other))].copy()
    column[shift] = BIG
    return int(column.min())


def _move(gaps: Gaps, cost: IntArray, option: tuple[int, list[int], int]) -> bool:
    shift, swapped, other = option
    for target in np.argsort(cost, kind="stable").tolist():
        if cost[target] >= BIG:
            return False
        if target == shift:
            continue
        _, position = gaps.evaluate(target, np.array([other]))
        at = int(position[0])
        route = [*gaps.routes[target][:at], other, *gaps.routes[target][at:]]
        if gaps.sound(target, route):
            gaps.put(shift, swapped)
            gaps.put(target, route)
            return True
    return False
