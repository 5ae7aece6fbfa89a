"""What dispatch hears: orders open, are taken, moved or cancelled; workers leave their duty."""

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import PlanChanged, WentOffDuty, WorkerStateChanged
from doorstep.visits.dispatch import commands
from doorstep.visits.orders.events import (
    OrderAssigned,
    OrderCancelled,
    OrderOpened,
    OrderRescheduled,
)
from doorstep.visits.staffing.events import PairBlocked


def when_order_opened(act: Act, event: OrderOpened) -> None:
    """An order has an open seat."""
    commands.begin(act, order_id=event.order_id)


def when_order_assigned(act: Act, event: OrderAssigned) -> None:
    """Somebody has a seat, perhaps by the desk."""
    commands.settle(act, order_id=event.order_id)


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Nobody is needed any more."""
    commands.settle(act, order_id=event.order_id)


def when_order_rescheduled(act: Act, event: OrderRescheduled) -> None:
    """What was offered was another time."""
    commands.begin(act, order_id=event.order_id)


def when_pair_blocked(act: Act, event: PairBlocked) -> None:
    """Who is not wanted is asked no more."""
    commands.keep_apart(act, customer_id=event.block_customer_id, worker_id=event.block_worker_id)


def when_went_off_duty(act: Act, event: WentOffDuty) -> None:
    """Who is off duty is not asked for work that begins now."""
    commands.withdraw_offers_of(act, worker_id=event.worker_id, timing="now")


def when_plan_changed(act: Act, event: PlanChanged) -> None:
    """Who works at other times is not waited for where they cannot come."""
    commands.ask_about_plan(act, worker_id=event.worker_id)


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Who may not take visits is not asked at all."""
    if event.state != "active":
        commands.withdraw_offers_of(act, worker_id=event.worker_id)
