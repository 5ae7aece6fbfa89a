"""What tracking hears: orders that are cancelled or lose their worker end the trip."""

from doorstep.kernel.act import Act
from doorstep.visits.orders.events import OrderCancelled, WorkerReleased
from doorstep.visits.tracking import commands


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Nobody is on the way any more."""
    commands.end_trips(act, order_id=event.order_id)


def when_worker_released(act: Act, event: WorkerReleased) -> None:
    """This worker is not on the way any more."""
    commands.end_trips(act, order_id=event.order_id, worker_id=event.worker_id)
