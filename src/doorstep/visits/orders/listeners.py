"""What orders hear: payments of their bills."""

from doorstep.kernel.act import Act
from doorstep.money.payments.events import BillPaid
from doorstep.visits.orders import commands
from doorstep.visits.orders.queries import SUBJECT


def when_bill_paid(act: Act, event: BillPaid) -> None:
    """A bill was paid; those of orders move their order."""
    if event.subject_kind == SUBJECT:
        commands.mark_paid(
            act,
            order_id=event.subject_id,
            bill_id=event.bill_id,
            purpose=event.purpose,
            amount_fen=event.amount_fen,
            paid_at=event.paid_at,
        )
