"""A problem unpacked into plain lists, which single steps of a search read fastest."""

import numpy as np

from doorstep.algorithms.planning.model import FAR, FREE, IntArray, Problem, able
from doorstep.algorithms.planning.schedule import padded, windows

UNFIT = 1 << 60
"""Price of a shift that may not have a task."""

ALONE = -1
"""The knot of a task that no link holds in time."""

Windows = tuple[tuple[int, int], ...]


class Tables:
    """What never changes during a search; n tasks, m shifts."""

    def __init__(self, problem: Problem) -> None:
        """Unpack the arrays once."""
        tasks, shifts, weights = problem.tasks, problem.shifts, problem.weights
        self.problem = problem
        self.n, self.m = len(tasks), len(shifts)
        self.seconds: list[list[int]] = padded(problem, problem.seconds).tolist()
        self.way_price: list[list[int]] = self._way_price(problem).tolist()
        self.place: list[int] = tasks.place.tolist()
        self.length: list[int] = tasks.length_seconds.tolist()
        self.before: list[int] = tasks.buffer_before.tolist()
        self.after: list[int] = tasks.buffer_after.tolist()
        self.spent: list[int] = (
            tasks.length_seconds + tasks.buffer_before + tasks.buffer_after
        ).tolist()
        self.load: list[int] = tasks.load.tolist()
        self.loaded = bool(tasks.load.any())
        self.hard: list[bool] = (tasks.hard | (tasks.pinned_start != FREE)).tolist()
        self.late_price: list[int] = tasks.lateness_cost.tolist()
        rows = windows(problem)
        self.opens: list[int] = [row[0][0] if row else -FAR for row in rows]
        self.closes: list[int] = [row[-1][1] if row else FAR for row in rows]
        self.several: list[Windows] = [tuple(row) if len(row) > 1 else () for row in rows]
        self._unpack_shifts(problem)
        self.assign: list[list[int]] = self._assign_price(problem).tolist()
        self.leave_price: list[int] = np.where(
            tasks.required, weights.unassigned, tasks.drop_cost
        ).tolist()
        self._unpack_groups(problem)
        self.waiting, self.idle = weights.waiting, weights.idle
        self.highest, self.fairness = weights.highest_lateness, weights.fairness

    def _unpack_shifts(self, problem: Problem) -> None:
        shifts = problem.shifts
        self.origin: list[int] = shifts.start_place.tolist()
        self.home: list[int] = shifts.end_place.tolist()
        self.shift_opens: list[int] = shifts.opens.tolist()
        self.shift_closes: list[int] = shifts.closes.tolist()
        self.overtime_max: list[int] = shifts.overtime_seconds_max.tolist()
        self.overtime_price: list[int] = shifts.overtime_cost.tolist()
        self.fixed: list[int] = shifts.fixed_cost.tolist()
        self.load_max: list[int] = shifts.load_max.tolist()
        self.rest: list[int] = shifts.break_seconds.tolist()
        self.rest_opens: list[int] = shifts.break_opens.tolist()
        self.rest_latest: list[int] = (shifts.break_closes - shifts.break_seconds).tolist()
        self.rest_price: list[int] = np.where(shifts.break_hard, 0, shifts.break_cost).tolist()
        self.rest_hard: list[bool] = shifts.break_hard.tolist()
        self.rest_only_before = problem.break_only_before_task

    def _unpack_groups(self, problem: Problem) -> None:
        """Visits, knots (tasks that links hold together in time) and who must stay apart."""
        links = problem.links
        visits: dict[int, list[int]] = {}
        for task, number in enumerate(problem.tasks.visit.tolist()):
            visits.setdefault(number, []).append(task)
        self.visits: list[list[int]] = list(visits.values())
        self.visit_of = [0] * self.n
        for number, members in enumerate(self.visits):
            for task in members:
                self.visit_of[task] = number
        self.apart: list[list[int]] = [[] for _ in range(self.n)]
        root = list(range(self.n))
        rows = list(
            zip(
                links.a.tolist(),
                links.b.tolist(),
                links.lowest.tolist(),
                links.highest.tolist(),
                links.apart.tolist(),
                strict=True,
            )
        )
        timed = [row[:4] for row in rows if row[2] > -FAR or row[3] < FAR]
        for a, b, _, _, apart in rows:
            if apart:
                self.apart[a].append(b)
                self.apart[b].append(a)
        for a, b, _, _ in timed:
            top = _root(root, a)
            root[_root(root, b)] = top
        knots: dict[int, list[int]] = {}
        for task in sorted({task for row in timed for task in row[:2]}):
            knots.setdefault(_root(root, task), []).append(task)
        self.knots: list[list[int]] = list(knots.values())
        self.knot_of = [ALONE] * self.n
        for knot, members in enumerate(self.knots):
            for task in members:
                self.knot_of[task] = knot
        self.knot_links: list[list[tuple[int, int, int, int]]] = [[] for _ in self.knots]
        for row in timed:
            self.knot_links[self.knot_of[row[0]]].append(row)

    @staticmethod
    def _way_price(problem: Problem) -> IntArray:
        price = problem.weights.travel * padded(problem, problem.seconds)
        if problem.distance_m is not None:
            price = price + problem.weights.distance * padded(problem, problem.distance_m)
        return price

    @staticmethod
    def _assign_price(problem: Problem) -> IntArray:
        """What each shift costs for each task; UNFIT where it may not have it (m x n)."""
        wants = problem.preferred.any(axis=1)[:, None] & ~problem.preferred
        price = np.where(able(problem), problem.weights.preference * wants, UNFIT)
        found: IntArray = price.T.astype(np.int64)
        return found


def _root(root: list[int], task: int) -> int:
    while root[task] != task:
        root[task] = root[root[task]]
        task = root[task]
    return task
