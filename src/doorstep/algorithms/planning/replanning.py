"""The rest of a day anew, when somebody falls ill, a visit overruns or an order is urgent."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from doorstep.algorithms.planning.ejecting import make_room
from doorstep.algorithms.planning.insertion import insert
from doorstep.algorithms.planning.model import (
    FREE,
    NONE,
    BoolArray,
    IntArray,
    Plan,
    Problem,
    Shifts,
    Tasks,
)
from doorstep.algorithms.planning.schedule import Timer, padded, schedule
from doorstep.algorithms.planning.solving import improve, mended
from doorstep.algorithms.planning.solving.parts import give_back, near, take

Reason = Literal["nobody_free", "late", "interrupted", "other_person"]
IMPROVE_SECONDS = 0.3
PRESSING = 6
"""How many tasks left out are worth moving others for, in the time there is."""
IMPROVE_TASKS = 120


@dataclass(frozen=True, slots=True)
class Change:
    """A task with another worker or another start; NONE and FREE where it is not planned."""

    task: int
    from_shift: int
    to_shift: int
    old_start: int
    new_start: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A promise that cannot be kept without a person's decision."""

    task: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan, what differs from the old one, and what has to be told or decided."""

    plan: Plan
    changes: list[Change]
    flags: list[Flag]


def replan(
    problem: Problem,
    plan: Plan,
    now: int,
    *,
    absent: Collection[int] = (),
    lengths: Mapping[int, int] | None = None,
    named: BoolArray | None = None,
    late_seconds_max: int = 0,
    change_cost: int = 900,
    seed: int = 0,
) -> Replanned:
    """Plan the rest of a day with as little disturbance as possible.

    `absent` shifts do nothing more from `now` on; `lengths` gives tasks under way their new
    length in seconds; urgent orders are tasks of the problem that the plan leaves out. What has
    begun, and what a worker has already set out for, stays. `named` (n) are tasks whose customer
    knows the worker's name; they and tasks pinned to a worker stay: only if that worker is absent
    does somebody else come, and then the task is flagged other_person. Nobody is asked to come
    earlier than planned.

    Every other planned task keeps its worker if it can; what cannot be kept is put where it costs
    least; if that leaves something out, neighbouring workers exchange visits at `change_cost` each.
    What nobody can do in time is flagged: late where it fits within `late_seconds_max` of its
    window, otherwise nobody_free and left out. A task under way of an absent worker is interrupted.

    Method: insertion with slack into the fixed rest of the day (Pillac, Gueret, Medaglia 2012),
    then local search in the neighbourhood; well under a second for 300 shifts.
    """
    if lengths:
        problem = replace(problem, tasks=_with_lengths(problem.tasks, lengths))
    begun = _begun(problem, plan, now, absent)
    day = _rest_of_day(problem, plan, now, begun, absent, named)
    rest, old, future = day
    new = _settled(rest, old)
    new = insert(rest, new)
    left = _most_pressing(rest, new, plan.start[future] != FREE)
    if left:
        new = make_room(rest, new, left)
        new = _exchanged(rest, new, old, left, change_cost, seed)
    late: list[int] = []
    if late_seconds_max and len(new.unassigned):
        looser = _loosened(rest, new.unassigned, late_seconds_max)
        before = new.unassigned
        new = insert(looser, new)
        late = [task for task in before.tolist() if new.start[task] != FREE]
    whole = _joined(problem, plan, begun, new, future, now)
    flags = [Flag(int(future[task]), "late") for task in late]
    flags += _flags(problem, plan, whole, absent, named, now)
    return Replanned(whole, changes(plan, whole), sorted(flags, key=lambda flag: flag.task))


def changes(old: Plan, new: Plan) -> list[Change]:
    """What differs between two plans of one problem, by task."""
    was, now = old.shift_of(), new.shift_of()
    moved = np.flatnonzero((was != now) | (old.start != new.start))
    return [
        Change(task, int(was[task]), int(now[task]), int(old.start[task]), int(new.start[task]))
        for task in moved.tolist()
    ]


def _with_lengths(tasks: Tasks, lengths: Mapping[int, int]) -> Tasks:
    longer = tasks.length_seconds.copy()
    for task, seconds in lengths.items():
        longer[task] = seconds
    return replace(tasks, length_seconds=longer)


@dataclass(frozen=True, slots=True)
class _Begun:
    """What of one shift has begun."""

    tasks: list[int]
    """Those under way or done, and the one that the worker has set out for."""
    rested: bool
    """Whether the break lies before one of them, or has begun after them."""


def _begun(problem: Problem, plan: Plan, now: int, absent: Collection[int]) -> list[_Begun]:
    """What has begun, by shift; a break that work ran on into was not taken.

    A break that counts only before a task has begun with that task's way, or is lost.
    """
    seconds, tasks = memoryview(padded(problem, problem.seconds)), problem.tasks
    found = []
    for shift, route in enumerate(plan.routes()):
        kept: list[int] = []
        rest, rested = int(plan.break_start[shift]), False
        place, free = int(problem.shifts.start_place[shift]), int(problem.shifts.opens[shift])
        soonest = free
        for task in route:
            start, there = int(plan.start[task]), int(tasks.place[task])
            way = int(tasks.buffer_before[task]) + seconds[place, there]
            if problem.break_only_before_task:
                soonest += way
            pausing = soonest <= rest < start
            leave = _leave(problem, plan, shift, start, way) if pausing else start - way
            setting_out = free <= now and leave <= now and shift not in absent
            if start > now and not setting_out:
                break
            kept.append(task)
            rested |= pausing
            place, free = there, start + int(tasks.length_seconds[task])
            soonest = free
            if problem.break_only_before_task:
                soonest += int(tasks.buffer_after[task])
        if not problem.break_only_before_task:
            rested |= free <= rest <= now
        found.append(_Begun(kept, rested))
    return found


def _leave(problem: Problem, plan: Plan, shift: int, start: int, way: int) -> int:
    """When a worker has to set out on a way before which, or on which, the break lies."""
    rest, leave = int(plan.break_start[shift]), start - way
    if problem.break_only_before_task:
        return rest - way
    pause = int(problem.shifts.break_seconds[shift])
    return leave if rest + pause <= leave else leave - pause


def _rest_of_day(
    problem: Problem,
    plan: Plan,
    now: int,
    begun: Sequence[_Begun],
    absent: Collection[int],
    named: BoolArray | None,
) -> tuple[Problem, Plan, IntArray]:
    """What is still to be done, as a day that begins where everybody is; its tasks' numbers."""
    gone = {task for one in begun for task in one.tasks}
    future = np.array([t for t in range(len(problem.tasks)) if t not in gone], dtype=np.int64)
    shifts = list(range(len(problem.shifts)))
    windows = _windows_now(problem, plan, now, gone, absent)
    owner = plan.shift_of()
    away = np.isin(owner, np.array(sorted(absent), dtype=np.int64))
    pinned = problem.tasks.pinned_shift.copy()
    if named is not None:
        pinned = np.where(named & (owner != NONE), owner, pinned)
    pinned[away] = NONE
    ready = replace(
        problem,
        shifts=_shifts_now(problem, plan, now, begun),
        tasks=replace(
            problem.tasks,
            window_ptr=np.cumsum([0, *(len(rows) for rows in windows)]),
            window_opens=np.array([row[0] for rows in windows for row in rows], dtype=np.int64),
            window_closes=np.array([row[1] for rows in windows for row in rows], dtype=np.int64),
            pinned_shift=pinned,
        ),
        forbidden=_forbidden_now(problem, owner, gone) | np.isin(shifts, list(absent))[None, :],
    )
    kept = [
        [task for task in route if task not in gone] if shift not in absent else []
        for shift, route in enumerate(plan.routes())
    ]
    begin = plan.start.copy()
    begin[away] = FREE
    left = Plan(
        ptr=np.cumsum([0, *(len(route) for route in kept)]),
        task=np.array([task for route in kept for task in route], dtype=np.int64),
        start=begin,
        break_start=plan.break_start,
        unassigned=np.flatnonzero(begin == FREE),
    )
    rest, old = take(ready, left, shifts, future.tolist())
    return rest, old, future


