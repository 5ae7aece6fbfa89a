"""What people are told when something happens."""

from doorstep.aftercare.quality.events import DisputeEnded
from doorstep.aftercare.settlement.events import EarningsReleased
from doorstep.insight.notices import commands
from doorstep.kernel.act import Act
from doorstep.visits.dispatch.events import NobodyFound, OfferMade
from doorstep.visits.orders.events import (
    ChangeProposed,
    OrderAssigned,
    OrderCancelled,
    OrderOpened,
    PaymentAsked,
    VisitArrived,
    VisitFinished,
    VisitSetOut,
    WorkerReleased,
)


def when_payment_asked(act: Act, event: PaymentAsked) -> None:
    """Ask the customer to pay."""
    commands.tell_person(
        act,
        kind="payment_asked",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_order_opened(act: Act, event: OrderOpened) -> None:
    """Tell the customer that we look for somebody."""
    if not event.again:
        commands.tell_person(
            act, kind="order_opened", actor_id=event.customer_id, order_id=event.order_id
        )


def when_order_assigned(act: Act, event: OrderAssigned) -> None:
    """Tell the customer that somebody comes."""
    commands.tell_person(
        act, kind="order_assigned", actor_id=event.customer_id, order_id=event.order_id
    )


def when_worker_released(act: Act, event: WorkerReleased) -> None:
    """Tell the customer that the worker changed."""
    commands.tell_person(
        act, kind="worker_released", actor_id=event.customer_id, order_id=event.order_id
    )


def when_visit_set_out(act: Act, event: VisitSetOut) -> None:
    """Tell the customer that the worker is on the way."""
    commands.tell_person(act, kind="set_out", actor_id=event.customer_id, order_id=event.order_id)


def when_visit_arrived(act: Act, event: VisitArrived) -> None:
    """Tell the customer that the worker is at the door."""
    commands.tell_person(act, kind="arrived", actor_id=event.customer_id, order_id=event.order_id)


def when_visit_finished(act: Act, event: VisitFinished) -> None:
    """Ask the customer to accept the work."""
    if event.last:
        commands.tell_person(
            act, kind="finished", actor_id=event.customer_id, order_id=event.order_id
        )


def when_change_proposed(act: Act, event: ChangeProposed) -> None:
    """Ask the customer to decide a change."""
    commands.tell_person(
        act,
        kind="change_proposed",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Tell the customer what goes back."""
    commands.tell_person(
        act,
        kind="cancelled_customer",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.refund_fen,
    )


def when_order_cancelled_worker(act: Act, event: OrderCancelled) -> None:
    """Tell each worker what they get for the way."""
    for worker_id, fen in zip(event.worker_ids, event.worker_parts_fen, strict=True):
        commands.tell_person(
            act,
            kind="cancelled_worker",
            actor_id=worker_id,
            order_id=event.order_id,
            amount_fen=fen,
        )


def when_nobody_found(act: Act, event: NobodyFound) -> None:
    """Tell the customer that nobody could come."""
    commands.tell_person(
        act, kind="nobody_found", actor_id=event.customer_id, order_id=event.order_id
    )


def when_offer_made(act: Act, event: OfferMade) -> None:
    """Tell the worker that an offer waits."""
    commands.tell_person(act, kind="offer_made", actor_id=event.worker_id, order_id=event.order_id)


def when_earnings_released(act: Act, event: EarningsReleased) -> None:
    """Tell the worker what can be taken out."""
    commands.tell_person(
        act,
        kind="earnings_released",
        actor_id=event.worker_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_dispute_ended(act: Act, event: DisputeEnded) -> None:
    """Tell the customer that the dispute was decided."""
    if not event.is_withdrawn:
        commands.tell_person(
            act, kind="dispute_ended", actor_id=event.customer_id, order_id=event.order_id
        )
