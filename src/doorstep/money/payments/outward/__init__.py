"""The only code of payments that talks to the channel; never inside a transaction."""

from doorstep.money.payments.outward.asking import ask
from doorstep.money.payments.outward.charges import channel, close_charge, pay, query_charge
from doorstep.money.payments.outward.notices import Received, hear
from doorstep.money.payments.outward.refunds import (
    query_refund,
    send_refund_to_card,
    start_refund,
)
from doorstep.money.payments.outward.sharings import (
    give_sharing_up,
    query_sharing,
    start_sharing,
)
from doorstep.money.payments.outward.transfers import query_transfer, start_transfer

__all__ = [
    "Received",
    "ask",
    "channel",
    "close_charge",
    "give_sharing_up",
    "hear",
    "pay",
    "query_charge",
    "query_refund",
    "query_sharing",
    "query_transfer",
    "send_refund_to_card",
    "start_refund",
    "start_sharing",
    "start_transfer",
]
