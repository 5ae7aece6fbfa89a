"""Questions about dispatch: who could come and at what cost, what is offered, and why."""

from doorstep.visits.dispatch.queries.hall import Demand, hall
from doorstep.visits.dispatch.queries.offers import (
    Reasons,
    applications,
    applications_of,
    decisions,
    explain,
    is_looking_unscoped,
    offer,
    offers_about,
    offers_of,
    policy_at,
    preview,
    search_of,
)
from doorstep.visits.dispatch.queries.people import Pay, Standing, Ways, pay_of, standing
from doorstep.visits.dispatch.queries.trying import (
    Found,
    Wanted,
    match_now,
    match_slot,
    slot_candidates,
)

__all__ = [
    "Demand",
    "Found",
    "Pay",
    "Reasons",
    "Standing",
    "Wanted",
    "Ways",
    "applications",
    "applications_of",
    "decisions",
    "explain",
    "hall",
    "is_looking_unscoped",
    "match_now",
    "match_slot",
    "offer",
    "offers_about",
    "offers_of",
    "pay_of",
    "policy_at",
    "preview",
    "search_of",
    "slot_candidates",
    "standing",
]
