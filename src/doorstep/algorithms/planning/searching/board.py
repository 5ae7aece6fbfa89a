"""Routes under search: each change is timed and priced where it reaches, and can be taken back.

Tasks that links hold together in time form a knot. Knots have ranks that rise along every route,
so that times can be carried on from knot to knot in the order of ranks and no two routes ever wait
for each other in a circle (a global order of visits; Ceschia, Di Gaspero, Rosati, Schaerf, 2024).
"""

import math
from collections.abc import Sequence
from heapq import heappop, heappush

from doorstep.algorithms.planning.model import FREE, NONE
from doorstep.algorithms.planning.searching.tables import ALONE, Tables

AFTER_ALL = -2
"""Place of a break that lies after the last task, where breaks may."""

ROUNDS_MAX = 64
"""Rounds to settle the links of one knot: only links that contradict each other need more."""

OVERLOAD = 600
"""Seconds of broken rules that a unit of load too many counts for."""

Edit = tuple[int, list[int]]


class Board:
    """The state of a search. `wrong` counts seconds (and breaks) of hard rules broken."""

    def __init__(self, tables: Tables) -> None:
        """Begin with every task left out."""
        self.tables = tables
        n, m = tables.n, tables.m
        self.routes: list[list[int]] = [[] for _ in range(m)]
        self.owner = [NONE] * n
        self.start = [FREE] * n
        self.late, self.wait = [0] * n, [0] * n
        self.rank = [0.0] * len(tables.knots)
        self.rest_before, self.rested = [NONE] * m, [FREE] * m
        self.busy, self.fit_price = [0] * m, [0] * m
        self.shift_price, self.shift_wrong = [0] * m, [0] * m
        spans = zip(tables.shift_opens, tables.shift_closes, strict=True)
        self.idle = [closes - opens for opens, closes in spans]
        self.span = [max(1, idle) for idle in self.idle]
        self.penalty, self.pressure, self.longest = 0, 0.0, 1
        self.lift, self.lifts = 0, [0] * m
        self.leave_price = list(tables.leave_price)
        self.linear, self.wrong = sum(self.leave_price), 0
        self.total = self._total()
        self._zone = [-1] * m
        self._heap: list[tuple[float, int]] = []
        self._ends: set[int] = set()
        self._task_log: list[tuple[int, int, int, int]] = []
        self._shift_log: list[tuple[int, int, int, int, int]] = []
        self._route_log: list[tuple[int, list[int], int, int, int]] = []
        self._rest_log: list[tuple[int, int]] = []
        self._rank_log: list[tuple[int, float]] = []
        self._before = (self.linear, self.wrong, self.lift, self.total)

    def change(
        self,
        edits: Sequence[Edit],
        ranks: Sequence[tuple[int, float]] = (),
        rests: Sequence[tuple[int, int]] = (),
        limit: float = math.inf,
    ) -> int:
        """Give shifts new routes, knots new ranks and breaks new places; returns the new total.

        The caller sees to it that workers are fit and ranks rise along the new routes. Where the
        ways alone already cost so much more that `limit` is out of reach, nothing is timed: the
        total is then a lower estimate above the limit, and the change must be undone.
        """
        self._before = (self.linear, self.wrong, self.lift, self.total)
        self._task_log.clear()
        self._shift_log.clear()
        self._route_log.clear()
        self._rest_log.clear()
        self._rank_log.clear()
        for knot, rank in ranks:
            self._rank_log.append((knot, self.rank[knot]))
            self.rank[knot] = rank
        firsts = []
        owner = self.owner
        gone: list[int] = []
        for shift, route in edits:
            gone += self.routes[shift]
            wished = next((place for one, place in rests if one == shift), None)
            firsts.append((shift, self._replace(shift, route, wished)))
        if limit < math.inf and self._out_of_reach(limit):
            return self.total
        for task in gone:
            owner[task] = NONE
        for shift, route in edits:
            for task in route:
                owner[task] = shift
        for task in gone:
            if owner[task] == NONE:
                self._leave_out(task)
        for shift, first in firsts:
            self._run(shift, first)
        while self._heap:
            self._time_knot(heappop(self._heap)[1])
        for shift in self._ends:
            self._close(shift)
        self._ends.clear()
        for shift, _ in edits:
            self._zone[shift] = -1
        self.total = self._total()
        return self.total

    def _out_of_reach(self, limit: float) -> bool:
        """Whether ways and wishes cost more than the shifts' lateness and waiting could save."""
        fit = self.fit_price
        more = sum([fit[shift] - old for shift, _, old, _, _ in self._route_log])
        if self.total + more <= limit:
            return False
        tables, wait, late, start = self.tables, self.wait, self.late, self.start
        highest, idlest = max(late), max(self.idle)
        for shift, route, old, busy, _ in self._route_log:
            if FREE in [start[task] for task in self.routes[shift]]:
                return False
            more -= self.shift_price[shift] - old + self.penalty * self.shift_wrong[shift]
            more -= tables.waiting * sum([wait[task] for task in route])
            for task in route:
                if late[task]:
                    price = tables.late_price[task] + self.penalty * tables.hard[task]
                    more -= late[task] * price
                    if late[task] == highest:
                        more -= tables.highest * highest
            if self.idle[shift] == idlest and self.busy[shift] > busy:
                more -= tables.idle * (self.busy[shift] - busy)
        if tables.fairness or self.total + more <= limit:
            return False
        for shift, *_ in self._route_log:
            self._zone[shift] = -1
        self._ends.clear()
        self.total += more
        return True

    def undo(self) -> None:
        """Take the last change back."""
        start, late, wait, owner = self.start, self.late, self.wait, self.owner
        for task, began, lateness, waited in reversed(self._task_log):
            start[task], late[task], wait[task] = began, lateness, waited
        for shift, price, wrong, idle, lift in self._shift_log:
            self.lifts[shift] = lift
            self.shift_price[shift], self.shift_wrong[shift] = price, wrong
            self.idle[shift] = idle
        for shift, rested in reversed(self._rest_log):
            self.rested[shift] = rested
        for shift, *_ in self._route_log:
            for task in self.routes[shift]:
                owner[task] = NONE
        for shift, route, fit, busy, rest in self._route_log:
            self.routes[shift], self.fit_price[shift], self.busy[shift] = route, fit, busy
            self.rest_before[shift] = rest
            for task in route:
                owner[task] = shift
        for knot, rank in self._rank_log:
            self.rank[knot] = rank
        self.linear, self.wrong, self.lift, self.total = self._before

    def price_again(self, penalty: int) -> None:
        """Set what a second of a broken hard rule costs."""
        self.penalty = penalty
        self.total = self._total()

    def press(self, pressure: float) -> None:
        """Let long idle times of all shifts count a little, not only the longest of them.

        Without it the longest hides how far the others are from taking its place. The price is
        `lift`; it is in the total, and `pressure` is about its share of the weight of idle time.
        """
        self.longest = max(1, *self.idle)
        self.pressure = pressure * self.tables.idle / 4
        self.lifts = [self._lifted(shift) for shift in range(len(self.routes))]
        self.lift = sum(self.lifts)
        self.total = self._total()

    def cap_leaving(self, most: int) -> None:
        """Let no task left out cost more than this, so that broken rules can outweigh it."""
        capped = [min(price, most) for price in self.leave_price]
        for task, owner in enumerate(self.owner):
            if owner == NONE:
                self.linear += capped[task] - self.leave_price[task]
        self.leave_price = capped
        self.total = self._total()

    def _total(self) -> int:
        tables = self.tables
        total = self.linear + self.penalty * self.wrong + self.lift
        if tables.idle:
            total += tables.idle * max(0, max(self.idle))
        if tables.highest:
            total += tables.highest * max(self.late)
        if tables.fairness:
            loads = [busy * 10_000 // span for busy, span in zip(self.busy, self.span, strict=True)]
            total += tables.fairness * (max(loads) - min(loads))
        return total

    def _replace(self, shift: int, route: list[int], wished: int | None) -> int:
        """Put a new route in place; returns the first position to time again."""
        tables = self.tables
        old, rest = self.routes[shift], self.rest_before[shift]
        self._route_log.append((shift, old, self.fit_price[shift], self.busy[shift], rest))
        self.routes[shift] = route
        self._ends.add(shift)
        price = spent = 0
        here, place = tables.origin[shift], tables.place
        seconds, way_price, own = tables.seconds, tables.way_price, tables.spent
        assign = tables.assign[shift]
        for task in route:
            there = place[task]
            spent += seconds[here][there] + own[task]
            price += way_price[here][there] + assign[task]
            here = there
        if route:
            home = tables.home[shift]
            spent += seconds[here][home] - tables.after[route[-1]]
            price += way_price[here][home] + tables.fixed[shift]
        self.fit_price[shift], self.busy[shift] = price, spent
        if tables.rest[shift]:
            placed = self._rest_place(old, route, rest) if wished is None else wished
            if placed != rest or placed < 0:
                self.rest_before[shift] = placed
                self._zone[shift] = len(route)
                if placed < 0:
                    self._set_rested(shift, FREE)
                return 0
        first, most = 0, min(len(old), len(route))
        while first < most and old[first] == route[first]:
            first += 1
        same, most = 0, most - first
        while same < most and old[-1 - same] == route[-1 - same]:
            same += 1
        self._zone[shift] = len(route) - same - 1
        return first

    def _rest_place(self, old: list[int], route: list[int], rest: int) -> int:
        """Where the break goes when nothing is said: before the task it was before, or the next."""
        if not route:
            return NONE
        if rest == AFTER_ALL or rest in route:
            return rest
        if rest == NONE:
            return NONE if old else route[0]
        for task in old[old.index(rest) + 1 :]:
            if task in route:
                return task
        return route[-1] if self.tables.rest_only_before else AFTER_ALL

    def _set_rested(self, shift: int, moment: int) -> None:
        if self.rested[shift] != moment:
            self._rest_log.append((shift, self.rested[shift]))
            self.rested[shift] = moment
            self._ends.add(shift)

    def _leave_out(self, task: int) -> None:
        """Forget the times of a task that nobody has any more."""
        tables, late = self.tables, self.late[task]
        self._task_log.append((task, self.start[task], late, self.wait[task]))
        self.linear += self.leave_price[task] - tables.late_price[task] * late
        self.linear -= tables.waiting * self.wait[task]
        self.wrong -= late if tables.hard[task] else 0
        self.start[task], self.late[task], self.wait[task] = FREE, 0, 0

    def _run(self, shift: int, position: int) -> None:
        """Time a shift from a position on until a knot, or until nothing changes any more."""
        tables = self.tables
        route, start, zone = self.routes[shift], self.start, self._zone[shift]
        length, place, seconds = tables.length, tables.place, tables.seconds
        knot_of, rest = tables.knot_of, self.rest_before[shift]
        if position:
            task = route[position - 1]
            free, here = start[task] + length[task], place[task]
            gap = tables.after[task]
        else:
            free, here, gap = tables.shift_opens[shift], tables.origin[shift], 0
        for at in range(position, len(route)):
            task = route[at]
            knot = knot_of[task]
            if knot != ALONE:
                heappush(self._heap, (self.rank[knot], knot))
                return
            there = place[task]
            ready = free + gap + seconds[here][there] + tables.before[task]
            worth = ready
            if task == rest:
                ready, eaten = self._rest(shift, free, ready)
                worth += eaten
            begin = ready if ready > tables.opens[task] else tables.opens[task]
            if tables.several[task]:
                begin = self.opening(task, ready)
            same = begin == start[task]
            waited = begin - worth if at else 0
            if not same or waited != self.wait[task]:
                self._put(task, begin, waited)
            if same and at > zone:
                return
            free, here, gap = begin + length[task], there, tables.after[task]
        self._ends.add(shift)

    def _time_knot(self, knot: int) -> None:
        """Time the tasks of a knot together, then what comes after each of them."""
        heap = self._heap
        while heap and heap[0][1] == knot:
            heappop(heap)
        tables, owner = self.tables, self.owner
        members = [task for task in tables.knots[knot] if owner[task] != NONE]
        begins, readies, positions = {}, {}, {}
        for task in members:
            shift = owner[task]
            position = self.routes[shift].index(task)
            ready, readies[task] = self._ready(shift, position, task)
            positions[task] = position
            begins[task] = self.opening(task, ready)
        for _ in range(ROUNDS_MAX):
            moved = False
            for a, b, lowest, highest in tables.knot_links[knot]:
                if a not in begins or b not in begins:
                    continue
                if begins[b] < begins[a] + lowest:
                    begins[b] = self.opening(b, begins[a] + lowest)
                    moved = True
                if begins[a] < begins[b] - highest:
                    begins[a] = self.opening(a, begins[b] - highest)
                    moved = True
            if not moved:
                break
        onward = []
        for task in members:
            shift, position, begin = owner[task], positions[task], begins[task]
            same = begin == self.start[task]
            waited = begin - readies[task] if position else 0
            if not same or waited != self.wait[task]:
                self._put(task, begin, waited)
            if not same or position <= self._zone[shift]:
                onward.append((shift, position + 1))
        for shift, position in onward:
            self._run(shift, position)

    def _ready(self, shift: int, position: int, task: int) -> tuple[int, int]:
        """When a worker may start a task after way, buffers and break, and since when it waits."""
        tables = self.tables
        route = self.routes[shift]
        if position:
            last = route[position - 1]
            free, here = self.start[last] + tables.length[last], tables.place[last]
            gap = tables.after[last]
        else:
            free, here, gap = tables.shift_opens[shift], tables.origin[shift], 0
        ready = free + gap + tables.seconds[here][tables.place[task]] + tables.before[task]
        if task == self.rest_before[shift]:
            rested, eaten = self._rest(shift, free, ready)
            return rested, ready + eaten
        return ready, ready

    def _rest(self, shift: int, free: int, ready: int) -> tuple[int, int]:
        """When the worker is ready after the break, which is had if its window allows."""
        tables = self.tables
        latest, pause = tables.rest_latest[shift], ready
        if not tables.rest_only_before and pause > latest:
            pause = latest
        if pause < tables.rest_opens[shift]:
            pause = tables.rest_opens[shift]
        if pause > latest or pause < free:
            self._set_rested(shift, FREE)
            return ready, 0
        self._set_rested(shift, pause)
        return (pause if pause > ready else ready) + tables.rest[shift], tables.rest[shift]

    def opening(self, task: int, ready: int) -> int:
        """The start of a task that may begin at `ready`: at once, or when a window opens.

        Between two windows it is late for the one or waits for the other, whichever costs less.
        """
        tables = self.tables
        if ready <= tables.opens[task]:
            return tables.opens[task]
        rows = tables.several[task]
        if not rows:
            return ready
        closed = rows[0][1]
        for opens, closes in rows:
            if ready < opens:
                late = (ready - closed) * tables.late_price[task]
                waits = (opens - ready) * (tables.waiting + 1)
                return opens if tables.hard[task] or waits <= late else ready
            if ready <= closes:
                return ready
            closed = closes
        return ready

    def _put(self, task: int, begin: int, waited: int) -> None:
        """Give a task its start and price it."""
        tables, late = self.tables, self.late[task]
        self._task_log.append((task, self.start[task], late, self.wait[task]))
        if self.start[task] == FREE:
            self.linear -= self.leave_price[task]
        lateness = begin - tables.closes[task]
        if tables.several[task]:
            lateness = begin - [row for row in tables.several[task] if row[0] <= begin][-1][1]
        if lateness < 0:
            lateness = 0
        if lateness != late:
            self.linear += tables.late_price[task] * (lateness - late)
            if tables.hard[task]:
                self.wrong += lateness - late
            self.late[task] = lateness
        if waited != self.wait[task]:
            self.linear += tables.waiting * (waited - self.wait[task])
            self.wait[task] = waited
        self.start[task] = begin

    def _close(self, shift: int) -> None:
        """Price the end of a shift: overtime, idle time, a missed break."""
        tables, route = self.tables, self.routes[shift]
        price, wrong = self.fit_price[shift], 0
        over = 0
        eaten = 0
        if route:
            last = route[-1]
            free = self.start[last] + tables.length[last]
            back = free + tables.seconds[tables.place[last]][tables.home[shift]]
            if tables.rest[shift]:
                if self.rest_before[shift] == AFTER_ALL:
                    back, _ = self._rest(shift, free, back)
                if self.rested[shift] != FREE:
                    eaten = tables.rest[shift]
                elif tables.rest_hard[shift]:
                    wrong += tables.rest[shift]
                else:
                    price += tables.rest_price[shift]
            over = back - tables.shift_closes[shift]
            if tables.loaded:
                load = sum([tables.load[task] for task in route])
                wrong += OVERLOAD * max(0, load - tables.load_max[shift])
            if over > 0:
                price += tables.overtime_price[shift] * over
                wrong += max(0, over - tables.overtime_max[shift])
            else:
                over = 0
        idle = tables.shift_closes[shift] - tables.shift_opens[shift] + over
        self._shift_log.append(
            (
                shift,
                self.shift_price[shift],
                self.shift_wrong[shift],
                self.idle[shift],
                self.lifts[shift],
            )
        )
        self.linear += price - self.shift_price[shift]
        self.wrong += wrong - self.shift_wrong[shift]
        self.shift_price[shift], self.shift_wrong[shift] = price, wrong
        self.idle[shift] = idle - self.busy[shift] - eaten
        if self.pressure:
            lift = self._lifted(shift)
            self.lift += lift - self.lifts[shift]
            self.lifts[shift] = lift

    def _lifted(self, shift: int) -> int:
        idle = self.idle[shift]
        return int(self.pressure * (idle / self.longest) ** 3 * idle) if idle > 0 else 0
