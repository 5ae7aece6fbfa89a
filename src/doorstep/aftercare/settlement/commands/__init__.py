"""The verbs of settlement, one file per family."""

from doorstep.aftercare.settlement.commands.daily import count_days, leave_short, top_up
from doorstep.aftercare.settlement.commands.opening import (
    open_settlement,
    settle_arrears,
    settle_cancellation,
)
from doorstep.aftercare.settlement.commands.releasing import (
    finish,
    hold,
    record_sharing_done,
    release,
    unhold,
)
from doorstep.aftercare.settlement.commands.tips import pass_tip_on
from doorstep.aftercare.settlement.commands.undoing import take_back

__all__ = [
    "count_days",
    "finish",
    "hold",
    "leave_short",
    "open_settlement",
    "pass_tip_on",
    "record_sharing_done",
    "release",
    "settle_arrears",
    "settle_cancellation",
    "take_back",
    "top_up",
    "unhold",
]
