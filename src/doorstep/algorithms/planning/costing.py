"""What a timed plan costs, part by part, and how many hard rules it breaks."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.planning.model import (
    FREE,
    NONE,
    Costs,
    IntArray,
    Plan,
    Problem,
    able,
)
from doorstep.algorithms.planning.schedule import padded, windows


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of a plan, before each of its k tasks and home from each shift with tasks."""

    shift: IntArray
    """The shift of each planned task (k)."""
    first: IntArray
    """Positions in the plan's tasks of each worked shift's first task (w)."""
    last: IntArray
    worked: IntArray
    """The shifts with tasks (w)."""
    there_seconds: IntArray
    home_seconds: IntArray
    travel_seconds: int
    distance_m: int
    gap_seconds: IntArray
    """From the end before (the shift's opening for the first) to the start of each task (k)."""
    needed_seconds: IntArray
    """What of the gap goes for way, buffers and break (k)."""
    break_gap: IntArray
    """Per shift (m): tasks of its route that start before its break; NONE without a break."""


def cost(problem: Problem, plan: Plan) -> Costs:
    """Price a plan as it stands, with its own times; exact integers.

    Travel, distance, waiting, overtime, idle and lateness are seconds or metres times their
    weight. Waiting is what a gap between two tasks holds beyond way, buffers and break; before the
    first task the worker leaves home just in time. Idle is the length of the shift and its overtime
    without work, way, buffers and the break. Raises IndexError for a plan of another problem.
    """
    weights, tasks, shifts = problem.weights, problem.tasks, problem.shifts
    ways = _ways(problem, plan)
    late = lateness(problem, plan)
    over = overtime(problem, plan, ways)
    own_break = (plan.break_start != FREE) & (shifts.break_seconds > 0)
    worked = np.zeros(len(shifts), dtype=np.bool_)
    worked[ways.worked] = True
    missed = worked & ~own_break & (shifts.break_seconds > 0)
    wants = problem.preferred[plan.task].any(axis=1)
    disliked = wants & ~problem.preferred[plan.task, ways.shift]
    inner = np.ones(len(plan.task), dtype=np.bool_)
    inner[ways.first] = False
    waited = int((ways.gap_seconds - ways.needed_seconds)[inner].sum())
    busy = _busy(problem, plan, ways)
    length = shifts.closes - shifts.opens
    idle = length + over - busy - np.where(own_break, shifts.break_seconds, 0)
    load = busy * 10_000 // np.maximum(1, length)
    out = plan.unassigned
    left_out = np.where(tasks.required[out], weights.unassigned, tasks.drop_cost[out])
    return Costs(
        travel=weights.travel * ways.travel_seconds,
        distance=weights.distance * ways.distance_m,
        fixed=int(shifts.fixed_cost[worked].sum()),
        lateness=int((late * tasks.lateness_cost).sum()),
        highest_lateness=weights.highest_lateness * int(late.max(initial=0)),
        waiting=weights.waiting * max(0, waited),
        overtime=int((over * shifts.overtime_cost).sum()),
        idle=weights.idle * int(idle.max(initial=0)),
        preference=weights.preference * int(disliked.sum()),
        left_out=int(left_out.sum()),
        missed_breaks=int(shifts.break_cost[missed & ~shifts.break_hard].sum()),
        fairness=weights.fairness * int(load.max() - load.min()) if len(load) else 0,
        faults=_faults(problem, plan, ways, late, over) + int((missed & shifts.break_hard).sum()),
    )


def lateness(problem: Problem, plan: Plan) -> IntArray:
    """Seconds by which each task starts past the window it belongs to; 0 if left out (n)."""
    late = np.zeros(len(problem.tasks), dtype=np.int64)
    rows = windows(problem)
    for task in plan.task.tolist():
        start = int(plan.start[task])
        begun = [closes for opens, closes in rows[task] if opens <= start]
        late[task] = max(0, start - begun[-1]) if begun else 0
    return late


def overtime(problem: Problem, plan: Plan, ways: Ways) -> IntArray:
    """Seconds by which each shift's worker is back after it closes (m)."""
    shifts = problem.shifts
    back = shifts.opens.copy()
    if len(ways.worked):
        final = plan.task[ways.last]
        end = plan.start[final] + problem.tasks.length_seconds[final]
        home = end + ways.home_seconds
        pause, length = plan.break_start[ways.worked], shifts.break_seconds[ways.worked]
        behind = ways.break_gap[ways.worked] == np.diff(plan.ptr)[ways.worked]
        rested = np.maximum(pause, home) + length
        back[ways.worked] = np.where(behind & (pause != FREE), rested, home)
    found: IntArray = np.maximum(0, back - shifts.closes)
    return found


