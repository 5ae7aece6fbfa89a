"""The verbs of dispatch: begin a search, offer and answer, publish and grab, give up, the desk."""

from doorstep.visits.dispatch.commands.answering import (
    accept_offer,
    ask_about_plan,
    decline_offer,
    time_out_offer,
    withdraw_offer,
    withdraw_offers_of,
    withdraw_offers_off_plan,
)
from doorstep.visits.dispatch.commands.demand import apply, grab, pick, withdraw_application
from doorstep.visits.dispatch.commands.desk import look_into, publish_policy, reassign
from doorstep.visits.dispatch.commands.forgetting import forget_places
from doorstep.visits.dispatch.commands.looking import find_another, look, look_after, tick
from doorstep.visits.dispatch.commands.safety import leave_unsafe
from doorstep.visits.dispatch.commands.search import begin, give_up, keep_apart, settle

__all__ = [
    "accept_offer",
    "apply",
    "ask_about_plan",
    "begin",
    "decline_offer",
    "find_another",
    "forget_places",
    "give_up",
    "grab",
    "keep_apart",
    "leave_unsafe",
    "look",
    "look_after",
    "look_into",
    "pick",
    "publish_policy",
    "reassign",
    "settle",
    "tick",
    "time_out_offer",
    "withdraw_application",
    "withdraw_offer",
    "withdraw_offers_of",
    "withdraw_offers_off_plan",
]
