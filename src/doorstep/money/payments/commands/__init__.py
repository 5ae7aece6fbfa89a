"""The verbs of payments, one file per family."""

from doorstep.money.payments.commands.bills import open_bill, void_bill
from doorstep.money.payments.commands.charges import (
    begin_charge,
    close_charge,
    keep_notice,
    record_payment,
)
from doorstep.money.payments.commands.refunds import ask_refund_again, open_refund, record_refund
from doorstep.money.payments.commands.sharings import open_sharing, record_sharing
from doorstep.money.payments.commands.transfers import open_transfer, record_transfer

__all__ = [
    "ask_refund_again",
    "begin_charge",
    "close_charge",
    "keep_notice",
    "open_bill",
    "open_refund",
    "open_sharing",
    "open_transfer",
    "record_payment",
    "record_refund",
    "record_sharing",
    "record_transfer",
    "void_bill",
]
