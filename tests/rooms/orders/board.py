"""A switchboard for the tests of orders: payments are heard, and everything told is kept."""

from doorstep.kernel.queue import Switchboard
from doorstep.money.payments.events import BillPaid
from doorstep.visits.orders import events, listeners

TOLD = [
    kind
    for name, kind in vars(events).items()
    if isinstance(kind, type) and kind.__module__ == events.__name__ and name[0] != "_"
]
BOARD = Switchboard(
    listeners={BillPaid: [listeners.when_bill_paid]},
    topics={kind: lambda event: [f"order:{event.order_id}"] for kind in TOLD},
    rhythms={},
    cities=lambda: [7],
)
