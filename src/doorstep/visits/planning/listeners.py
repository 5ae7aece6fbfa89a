"""What planning hears: orders that have their workers, move or end are at risk no more; a worker
whose plan or state changes may not be able to keep what they have.
"""

from contextlib import suppress
from typing import Protocol
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import PlanChanged, WorkerStateChanged
from doorstep.visits.orders.events import (
    OrderAssigned,
    OrderCancelled,
    OrderRescheduled,
    VisitStarted,
)
from doorstep.visits.planning import commands, rules


class OrderNews(Protocol):
    """News of an order that another room tells, and planning knows no more of."""

    order_id: UUID


def when_desk_needed(act: Act, event: OrderNews) -> None:
    """Nobody was found for so long that others may have to move."""
    with suppress(rules.NoRoomNeeded):
        commands.make_room(act.as_system(), order_id=event.order_id)


def when_plan_changed(act: Act, event: PlanChanged) -> None:
    """Somebody works at other times than when they took their visits."""
    commands.check_promises(
        act, worker_id=event.worker_id, from_day=event.from_day, until_day=event.until_day
    )


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Somebody may take no visits, or may again: what they have is asked about."""
    commands.check_promises(act, worker_id=event.worker_id)


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
