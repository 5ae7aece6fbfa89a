"""Matching: candidates, what each would cost, the cheapest assignment, and why it was that one."""

from doorstep.algorithms.matching.assigning import Assignment, assign
from doorstep.algorithms.matching.candidates import (
    BoolArray,
    Candidates,
    IdleWorkers,
    OpenOrders,
    nearest_feasible,
    reach_m,
    together,
)
from doorstep.algorithms.matching.explaining import Choice, explain
from doorstep.algorithms.matching.repositioning import Hints, Zones, reposition
from doorstep.algorithms.matching.scoring import PARTS, Scored, Standing, Weights, score
from doorstep.algorithms.matching.ticks import Matched, match

__all__ = [
    "PARTS",
    "Assignment",
    "BoolArray",
    "Candidates",
    "Choice",
    "Hints",
    "IdleWorkers",
    "Matched",
    "OpenOrders",
    "Scored",
    "Standing",
    "Weights",
    "Zones",
    "assign",
    "explain",
    "match",
    "nearest_feasible",
    "reach_m",
    "reposition",
    "score",
    "together",
]
