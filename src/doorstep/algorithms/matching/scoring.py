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


@dataclass(frozen=True, slots=True)
class Standing:
    """m workers as the score sees them; the rating is x 100, grade 0 is the lowest."""

    rating_hundredths: IntArray
    grade: IntArray
    idle_seconds: IntArray
    orders_today: IntArray


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidates with their cost, and per name the part of each edge; parts sum to the cost."""

    candidates: Candidates
    parts: Mapping[str, IntArray]


def score(
    candidates: Candidates, eta_seconds: IntArray, standing: Standing, weights: Weights
) -> Scored:
    """Score every edge in whole equivalent seconds, less being better, no part below zero.

    `eta_seconds`: one per edge. eta: travel; rating: stars missing to five; grade: grades missing
    to the best worker's; idle: how much shorter than the longest counted the worker has waited;
    fairness: orders today above the mean of all m workers. Whole-number arithmetic rounding
    down, so a replay gives the same numbers on every machine.
    Raises ValueError for negative weights or times.
    """
    if min(weights.eta_permille, weights.seconds_per_star, weights.seconds_per_grade) < 0 or (
        min(weights.idle_permille, weights.idle_seconds_max, weights.seconds_per_order_above_mean)
        < 0
    ):
        raise ValueError("a weight is negative")
    if (eta_seconds < 0).any():
        raise ValueError("a travel time is negative")
    worker = candidates.worker
    best_grade = standing.grade.max(initial=0)
    m = max(1, len(standing.orders_today))
    above_mean = standing.orders_today * m - standing.orders_today.sum()
    idle = np.clip(standing.idle_seconds, 0, weights.idle_seconds_max)
    short_of_five = np.clip(RATING_MAX_HUNDREDTHS - standing.rating_hundredths, 0, None)
    per_worker = {
        "rating": short_of_five * weights.seconds_per_star // 100,
        "grade": (best_grade - standing.grade) * weights.seconds_per_grade,
        "idle": (weights.idle_seconds_max - idle) * weights.idle_permille // 1_000,
        "fairness": np.clip(above_mean, 0, None) * weights.seconds_per_order_above_mean // m,
    }
    parts: dict[str, IntArray] = {
        "eta": np.asarray(eta_seconds, dtype=np.int64) * weights.eta_permille // 1_000
    }
    parts |= {name: values[worker] for name, values in per_worker.items()}
    cost: IntArray = np.sum([parts[name] for name in PARTS], axis=0, dtype=np.int64)
    return Scored(replace(candidates, cost=cost), parts)
