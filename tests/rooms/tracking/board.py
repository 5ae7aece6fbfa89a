"""A switchboard for the tests of tracking: what it hears, and everything that orders tell."""

from doorstep.kernel.queue import Switchboard
from doorstep.visits.orders import events
from doorstep.visits.tracking import listeners

TOLD = [
    kind
    for kind in vars(events).values()
    if isinstance(kind, type) and kind.__module__ == events.__name__
]
BOARD = Switchboard(
    listeners={
        events.OrderCancelled: [listeners.when_order_cancelled],
        events.WorkerReleased: [listeners.when_worker_released],
    },
    topics={kind: lambda event: [f"order:{event.order_id}"] for kind in TOLD},
    rhythms={},
    cities=lambda: [7],
)
