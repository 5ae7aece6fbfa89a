"""A search for day plans that takes every rule: links, soft windows, breaks, idle time, wishes."""

import math
import time
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import numpy as np

from doorstep.algorithms.planning.costing import cost
from doorstep.algorithms.planning.model import FREE, NONE, Plan, Problem
from doorstep.algorithms.planning.searching.board import Board
from doorstep.algorithms.planning.searching.moves import Move, Moves
from doorstep.algorithms.planning.searching.start import fill, lay
from doorstep.algorithms.planning.searching.tables import Tables

STEPS_A_TASK = 6_000
"""Steps of one cooling for each task: with more to spend, the search heats up again."""

FEW_STEPS_A_TASK = 1_000
"""With fewer steps than this for each task the search starts cooler."""

COOLING = 200
"""How much colder the end of a cooling is than its beginning."""

PENALTY = 20
"""What a second of a broken hard rule costs at first, in seconds on the way."""

PENALTY_MAX = 1 << 40
EASE = 40
"""How often the idlest get more to do beside 80 exchanges, if idle time were all that costs."""

PRESSURE = 0.6
"""How much long idle times count at first beside the longest one."""

BEGINNING = 0.4
"""The most of the budget that goes for putting in what was left out."""

LOOK = 64
"""Steps between two looks at the clock."""

LEAVING = 40
"""The most that leaving a task out costs during the search, as a multiple of the temperature."""

REPRICE = 512
"""Steps between two changes of the penalty."""

HEAT = 1.5
"""The temperature at first, as a multiple of what a planned task costs."""


@dataclass(slots=True)
class Found:
    """The best that was seen: what it costs, and enough to make a plan of it."""

    total: int
    routes: list[list[int]]
    start: list[int]
    rested: list[int]


def search(
    problem: Problem,
    plan: Plan | None = None,
    *,
    cpu_seconds: float,
    rng: np.random.Generator,
    iterations: int | None = None,
) -> Plan:
    """Look for a better plan for `cpu_seconds` of this thread, or for a count of `iterations`.

    Takes every part of a problem and every plan of it (an empty one without `plan`); what the
    plan leaves out is put in first, greedily. The answer has the fewest faults and costs the
    least of all that was seen, the given plan included: it is never worse. With `iterations`,
    the same generator state gives the same plan. Tasks that a link holds together in time always
    go to different shifts.

    Method: simulated annealing (Kirkpatrick, Gelatt, Vecchi, Science 220, 1983) over routes with
    a common order of linked visits, as for home care in Ceschia, Di Gaspero, Rosati, Schaerf
    (2024); neighbourhoods: cross-exchange of segments and tails between likely neighbours
    (Taillard et al., 1997; Toth and Vigo, 2003), whole visits, breaks, and trades of shifts. Hard
    rules are priced, and the price rises as long as one is broken (strategic oscillation).
    """
    begun = time.thread_time()
    board = Board(Tables(problem))
    moves = Moves(board, Random(int(rng.integers(1 << 62))))  # noqa: S311 - no secret
    board.price_again(PENALTY * max(1, problem.weights.travel))
    found = _kept(board)
    clock = _Clock(begun, cpu_seconds, iterations, board.tables.n)
    if problem.tasks.place.size and problem.shifts.opens.size:
        if plan is not None:
            lay(board, plan)
        fill(board, moves, strict=True, enough=clock.is_late)
        heat = _heat(board)
        board.cap_leaving(int(LEAVING * heat))
        found.total = sum(board.leave_price)
        if board.wrong == 0:
            found = _kept(board)
        fill(board, moves, strict=False, enough=clock.is_late)
        found = _anneal(board, moves, clock, heat, found)
    best = _plan(found)
    if plan is not None and _worth(problem, plan) <= _worth(problem, best):
        return plan
    return best