def _forbidden_now(problem: Problem, owner: IntArray, gone: Collection[int]) -> BoolArray:
    """Nobody has a task whose partner, to be kept apart, that shift has begun."""
    found, links = problem.forbidden.copy(), problem.links
    for a, b in zip(links.a[links.apart].tolist(), links.b[links.apart].tolist(), strict=True):
        if a in gone and b not in gone:
            found[b, owner[a]] = True
        elif b in gone and a not in gone:
            found[a, owner[b]] = True
    return found


def _windows_now(
    problem: Problem, plan: Plan, now: int, gone: Collection[int], absent: Collection[int]
) -> list[list[tuple[int, int]]]:
    """Windows in which tasks may still start: not before now, not before they were planned."""
    tasks, links = problem.tasks, problem.links
    owner = plan.shift_of()
    earliest = np.full(len(tasks), now, dtype=np.int64)
    stays = (plan.start != FREE) & ~np.isin(owner, np.array(sorted(absent), dtype=np.int64))
    earliest[stays] = np.maximum(now, plan.start[stays])
    latest = np.full(len(tasks), 2**40, dtype=np.int64)
    for a, b, low, high in zip(links.a, links.b, links.lowest, links.highest, strict=True):
        if (a in gone) != (b in gone):
            task, low, high = (b, low, high) if a in gone else (a, -high, -low)
            partner = plan.start[a if a in gone else b]
            earliest[task] = max(earliest[task], partner + low)
            latest[task] = min(latest[task], partner + high)
    found = []
    for task in range(len(tasks)):
        rows = range(int(tasks.window_ptr[task]), int(tasks.window_ptr[task + 1]))
        less = int(tasks.length_seconds[task]) if problem.met_at_end else 0
        first, last = int(earliest[task]), int(latest[task])
        open_rows = [
            (max(int(tasks.window_opens[row]), first), min(int(tasks.window_closes[row]), last))
            for row in rows
        ]
        usable = [row for row in open_rows if row[0] + less <= row[1]]
        found.append(usable or open_rows[-1:] if rows else [(first, last)])
    return found


