"""Making room for what is left out: one other visit goes to another worker for it."""

import numpy as np

from doorstep.algorithms.planning.insertion import laid, linked_starts
from doorstep.algorithms.planning.model import FREE, IntArray, Plan, Problem
from doorstep.algorithms.planning.positions import BIG, Gaps
from doorstep.algorithms.planning.schedule import schedule


def make_room(problem: Problem, plan: Plan) -> Plan:
    """Put required single tasks that are left out in the place of another, which moves on.

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
    left = plan.unassigned[(tasks.required & (seats[visit] == 1))[plan.unassigned]]
    moved = [task for task in left.tolist() if _eject_for(gaps, task, movable.tolist())]
    if not moved:
        return plan
    found = schedule(problem, gaps.routes, break_before=gaps.pauses)
    return plan if found is None else found


def _eject_for(gaps: Gaps, task: int, movable: list[bool]) -> bool:
    options: list[tuple[int, list[int], int]] = []
    for shift in np.flatnonzero(gaps.able[:, task]).tolist():
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
