"""Small changes of routes to try: segments change places, visits come and go, breaks move."""

from itertools import pairwise
from random import Random

import numpy as np

from doorstep.algorithms.planning.model import NONE
from doorstep.algorithms.planning.searching.board import AFTER_ALL, Board, Edit
from doorstep.algorithms.planning.searching.tables import ALONE, UNFIT, Tables

NEAR = 24
"""How many likely predecessors of a task are tried."""

IDLE_DRAWN = 5
"""Of so many shifts drawn, the idlest gets more to do."""

WHOLE = 1 << 30
INFINITE = float("inf")

Move = tuple[list[Edit], list[tuple[int, float]], list[tuple[int, int]]]


class Moves:
    """Proposes changes of a board. Each proposal keeps workers fit and ranks rising."""

    def __init__(self, board: Board, random: Random) -> None:
        """Prepare lists of likely neighbours."""
        self.board, self.tables, self.random = board, board.tables, random
        self.near = likely_before(board.tables)
        tables = board.tables
        self.fit = [
            [shift for shift in range(tables.m) if tables.assign[shift][task] < UNFIT]
            for task in range(tables.n)
        ]
        self.fit_tasks = [
            [task for task in range(tables.n) if row[task] < UNFIT] for row in tables.assign
        ]
        self.rests = [shift for shift in range(tables.m) if tables.rest[shift]]
        self.optional = [
            visit
            for visit in tables.visits
            if not any(tables.problem.tasks.required[task] for task in visit)
        ]

    def exchange(self) -> Move | None:
        """A segment goes behind a likely predecessor, perhaps for a segment from there."""
        random, board = self.random, self.board
        task = int(random.random() * self.tables.n)
        shift = board.owner[task]
        if shift == NONE:
            return None
        goal, at = self._place_for(task)
        if goal == NONE:
            return None
        route = board.routes[shift]
        position = route.index(task)
        dice = random.random()
        count = 1 if dice < 0.7 else 2 if dice < 0.82 else 3 if dice < 0.9 else WHOLE
        if goal == shift:
            return self._within(shift, position, min(count, 3), at)
        back = WHOLE if count == WHOLE else self._length_back()
        return self._trade(shift, position, count, goal, at, back)

    def ease(self) -> Move | None:
        """A shift with much idle time gets a task about when it fits, or two tasks swap."""
        random, board = self.random, self.board
        some = [int(random.random() * self.tables.m) for _ in range(IDLE_DRAWN)]
        goal = max(some, key=board.idle.__getitem__)
        fit = self.fit_tasks[goal]
        if not fit:
            return None
        task = fit[int(random.random() * len(fit))]
        shift, start = board.owner[task], board.start
        if shift in (NONE, goal):
            return None
        at = sum([start[other] < start[task] for other in board.routes[goal]])
        position = board.routes[shift].index(task)
        return self._trade(shift, position, 1, goal, at, self._length_back())

    def _trade(
        self, shift: int, position: int, count: int, goal: int, at: int, back: int
    ) -> Move | None:
        """Segments of two shifts change places."""
        board = self.board
        route, other = board.routes[shift], board.routes[goal]
        give, take = route[position : position + count], other[at : at + back]
        if not (self._welcome(give, goal, take) and self._welcome(take, shift, give)):
            return None
        mine = route[:position] + take + route[position + len(give) :]
        theirs = other[:at] + give + other[at + len(take) :]
        return self._checked([(shift, mine), (goal, theirs)], give if not take else [])

    def seats(self) -> Move | None:
        """All tasks of a knot get new places."""
        tables, random = self.tables, self.random
        if not tables.knots:
            return None
        knot = int(random.random() * len(tables.knots))
        members = tables.knots[knot]
        if self.board.owner[members[0]] == NONE:
            return None
        return self._insert(members, self.without(members))

    def leave(self) -> Move | None:
        """A visit is left out: an optional one, or any while a hard rule is broken."""
        visits = self.tables.visits if self.board.wrong else self.optional
        if not visits:
            return None
        visit = visits[int(self.random.random() * len(visits))]
        if self.board.owner[visit[0]] == NONE:
            return None
        return list(self.without(visit).items()), [], []

    def enter(self) -> Move | None:
        """A visit that was left out gets places."""
        owner = self.board.owner
        out = [visit for visit in self.tables.visits if owner[visit[0]] == NONE]
        return self._insert(self.random.choice(out), {}) if out else None

    def pause(self) -> Move | None:
        """A break moves along its route."""
        board, random = self.board, self.random
        if not self.rests:
            return None
        shift = self.rests[int(random.random() * len(self.rests))]
        route = board.routes[shift]
        if not route:
            return None
        places = len(route) if self.tables.rest_only_before else len(route) + 1
        at = int(random.random() * places)
        place = route[at] if at < len(route) else AFTER_ALL
        if place == board.rest_before[shift]:
            return None
        return [(shift, route)], [], [(shift, place)]

    def trade(self) -> Move | None:
        """Two shifts trade all their tasks."""
        board, tables, random = self.board, self.tables, self.random
        one, two = int(random.random() * tables.m), int(random.random() * tables.m)
        first, second = board.routes[one], board.routes[two]
        if one == two or not (
            self._welcome(first, two, second) and self._welcome(second, one, first)
        ):
            return None
        return [(one, second), (two, first)], [], []

    def _length_back(self) -> int:
        dice = self.random.random()
        return 0 if dice < 0.55 else 1 if dice < 0.85 else 2 if dice < 0.95 else 3

    def _place_for(self, task: int) -> tuple[int, int]:
        """A shift and a position for a task: behind a likely predecessor, or anywhere."""
        board, random = self.board, self.random
        near = self.near[task]
        if near and random.random() < 0.85:
            other = near[int(random.random() * len(near))]
            goal = board.owner[other]
            if goal == NONE or self.tables.assign[goal][task] >= UNFIT:
                return NONE, 0
            return goal, board.routes[goal].index(other) + 1
        fit = self.fit[task]
        if not fit:
            return NONE, 0
        goal = fit[int(random.random() * len(fit))]
        return goal, int(random.random() * (len(board.routes[goal]) + 1))

    def _within(self, shift: int, position: int, count: int, at: int) -> Move | None:
        """A segment moves along its own route."""
        route = self.board.routes[shift]
        piece = route[position : position + count]
        if position <= at <= position + len(piece):
            return None
        if at < position:
            moved = route[:at] + piece + route[at:position] + route[position + len(piece) :]
        else:
            moved = route[:position] + route[position + len(piece) : at] + piece + route[at:]
        return self._checked([(shift, moved)], piece)

    def _welcome(self, tasks: list[int], shift: int, leaving: list[int]) -> bool:
        """Whether a shift may have these tasks once others have left it."""
        assign, owner, apart = self.tables.assign[shift], self.board.owner, self.tables.apart
        for task in tasks:
            if assign[task] >= UNFIT:
                return False
            for other in apart[task]:
                if owner[other] == shift and other not in leaving:
                    return False
        return True

    def _checked(self, edits: list[Edit], moved: list[int]) -> Move | None:
        """The edits if ranks rise, with a new rank for a lone knot that moved."""
        if all(self._rising(route) for _, route in edits):
            return edits, [], []
        knots = {self.tables.knot_of[task] for task in moved} - {ALONE}
        if len(knots) != 1:
            return None
        knot = knots.pop()
        rank = self.rank_between(knot, dict(edits))
        return None if rank is None else (edits, [(knot, rank)], [])

    def _rising(self, route: list[int]) -> bool:
        knot_of, rank, last = self.tables.knot_of, self.board.rank, -INFINITE
        for task in route:
            knot = knot_of[task]
            if knot != ALONE:
                if rank[knot] <= last:
                    return False
                last = rank[knot]
        return True

    def rank_between(self, knot: int, draft: dict[int, list[int]]) -> float | None:
        """A rank above all knots before this one's tasks and below all behind them."""
        tables, board = self.tables, self.board
        low, high = -INFINITE, INFINITE
        found: dict[int, list[int]] = {}
        members = set(tables.knots[knot])
        for shift, route in draft.items():
            if not members.isdisjoint(route):
                found[shift] = route
        for task in members:
            shift = board.owner[task]
            if shift != NONE and shift not in draft:
                found[shift] = board.routes[shift]
        for route in found.values():
            ranks = [
                None if task in members else board.rank[tables.knot_of[task]]
                for task in route
                if tables.knot_of[task] != ALONE
            ]
            at = ranks.index(None)
            before = [one for one in ranks[:at] if one is not None]
            behind = [one for one in ranks[at + 1 :] if one is not None]
            if len(before) + len(behind) + 1 != len(ranks) or any(
                one >= two for one, two in pairwise(before + behind)
            ):
                return None
            low, high = max([low, *before]), min([high, *behind])
        return self._amid(low, high, tables.opens[tables.knots[knot][0]])

    def _amid(self, low: float, high: float, usual: int) -> float | None:
        """A rank between two others, half of the time the usual one of this hour if it fits."""
        share = self.random.random()
        rank = usual + share
        if low < rank < high and share < 0.5:
            return rank
        if low == -INFINITE and high == INFINITE:
            return rank
        if low == -INFINITE:
            return high - share - 1e-3
        if high == INFINITE:
            return low + share + 1e-3
        rank = low + (high - low) * share
        return rank if low < rank < high else None

    def without(self, tasks: list[int]) -> dict[int, list[int]]:
        """The routes without some tasks."""
        board = self.board
        draft: dict[int, list[int]] = {}
        for task in tasks:
            shift = board.owner[task]
            if shift != NONE:
                route = draft.get(shift, board.routes[shift])
                draft[shift] = [one for one in route if one != task]
        return draft

    def _insert(self, tasks: list[int], draft: dict[int, list[int]]) -> Move | None:
        """Put tasks into drafted routes, each at a likely place of a shift of its own."""
        board, tables = self.board, self.tables
        goals: dict[int, int] = {}
        for task in tasks:
            goal, at = self._place_for(task)
            if goal == NONE:
                return None
            if any(
                goals.get(other, board.owner[other]) == goal
                for other in tables.apart[task]
                if other in goals or other not in tasks
            ):
                return None
            route = draft.get(goal, board.routes[goal])
            at = min(at, len(route))
            draft[goal] = [*route[:at], task, *route[at:]]
            goals[task] = goal
        ranks = []
        for knot in {tables.knot_of[task] for task in tasks} - {ALONE}:
            rank = self.rank_between(knot, draft)
            if rank is None:
                return None
            ranks.append((knot, rank))
        return list(draft.items()), ranks, []


def likely_before(tables: Tables) -> list[list[int]]:
    """For each task the tasks that it best follows: near, soon after, in time, by one worker."""
    if not tables.n or not tables.m:
        return [[] for _ in range(tables.n)]
    place, length = np.array(tables.place), np.array(tables.length)
    low, high = min(tables.shift_opens, default=0), max(tables.shift_closes, default=0)
    opens, closes = np.clip(tables.opens, low, high), np.clip(tables.closes, low, high)
    seconds = np.array(tables.seconds)[place[:, None], place[None, :]]
    wait = opens[None, :] - (closes + length)[:, None] - seconds
    late = (opens + length)[:, None] + seconds - closes[None, :]
    score = seconds + 0.3 * np.maximum(0, wait) + np.maximum(0, late)
    fit = np.array(tables.assign) < UNFIT
    together = fit.T.astype(np.float32) @ fit.astype(np.float32) > 0
    np.fill_diagonal(together, val=False)
    score = np.where(together, score, np.inf)
    order = np.argsort(score, axis=0, kind="stable")[:NEAR]
    return [[int(one) for one in order[:, task] if together[one, task]] for task in range(tables.n)]
