"""What it costs to send a worker to an order: whole numbers made of named, published parts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from doorstep.algorithms.matching.candidates import Candidates
from doorstep.algorithms.travel import IntArray

RATING_MAX_HUNDREDTHS = 500
PARTS = ("eta", "rating", "grade", "idle", "fairness")


@dataclass(frozen=True, slots=True)
class Weights:
    """How many equivalent seconds of travel each factor is worth; all are published.

    Age and acceptance are left out on purpose: in a cost they let far old orders take the near
    workers of fresh ones. Waiting belongs in the radius and in the cost of staying unmatched.
    """

    eta_permille: int = 1_000
    seconds_per_star: int = 60
    seconds_per_grade: int = 30
    idle_permille: int = 50
    idle_seconds_max: int = 3_600
    seconds_per_order_above_mean: int = 0
    fairness_permille: int = 0
    fairness_seconds_max: int = 900


@dataclass(frozen=True, slots=True)
class Standing:
    """m workers as the score sees them; the rating is x 100, grade 0 is the lowest.

    `given_today`: what the day gave each so far in one unit (seconds of service, say, or fen of
    income), where the city counts fairness by more than the number of orders.
    """

    rating_hundredths: IntArray
    grade: IntArray
    idle_seconds: IntArray
    orders_today: IntArray
    given_today: IntArray | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidates with their cost, the way of each edge, and per name its part of the cost.

    The parts of an edge sum to its cost.
    """

    candidates: Candidates
    parts: Mapping[str, IntArray]
    eta_seconds: IntArray


def score(
    candidates: Candidates, eta_seconds: IntArray, standing: Standing, weights: Weights
) -> Scored:
    """Score every edge in whole equivalent seconds, less being better, no part below zero.

    `eta_seconds`: one per edge. eta: travel; rating: stars missing to five; grade: grades missing
    to the best worker's; idle: how much shorter than the longest counted the worker has waited;
    fairness: orders, and what else the day gave, above the mean of all m workers, up to a most.
    Whole-number arithmetic rounding down, so a replay gives the same numbers on every machine.
    Raises ValueError for negative weights or times.
    Source: a weighted sum of published factors; see the rules page on matching for why
    acceptance and age are not among them.
    """
    if min(getattr(weights, one) for one in Weights.__slots__) < 0:
        raise ValueError("a weight is negative")
    if (eta_seconds < 0).any():
        raise ValueError("a travel time is negative")
    worker = candidates.worker
    best_grade = standing.grade.max(initial=0)
    idle = np.minimum(np.maximum(standing.idle_seconds, 0), weights.idle_seconds_max)
    short_of_five = np.maximum(RATING_MAX_HUNDREDTHS - standing.rating_hundredths, 0)
    per_worker = {
        "rating": short_of_five * weights.seconds_per_star // 100,
        "grade": (best_grade - standing.grade) * weights.seconds_per_grade,
        "idle": (weights.idle_seconds_max - idle) * weights.idle_permille // 1_000,
        "fairness": _fairness(standing, weights),
    }
    parts: dict[str, IntArray] = {
        "eta": np.asarray(eta_seconds, dtype=np.int64) * weights.eta_permille // 1_000
    }
    parts |= {name: values[worker] for name, values in per_worker.items()}
    of_worker = np.add.reduce(list(per_worker.values()), axis=0, dtype=np.int64)
    cost: IntArray = parts["eta"] + of_worker[worker]
    return Scored(replace(candidates, cost=cost), parts, eta_seconds)


def _fairness(standing: Standing, weights: Weights) -> IntArray:
    above = _above_mean(standing.orders_today, weights.seconds_per_order_above_mean)
    if standing.given_today is not None:
        above = above + _above_mean(standing.given_today, weights.fairness_permille) // 1_000
    return np.minimum(above, weights.fairness_seconds_max)


def _above_mean(values: IntArray, weight: int) -> IntArray:
    """The part of each number above the mean of all, times a weight, rounded down."""
    m = max(1, len(values))
    above: IntArray = np.maximum(values * m - values.sum(), 0) * weight // m
    return above
