"""VROOM behind our own words, in a process that is stopped when its time is over."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from doorstep.algorithms.planning.model import NONE, BoolArray, IntArray, Plan, Problem, able
from doorstep.algorithms.planning.schedule import Timer, padded
from doorstep.algorithms.planning.solving.through_pyvrp import HORIZON, open_starts

CHILD = Path(__file__).with_name("vroom_child.py")
START_SECONDS = 5
"""What the process may need beyond the solver's own limit, which does not stop its first part."""


def solve(problem: Problem, plan: Plan, *, seconds_max: float) -> list[list[int]]:
    """Solve a day from scratch; the tasks of each shift in order, empty if it took too long.

    Linked tasks keep the start that they have in the plan, and visits of several tasks that are
    left out stay out. Which shift may have which task is told as one skill for each set of shifts.
    Leaving an optional task out has no price here, only a lower priority than a required one.

    Raises ImportError if the extra `vroom` is not installed, RuntimeError if the solver fails.
    Method: VROOM (Coupey, Nicod, Varnier), heuristics and local search.
    """
    if importlib.util.find_spec("vroom") is None:
        raise ImportError("the engine vroom needs the extra of that name")
    text = json.dumps(_day(problem, plan, seconds_max))
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(CHILD)],
            input=text,
            capture_output=True,
            text=True,
            timeout=2 * seconds_max + START_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return []
    if done.returncode:
        raise RuntimeError(f"vroom failed: {done.stderr[-500:]}")
    routes: list[list[int]] = [[] for _ in range(len(problem.shifts))]
    for shift, route in json.loads(done.stdout):
        routes[shift] = route
    return routes


def _day(problem: Problem, plan: Plan, seconds_max: float) -> dict[str, Any]:
    tasks, shifts, timer = problem.tasks, problem.shifts, Timer(problem)
    zero = int(shifts.opens.min())
    homes = np.concatenate([shifts.start_place, shifts.end_place])
    seconds, cost = _tables(problem, homes)
    allowed = able(problem)
    kinds, kind = np.unique(allowed, axis=0, return_inverse=True)
    visits, visit = np.unique(tasks.visit, return_inverse=True)
    alone = np.bincount(visit, minlength=len(visits))[visit] == 1
    planned = plan.start >= zero
    jobs = [
        {
            "id": task,
            "location": len(homes) + task,
            "seconds": int(tasks.length_seconds[task]),
            "load": [int(tasks.load[task])],
            "skills": [int(kind[task])],
            "priority": 100 if tasks.required[task] else 10,
            "windows": open_starts(problem, timer, plan, task, zero),
        }
        for task in range(len(tasks))
        if planned[task] or alone[task]
    ]
    return {
        "seconds_max": seconds_max,
        "seconds": seconds.tolist(),
        "cost": cost.tolist(),
        "jobs": [job for job in jobs if job["windows"]],
        "vehicles": [_vehicle(problem, shift, kinds, zero) for shift in range(len(shifts))],
    }


def _vehicle(problem: Problem, shift: int, kinds: BoolArray, zero: int) -> dict[str, Any]:
    shifts = problem.shifts
    length = int(shifts.break_seconds[shift])
    opens = max(0, int(shifts.break_opens[shift]) - zero)
    closes = min(HORIZON, int(shifts.break_closes[shift]) - zero - length)
    rests = [{"id": 0, "window": [opens, closes], "seconds": length}]
    last = shifts.closes[shift] + shifts.overtime_seconds_max[shift] - zero
    return {
        "id": shift,
        "start": shift,
        "end": shift + len(shifts) if shifts.end_place[shift] != NONE else None,
        "capacity": [min(HORIZON, int(shifts.load_max[shift]))],
        "skills": np.flatnonzero(kinds[:, shift]).tolist(),
        "window": [int(shifts.opens[shift]) - zero, min(HORIZON, int(last))],
        "breaks": rests if length and opens <= closes else [],
        "fixed": int(shifts.fixed_cost[shift]),
    }


def _tables(problem: Problem, homes: IntArray) -> tuple[IntArray, IntArray]:
    """Seconds with buffers and cost between all homes and then all tasks."""
    tasks, weights = problem.tasks, problem.weights
    places = np.concatenate([homes, tasks.place])
    seconds = padded(problem, problem.seconds)[np.ix_(places, places)]
    cost = seconds * weights.travel
    if problem.distance_m is not None:
        cost = cost + padded(problem, problem.distance_m)[np.ix_(places, places)] * weights.distance
    own = slice(len(homes), None)
    seconds[own, own] += tasks.buffer_after[:, None]
    seconds[:, own] += tasks.buffer_before
    np.fill_diagonal(seconds, 0)
    return seconds, cost
