"""Which times can be promised: slack in workers' days, the cheapest gap for one visit, rest."""

from doorstep.algorithms.slots.offering import REASONS, Offers, Reason, offer_slots, reasons
from doorstep.algorithms.slots.rest import Work, chains, rested
from doorstep.algorithms.slots.routes import FAR, BoolArray, Need, Shifts, Visits, ranges
from doorstep.algorithms.slots.slack import Plan, insert, make_plan, remove

__all__ = [
    "FAR",
    "REASONS",
    "BoolArray",
    "Need",
    "Offers",
    "Plan",
    "Reason",
    "Shifts",
    "Visits",
    "Work",
    "chains",
    "insert",
    "make_plan",
    "offer_slots",
    "ranges",
    "reasons",
    "remove",
    "rested",
]
