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
from doorstep.algorithms.planning.replanning import Change, Flag, Replanned, changes, replan
from doorstep.algorithms.planning.schedule import schedule
from doorstep.algorithms.planning.solving import improve

__all__ = [
    "FAR",
    "FREE",
    "NONE",
    "Change",
    "Costs",
    "Flag",
    "Links",
    "Plan",
    "Problem",
    "Replanned",
    "Shifts",
    "Tasks",
    "Weights",
    "able",
    "changes",
    "cost",
    "improve",
    "insert",
    "problem",
    "replan",
    "schedule",
    "shifts",
    "tasks",
    "ties",
]
