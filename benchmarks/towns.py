"""Made-up towns for matching: busy quarters, skills, open orders, idle workers; from a seed."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.travel import IntArray, StraightLine

SIDE_M = 30_000.0
QUARTERS = 12
QUARTER_M = 2_500.0
ELSEWHERE = 0.25
"""So much of everything lies outside the quarters."""
SKILLS = 8
SKILL_SHARE = 0.2
"""So likely is each further skill of a worker."""
RADIUS_M = 5_000.0
MIDDLE = (20.0, 110.0)
METRES_PER_DEGREE = 111_195.0
TRAVEL = StraightLine(1.35, (5.0,) * 24, 120)
WEIGHTS = matching.Weights(seconds_per_order_above_mean=20)
UNMATCHED_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Town:
    """One tick's question: who waits where for what, and who could come."""

    orders: matching.OpenOrders
    idle: matching.IdleWorkers
    standing: matching.Standing

    def score(self, near: matching.Candidates) -> matching.Scored:
        """What each candidate would cost, with travel by straight line."""
        return matching.score(near, self.eta(near), self.standing, WEIGHTS)

    def eta(self, near: matching.Candidates) -> IntArray:
        """The way of each candidate, in seconds."""
        order = near.order
        return TRAVEL.seconds_many(
            self.idle.lat[near.worker],
            self.idle.lng[near.worker],
            self.orders.lat[order],
            self.orders.lng[order],
            0,
        )

    def candidates(self, k: int) -> matching.Scored:
        """The k nearest of each order with their costs."""
        return self.score(matching.nearest_feasible(self.orders, self.idle, k=k))


def town(orders: int, workers: int, *, seed: int, side_m: float = SIDE_M) -> Town:
    """Make a town; the same numbers and seed make the same town."""
    rng = np.random.default_rng([seed, orders, workers])
    quarters = max(1, round(QUARTERS * (side_m / SIDE_M) ** 2))
    middles = rng.uniform(0, side_m, (quarters, 2))
    share = rng.dirichlet(np.ones(quarters))

    def places(count: int) -> tuple[np.ndarray, np.ndarray]:
        at = middles[rng.choice(quarters, count, p=share)] + rng.normal(0, QUARTER_M, (count, 2))
        elsewhere = rng.random(count) < ELSEWHERE
        at[elsewhere] = rng.uniform(0, side_m, (int(elsewhere.sum()), 2))
        at = np.clip(at, 0, side_m) / METRES_PER_DEGREE
        return MIDDLE[0] + at[:, 1], MIDDLE[1] + at[:, 0] / np.cos(np.radians(MIDDLE[0]))

    lat, lng = places(orders)
    needs = np.zeros((orders, SKILLS), dtype=bool)
    needs[np.arange(orders), rng.integers(0, SKILLS, orders)] = True
    seat_lat, seat_lng = places(workers)
    has = rng.random((workers, SKILLS)) < SKILL_SHARE
    has[np.arange(workers), rng.integers(0, SKILLS, workers)] = True
    return Town(
        matching.OpenOrders(lat, lng, needs, np.full(orders, RADIUS_M)),
        matching.IdleWorkers(seat_lat, seat_lng, has),
        matching.Standing(
            rating_hundredths=rng.integers(400, 501, workers),
            grade=rng.integers(0, 4, workers),
            idle_seconds=rng.integers(0, 7_200, workers),
            orders_today=rng.integers(0, 8, workers),
        ),
    )
