"""Matching: candidates, what each would cost, the cheapest assignment, and why it was that one."""

from doorstep.algorithms.matching.assigning import Assignment, assign
from doorstep.algorithms.matching.candidates import (
    BoolArray,
    Candidates,
    IdleWorkers,
    OpenOrders,
    nearest_feasible,
    together,
)
from doorstep.algorithms.matching.explaining import Choice, explain
from doorstep.algorithms.matching.instant import (
    FIRST_RADIUS_M,
    Published,
    allowed_m,
    match_instant,
)
from doorstep.algorithms.matching.repositioning import HINT_REACH_M, Hints, Zones, reposition
from doorstep.algorithms.matching.scoring import PARTS, Scored, Standing, Weights, score
from doorstep.algorithms.matching.ticks import Matched, match

__all__ = [
    "FIRST_RADIUS_M",
    "HINT_REACH_M",
    "PARTS",
    "Assignment",
    "BoolArray",
    "Candidates",
    "Choice",
    "Hints",
    "IdleWorkers",
    "Matched",
    "OpenOrders",
    "Published",
    "Scored",
    "Standing",
    "Weights",
    "Zones",
    "allowed_m",
    "assign",
    "explain",
    "match",
    "match_instant",
    "nearest_feasible",
    "reposition",
    "score",
    "together",
]
