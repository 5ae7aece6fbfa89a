"""Questions about day plans: the day as arrays, what a plan would change, what a desk reads."""

from doorstep.visits.planning.models import Change, DayPlan, Risk
from doorstep.visits.planning.queries.keeping import Trouble, left_out, troubles
from doorstep.visits.planning.queries.loading import Day, load, may_move, touched
from doorstep.visits.planning.queries.proposing import (
    Proposal,
    Proposed,
    keep_only,
    propose,
    propose_rest,
)
from doorstep.visits.planning.queries.reading import at_risk, changes, plan, plans, risks, visible
from doorstep.visits.planning.queries.shaping import SeatOfDay
from doorstep.visits.planning.queries.watching import LOOK_BACK, Running, overruns
from doorstep.visits.planning.rules import RISK_WORDS

__all__ = [
    "LOOK_BACK",
    "RISK_WORDS",
    "Change",
    "Day",
    "DayPlan",
    "Proposal",
    "Proposed",
    "Risk",
    "Running",
    "SeatOfDay",
    "Trouble",
    "at_risk",
    "changes",
    "keep_only",
    "left_out",
    "load",
    "may_move",
    "overruns",
    "plan",
    "plans",
    "propose",
    "propose_rest",
    "risks",
    "touched",
    "troubles",
    "visible",
]
