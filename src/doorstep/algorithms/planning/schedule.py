"""Timing a plan: the earliest start of every task along its shift, with links between shifts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.planning.model import FREE, NONE, IntArray, Plan, Problem

Routes = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Timed:
    """One shift with times: the start of each task in order, the break (or FREE), back home."""

    starts: list[int]
    break_start: int
    back: int
    penalty: tuple[int, int]
    """Faults, and the cost of lateness, overtime and a missed break."""


class Timer:
    """The numbers of a problem as lists, for timing one shift after another."""

    def __init__(self, problem: Problem) -> None:
        """Unpack the arrays once."""
        tasks, shifts = problem.tasks, problem.shifts
        self.problem = problem
        self.seconds = memoryview(padded(problem, problem.seconds))
        self.place, self.length = tasks.place.tolist(), tasks.length_seconds.tolist()
        self.before, self.after = tasks.buffer_before.tolist(), tasks.buffer_after.tolist()
        self.hard = (tasks.hard | (tasks.pinned_start != FREE)).tolist()
        self.late_cost = tasks.lateness_cost.tolist()
        self.windows = windows(problem)
        self.origin, self.home = shifts.start_place.tolist(), shifts.end_place.tolist()
        self.opens, self.closes = shifts.opens.tolist(), shifts.closes.tolist()
        self.overtime_max = shifts.overtime_seconds_max.tolist()
        self.overtime_cost = shifts.overtime_cost.tolist()
        self.pause = shifts.break_seconds.tolist()
        self.pause_opens = shifts.break_opens.tolist()
        self.pause_closes = shifts.break_closes.tolist()
        self.pause_cost = shifts.break_cost.tolist()
        self.pause_hard = shifts.break_hard.tolist()

    def allowed(self, task: int, ready: int) -> int:
        """The first start at or after `ready` in a window; late in the last one if none is left."""
        start = ready
        for opens, closes in self.windows[task]:
            start = max(ready, opens)
            if start <= closes:
                return start
        return start

    def lateness(self, task: int, start: int) -> int:
        """Seconds of a start past the window it belongs to; 0 in time."""
        late = 0
        for opens, closes in self.windows[task]:
            if opens > start:
                break
            late = max(0, start - closes)
        return late

    def time(self, shift: int, route: Sequence[int], pause_at: int, lower: Sequence[int]) -> Timed:
        """Time one shift from its opening; `lower` bounds the start of every task from below.

        The break comes before the task at position `pause_at`, after all tasks if that is their
        number; NONE leaves it out, and so does a window that is over by then.
        """
        moment, place, gap = self.opens[shift], self.origin[shift], 0
        starts, pause_start, pause = [], FREE, self.pause[shift]
        for position, task in enumerate(route):
            there = self.place[task]
            arrival = moment + gap + self.seconds[place, there] + self.before[task]
            if position == pause_at:
                pause_start, arrival = self._pause(shift, moment, arrival)
            start = self.allowed(task, max(arrival, lower[task]))
            starts.append(start)
            moment, place, gap = start + self.length[task], there, self.after[task]
        back = moment + self.seconds[place, self.home[shift]] if route else moment
        if pause and route and pause_at == len(route):
            pause_start, back = self._pause(shift, moment, back)
        return Timed(
            starts, pause_start, back, self._penalty(shift, route, starts, pause_start, back)
        )

    def best(self, shift: int, route: Sequence[int], lower: Sequence[int]) -> tuple[int, Timed]:
        """Time one shift with its break at the best position: fewest faults, then least cost."""
        none = self.time(shift, route, NONE, lower)
        if not self.pause[shift] or not route:
            return NONE, none
        found, chosen = none, NONE
        last = len(route) - self.problem.break_only_before_task
        for position in range(last, -1, -1):
            tried = self.time(shift, route, position, lower)
            if tried.break_start != FREE and tried.penalty < found.penalty:
                found, chosen = tried, position
        return chosen, found

    def _pause(self, shift: int, leave: int, arrival: int) -> tuple[int, int]:
        """Start of the break in a gap and the arrival after it; FREE and as before if too late."""
        length, latest = self.pause[shift], self.pause_closes[shift] - self.pause[shift]
        start = arrival
        if not self.problem.break_only_before_task:
            start = min(arrival, latest)
        start = max(start, self.pause_opens[shift])
        if start > latest or start < leave or length == 0:
            return FREE, arrival
        return start, max(start, arrival) + length

    def _penalty(
        self, shift: int, route: Sequence[int], starts: Sequence[int], pause: int, back: int
    ) -> tuple[int, int]:
        faults = cost = 0
        for task, start in zip(route, starts, strict=True):
            late = self.lateness(task, start)
            if late:
                faults += self.hard[task]
                cost += late * self.late_cost[task]
        over = max(0, back - self.closes[shift])
        faults += over > self.overtime_max[shift]
        cost += over * self.overtime_cost[shift]
        if route and self.pause[shift] and pause == FREE:
            faults += self.pause_hard[shift]
            cost += self.pause_cost[shift]
        return faults, cost


def schedule(
    problem: Problem,
    routes: Routes,
    *,
    break_before: Sequence[int] | None = None,
    not_before: Sequence[int] | None = None,
) -> Plan | None:
    """Time routes, one list of tasks for each of the m shifts, as early as links allow.

    `break_before` (m) gives the position in the route before which each break lies, its length
    for after the last task, NONE for a missed one; without it the best position of each shift by
    itself is taken. `not_before` (n) bounds starts from below. A window that has closed is
    overrun, a break that no longer fits is missed: `costing.cost` tells. None where routes and
    links wait for each other in a circle.

    Method: longest paths in the graph of routes and links by rounds of forward passes (temporal
    synchronisation; Drexl, Transportation Science 46, 2012).
    """
    timer = Timer(problem)
    lower = [FREE] * len(problem.tasks) if not_before is None else list(not_before)
    pauses, timed = [], []
    for shift, route in enumerate(routes):
        if break_before is None:
            pause, one = timer.best(shift, route, lower)
        else:
            pause = break_before[shift]
            one = timer.time(shift, route, pause, lower)
        pauses.append(pause)
        timed.append(one)
    if not _hold_links(timer, routes, pauses, lower, timed):
        return None
    return _plan(problem, routes, timed)


def _hold_links(
    timer: Timer, routes: Routes, pauses: list[int], lower: list[int], timed: list[Timed]
) -> bool:
    """Push starts until every link holds; tell whether that came to an end."""
    links = timer.problem.links
    if not len(links):
        return True
    owner = {task: shift for shift, route in enumerate(routes) for task in route}
    start = {
        task: moment
        for shift, route in enumerate(routes)
        for task, moment in zip(route, timed[shift].starts, strict=True)
    }
    rows = [
        row
        for row in zip(
            links.a.tolist(),
            links.b.tolist(),
            links.lowest.tolist(),
            links.highest.tolist(),
            strict=True,
        )
        if row[0] in start and row[1] in start
    ]
    widest = max((len(row) for row in timer.windows), default=1) or 1
    for _ in range(2 * (len(rows) + 1) * widest + 8):
        touched = set()
        for a, b, lowest, highest in rows:
            for task, least in ((b, start[a] + lowest), (a, start[b] - highest)):
                if least > start[task] and least > lower[task]:
                    lower[task] = least
                    touched.add(owner[task])
        if not touched:
            return True
        for shift in touched:
            timed[shift] = timer.time(shift, routes[shift], pauses[shift], lower)
            start.update(zip(routes[shift], timed[shift].starts, strict=True))
    return False


def _plan(problem: Problem, routes: Routes, timed: Sequence[Timed]) -> Plan:
    flat = np.array([task for route in routes for task in route], dtype=np.int64)
    start = np.full(len(problem.tasks), FREE, dtype=np.int64)
    start[flat] = [moment for one in timed for moment in one.starts]
    return Plan(
        ptr=np.cumsum([0, *(len(route) for route in routes)], dtype=np.int64),
        task=flat,
        start=start,
        break_start=np.array([one.break_start for one in timed], dtype=np.int64),
        unassigned=np.flatnonzero(start == FREE),
    )


def padded(problem: Problem, matrix: IntArray) -> IntArray:
    """A matrix of a day, for reading; a last row and column of zeros where an index may be NONE.

    Otherwise nothing is copied, so that a look at a part of a day does not cost as the whole does.
    """
    ends = (problem.shifts.start_place, problem.shifts.end_place, problem.tasks.place)
    if all(len(one) == 0 or one.min() > NONE for one in ends):
        return matrix
    return np.pad(matrix, ((0, 1), (0, 1)))


def windows(problem: Problem) -> list[list[tuple[int, int]]]:
    """The starts that are in time, for each task its windows; a pinned start is its only one."""
    tasks = problem.tasks
    shorter = tasks.length_seconds if problem.met_at_end else np.zeros_like(tasks.place)
    ptr, opens, closes = (
        tasks.window_ptr.tolist(),
        tasks.window_opens.tolist(),
        tasks.window_closes.tolist(),
    )
    found: list[list[tuple[int, int]]] = []
    for task, pinned in enumerate(tasks.pinned_start.tolist()):
        rows = range(ptr[task], ptr[task + 1])
        less = int(shorter[task])
        free = [(opens[row], closes[row] - less) for row in rows]
        found.append(free if pinned == FREE else [(pinned, pinned)])
    return found
