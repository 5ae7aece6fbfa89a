"""Day plans: which worker makes which visit when, over a whole day."""

from doorstep.algorithms.planning.costing import cost
from doorstep.algorithms.planning.insertion import insert
from doorstep.algorithms.planning.making import problem, shifts, tasks, ties
from doorstep.algorithms.planning.model import (
    FAR,
    FREE,
    NONE,
    Costs,
    Links,
    Plan,
    Problem,
    Shifts,
    Tasks,
    Weights,
    able,
)
from doorstep.algorithms.planning.schedule import schedule
from doorstep.algorithms.planning.solving import improve

__all__ = [
    "FAR",
    "FREE",
    "NONE",
    "Costs",
    "Links",
    "Plan",
    "Problem",
    "Shifts",
    "Tasks",
    "Weights",
    "able",
    "cost",
    "improve",
    "insert",
    "problem",
    "schedule",
    "shifts",
    "tasks",
    "ties",
]