class _Clock:
    """How much of the budget is spent, and how far the present cooling has come."""

    def __init__(self, begun: float, cpu_seconds: float, iterations: int | None, n: int) -> None:
        self.begun, self.cpu_seconds, self.iterations = begun, cpu_seconds, iterations
        self.n = max(1, n)
        self.step, self.coolings = 0, 1
        self.ready = time.thread_time()
        self.plenty = 1.0

    def spent(self) -> float:
        """The share of the budget that is gone."""
        if self.iterations is not None:
            return self.step / self.iterations if self.iterations else 1.0
        if self.cpu_seconds <= 0:
            return 1.0
        return (time.thread_time() - self.begun) / self.cpu_seconds

    def is_late(self) -> bool:
        """Whether the beginning has had its share."""
        return self.spent() > BEGINNING

    def foresee(self) -> None:
        """Plan coolings from the speed so far."""
        total = self.iterations
        if total is None:
            speed = self.step / max(1e-6, time.thread_time() - self.ready)
            total = int(speed * self.cpu_seconds)
        self.coolings = max(1, round(total / (STEPS_A_TASK * self.n)))
        self.plenty = min(1.0, total / (FEW_STEPS_A_TASK * self.n))

    def cooled(self, spent: float) -> float:
        """The share of the present cooling that is over."""
        return (spent * self.coolings) % 1.0


def _anneal(board: Board, moves: Moves, clock: _Clock, hot: float, found: Found) -> Found:
    """Walk from change to change; worse ones are taken the less often the colder it is."""
    idle = board.tables.idle * max(0, *board.idle) / max(1, board.total)
    draw, choose = moves.random.random, _kinds(board, moves, idle)
    if board.wrong == 0 and board.total < found.total:
        found = _kept(board)
    least = found.total
    base, heat = board.penalty, hot
    clock.ready = time.thread_time()
    while True:
        if not clock.step % LOOK:
            if clock.step == REPRICE:
                clock.foresee()
            spent = clock.spent()
            if spent >= 1:
                return found
            heat = hot * clock.plenty * math.exp(-math.log(COOLING) * clock.cooled(spent))
            if not clock.step % REPRICE:
                _reprice(board, base)
                if board.tables.idle:
                    board.press(PRESSURE * idle * math.sqrt(heat / hot))
        clock.step += 1
        move = choose()
        if move is None:
            continue
        limit = board.total - heat * math.log(1 - draw())
        if board.change(*move, limit) > limit:
            board.undo()
        elif board.total - board.lift < least and board.wrong == 0:
            found = _kept(board)
            least = found.total


def _reprice(board: Board, base: int) -> None:
    """Hard rules get dearer while one is broken, and cheaper again."""
    if board.wrong:
        board.price_again(min(PENALTY_MAX, board.penalty + board.penalty // 4 + 1))
    elif board.penalty > base:
        board.price_again(max(base, board.penalty - board.penalty // 4))


def _kinds(board: Board, moves: Moves, idle: float) -> Callable[[], Move | None]:
    """A draw among the kinds of changes that this day has a use for."""
    tables = board.tables
    kinds: list[tuple[float, Callable[[], Move | None]]] = [
        (80, moves.exchange),
        (1, moves.trade),
        (1, moves.leave),
        (3, moves.enter),
    ]
    if tables.knots:
        kinds.append((10, moves.seats))
    if tables.idle or tables.fairness:
        kinds.append((1 + EASE * (idle if tables.idle else 0.5), moves.ease))
    if moves.rests:
        kinds.append((4, moves.pause))
    bounds = list(accumulate(share for share, _ in kinds))
    ways, whole, draw = [way for _, way in kinds], bounds[-1], moves.random.random
    return lambda: ways[bisect(bounds, draw() * whole)]()


def _heat(board: Board) -> float:
    """A temperature to begin with: what a planned task costs on average, and more."""
    prices = board.tables.leave_price
    left = sum(prices[task] for task, owner in enumerate(board.owner) if owner == NONE)
    planned = sum(owner != NONE for owner in board.owner)
    price = board.total - board.penalty * board.wrong - left
    return max(1.0, HEAT * price / max(1, planned))


def _kept(board: Board) -> Found:
    return Found(
        board.total - board.lift, list(board.routes), list(board.start), list(board.rested)
    )


def _plan(found: Found) -> Plan:
    start = np.array(found.start, dtype=np.int64)
    return Plan(
        ptr=np.cumsum([0, *(len(route) for route in found.routes)], dtype=np.int64),
        task=np.array([task for route in found.routes for task in route], dtype=np.int64),
        start=start,
        break_start=np.array(found.rested, dtype=np.int64),
        unassigned=np.flatnonzero(start == FREE),
    )


def _worth(problem: Problem, plan: Plan) -> tuple[int, int]:
    costs = cost(problem, plan)
    return costs.faults, costs.total
