"""PyVRP behind our own words: a day as its data, and its routes back."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from doorstep.algorithms.planning.model import (
    FREE,
    NONE,
    BoolArray,
    IntArray,
    Plan,
    Problem,
    able,
)
from doorstep.algorithms.planning.schedule import Timer, padded

if TYPE_CHECKING:
    from pyvrp import Client, ClientGroup, ProblemData, VehicleType

HORIZON = 10**9


@dataclass(frozen=True, slots=True)
class CpuSeconds:
    """Stops when this thread has used its time."""

    ends: float

    def __call__(self, best_cost: float) -> bool:
        """Tell whether the time is used up."""
        return time.thread_time() >= self.ends


def solve(
    problem: Problem, plan: Plan, *, cpu_seconds: float, seed: int, iterations: int | None = None
) -> list[list[int]]:
    """Search from a plan; the tasks of each shift in order.

    What PyVRP cannot hold stays as it is in the plan: linked tasks keep their start, tasks that
    are late get no later, visits of several tasks that are left out stay out. Breaks are visits
    next to where they are now, to be placed anew afterwards.

    Method: iterated local search with late acceptance (PyVRP: Wouda, Lan, Kool, INFORMS Journal on
    Computing 36, 2024). Skills are one distance matrix per set of allowed tasks, several windows
    are groups of clients of which one is visited, optional tasks bear prizes.
    """
    from pyvrp import Route, Solution
    from pyvrp import solve as search
    from pyvrp.stop import MaxIterations

    ends = time.thread_time() + cpu_seconds
    case = _Case(problem, plan)
    routes = [
        Route(case.data, row, vehicle_type=case.kind[shift])
        for shift, row in enumerate(case.begin())
        if row
    ]
    begin = Solution(case.data, routes)
    stop = CpuSeconds(ends) if iterations is None else MaxIterations(iterations)
    best = search(case.data, stop, seed=seed, collect_stats=False, initial_solution=begin).best
    found: list[list[int]] = [[] for _ in case.kind]
    free = [[s for s, kind in enumerate(case.kind) if kind == k][::-1] for k in range(case.kinds)]
    for route in best.routes() if best.is_feasible() else routes:
        visits = [case.task[stop.idx] for stop in route if stop.is_client()]
        found[free[route.vehicle_type()].pop()] = [task for task in visits if task != NONE]
    return found


def open_starts(
    problem: Problem, timer: Timer, plan: Plan, task: int, zero: int
) -> list[tuple[int, int]]:
    """The starts that an engine without links and lateness may choose, seconds from `zero`."""
    start, links = int(plan.start[task]), problem.links
    rows = timer.windows[task] or [(zero, zero + HORIZON)]
    if start != FREE and (task in links.a or task in links.b):
        rows = [(start, start)]
    elif start != FREE and timer.lateness(task, start):
        rows = [(max(opens for opens, _ in rows if opens <= start), start)]
    found = [(max(0, opens - zero), min(HORIZON, closes - zero)) for opens, closes in rows]
    return [(opens, closes) for opens, closes in found if opens <= closes]


class _Case:
    """A day as PyVRP's data. Locations are homes, then tasks, then breaks."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.timer = Timer(problem)
        self.zero = int(problem.shifts.opens.min())
        self.able = able(problem)
        self.whole = not problem.tasks.required[plan.unassigned].any()
        self.missing = min(problem.weights.unassigned, 3 * self._longest())
        self.resting = [s for s in range(len(problem.shifts)) if self._rests(s)]
        ends = np.concatenate([problem.shifts.start_place, problem.shifts.end_place])
        self.homes, index = np.unique(ends, return_inverse=True)
        self.start_home, self.end_home = np.split(index, 2)
        self.task: list[int] = []
        self.clients: list[Client] = []
        self.groups: list[ClientGroup] = []
        self.client_of: dict[int, list[int]] = {}
        self.rest_of: dict[int, int] = {}
        for task in range(len(problem.tasks)):
            self._add_task(task)
        for row, shift in enumerate(self.resting):
            self._add_rest(row, shift)
        self.kind, vehicles, profiles = self._vehicles()
        self.kinds = len(vehicles)
        self.data = self._data(vehicles, profiles)

    def _longest(self) -> int:
        """The cost of the longest way: leaving out what is required is dearer than any detour."""
        weights = self.problem.weights
        far = int(self.problem.seconds.max(initial=0)) * weights.travel
        if self.problem.distance_m is not None:
            far += int(self.problem.distance_m.max(initial=0)) * weights.distance
        return far + int(self.problem.shifts.fixed_cost.max(initial=0)) + weights.preference

    def begin(self) -> list[list[int]]:
        """The plan's routes as clients, each task in the window in which it starts."""
        rows = []
        for shift in range(len(self.kind)):
            pause = int(self.plan.break_start[shift]) if shift in self.rest_of else FREE
            row = []
            for task in self.plan.route(shift).tolist():
                start = int(self.plan.start[task])
                if pause not in (FREE, HORIZON) and start > pause:
                    row.append(self.rest_of[shift])
                    pause = HORIZON
                row.append(self._client_at(task, start - self.zero))
            if pause not in (FREE, HORIZON) and row:
                row.append(self.rest_of[shift])
            rows.append(row)
        return rows

    def _client_at(self, task: int, start: int) -> int:
        options = self.client_of[task]
        fitting = [c for c in options if self.clients[c].tw_early <= start]
        return fitting[-1] if fitting else options[0]

    def _rests(self, shift: int) -> bool:
        """Whether a shift with tasks has a break whose window is not over."""
        shifts = self.problem.shifts
        length = int(shifts.break_seconds[shift])
        soonest = max(self.zero, int(shifts.break_opens[shift]))
        fits = soonest + length <= int(shifts.break_closes[shift])
        return length > 0 and fits and len(self.plan.route(shift)) > 0

    def _add_task(self, task: int) -> None:
        from pyvrp import Client, ClientGroup

        tasks = self.problem.tasks
        planned = self.plan.start[task] != FREE
        rows = open_starts(self.problem, self.timer, self.plan, task, self.zero)
        alone = (tasks.visit == tasks.visit[task]).sum() == 1
        if not rows or not (planned or alone) or not self.able[task].any():
            return
        promised = planned and tasks.pinned_start[task] != FREE
        required = bool((tasks.required[task] and self.whole) or promised or not alone)
        prize = self.missing if tasks.required[task] else tasks.drop_cost[task]
        group = len(self.groups) if len(rows) > 1 else None
        self.client_of[task] = [*range(len(self.clients), len(self.clients) + len(rows))]
        if group is not None:
            self.groups.append(ClientGroup(self.client_of[task], required=required))
        for opens, closes in rows:
            self.task.append(task)
            self.clients.append(
                Client(
                    location=len(self.homes) + task,
                    delivery=[int(tasks.load[task])] if tasks.load.any() else [],
                    service_duration=int(tasks.length_seconds[task]),
                    tw_early=opens,
                    tw_late=closes,
                    prize=0 if required else int(prize),
                    required=required and group is None,
                    group=group,
                )
            )

    def _add_rest(self, row: int, shift: int) -> None:
        from pyvrp import Client

        shifts = self.problem.shifts
        length = int(shifts.break_seconds[shift])
        self.rest_of[shift] = len(self.clients)
        self.task.append(NONE)
        hard = bool(shifts.break_hard[shift])
        taken = self.plan.break_start[shift] != FREE
        self.clients.append(
            Client(
                location=len(self.homes) + len(self.problem.tasks) + row,
                delivery=[0] if self.problem.tasks.load.any() else [],
                service_duration=length,
                tw_early=max(0, int(shifts.break_opens[shift]) - self.zero),
                tw_late=min(HORIZON, int(shifts.break_closes[shift]) - self.zero - length),
                prize=0 if hard and taken else int(shifts.break_cost[shift]),
                required=hard and bool(taken),
            )
        )

    def _rest_place(self, shift: int) -> int:
        """Where a break is now: at the task before it, or at home."""
        place = int(self.problem.shifts.start_place[shift])
        pause = int(self.plan.break_start[shift])
        for task in self.plan.route(shift).tolist():
            if pause != FREE and self.plan.start[task] < pause:
                place = int(self.problem.tasks.place[task])
        return place

    def _vehicles(self) -> tuple[list[int], list["VehicleType"], list[tuple[BoolArray, IntArray]]]:
        """Equal shifts are one kind; shifts that may do the same have one profile."""
        from pyvrp import VehicleType

        shifts, weights = self.problem.shifts, self.problem.weights
        wants = self.problem.preferred.any(axis=1)[:, None] & ~self.problem.preferred
        dear = wants.astype(np.int64) * weights.preference
        profiles: dict[bytes, int] = {}
        tables: list[tuple[BoolArray, IntArray]] = []
        kinds: dict[tuple[int, ...], int] = {}
        found: list[tuple[int, ...]] = []
        numbers: list[int] = []
        kind: list[int] = []
        for shift in range(len(shifts)):
            rests = np.array([one == shift for one in self.resting], dtype=np.bool_)
            allowed = np.concatenate([self.able[:, shift], rests])
            cost = np.concatenate([dear[:, shift], np.zeros(len(rests), dtype=np.int64)])
            key = allowed.tobytes() + cost.tobytes()
            if key not in profiles:
                profiles[key] = len(tables)
                tables.append((allowed, cost))
            facts = self._facts(shift, profiles[key])
            if facts not in kinds:
                kinds[facts] = len(found)
                found.append(facts)
                numbers.append(0)
            kind.append(kinds[facts])
            numbers[kinds[facts]] += 1
        loaded = self.problem.tasks.load.any()
        vehicles = [
            VehicleType(
                num_available=number,
                capacity=[facts[8]] if loaded else [],
                start_depot=facts[0],
                end_depot=facts[1],
                fixed_cost=facts[2],
                tw_early=facts[3],
                tw_late=facts[4] + facts[5],
                shift_duration=facts[4] - facts[3],
                start_late=facts[3] if facts[5] else facts[4],
                max_overtime=facts[5],
                unit_overtime_cost=facts[6],
                profile=facts[7],
            )
            for facts, number in zip(found, numbers, strict=True)
        ]
        return kind, vehicles, tables

    def _facts(self, shift: int, profile: int) -> tuple[int, ...]:
        shifts = self.problem.shifts
        return (
            int(self.start_home[shift]),
            int(self.end_home[shift]),
            int(shifts.fixed_cost[shift]),
            int(shifts.opens[shift]) - self.zero,
            int(shifts.closes[shift]) - self.zero,
            min(HORIZON, int(shifts.overtime_seconds_max[shift])),
            int(shifts.overtime_cost[shift]),
            profile,
            min(HORIZON, int(shifts.load_max[shift])),
        )

    def _data(
        self, vehicles: list["VehicleType"], profiles: list[tuple[BoolArray, IntArray]]
    ) -> "ProblemData":
        from pyvrp import Depot, Location, ProblemData

        tasks, weights, homes = self.problem.tasks, self.problem.weights, len(self.homes)
        rests = np.array([self._rest_place(shift) for shift in self.resting], dtype=np.int64)
        places = np.concatenate([self.homes, tasks.place, rests])
        seconds = padded(self.problem, self.problem.seconds)[np.ix_(places, places)]
        cost = seconds * weights.travel
        if self.problem.distance_m is not None:
            metres = padded(self.problem, self.problem.distance_m)[np.ix_(places, places)]
            cost = cost + metres * weights.distance
        own = slice(homes, homes + len(tasks))
        seconds[own, homes:] += tasks.buffer_after[:, None]
        seconds[:, own] += tasks.buffer_before
        np.fill_diagonal(seconds, 0)
        most = 4 * max(self._longest(), *(client.prize for client in self.clients), 1)
        distances: list[Any] = []
        durations: list[Any] = [seconds] * len(profiles)
        for allowed, dear in profiles:
            table = cost.copy()
            table[:, homes:] += np.where(allowed, dear, most)
            np.fill_diagonal(table, 0)
            distances.append(table)
        return ProblemData(
            locations=[Location(0, 0) for _ in places],
            clients=self.clients,
            depots=[Depot(home) for home in range(homes)],
            vehicle_types=vehicles,
            distance_matrices=distances,
            duration_matrices=durations,
            groups=self.groups,
        )