def _ways(problem: Problem, plan: Plan) -> Ways:
    tasks, shifts = problem.tasks, problem.shifts
    counts = np.diff(plan.ptr)
    worked = np.flatnonzero(counts)
    first, last = plan.ptr[worked], plan.ptr[worked + 1] - 1
    shift = np.repeat(np.arange(len(counts)), counts)
    where = tasks.place[plan.task]
    origin = np.roll(where, 1)
    origin[first] = shifts.start_place[worked]
    end = plan.start[plan.task] + tasks.length_seconds[plan.task]
    since, buffer = np.roll(end, 1), np.roll(tasks.buffer_after[plan.task], 1)
    since[first], buffer[first] = shifts.opens[worked], 0
    seconds = padded(problem, problem.seconds)
    there, home = seconds[origin, where], seconds[where[last], shifts.end_place[worked]]
    metres = 0
    if problem.distance_m is not None:
        far = padded(problem, problem.distance_m)
        metres = int(far[origin, where].sum() + far[where[last], shifts.end_place[worked]].sum())
    paused = plan.break_start != FREE
    earlier = plan.start[plan.task] < plan.break_start[shift]
    gap = np.where(paused, np.bincount(shift[earlier], minlength=len(counts)), NONE)
    needed = there + buffer + tasks.buffer_before[plan.task]
    held = np.flatnonzero(paused & (gap < counts))
    needed[plan.ptr[held] + gap[held]] += shifts.break_seconds[held]
    return Ways(
        shift=shift,
        first=first,
        last=last,
        worked=worked,
        there_seconds=there,
        home_seconds=home,
        travel_seconds=int(there.sum() + home.sum()),
        distance_m=metres,
        gap_seconds=plan.start[plan.task] - since,
        needed_seconds=needed,
        break_gap=gap,
    )


def _busy(problem: Problem, plan: Plan, ways: Ways) -> IntArray:
    """Seconds of work, way and buffers of each shift (m)."""
    tasks, m = problem.tasks, len(problem.shifts)
    spent = ways.there_seconds + tasks.length_seconds[plan.task] + tasks.buffer_before[plan.task]
    after = tasks.buffer_after[plan.task].copy()
    after[ways.last] = ways.home_seconds
    found = np.zeros(m, dtype=np.int64)
    np.add.at(found, ways.shift, spent + after)
    return found


def _faults(problem: Problem, plan: Plan, ways: Ways, late: IntArray, over: IntArray) -> int:
    """How many hard rules a plan breaks, missed breaks apart."""
    tasks, shifts, links = problem.tasks, problem.shifts, problem.links
    hard = tasks.hard | (tasks.pinned_start != FREE)
    faults = int((hard & (late > 0)).sum()) + int((over > shifts.overtime_seconds_max).sum())
    faults += len(plan.task) - len(np.unique(plan.task))
    faults += int((~able(problem)[plan.task, ways.shift]).sum())
    faults += int((ways.gap_seconds < ways.needed_seconds).sum())
    for task in plan.task.tolist():
        rows = tasks.window_opens[tasks.window_ptr[task] : tasks.window_ptr[task + 1]]
        pinned = int(tasks.pinned_start[task])
        opens = pinned if pinned != FREE else int(rows[0]) if len(rows) else FREE
        faults += int(plan.start[task]) < opens
    taken = np.zeros(len(shifts), dtype=np.int64)
    np.add.at(taken, ways.shift, tasks.load[plan.task])
    faults += int((taken > shifts.load_max).sum())
    planned = plan.start != FREE
    both = planned[links.a] & planned[links.b]
    offset = plan.start[links.b[both]] - plan.start[links.a[both]]
    faults += int(((offset < links.lowest[both]) | (offset > links.highest[both])).sum())
    shift = plan.shift_of()
    faults += int((links.apart & both & (shift[links.a] == shift[links.b])).sum())
    torn = {int(visit) for visit in tasks.visit[plan.unassigned]}
    faults += len(torn & {int(visit) for visit in tasks.visit[planned]})
    return faults + _bad_breaks(problem, plan, ways)


def _bad_breaks(problem: Problem, plan: Plan, ways: Ways) -> int:
    """Breaks outside their window, or where somebody works, travels or is not on shift."""
    shifts, counts, bad = problem.shifts, np.diff(plan.ptr), 0
    for shift in np.flatnonzero(plan.break_start != FREE).tolist():
        start, gap = int(plan.break_start[shift]), int(ways.break_gap[shift])
        length = int(shifts.break_seconds[shift])
        before = int(plan.ptr[shift]) + gap - 1
        since = int(shifts.opens[shift])
        if gap:
            task = int(plan.task[before])
            since = int(plan.start[task] + problem.tasks.length_seconds[task])
        bad += start < max(since, int(shifts.break_opens[shift])) or length == 0
        bad += start + length > int(shifts.break_closes[shift])
        if gap < counts[shift]:
            there = int(plan.start[plan.task[before + 1]])
            way = int(ways.needed_seconds[before + 1]) - length
            bad += start + length > there
            bad += problem.break_only_before_task and start < since + way
        else:
            bad += problem.break_only_before_task
    return bad
