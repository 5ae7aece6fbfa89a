"""Single tasks one after another: the one that would regret waiting most is next."""

import numpy as np

from doorstep.algorithms.planning.model import NONE, BoolArray, IntArray
from doorstep.algorithms.planning.positions import BIG, Gaps, widened

HOMES_MAX = 150
"""With more homes than this only shifts nearby are looked at, where many tasks wait."""
HOMES = 16
"""A task is a choice for so many shifts that live nearest to it, of those that may have it."""
STOP_HOMES = 3
"""A shift with a stop is a choice for the tasks that share one of so many nearest homes with it."""
BLOCK = 128
"""Rows that are sorted at once, so that memory does not grow with the square of the day."""


def put_singles(gaps: Gaps, left: IntArray, regret: int) -> None:
    """Insert tasks one after another, the most regretful first, as long as there is any place.

    On large days a shift is a choice for a task if it lives near or has a stop near it; that
    leaves the price of a step the same however large the town is. A task that has fewer choices
    so than its regret counts is offered to every shift, so that nothing stays out for being far.

    Method: regret insertion (Potvin and Rousseau 1993); neighbours only, as in granular search
    (Toth and Vigo 2003).
    """
    homes = len(np.unique(gaps.problem.shifts.start_place))
    near = _Near(gaps, left) if min(homes, len(left)) > HOMES_MAX else None
    board = _Board(gaps, left, regret, near)
    while len(board.left):
        chosen = int(board.score.argmax())
        if board.score[chosen] < 0:
            return
        shift, task = int(board.cost[chosen].argmin()), int(board.left[chosen])
        at = int(board.position[chosen, shift])
        if at == NONE:
            at = int(gaps.evaluate(shift, np.array([task]))[1][0])
        route = widened(gaps.routes[shift], task, at)
        if gaps.timer.pause[shift] and not gaps.sound(shift, route):
            board.refuse(chosen, shift)
            continue
        gaps.put(shift, route)
        board.strike(chosen)
        board.update(shift, task)


class _Near:
    """Which waiting tasks a shift is a choice for: those around its home and around its stops."""

    def __init__(self, gaps: Gaps, left: IntArray) -> None:
        self.row = np.full(len(gaps.problem.tasks), NONE, dtype=np.int64)
        self.row[left] = np.arange(len(left))
        self.marked = np.zeros(len(self.row), dtype=np.bool_)
        self.anywhere = np.zeros(0, dtype=np.int64)
        """Rows of the tasks that every shift is a choice for; `row` does not name them."""
        homes, places = gaps.problem.shifts.start_place, gaps.problem.tasks.place
        self.homes = _nearest(gaps.cost[homes], places, None, STOP_HOMES)
        self.around = _by_home(self.homes[left], left, len(homes))
        able = _nearest(gaps.cost[homes], places[left], gaps.able[:, left], HOMES)
        self.tasks = _by_home(able, left, len(homes))
        for shift, route in enumerate(gaps.routes):
            for task in route:
                self.stop(shift, task)

    def stop(self, shift: int, task: int) -> None:
        """Note a new stop of a shift."""
        self.marked[self.tasks[shift]] = True
        for home in self.homes[task].tolist():
            self.marked[self.around[home]] = True
        self.tasks[shift] = self.marked.nonzero()[0]
        self.marked[:] = False

    def offer(self, rows: IntArray, tasks: IntArray) -> None:
        """Make every shift a choice for some tasks."""
        self.anywhere = np.concatenate([self.anywhere, rows])
        self.row[tasks] = NONE

    def strike(self, row: int, task: int) -> None:
        """Leave out a task that needs no place any more."""
        if self.row[task] == NONE:
            self.anywhere = self.anywhere[self.anywhere != row]
        self.row[task] = NONE

    def rows(self, shift: int) -> IntArray:
        """The rows of the waiting tasks that a shift is a choice for."""
        found = self.row[self.tasks[shift]]
        found = found[found != NONE]
        return np.concatenate([found, self.anywhere]) if len(self.anywhere) else found

    def keep(self, kept: BoolArray, left: IntArray) -> None:
        """Number the waiting tasks anew: those of the rows kept."""
        number = np.cumsum(kept) - 1
        self.anywhere = number[self.anywhere]
        self.row[:] = NONE
        self.row[left] = np.arange(len(left))
        self.row[left[self.anywhere]] = NONE


