"""The verbs of orders: the only writers of these tables, one file per family."""

from doorstep.visits.orders.commands.accept import accept, accept_unclaimed, close, show_finish_code
from doorstep.visits.orders.commands.assign import assign, release_worker, unseat
from doorstep.visits.orders.commands.cancel import cancel
from doorstep.visits.orders.commands.change import decide_change, lapse_change, propose_change
from doorstep.visits.orders.commands.codes import ShownCode
from doorstep.visits.orders.commands.note import note
from doorstep.visits.orders.commands.pay import (
    ask_payment,
    lapse,
    mark_paid,
    pay_balance,
    remind_of_debt,
    tip,
)
from doorstep.visits.orders.commands.place import place
from doorstep.visits.orders.commands.reschedule import reschedule
from doorstep.visits.orders.commands.reseat import Reseat, reseat, vacate
from doorstep.visits.orders.commands.visit import (
    arrive,
    finish,
    report_no_show,
    set_out,
    show_start_code,
    start,
)

__all__ = [
    "Reseat",
    "ShownCode",
    "accept",
    "accept_unclaimed",
    "arrive",
    "ask_payment",
    "assign",
    "cancel",
    "close",
    "decide_change",
    "finish",
    "lapse",
    "lapse_change",
    "mark_paid",
    "note",
    "pay_balance",
    "place",
    "propose_change",
    "release_worker",
    "remind_of_debt",
    "report_no_show",
    "reschedule",
    "reseat",
    "set_out",
    "show_finish_code",
    "show_start_code",
    "start",
    "tip",
    "unseat",
    "vacate",
]