def _shifts_now(problem: Problem, plan: Plan, now: int, begun: Sequence[_Begun]) -> Shifts:
    """Shifts that begin now, where the last begun task ends, without a break already taken."""
    shifts, tasks = problem.shifts, problem.tasks
    place, opens = shifts.start_place.copy(), np.maximum(shifts.opens, now)
    load, pause = shifts.load_max.copy(), shifts.break_seconds.copy()
    for shift, one in enumerate(begun):
        ready, last = int(shifts.opens[shift]), FREE
        for task in one.tasks:
            place[shift], last = tasks.place[task], int(plan.start[task])
            ready = last + int(tasks.length_seconds[task]) + int(tasks.buffer_after[task])
            load[shift] -= tasks.load[task]
        if one.rested:
            if plan.break_start[shift] > last:
                ready = max(int(plan.break_start[shift]), ready) + int(pause[shift])
            pause[shift] = 0
        opens[shift] = max(now, ready)
    closes = np.maximum(shifts.closes, opens)
    over = np.maximum(0, shifts.closes + shifts.overtime_seconds_max - closes)
    return replace(
        shifts,
        start_place=place,
        opens=opens,
        closes=closes,
        overtime_seconds_max=over,
        break_seconds=pause,
        load_max=load,
    )


def _settled(rest: Problem, old: Plan) -> Plan:
    """Every route without the tasks that no longer fit it."""
    timer, routes = Timer(rest), old.routes()
    linked = {*rest.links.a.tolist(), *rest.links.b.tolist()}
    lower = [FREE] * len(rest.tasks)
    while True:
        routes = [mended(timer, shift, route, lower) for shift, route in enumerate(routes)]
        plan = schedule(rest, routes, not_before=lower)
        if plan is None:
            routes = [[task for task in route if task not in linked] for route in routes]
            continue
        pushed = [int(s) if t in linked else FREE for t, s in enumerate(plan.start.tolist())]
        if pushed == lower:
            return plan
        lower = pushed


def _most_pressing(rest: Problem, new: Plan, promised: BoolArray) -> list[int]:
    """Some required tasks that are left out, those that had been planned before first."""
    left = new.unassigned[rest.tasks.required[new.unassigned]].tolist()
    return sorted(left, key=lambda task: not promised[task])[:PRESSING]


