"""Plays one day under one policy: a queue of moments; the policy looks when something changed."""

import heapq
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

import numpy as np

from doorstep.algorithms.simulating.days import BoolArray, Day
from doorstep.algorithms.simulating.world import World
from doorstep.algorithms.travel import FloatArray, IntArray

NEVER = float("inf")


class Order(IntEnum):
    """Where an order stands."""

    AHEAD = 0
    WAITING = 1
    ASKED = 2
    SERVED = 3
    LEFT = 4


class Worker(IntEnum):
    """Where a worker stands."""

    OFF = 0
    IDLE = 1
    ASKED = 2
    BUSY = 3


class Moment(IntEnum):
    """What can happen; at one instant in this order."""

    FREE = 0
    ON = 1
    ANSWER = 2
    WISH = 3
    PLACED = 4
    PATIENCE = 5
    OFF = 6
    HINTS = 7
    LOOK = 8


@dataclass(frozen=True, slots=True)
class Scene:
    """What a policy may see at one moment: w waiting orders, i idle workers, what is not barred.

    `duty_skills`: the skills of all on duty, busy or not.
    """

    world: World
    now: float
    order: IntArray
    worker: IntArray
    order_x_m: FloatArray
    order_y_m: FloatArray
    needs: BoolArray
    waited_seconds: FloatArray
    worker_x_m: FloatArray
    worker_y_m: FloatArray
    skills: BoolArray
    rating_hundredths: IntArray
    grade: IntArray
    idle_seconds: FloatArray
    served: IntArray
    service_seconds: FloatArray
    allowed: BoolArray
    duty_skills: BoolArray

    @property
    def away_m(self) -> FloatArray:
        """Straight distances, w x i."""
        away: FloatArray = np.hypot(
            self.order_x_m[:, None] - self.worker_x_m, self.order_y_m[:, None] - self.worker_y_m
        )
        return away


@dataclass(frozen=True, slots=True)
class Asking:
    """Rows of the scene who are asked for what, and when to look again if nothing happens."""

    order: IntArray
    worker: IntArray
    again_seconds: float = NEVER


@dataclass(frozen=True, slots=True)
class Hints:
    """Rows of the scene's workers and where it would be good to wait."""

    worker: IntArray
    x_m: FloatArray
    y_m: FloatArray


class Policy(Protocol):
    """A way of dispatching. `hall`: shown to many, the first yes takes it; else one is asked.

    `tick_seconds`: 0 acts at once, else only at whole multiples. `pause_seconds`: so long nobody
    is looked for again after a look that found nobody. `hint_seconds`: 0 gives no hints.
    """

    @property
    def name(self) -> str: ...

    @property
    def hall(self) -> bool: ...

    @property
    def tick_seconds(self) -> float: ...

    @property
    def pause_seconds(self) -> float: ...

    @property
    def hint_seconds(self) -> float: ...

    def ask(self, scene: Scene) -> Asking:
        """Whom to ask now."""
        ...

    def hints(self, scene: Scene) -> Hints:
        """Who should wait somewhere else."""
        ...


@dataclass(frozen=True, slots=True)
class Played:
    """A day as it went. Per order: when it was accepted (nan: never), by whom (-1), the way, the
    beginning and end of the service; per worker the seconds of service; all offers made."""

    day: Day
    accepted_seconds: FloatArray
    worker: IntArray
    travel_seconds: FloatArray
    from_x_m: FloatArray
    from_y_m: FloatArray
    worked_seconds: FloatArray
    offers: int
    walks: tuple[tuple[int, float, float, float, float, float, float], ...]


def play(world: World, day: Day, policy: Policy) -> Played:
    """Play the day once; the same arguments give the same answer, always."""
    stage = _Stage(world, day, policy)
    stage.run()
    return stage.played()


