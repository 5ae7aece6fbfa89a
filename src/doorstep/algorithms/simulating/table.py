"""What a played day was like, in one row; and rows over many days with their confidence."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from doorstep.algorithms.simulating.engine import Played
from doorstep.algorithms.travel import FloatArray

STUDENT_95 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
)  # fmt: skip
"""Two-sided 95 % points of Student's t for 1 to 20 degrees of freedom; above, 1.96 is near."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One day under one policy. Times in seconds over the served orders; shares of one."""

    match_rate: float
    accept_seconds: float
    accept_p90_seconds: float
    travel_seconds: float
    travel_p90_seconds: float
    door_seconds: float
    door_p90_seconds: float
    utilisation: float
    offers_per_order: float
    gini: float


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over days and the half width of its 95 % confidence interval (nan for one day)."""

    value: float
    half_width: float


def figures(played: Played) -> Figures:
    """Measure a day. Without a served order the times are nan."""
    day = played.day
    served = played.worker >= 0
    accept = (played.accepted_seconds - day.placed_seconds)[served]
    travel = played.travel_seconds[served]
    online = float((day.off_seconds - day.on_seconds).sum())
    return Figures(
        match_rate=float(served.mean()) if day.orders else float("nan"),
        accept_seconds=_mean(accept),
        accept_p90_seconds=_p90(accept),
        travel_seconds=_mean(travel),
        travel_p90_seconds=_p90(travel),
        door_seconds=_mean(accept + travel),
        door_p90_seconds=_p90(accept + travel),
        utilisation=float(played.worked_seconds.sum()) / online if online else float("nan"),
        offers_per_order=played.offers / max(1, int(served.sum())),
        gini=gini(played.worked_seconds),
    )


def summary(days: Sequence[Figures]) -> dict[str, Mean]:
    """Each figure's mean over days with its confidence. Raises ValueError for no day."""
    if not days:
        raise ValueError("no day was played")
    return {
        one.name: mean_of(np.array([getattr(day, one.name) for day in days]))
        for one in fields(Figures)
    }


def mean_of(values: FloatArray) -> Mean:
    """The mean and its 95 % half width by Student's t."""
    n = len(values)
    if n < 2:
        return Mean(float(values.mean()), float("nan"))
    t = STUDENT_95[n - 2] if n - 2 < len(STUDENT_95) else 1.96
    return Mean(float(values.mean()), float(t * values.std(ddof=1) / np.sqrt(n)))


def gini(values: FloatArray) -> float:
    """Gini's coefficient of what people got: 0 alike for all, towards 1 all for one.

    Method: mean absolute difference by ranks. Without any amount it is 0.
    """
    total = float(values.sum())
    n = len(values)
    if n == 0 or total <= 0:
        return 0.0
    rank = np.arange(1, n + 1)
    return float((2 * rank - n - 1) @ np.sort(values) / (n * total))


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _p90(values: FloatArray) -> float:
    return float(np.percentile(values, 90)) if len(values) else float("nan")
