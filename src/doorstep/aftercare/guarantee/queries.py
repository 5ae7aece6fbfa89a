"""Questions about the guarantee: what a customer gets, what the desk owes, how often it held."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, Sum

from doorstep.aftercare.guarantee.models import Compensation, Sending
from doorstep.kernel import cursor
from doorstep.kernel.act import OPERATOR, Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import queries as payments
from doorstep.visits.orders import queries as orders

COUNTED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the compensations of the last thirty days."""

    due: int
    given: int
    given_fen: int


def of_order(act: Act, order_id: UUID) -> list[Compensation]:
    """What the customer of an order gets, the oldest first.  Refuses with NotFound."""
    orders.order(act, order_id)
    rows = Compensation.objects.of(act).filter(order_id=order_id)
    return list(rows.order_by("due_at", "id"))


def package(act: Act, one: Compensation) -> str:
    """What the client needs to confirm the receipt of one that was sent; '' for none."""
    if one.state != Compensation.SENT:
        return ""
    latest = Sending.objects.of(act).filter(compensation=one).latest("sent_at", "id")
    transfer = payments.transfer_of(act, latest.id)
    return transfer.package if transfer else ""


def owed(act: Act, *, after: str = "", size: int = 50) -> tuple[list[Compensation], str]:
    """A page of what the desk has to give otherwise, the newest first.  Refuses with NotFound."""
    if act.role != OPERATOR or act.merchant_id is not None:
        raise NotFound
    rows = Compensation.objects.of(act).filter(state=Compensation.OWED)
    return cursor.page(rows, by="due_at", after=after, size=size)


def kept(act: Act) -> Kept:
    """How the guarantee was kept in the last thirty days; everybody may know."""
    given = Q(state__in=(Compensation.PAID, Compensation.GIVEN))
    rows = Compensation.objects.of(act).filter(due_at__gt=act.at - COUNTED)
    sums = rows.aggregate(
        due=Count("id"), given=Count("id", filter=given), fen=Sum("amount_fen", filter=given)
    )
    return Kept(sums["due"], sums["given"], sums["fen"] or 0)
