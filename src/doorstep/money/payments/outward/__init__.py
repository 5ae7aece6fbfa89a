"""The only code of payments that talks to the channel; never inside a transaction."""

from doorstep.money.payments.outward.charges import close_charge, pay, query_charge
from doorstep.money.payments.outward.notices import Received, hear
from doorstep.money.payments.outward.payouts import (
    query_sharing,
    query_transfer,
    start_sharing,
    start_transfer,
)
from doorstep.money.payments.outward.refunds import query_refund, start_refund

__all__ = [
    "Received",
    "close_charge",
    "hear",
    "pay",
    "query_charge",
    "query_refund",
    "query_sharing",
    "query_transfer",
    "start_refund",
    "start_sharing",
    "start_transfer",
]