def _nearest(ways: IntArray, places: IntArray, able: BoolArray | None, count: int) -> IntArray:
    """The nearest shifts of each place, in no order (len(places) x count); those able to first."""
    found = np.empty((len(places), count), dtype=np.int64)
    for first in range(0, len(places), BLOCK):
        rows = slice(first, first + BLOCK)
        way = ways[:, places[rows]].T
        if able is not None:
            way = np.where(able[:, rows].T, way, BIG)
        found[rows] = np.argpartition(way, count, axis=1)[:, :count]
    return found


def _by_home(nearest: IntArray, tasks: IntArray, homes: int) -> list[IntArray]:
    """The other way about: the tasks that each home is one of the nearest of."""
    order = np.argsort(nearest, axis=None, kind="stable")
    ends = np.cumsum(np.bincount(nearest.ravel(), minlength=homes))
    return np.split(np.repeat(tasks, nearest.shape[1])[order], ends[:-1])


class _Board:
    """Which task (rows) costs what on which shift (columns), and how much it would regret."""

    def __init__(self, gaps: Gaps, left: IntArray, regret: int, near: _Near | None) -> None:
        tasks, m = gaps.problem.tasks, len(gaps.routes)
        self.gaps, self.left, self.near, self.depth = gaps, left, near, min(regret, m)
        optional = np.minimum(tasks.drop_cost + 1, BIG)
        self.limit = np.where(tasks.required, BIG, optional)[left]
        self.cost = np.full((len(left), m), BIG)
        self.position = np.zeros((len(left), m), dtype=np.int64)
        self.alive = len(left)
        for shift in range(m):
            rows = self._within(shift)
            self.cost[rows, shift], self.position[rows, shift] = gaps.evaluate(shift, left[rows])
        self.score, self.bound = np.zeros((2, len(left)), dtype=np.int64)
        self._rate(np.arange(len(left)))

    def refuse(self, row: int, shift: int) -> None:
        """Note that a task does not fit a shift after all."""
        self.cost[row, shift] = BIG
        self._rate(np.array([row]))

    def strike(self, row: int) -> None:
        """Take a task off; its row goes when many are to go."""
        self.limit[row], self.score[row] = -BIG, -1
        if self.near is not None:
            self.near.strike(row, int(self.left[row]))
        self.alive -= 1
        if self.alive * 4 < len(self.left) * 3:
            keep = self.limit > -BIG
            self.left, self.limit = self.left[keep], self.limit[keep]
            self.cost, self.position = self.cost[keep], self.position[keep]
            self.score, self.bound = self.score[keep], self.bound[keep]
            if self.near is not None:
                self.near.keep(keep, self.left)

    def update(self, shift: int, task: int) -> None:
        """Look again at a shift that has got a task, and at the tasks whose best choices moved."""
        if self.near is not None:
            self.near.stop(shift, task)
        rows = self._within(shift)
        before = self.cost[rows, shift]
        after, self.position[rows, shift] = self.gaps.evaluate(shift, self.left[rows])
        self.cost[rows, shift] = after
        best = (before <= self.bound[rows]) | (after <= self.bound[rows])
        moved = rows[(before != after) & best & (self.limit[rows] > -BIG)]
        if len(moved):
            self._rate(moved)

    def _within(self, shift: int) -> IntArray:
        """The rows that a shift is a choice for."""
        if self.near is None:
            return np.arange(len(self.left))
        return self.near.rows(shift)

    def _rate(self, rows: IntArray) -> None:
        """Rate tasks anew; those that have few choices nearby are offered to every shift."""
        self.score[rows], self.bound[rows] = self._regret(rows)
        if self.near is None:
            return
        few = rows[self.bound[rows] >= BIG]
        few = few[self.near.row[self.left[few]] != NONE]
        for first in range(0, len(few), BLOCK):
            block = few[first : first + BLOCK]
            self.near.offer(block, self.left[block])
            self.cost[block] = self.gaps.evaluate_all(self.left[block]).T
            self.position[block] = NONE
            self.score[block], self.bound[block] = self._regret(block)

    def _regret(self, rows: IntArray) -> tuple[IntArray, IntArray]:
        """The regret of tasks, below 0 without a place; their `regret`-th cheapest cost."""
        cost = self.cost[rows]
        within = np.where(cost < self.limit[rows][:, None], cost, BIG)
        best = np.partition(within, np.arange(self.depth), axis=1)[:, : self.depth]
        score = (best - best[:, :1]).sum(axis=1)
        return np.where(best[:, 0] < BIG, score, -1), best[:, -1]
