"""Whether a day plan can be carried out and what it costs, told by walking through it.

Plain Python on plain lists; it calls nothing of the planner and decides every rule anew.
"""

from collections import Counter
from itertools import pairwise
from typing import Any

NEVER = -(2**63)


def faults(problem: Any, plan: Any) -> list[str]:
    """Name every hard rule that a plan breaks, one line each."""
    day = _Day(problem, plan)
    found = [*day.bookkeeping()]
    for shift in range(day.m):
        found.extend(day.walk(shift))
    found.extend(day.links())
    found.extend(day.visits())
    return found


def price(problem: Any, plan: Any) -> dict[str, int]:
    """Price every part of a plan."""
    return _Day(problem, plan).price()


class _Day:
    def __init__(self, problem: Any, plan: Any) -> None:
        self.problem, self.plan = problem, plan
        self.m, self.n = len(problem.shifts.opens), len(problem.tasks.place)
        bounds = [int(x) for x in plan.ptr]
        listed = [int(x) for x in plan.task]
        self.routes = [listed[bounds[j] : bounds[j + 1]] for j in range(self.m)]
        self.start = [int(x) for x in plan.start]
        self.rest = [int(x) for x in plan.break_start]
        self.owner = {t: j for j, route in enumerate(self.routes) for t in route}

    def task(self, name: str, task: int) -> int:
        return int(getattr(self.problem.tasks, name)[task])

    def shift(self, name: str, shift: int) -> int:
        return int(getattr(self.problem.shifts, name)[shift])

    def way(self, one: int, other: int, of: str = "seconds") -> int:
        if one < 0 or other < 0 or getattr(self.problem, of) is None:
            return 0
        return int(getattr(self.problem, of)[one][other])

    def windows(self, task: int) -> list[tuple[int, int]]:
        """The starts that are in time."""
        pinned = self.task("pinned_start", task)
        if pinned != NEVER:
            return [(pinned, pinned)]
        first = self.task("window_ptr", task)
        last = int(self.problem.tasks.window_ptr[task + 1])
        less = self.task("length_seconds", task) if self.problem.met_at_end else 0
        return [
            (self.task("window_opens", row), self.task("window_closes", row) - less)
            for row in range(first, last)
        ]

    def late(self, task: int) -> int:
        start, rows = self.start[task], self.windows(task)
        if not rows or any(a <= start <= b for a, b in rows):
            return 0
        passed = [b for a, b in rows if a <= start]
        return start - passed[-1] if passed else 0

    def bookkeeping(self) -> list[str]:
        found = []
        counted = Counter(t for route in self.routes for t in route)
        found += [f"task {t} is planned twice" for t, times in counted.items() if times > 1]
        left = sorted(set(range(self.n)) - set(counted))
        if left != sorted(int(t) for t in self.plan.unassigned):
            found.append("the tasks left out are not those without a shift")
        found += [f"task {t} has a start but no shift" for t in left if self.start[t] != NEVER]
        return found

    def rest_gap(self, shift: int) -> int | None:
        """How many tasks of a shift start before its break."""
        if self.rest[shift] == NEVER:
            return None
        return sum(1 for t in self.routes[shift] if self.start[t] < self.rest[shift])

    def legs(self, shift: int) -> list[tuple[int, int, int]]:
        """For each task: when the worker is free before it, the way, and the buffers."""
        found = []
        free, place, buffer = self.shift("opens", shift), self.shift("start_place", shift), 0
        for t in self.routes[shift]:
            there = self.task("place", t)
            found.append((free, self.way(place, there), buffer + self.task("buffer_before", t)))
            free = self.start[t] + self.task("length_seconds", t)
            place, buffer = there, self.task("buffer_after", t)
        return found

    def home(self, shift: int) -> tuple[int, int]:
        """The way home and when the worker is there, rested."""
        last = self.routes[shift][-1]
        way = self.way(self.task("place", last), self.shift("end_place", shift))
        back = self.start[last] + self.task("length_seconds", last) + way
        if self.rest_gap(shift) == len(self.routes[shift]):
            back = max(back, self.rest[shift]) + self.shift("break_seconds", shift)
        return way, back

    def over(self, shift: int) -> int:
        if not self.routes[shift]:
            return 0
        return max(0, self.home(shift)[1] - self.shift("closes", shift))

    def walk(self, shift: int) -> list[str]:
        """Everything that can be wrong with one shift."""
        found = []
        route, gap = self.routes[shift], self.rest_gap(shift)
        pause = self.shift("break_seconds", shift)
        for position, (t, leg) in enumerate(zip(route, self.legs(shift), strict=True)):
            free, way, buffers = leg
            held = pause if gap == position else 0
            if self.start[t] < free + way + buffers + held:
                found.append(f"task {t} starts before the worker can be there")
            rows = self.windows(t)
            if rows and self.start[t] < rows[0][0]:
                found.append(f"task {t} starts before its window")
            pinned = self.task("pinned_start", t) != NEVER
            if self.late(t) and (pinned or self.task("hard", t)):
                found.append(f"task {t} starts after its window")
            lacks = [
                s
                for s, needed in enumerate(self.problem.tasks.skills[t])
                if needed and not self.problem.shifts.skills[shift][s]
            ]
            if lacks or self.problem.forbidden[t][shift]:
                found.append(f"shift {shift} may not have task {t}")
            if self.task("pinned_shift", t) not in (-1, shift):
                found.append(f"task {t} is pinned to another shift")
        if sum(self.task("load", t) for t in route) > self.shift("load_max", shift):
            found.append(f"shift {shift} carries too much")
        if self.over(shift) > self.shift("overtime_seconds_max", shift):
            found.append(f"shift {shift} is back too late")
        return found + self.rested(shift)

    def rested(self, shift: int) -> list[str]:
        pause, start, gap = self.shift("break_seconds", shift), self.rest[shift], None
        if start == NEVER:
            missed = pause and self.routes[shift] and self.shift("break_hard", shift)
            return [f"shift {shift} misses its break"] if missed else []
        gap = self.rest_gap(shift)
        assert gap is not None
        end = start + pause
        found = []
        if not pause:
            found.append(f"shift {shift} has no break to take")
        if start < self.shift("break_opens", shift) or end > self.shift("break_closes", shift):
            found.append(f"the break of shift {shift} is out of its window")
        free = self.shift("opens", shift)
        if gap:
            before = self.routes[shift][gap - 1]
            free = self.start[before] + self.task("length_seconds", before)
        if start < free:
            found.append(f"the break of shift {shift} begins during work")
        after = gap < len(self.routes[shift])
        if after and end > self.start[self.routes[shift][gap]]:
            found.append(f"the break of shift {shift} ends during work")
        if self.problem.break_only_before_task:
            if not after:
                found.append(f"the break of shift {shift} is not before a task")
            elif start < sum(self.legs(shift)[gap]):
                found.append(f"the break of shift {shift} is on the way")
        return found

    def links(self) -> list[str]:
        found = []
        ties = self.problem.links
        for row in range(len(ties.a)):
            a, b = int(ties.a[row]), int(ties.b[row])
            if a not in self.owner or b not in self.owner:
                continue
            offset = self.start[b] - self.start[a]
            if not int(ties.lowest[row]) <= offset <= int(ties.highest[row]):
                found.append(f"tasks {a} and {b} do not keep their distance")
            if ties.apart[row] and self.owner[a] == self.owner[b]:
                found.append(f"tasks {a} and {b} have one worker")
        return found

    def visits(self) -> list[str]:
        planned = {self.task("visit", t) for t in self.owner}
        left = {self.task("visit", t) for t in range(self.n) if t not in self.owner}
        return [f"visit {visit} is torn apart" for visit in planned & left]

    def price(self) -> dict[str, int]:
        weights, parts = self.problem.weights, Counter[str]()
        late = [self.late(t) if t in self.owner else 0 for t in range(self.n)]
        idle, load = [], []
        for shift, route in enumerate(self.routes):
            busy = self._price_shift(shift, parts) if route else 0
            length = self.shift("closes", shift) - self.shift("opens", shift)
            rest = 0 if self.rest[shift] == NEVER else self.shift("break_seconds", shift)
            idle.append(length + self.over(shift) - busy - rest)
            load.append(busy * 10_000 // max(1, length))
        for t in range(self.n):
            parts["lateness"] += late[t] * self.task("lateness_cost", t)
            if t not in self.owner:
                required = self.task("required", t)
                parts["left_out"] += weights.unassigned if required else self.task("drop_cost", t)
            elif any(self.problem.preferred[t]):
                liked = self.problem.preferred[t][self.owner[t]]
                parts["preference"] += 0 if liked else weights.preference
        parts["highest_lateness"] = weights.highest_lateness * max(late, default=0)
        parts["idle"] = weights.idle * max([0, *idle])
        parts["fairness"] = weights.fairness * (max(load) - min(load)) if load else 0
        return {name: int(amount) for name, amount in parts.items()}

    def _price_shift(self, shift: int, parts: "Counter[str]") -> int:
        """Add what one shift costs; its seconds of work, way and buffers."""
        weights, route = self.problem.weights, self.routes[shift]
        legs, (home, _) = self.legs(shift), self.home(shift)
        ways, gap = home, self.rest_gap(shift)
        busy = home
        for position, (t, (free, way, buffers)) in enumerate(zip(route, legs, strict=True)):
            ways += way
            busy += way + buffers + self.task("length_seconds", t)
            if position:
                pause = self.shift("break_seconds", shift) if gap == position else 0
                spare = self.start[t] - free - way - buffers - pause
                parts["waiting"] += weights.waiting * spare
        places = [self.shift("start_place", shift), *(self.task("place", t) for t in route)]
        places.append(self.shift("end_place", shift))
        metres = sum(self.way(one, other, "distance_m") for one, other in pairwise(places))
        parts["travel"] += weights.travel * ways
        parts["distance"] += weights.distance * metres
        parts["fixed"] += self.shift("fixed_cost", shift)
        parts["overtime"] += self.over(shift) * self.shift("overtime_cost", shift)
        if self.shift("break_seconds", shift) and gap is None:
            hard = self.shift("break_hard", shift)
            parts["missed_breaks"] += 0 if hard else self.shift("break_cost", shift)
        return busy
