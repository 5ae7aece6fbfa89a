"""The verbs of planning: plans are made, carried out or put away; losses and overruns are met."""

from doorstep.visits.planning.commands.losing import (
    check_promises,
    follow_order,
    lose_worker,
    settle_risk,
    watch,
)
from doorstep.visits.planning.commands.making import (
    apply_plan,
    begin_night,
    catch_up,
    dismiss_plan,
    fail_plan,
    give_up,
    keep_plan,
    make_group,
    make_room,
    plan_day,
    refuse_group,
    try_group,
)

__all__ = [
    "apply_plan",
    "begin_night",
    "catch_up",
    "check_promises",
    "dismiss_plan",
    "fail_plan",
    "follow_order",
    "give_up",
    "keep_plan",
    "lose_worker",
    "make_group",
    "make_room",
    "plan_day",
    "refuse_group",
    "settle_risk",
    "try_group",
    "watch",
]
