"""Where a task still fits into routes: slack per stop, so that a test of all gaps is one step."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from doorstep.algorithms.planning.model import FAR, FREE, NONE, BoolArray, IntArray, Problem, able
from doorstep.algorithms.planning.schedule import Timed, Timer, padded

BIG = 2**50
"""The cost of what does not fit."""


class Slack(NamedTuple):
    """The gaps of one shift, one row each: before every task and before home."""

    leave: IntArray
    """The earliest leaving at the gap's beginning."""
    latest: IntArray
    """The latest arrival at its end."""
    before: IntArray
    """The places at both sides."""
    after: IntArray
    cost: IntArray
    """What the way between them costs now."""
    final: IntArray
    """1 for the way home, which needs no buffer; else 0."""


class Gaps:
    """Routes under construction and, for every shift, the cheapest gap for every task."""

    def __init__(self, problem: Problem, *, relaxed: bool) -> None:
        """Begin with empty shifts; `relaxed` allows soft lateness and overtime."""
        tasks, weights = problem.tasks, problem.weights
        self.problem, self.relaxed = problem, relaxed
        self.timer = Timer(problem)
        self.unbounded = [FREE] * len(tasks)
        self.able: BoolArray = able(problem).T.copy()
        seconds = padded(problem, problem.seconds)
        cost = seconds if weights.travel == 1 else seconds * weights.travel
        if problem.distance_m is not None and weights.distance:
            cost = cost + padded(problem, problem.distance_m) * weights.distance
        self.seconds, self.cost, self.way_cost = seconds, cost, memoryview(cost)
        self.own_cost = np.zeros((len(problem.shifts), len(tasks)), dtype=np.int64)
        if weights.preference:
            wants = problem.preferred.any(axis=1)
            self.own_cost += (wants[:, None] & ~problem.preferred).T * weights.preference
        self.spent = tasks.length_seconds + tasks.buffer_after
        self.opens, self.closes = _table(self.timer)
        self.late_cost = np.where(self.timer.hard, 0, tasks.lateness_cost)
        self.soft = ~np.array(self.timer.hard, dtype=np.bool_)
        self.routes: list[list[int]] = [[] for _ in range(len(problem.shifts))]
        self.pauses = [NONE] * len(problem.shifts)
        self.load = tasks.load.tolist()
        self.taken = np.zeros(len(problem.shifts), dtype=np.int64)
        self.slack = [self._slack(shift, ()) for shift in range(len(problem.shifts))]

    def pin(self, task: int, start: int) -> None:
        """Let a task start at one second only."""
        self.open(task, [(start, start)], hard=True)

    def open(self, task: int, rows: list[tuple[int, int]], *, hard: bool) -> None:
        """Let a task start in these windows, no more of them than it had at first."""
        self.timer.windows[task] = rows
        self.timer.hard[task], self.soft[task] = hard, not hard
        self.opens[:, task], self.closes[:, task] = FAR, -FAR
        for row, (opens, closes) in enumerate(rows or [(-FAR, FAR)]):
            self.opens[row, task], self.closes[row, task] = opens, closes

    def narrow(self, task: int, earliest: int, latest: int) -> None:
        """Let a task start between two seconds only, both counted in, and never late."""
        rows = self.timer.windows[task] or [(-FAR, FAR)]
        cut = [(max(one, earliest), min(other, latest)) for one, other in rows]
        self.open(task, [row for row in cut if row[0] <= row[1]] or [(FAR, FAR)], hard=True)

    def timed(self, shift: int, route: Sequence[int]) -> tuple[int, Timed]:
        """Time a route with its best break."""
        return self.timer.best(shift, route, self.unbounded)

    def sound(self, shift: int, route: Sequence[int]) -> bool:
        """Tell whether a shift can do a route without a fault, overtime only where allowed."""
        one = self.timed(shift, route)[1]
        if one.penalty[0]:
            return False
        return self.relaxed or one.back <= self.timer.closes[shift]

    def fits(self, shift: int, route: Sequence[int]) -> bool:
        """Tell whether a shift can do a route and carry what it needs."""
        light = sum(self.load[task] for task in route) <= self.problem.shifts.load_max[shift]
        return bool(light) and self.sound(shift, route)

    def put(self, shift: int, route: list[int]) -> None:
        """Replace a route."""
        self.routes[shift] = route
        self.pauses[shift], timed = self.timed(shift, route)
        self.slack[shift] = self._slack(shift, timed.starts)
        self.taken[shift] = sum(self.load[task] for task in route)

    def evaluate(self, shift: int, columns: IntArray) -> tuple[IntArray, IntArray]:
        """Cost (BIG if none) and position of the cheapest gap of one shift for tasks `columns`.

        Method: earliest leaving and latest arrival of every stop are kept, a task fits a gap if its
        earliest start reaches the next stop in time (slack by concatenation; Savelsbergh 1992).
        """
        room = self.problem.shifts.load_max[shift] - self.taken[shift]
        light = self.problem.tasks.load[columns] <= room
        fitting = np.flatnonzero(self.able[shift, columns] & light)
        tasks, slack = columns[fitting], self.slack[shift]
        ways = self._ways(self.seconds, slack, tasks)
        ready = slack.leave[:, None] + ways[0]
        ready += self.problem.tasks.buffer_before[tasks]
        start = self.allowed(tasks, ready)
        detour = self._detour(slack, tasks, start, ways)
        cost, position = np.full(len(columns), BIG), np.zeros(len(columns), dtype=np.int64)
        position[fitting] = detour.argmin(axis=0)
        cheapest = detour[position[fitting], np.arange(len(fitting))]
        cost[fitting] = np.minimum(BIG, cheapest + self._own_cost(shift, tasks))
        return cost, position

    def evaluate_all(self, tasks: IntArray, starts: IntArray | None = None) -> IntArray:
        """Cost of the cheapest gap of every shift for tasks (m x len(tasks)), at given starts."""
        slack = Slack(*(np.concatenate(rows) for rows in zip(*self.slack, strict=True)))
        ptr = np.cumsum([0, *(len(one.leave) for one in self.slack[:-1])])
        ways = self._ways(self.seconds, slack, tasks)
        ready = slack.leave[:, None] + ways[0]
        ready += self.problem.tasks.buffer_before[tasks]
        if starts is None:
            start = self.allowed(tasks, ready)
        else:
            start = np.where(ready <= starts, starts, FAR)
        found = np.minimum.reduceat(self._detour(slack, tasks, start, ways), ptr, axis=0)
        found += self.own_cost[:, tasks]
        empty = [shift for shift, route in enumerate(self.routes) if not route]
        found[empty] += self.problem.shifts.fixed_cost[empty][:, None]
        room = (self.problem.shifts.load_max - self.taken)[:, None]
        found[~self.able[:, tasks] | (self.problem.tasks.load[tasks] > room)] = BIG
        return np.minimum(found, BIG)

    def _ways(self, matrix: IntArray, slack: Slack, tasks: IntArray) -> tuple[IntArray, IntArray]:
        """From the beginning of each gap (rows) to each task (columns), and on to its end."""
        there = self.problem.tasks.place[tasks]
        return matrix[slack.before[:, None], there], matrix[there, slack.after[:, None]]

    def _detour(
        self, slack: Slack, tasks: IntArray, start: IntArray, ways: tuple[IntArray, IntArray]
    ) -> IntArray:
        """What each gap (rows) would cost more with each task (columns); BIG if it is too short."""
        due = start + self.spent[tasks] + ways[1]
        due -= slack.final[:, None] * self.problem.tasks.buffer_after[tasks]
        if self.cost is not self.seconds:
            ways = self._ways(self.cost, slack, tasks)
        detour = ways[0] + ways[1]
        detour -= slack.cost[:, None]
        if self.relaxed:
            detour += self._lateness(tasks, start) * self.late_cost[tasks]
        detour[(due > slack.latest[:, None]) | (start >= FAR)] = BIG
        return detour

    def _own_cost(self, shift: int, tasks: IntArray) -> IntArray:
        """What each task costs on a shift wherever it lies."""
        own = self.own_cost[shift, tasks]
        return own if self.routes[shift] else own + self.problem.shifts.fixed_cost[shift]

    def allowed(self, columns: IntArray, ready: IntArray) -> IntArray:
        """The first start in a window at or after `ready` (.. x columns); FAR if there is none."""
        start = np.full_like(ready, FAR)
        if self.relaxed:
            last = np.where(self.opens[:, columns] < FAR, self.opens[:, columns], -FAR).max(axis=0)
            start = np.where(self.soft[columns], np.maximum(ready, last), start)
        for opens, closes in zip(self.opens[::-1], self.closes[::-1], strict=True):
            waited = np.maximum(ready, opens[columns])
            start = np.where(waited <= closes[columns], waited, start)
        return start

    def _lateness(self, columns: IntArray, start: IntArray) -> IntArray:
        late = np.zeros_like(start)
        for opens, closes in zip(self.opens, self.closes, strict=True):
            begun = start >= opens[columns]
            late = np.where(begun, np.maximum(0, start - closes[columns]), late)
        return late

    def _slack(self, shift: int, starts: Sequence[int]) -> Slack:
        timer, route, pause = self.timer, self.routes[shift], self.pauses[shift]
        leave = [timer.opens[shift]]
        for task, start in zip(route, starts, strict=True):
            leave.append(start + timer.length[task] + timer.after[task])
        places = [timer.origin[shift], *(timer.place[task] for task in route), timer.home[shift]]
        cost = [self.way_cost[one, two] for one, two in pairwise(places)] if route else [0]
        over = timer.overtime_max[shift] if self.relaxed else 0
        latest = [timer.closes[shift] + over]
        due = latest[0]
        for position in range(len(route), 0, -1):
            task = route[position - 1]
            way = timer.seconds[places[position], places[position + 1]]
            if position == len(route):
                way -= timer.after[task]
            due = self._leave_by(shift, due, way, broken=position == pause, end=position)
            due -= timer.length[task] + timer.after[task]
            due = self._latest_start(task, due) - timer.before[task]
            latest.append(due)
        final = np.zeros(len(leave), dtype=np.int64)
        final[-1] = 1
        return Slack(
            np.array(leave),
            np.array(latest[::-1]),
            np.array(places[:-1]),
            np.array(places[1:]),
            np.array(cost),
            final,
        )

    def _leave_by(self, shift: int, due: int, way: int, *, broken: bool, end: int) -> int:
        """The latest leaving for arriving by `due`, with the break on the way or not."""
        if not broken:
            return due - way
        timer, length = self.timer, self.timer.pause[shift]
        latest = timer.pause_closes[shift] - length
        if self.problem.break_only_before_task and end < len(self.routes[shift]):
            latest -= way + timer.before[self.routes[shift][end]]
        return min(due - way - length, latest)

    def _latest_start(self, task: int, due: int) -> int:
        rows = self.timer.windows[task]
        if self.relaxed and self.soft[task] and rows and rows[-1][0] <= due:
            return due
        for opens, closes in reversed(rows):
            if opens <= min(due, closes):
                return min(due, closes)
        return -FAR if rows else due


def widened(route: list[int], task: int, position: int) -> list[int]:
    """A route with a task at a position."""
    return [*route[:position], task, *route[position:]]


def _table(timer: Timer) -> tuple[IntArray, IntArray]:
    """Windows as rows (most windows of a task x n); a task without any has one that never ends."""
    n = len(timer.windows)
    most = max((len(rows) for rows in timer.windows), default=1) or 1
    opens, closes = np.full((most, n), FAR), np.full((most, n), -FAR)
    for task, rows in enumerate(timer.windows):
        for row, (one, other) in enumerate(rows or [(-FAR, FAR)]):
            opens[row, task], closes[row, task] = one, other
    return opens, closes