def _exchanged(
    rest: Problem, new: Plan, old: Plan, left: Sequence[int], change_cost: int, seed: int
) -> Plan:
    """Let the neighbours of what is left out exchange visits, each change at its price."""
    ends = time.thread_time() + IMPROVE_SECONDS
    owner = old.shift_of()
    own = owner[:, None] == np.arange(len(rest.shifts))[None, :]
    priced = replace(rest, preferred=own, weights=replace(rest.weights, preference=change_cost))
    homes = padded(rest, rest.seconds)[rest.shifts.start_place]
    for task in left:
        seconds = ends - time.thread_time()
        if new.start[task] != FREE or seconds <= 0.05:
            continue
        closest = int(homes[:, rest.tasks.place[task]].argmin())
        shifts, tasks = near(priced, new, closest, IMPROVE_TASKS)
        if task not in tasks:
            continue
        part, part_old = take(priced, new, shifts, tasks)
        found = improve(part, part_old, cpu_seconds=seconds / 2, seed=seed, engine="pyvrp")
        if found is not part_old:
            new = give_back(new, found, shifts, tasks)
    return new


def _loosened(rest: Problem, left: IntArray, late_seconds_max: int) -> Problem:
    tasks = rest.tasks
    closes = tasks.window_closes.copy()
    for task in left.tolist():
        rows = slice(int(tasks.window_ptr[task]), int(tasks.window_ptr[task + 1]))
        closes[rows][-1:] += late_seconds_max
    return replace(rest, tasks=replace(tasks, window_closes=closes))


def _joined(
    problem: Problem,
    plan: Plan,
    begun: Sequence[_Begun],
    new: Plan,
    future: IntArray,
    now: int,
) -> Plan:
    """What has begun and what comes, as one plan of the day."""
    routes = [[*one.tasks, *future[new.route(shift)].tolist()] for shift, one in enumerate(begun)]
    start = plan.start.copy()
    start[future] = new.start
    pauses = new.break_start.copy()
    for shift, one in enumerate(begun):
        if one.rested:
            pauses[shift] = plan.break_start[shift]
        elif one.tasks and not len(new.route(shift)):
            pauses[shift] = _last_rest(problem, plan, shift, one.tasks[-1], now)
    return Plan(
        ptr=np.cumsum([0, *(len(route) for route in routes)]),
        task=np.array([task for route in routes for task in route], dtype=np.int64),
        start=start,
        break_start=pauses,
        unassigned=np.flatnonzero(start == FREE),
    )


def _last_rest(problem: Problem, plan: Plan, shift: int, last: int, now: int) -> int:
    """The start of a break that is still to come when all tasks are done; FREE if it cannot be."""
    shifts, tasks = problem.shifts, problem.tasks
    length, planned = int(shifts.break_seconds[shift]), int(plan.break_start[shift])
    if not length or problem.break_only_before_task:
        return FREE
    end = int(plan.start[last] + tasks.length_seconds[last])
    start = max(now, end, int(shifts.break_opens[shift]), planned)
    way = int(padded(problem, problem.seconds)[tasks.place[last], shifts.end_place[shift]])
    back = max(start, end + way) + length
    limit = int(shifts.closes[shift] + shifts.overtime_seconds_max[shift])
    fits = start + length <= int(shifts.break_closes[shift]) and back <= limit
    return start if fits else FREE


def _flags(
    problem: Problem,
    old: Plan,
    new: Plan,
    absent: Collection[int],
    named: BoolArray | None,
    now: int,
) -> list[Flag]:
    was, owner = old.shift_of(), new.shift_of()
    promised = problem.tasks.pinned_shift != NONE
    if named is not None:
        promised |= named
    flags = [Flag(task, "nobody_free") for task in new.unassigned.tolist()]
    for task in np.flatnonzero(owner != NONE).tolist():
        end = int(new.start[task] + problem.tasks.length_seconds[task])
        if owner[task] in absent and end > now:
            flags.append(Flag(task, "interrupted"))
        elif promised[task] and was[task] not in (NONE, owner[task]):
            flags.append(Flag(task, "other_person"))
    return flags
