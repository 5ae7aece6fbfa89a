"""Making a plan better: which engine works on which day, and that it never gets worse."""

import time
from collections.abc import Sequence
from typing import Literal

import numpy as np

from doorstep.algorithms.planning.costing import cost
from doorstep.algorithms.planning.insertion import insert
from doorstep.algorithms.planning.model import FAR, FREE, Costs, Plan, Problem
from doorstep.algorithms.planning.schedule import Timer, schedule
from doorstep.algorithms.planning.solving import through_pyvrp
from doorstep.algorithms.planning.solving.parts import give_back, near, take

Engine = Literal["auto", "pyvrp", "search", "vroom", "none"]

PART_TASKS = 220
"""Tasks of a part: larger days are improved part by part, so that time and memory grow with them
and not with their square. Half as many with breaks, where each shift is a kind of its own."""
PART_SECONDS = 0.8
BREAK_ROUNDS = 3


def improve(
    problem: Problem,
    plan: Plan | None = None,
    *,
    cpu_seconds: float,
    seed: int = 0,
    engine: Engine = "auto",
    iterations: int | None = None,
) -> Plan:
    """Improve a plan (a first one by insertion without `plan`) for some seconds of one core.

    pyvrp: the strongest on travel, windows, skills, homes, optional and pinned tasks, breaks;
    links, lateness and what is weighed over all shifts stay about as they are. search: every rule,
    slower on large days. vroom: about a second on days with tight windows; needs the extra of that
    name. none: insertion only. auto: search where links, soft windows or weights over all shifts
    count, else pyvrp. `iterations` in place of seconds makes a run repeatable.

    The answer is never worse than `plan`: no more faults, and no higher cost at as many.
    Raises ValueError for an engine that is not known, ImportError for an extra not installed.
    """
    ends = time.thread_time() + cpu_seconds
    start = insert(problem, plan)
    begin = start if plan is None else _better(problem, start, plan)
    if engine == "auto":
        engine = "search" if _beyond_pyvrp(problem) else "pyvrp"
    if engine == "none" or not len(problem.tasks) or not len(problem.shifts):
        return begin
    left = ends - time.thread_time()
    if engine == "search":
        from doorstep.algorithms.planning.searching import search

        rng = np.random.default_rng(seed)
        found = search(problem, begin, cpu_seconds=left, rng=rng, iterations=iterations)
        return _better(problem, found, begin)
    if engine == "vroom":
        from doorstep.algorithms.planning.solving import through_vroom

        routes = through_vroom.solve(problem, begin, seconds_max=left)
        return _better(problem, timed(problem, begin, routes), begin) if routes else begin
    if engine != "pyvrp":
        raise ValueError(f"no engine is called {engine}")
    if len(problem.tasks) <= PART_TASKS * 3 // 2:
        return _whole(problem, begin, ends, seed, iterations)
    return _by_parts(problem, begin, ends, seed, iterations)


def _beyond_pyvrp(problem: Problem) -> bool:
    weights = problem.weights
    soft = ~problem.tasks.hard & (problem.tasks.pinned_start == FREE)
    over_all = (weights.highest_lateness, weights.waiting, weights.idle, weights.fairness)
    return bool(len(problem.links) or soft.any() or any(over_all))


def _whole(problem: Problem, plan: Plan, ends: float, seed: int, iterations: int | None) -> Plan:
    """Improve a day at once; with breaks in rounds, so that they move to where they fit best."""
    rounds = BREAK_ROUNDS if problem.shifts.break_seconds.any() else 1
    for turn in range(rounds):
        left = (ends - time.thread_time()) / (rounds - turn)
        routes = through_pyvrp.solve(
            problem, plan, cpu_seconds=left, seed=seed + turn, iterations=iterations
        )
        plan = _better(problem, timed(problem, plan, routes), plan)
    return plan


def _by_parts(problem: Problem, plan: Plan, ends: float, seed: int, iterations: int | None) -> Plan:
    """Improve neighbouring shifts together, part after part, until the time is used up.

    Method: partial optimisation under special intensification conditions (POPMUSIC; Taillard and
    Voss 2002).
    """
    rng = np.random.default_rng(seed)
    size = PART_TASKS // 2 if problem.shifts.break_seconds.any() else PART_TASKS
    waiting: list[int] = []
    rounds = 0
    while time.thread_time() < ends if iterations is None else rounds < len(problem.shifts) // 8:
        if not waiting:
            waiting = rng.permutation(len(problem.shifts)).tolist()
        shifts, tasks = near(problem, plan, waiting.pop(), size)
        part, old = take(problem, plan, shifts, tasks)
        stop = min(time.thread_time() + PART_SECONDS, ends)
        new = _whole(part, old, stop, seed + rounds, iterations)
        if new is not old:
            plan = give_back(plan, new, shifts, tasks)
        done = set(shifts[: len(shifts) // 2])
        waiting = [shift for shift in waiting if shift not in done]
        rounds += 1
    return _better(problem, insert(problem, plan), plan)


def timed(problem: Problem, plan: Plan, routes: Sequence[Sequence[int]]) -> Plan:
    """Time routes that an engine found from a plan; what cannot be done is put in anew.

    Linked tasks keep their starts. Where a break no longer fits, tasks leave their shift until it
    does and are inserted elsewhere, or stay out.
    """
    linked = {*problem.links.a.tolist(), *problem.links.b.tolist()}
    lower = [int(s) if t in linked else FREE for t, s in enumerate(plan.start.tolist())]
    timer = Timer(problem)
    sound = [mended(timer, shift, list(route), lower) for shift, route in enumerate(routes)]
    found = schedule(problem, sound, not_before=lower)
    if found is None or _breaks_a_promise(problem, found, plan):
        return plan
    return insert(problem, found) if len(found.unassigned) else found


def _breaks_a_promise(problem: Problem, found: Plan, plan: Plan) -> bool:
    """Whether a planned task is left out that is pinned, or a seat of a visit with several."""
    lost = found.unassigned[plan.start[found.unassigned] != FREE]
    _, visit, seats = np.unique(problem.tasks.visit, return_inverse=True, return_counts=True)
    pinned = problem.tasks.pinned_start[lost] != FREE
    return bool((pinned | (seats[visit[lost]] > 1)).any())


def mended(timer: Timer, shift: int, route: list[int], lower: Sequence[int]) -> list[int]:
    """A route without the tasks that make it impossible."""
    while route and timer.best(shift, route, lower)[1].penalty[0]:
        shorter = [route[:at] + route[at + 1 :] for at in range(len(route))]
        route = min(shorter, key=lambda one: timer.best(shift, one, lower)[1].penalty)
    return route


def _better(problem: Problem, new: Plan, old: Plan) -> Plan:
    """The new plan if it is better than the old one."""
    return new if _rank(cost(problem, new)) < _rank(cost(problem, old)) else old


def _rank(costs: Costs) -> tuple[int, int]:
    return costs.faults, min(costs.total, FAR * FAR)
