"""What the guarantee hears: a promise was not kept, an order was closed, a transfer ended."""

from doorstep.aftercare.guarantee import commands
from doorstep.kernel.act import Act
from doorstep.money.payments.events import TransferEnded
from doorstep.visits.dispatch.events import CompensationDue
from doorstep.visits.orders.events import OrderClosed


def when_compensation_due(act: Act, event: CompensationDue) -> None:
    """The customer is to get something."""
    commands.promise(
        act,
        order_id=event.order_id,
        customer_id=event.customer_id,
        cause=event.cause,
        amount_fen=event.amount_fen,
        policy_version=event.policy_version,
    )


def when_order_closed(act: Act, event: OrderClosed) -> None:
    """Everybody else has their part; what is due can go back."""
    commands.give(act, order_id=event.order_id)


def when_transfer_ended(act: Act, event: TransferEnded) -> None:
    """The customer confirmed it, or its money came back."""
    if event.subject_kind == "compensation":
        commands.end_sending(act, sending_id=event.subject_id, is_paid=event.is_paid)
