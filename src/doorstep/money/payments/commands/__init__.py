"""The verbs of payments, one file per family."""

from doorstep.money.payments.commands.bills import open_bill, void_bill
from doorstep.money.payments.commands.cases import keep_unexplained
from doorstep.money.payments.commands.charges import (
    begin_charge,
    close_charge,
    doubt_charge,
    record_payment,
)
from doorstep.money.payments.commands.looking import ask_later, ask_now, look_after, put_off
from doorstep.money.payments.commands.notices import (
    judge_notice,
    keep_notice,
    prove_notice,
    tidy_notices,
)
from doorstep.money.payments.commands.refunds import (
    abandon_refund,
    ask_refund_again,
    give_back_unexplained,
    open_refund,
    propose_abandoning,
    record_refund,
    reopen_refund,
)
from doorstep.money.payments.commands.sharings import (
    ask_sharing_again,
    give_sharing_up,
    open_sharing,
    record_sharing,
)
from doorstep.money.payments.commands.transfers import (
    ask_transfer_again,
    fail_transfer,
    open_transfer,
    record_transfer,
    settle_stray_transfer,
    take_transfer_back,
)

__all__ = [
    "abandon_refund",
    "ask_later",
    "ask_now",
    "ask_refund_again",
    "ask_sharing_again",
    "ask_transfer_again",
    "begin_charge",
    "close_charge",
    "doubt_charge",
    "fail_transfer",
    "give_back_unexplained",
    "give_sharing_up",
    "judge_notice",
    "keep_notice",
    "keep_unexplained",
    "look_after",
    "open_bill",
    "open_refund",
    "open_sharing",
    "open_transfer",
    "propose_abandoning",
    "prove_notice",
    "put_off",
    "record_payment",
    "record_refund",
    "record_sharing",
    "record_transfer",
    "reopen_refund",
    "settle_stray_transfer",
    "take_transfer_back",
    "tidy_notices",
    "void_bill",
]
