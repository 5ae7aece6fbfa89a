"""What planning hears: orders that have all their workers, move or end are at risk no more."""

from doorstep.kernel.act import Act
from doorstep.visits.orders.events import (
    OrderAssigned,
    OrderCancelled,
    OrderRescheduled,
    VisitStarted,
)
from doorstep.visits.planning import commands


def when_order_assigned(act: Act, event: OrderAssigned) -> None:
    """Everybody is found."""
    if event.complete:
        commands.follow_order(act, order_id=event.order_id, how="assigned")


def when_order_rescheduled(act: Act, event: OrderRescheduled) -> None:
    """What was promised is another time."""
    commands.follow_order(act, order_id=event.order_id, how="rescheduled")


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Nothing is promised any more."""
    commands.follow_order(act, order_id=event.order_id, how="cancelled")


def when_visit_started(act: Act, event: VisitStarted) -> None:
    """The worker came after all."""
    commands.follow_order(act, order_id=event.order_id, how="started")