@dataclass
class _Stage:
    world: World
    day: Day
    policy: Policy
    now: float = 0.0
    offers: int = 0
    asked_next: float = NEVER
    moments: list[tuple[float, int, int, int]] = field(default_factory=list)
    walks: list[tuple[int, float, float, float, float, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        n, m = self.day.orders, self.day.workers
        self.order_is = np.full(n, Order.AHEAD, dtype=np.int8)
        self.worker_is = np.full(m, Worker.OFF, dtype=np.int8)
        self.gone_off = np.zeros(m, dtype=np.bool_)
        self.seen_next = np.zeros(n)
        self.asked_for = np.full(m, -1, dtype=np.int64)
        self.barred = ~self.day.able
        self.hidden = self.barred.copy()
        self.idle_since = self.day.on_seconds.copy()
        self.served = np.zeros(m, dtype=np.int64)
        self.worked = np.zeros(m)
        self.accepted = np.full(n, np.nan)
        self.taken_by = np.full(n, -1, dtype=np.int64)
        self.travel = np.full(n, np.nan)
        self.from_x_m, self.from_y_m = np.full(n, np.nan), np.full(n, np.nan)
        # A worker stands still or walks along a line that a hint gave: from, to, between when.
        self.line = np.column_stack([self.day.home_x_m, self.day.home_y_m] * 2)
        self.line_from = np.zeros(m)
        self.line_until = np.ones(m)

    # -- the loop

    def run(self) -> None:
        """Work through all moments; the policy looks after all that happen at one instant."""
        day = self.day
        for row in range(day.workers):
            self.push(day.on_seconds[row], Moment.ON, row)
            self.push(day.off_seconds[row], Moment.OFF, row)
        for row in range(day.orders):
            self.push(day.placed_seconds[row], Moment.PLACED, row)
        if self.policy.hint_seconds:
            self.push(float(day.on_seconds.min(initial=NEVER)), Moment.HINTS)
        last = float(day.placed_seconds.max(initial=0.0) + day.patience_seconds.max(initial=0.0))
        while self.moments:
            self.now = self.moments[0][0]
            if self.now > last:
                break
            changed = False
            while self.moments and self.moments[0][0] == self.now:
                _, what, first, second = heapq.heappop(self.moments)
                changed |= self.happen(Moment(what), first, second)
            if changed:
                self.look()

    def push(self, at: float, what: Moment, first: int = -1, second: int = -1) -> None:
        """Something will happen."""
        heapq.heappush(self.moments, (float(at), int(what), first, second))

    def happen(self, what: Moment, first: int, second: int) -> bool:
        """One moment; true when the policy should look now."""
        match what:
            case Moment.LOOK:
                due = self.asked_next <= self.now
                if due:
                    self.asked_next = NEVER
                    self.ask()
                return False
            case Moment.PLACED:
                self.order_is[first] = Order.WAITING
                self.push(self.now + self.day.patience_seconds[first], Moment.PATIENCE, first)
                return True
            case Moment.ON:
                self.worker_is[first] = Worker.IDLE
                return True
            case Moment.FREE:
                self.set_idle(first)
                return True
            case Moment.OFF:
                self.gone_off[first] = True
                if self.worker_is[first] == Worker.IDLE:
                    self.worker_is[first] = Worker.OFF
                return False
            case Moment.PATIENCE:
                return self.lose_patience(first)
            case Moment.ANSWER:
                return self.answer(first, second)
            case Moment.WISH:
                self.grab(second)
                return False
            case Moment.HINTS:
                self.hint()
                return False

    def look(self) -> None:
        """Ask the policy now or at its next tick."""
        tick = self.policy.tick_seconds
        if not tick:
            self.ask()
        else:
            self.look_at(np.ceil(self.now / tick) * tick)

    def look_at(self, at: float) -> None:
        """Ask the policy then, unless it is asked earlier anyway."""
        if at < self.asked_next:
            self.asked_next = at
            self.push(at, Moment.LOOK)

    # -- what happens

    def set_idle(self, worker: int) -> None:
        """A worker has nothing to do, here and now."""
        if self.gone_off[worker]:
            self.worker_is[worker] = Worker.OFF
            return
        self.worker_is[worker] = Worker.IDLE
        self.idle_since[worker] = self.now
        self.hidden[:, worker] = self.barred[:, worker]

    def lose_patience(self, order: int) -> bool:
        """The customer leaves unless somebody accepted; who was asked is free again."""
        asked = self.order_is[order] == Order.ASKED
        if asked:
            worker = int(np.flatnonzero(self.asked_for == order)[0])
            self.asked_for[worker] = -1
            self.release(worker)
        if asked or self.order_is[order] == Order.WAITING:
            self.order_is[order] = Order.LEFT
        return asked

    def release(self, worker: int) -> None:
        """Somebody who was asked is not needed, and has been idle all the while."""
        self.worker_is[worker] = Worker.OFF if self.gone_off[worker] else Worker.IDLE

    def answer(self, order: int, worker: int) -> bool:
        """Yes or no of the one who was asked; nothing if the customer left meanwhile."""
        if self.asked_for[worker] != order:
            return False
        self.asked_for[worker] = -1
        if not self.barred[order, worker]:
            self.take(order, worker)
            return False
        self.order_is[order], self.seen_next[order] = Order.WAITING, self.now
        self.release(worker)
        return True

    def grab(self, worker: int) -> None:
        """A worker opens the hall and takes the nearest of the orders they want, if one is left."""
        if self.worker_is[worker] != Worker.IDLE:
            return
        shown = self.hidden[:, worker] & ~self.barred[:, worker]
        wanted = np.flatnonzero(shown & (self.order_is == Order.WAITING))
        if len(wanted):
            wanted = wanted[: self.world.hall_compared_orders]  # the oldest stand on top
            x_m, y_m = self.where(np.array([worker]))[:, 0]
            away = np.hypot(self.day.x_m[wanted] - x_m, self.day.y_m[wanted] - y_m)
            self.take(int(wanted[away.argmin()]), worker)

    def take(self, order: int, worker: int) -> None:
        """The worker goes to the order, serves it and stays there."""
        day, world = self.day, self.world
        x_m, y_m = (float(one) for one in self.where(np.array([worker]))[:, 0])
        away = np.hypot(day.x_m[order] - x_m, day.y_m[order] - y_m)
        travel = float(world.travel_seconds(away, self.now) * day.trip_factor[order])
        self.order_is[order], self.worker_is[worker] = Order.SERVED, Worker.BUSY
        self.accepted[order], self.taken_by[order] = self.now, worker
        self.travel[order] = travel
        self.from_x_m[order], self.from_y_m[order] = x_m, y_m
        self.served[worker] += 1
        self.worked[worker] += day.service_seconds[order]
        end = self.now + travel + day.service_seconds[order]
        self.stand(worker, float(day.x_m[order]), float(day.y_m[order]))
        self.push(end, Moment.FREE, worker)

    # -- places

    def where(self, workers: IntArray) -> FloatArray:
        """Where workers are now: two rows, x and y."""
        line = self.line[workers].T
        done = (self.now - self.line_from[workers]) / (
            self.line_until[workers] - self.line_from[workers]
        )
        here: FloatArray = line[:2] + (line[2:] - line[:2]) * np.clip(done, 0.0, 1.0)
        return here

    def stand(self, worker: int, x_m: float, y_m: float) -> None:
        """A worker will be here."""
        self.line[worker] = (x_m, y_m, x_m, y_m)
        self.line_from[worker], self.line_until[worker] = self.now, self.now + 1.0

    # -- the policy

    def scene(self) -> Scene:
        """What can be seen now."""
        day = self.day
        order = np.flatnonzero((self.order_is == Order.WAITING) & (self.seen_next <= self.now))
        worker = np.flatnonzero(self.worker_is == Worker.IDLE)
        hidden = self.hidden if self.policy.hall else self.barred
        x_m, y_m = self.where(worker)
        return Scene(
            world=self.world,
            now=self.now,
            order=order,
            worker=worker,
            order_x_m=day.x_m[order],
            order_y_m=day.y_m[order],
            needs=day.needs[order],
            waited_seconds=self.now - day.placed_seconds[order],
            worker_x_m=x_m,
            worker_y_m=y_m,
            skills=day.skills[worker],
            rating_hundredths=day.rating_hundredths[worker],
            grade=day.grade[worker],
            idle_seconds=self.now - self.idle_since[worker],
            served=self.served[worker],
            service_seconds=self.worked[worker],
            allowed=~hidden[np.ix_(order, worker)],
            duty_skills=day.skills[self.worker_is != Worker.OFF],
        )

    def ask(self) -> None:
        """Let the policy ask, and let the asked begin to think."""
        scene = self.scene()
        again = NEVER
        if len(scene.order) and len(scene.worker):
            asking = self.policy.ask(scene)
            again = asking.again_seconds
            for row, column in zip(asking.order.tolist(), asking.worker.tolist(), strict=True):
                self.offer(int(scene.order[row]), int(scene.worker[column]))
        if self.policy.pause_seconds:
            self.seen_next[scene.order] = self.now + self.policy.pause_seconds
            again = float(self.seen_next[self.order_is == Order.WAITING].min(initial=NEVER))
        if again < NEVER:
            tick = max(self.policy.tick_seconds, 1.0)
            self.look_at(float(np.ceil(max(again, self.now + tick) / tick) * tick))

    def offer(self, order: int, worker: int) -> None:
        """Show an order to a worker; the answer was drawn before the day began."""
        day, world = self.day, self.world
        self.offers += 1
        x_m, y_m = self.where(np.array([worker]))[:, 0]
        away = np.hypot(day.x_m[order] - x_m, day.y_m[order] - y_m)
        willing = day.chance[order, worker] < world.accepts(world.travel_seconds(away, self.now))
        takes = float(day.answer_seconds[order, worker])
        if self.policy.hall:
            self.hidden[order, worker] = True
            self.barred[order, worker] = not willing
            if willing:
                look = float(day.look_seconds[order, worker])
                self.push(self.now + look + takes, Moment.WISH, order, worker)
            return
        in_time = takes <= world.answer_seconds_max
        self.order_is[order], self.worker_is[worker] = Order.ASKED, Worker.ASKED
        self.asked_for[worker] = order
        self.barred[order, worker] |= not (willing and in_time)
        self.push(self.now + min(takes, world.answer_seconds_max), Moment.ANSWER, order, worker)

    def hint(self) -> None:
        """Let the policy say where to wait; those who follow begin to walk."""
        self.push(self.now + self.policy.hint_seconds, Moment.HINTS)
        scene = self.scene()
        if not len(scene.worker):
            return
        hints = self.policy.hints(scene)
        speed = self.world.speed_mps_by_hour[int(self.now // 3_600) % 24] / self.world.road_factor
        for row, to_x, to_y in zip(hints.worker, hints.x_m, hints.y_m, strict=True):
            worker = int(scene.worker[row])
            if not self.day.follows[worker]:
                continue
            x_m, y_m = float(scene.worker_x_m[row]), float(scene.worker_y_m[row])
            until = self.now + float(np.hypot(to_x - x_m, to_y - y_m)) / speed + 1.0
            self.line[worker] = (x_m, y_m, to_x, to_y)
            self.line_from[worker], self.line_until[worker] = self.now, until
            self.walks.append((worker, self.now, until, x_m, y_m, float(to_x), float(to_y)))

    def played(self) -> Played:
        """The day as it went."""
        return Played(
            day=self.day,
            accepted_seconds=self.accepted,
            worker=self.taken_by,
            travel_seconds=self.travel,
            from_x_m=self.from_x_m,
            from_y_m=self.from_y_m,
            worked_seconds=self.worked,
            offers=self.offers,
            walks=tuple(self.walks),
        )
