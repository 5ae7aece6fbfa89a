"""What settlement does when orders are accepted, cancelled, paid late, and when sharing is done."""

from doorstep.aftercare.settlement import commands
from doorstep.kernel.act import Act
from doorstep.money.payments.events import RefundDone, SharingDone
from doorstep.visits.orders.events import OrderAccepted, OrderCancelled, OrderPaid


def when_order_accepted(act: Act, event: OrderAccepted) -> None:
    """Divide the order's money."""
    commands.open_settlement(act, order_id=event.order_id)


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Hand on the fee."""
    parts = zip(event.worker_ids, event.worker_parts_fen, strict=True)
    workers = {worker_id.hex: fen for worker_id, fen in parts}
    commands.settle_cancellation(
        act, order_id=event.order_id, fee_fen=event.fee_fen, workers=workers
    )


def when_order_paid_late(act: Act, event: OrderPaid) -> None:
    """Divide money that came after acceptance."""
    if event.late and event.purpose != "tip":
        commands.settle_arrears(act, order_id=event.order_id)


def when_tip_paid(act: Act, event: OrderPaid) -> None:
    """Pass a tip on."""
    if event.purpose == "tip":
        commands.pass_tip_on(
            act, order_id=event.order_id, bill_id=event.bill_id, amount_fen=event.amount_fen
        )


def when_sharing_done(act: Act, event: SharingDone) -> None:
    """Book what the merchant has now."""
    commands.record_sharing_done(
        act,
        order_id=event.subject_id,
        charge_id=event.charge_id,
        closed_fen=event.closed_fen,
    )


def when_refund_done(act: Act, event: RefundDone) -> None:
    """See whether the order can be closed now."""
    commands.finish(act, order_id=event.subject_id)
