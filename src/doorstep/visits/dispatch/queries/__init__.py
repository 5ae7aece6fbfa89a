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
    preview,
    refused_as_unsafe,
    search_of,
)
from doorstep.visits.dispatch.queries.own import OwnPart, own_parts
from doorstep.visits.dispatch.queries.past import DayInputs, Opened, day_inputs, opened_at_this_hour
from doorstep.visits.dispatch.queries.people import Pay, Standing, Ways, pay_of, standing
from doorstep.visits.dispatch.queries.policies import (
    RECORD_SECONDS,
    next_policy,
    notice,
    policies,
    policy_at,
    policy_of_version,
    preview_policy,
)
from doorstep.visits.dispatch.queries.trying import (
    Found,
    Wanted,
    asked_or_resting,
    match_now,
    match_slot,
    slot_candidates,
)

__all__ = [
    "RECORD_SECONDS",
    "DayInputs",
    "Demand",
    "Found",
    "Opened",
    "OwnPart",
    "Pay",
    "Reasons",
    "Standing",
    "Wanted",
    "Ways",
    "applications",
    "applications_of",
    "asked_or_resting",
    "day_inputs",
    "decisions",
    "explain",
    "hall",
    "is_looking_unscoped",
    "match_now",
    "match_slot",
    "next_policy",
    "notice",
    "offer",
    "offers_about",
    "offers_of",
    "opened_at_this_hour",
    "own_parts",
    "pay_of",
    "policies",
    "policy_at",
    "policy_of_version",
    "preview",
    "preview_policy",
    "refused_as_unsafe",
    "search_of",
    "slot_candidates",
    "standing",
]
