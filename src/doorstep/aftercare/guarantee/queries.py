"""Questions about the guarantee: what a customer gets, what the desk owes, how often it held."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q, Sum

from doorstep.aftercare.guarantee.models import Compensation, Sending
from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, OPERATOR, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.money.payments import queries as payments
from doorstep.visits.orders import queries as orders

COUNTED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Owed:
    """All that the desk has to give: how much, since when, and how many have become late."""

    count: int
    amount_fen: int
    oldest_at: datetime | None
    late: int


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


def of_customer(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Compensation], str]:
    """A page of what the customer who asks gets or got, newest first.  Refuses with NotFound."""
    if act.role != CUSTOMER or act.actor_id is None:
        raise NotFound
    rows = Compensation.objects.of(act).filter(customer_id=act.actor_id).select_related("order")
    return cursor.page(rows, by="due_at", after=after, size=size)


def package(act: Act, one: Compensation) -> str:
    """What the client needs to confirm the receipt of one that was sent; '' for none."""
    if one.state != Compensation.SENT:
        return ""
    latest = Sending.objects.of(act).filter(compensation=one).latest("sent_at", "id")
    transfer = payments.transfer_of(act, latest.id)
    return transfer.package if transfer else ""


def owed(
    act: Act, *, late: bool = False, after: str = "", size: int = 50
) -> tuple[list[Compensation], str]:
    """A page of what the desk has to give otherwise, all or what is late, the newest first.

    Refuses with NotFound.
    """
    rows = _owed(act).filter(late_at__lte=act.at) if late else _owed(act)
    return cursor.page(rows, by="due_at", after=after, size=size)


def owed_in_all(act: Act) -> Owed:
    """How much the desk has to give otherwise.  Refuses with NotFound."""
    late = Count("id", filter=Q(late_at__lte=act.at))
    sums = _owed(act).aggregate(
        n=Count("id"), fen=Sum("amount_fen"), oldest=Min("owed_at"), late=late
    )
    return Owed(sums["n"], sums["fen"] or 0, sums["oldest"], sums["late"])


def is_late(act: Act, one: Compensation) -> bool:
    """Whether it is owed for longer than the city allows."""
    late_at: datetime | None = one.late_at
    return one.state == Compensation.OWED and late_at is not None and late_at <= act.at


def _owed(act: Act) -> CityQuerySet:
    if act.role != OPERATOR or act.merchant_id is not None:
        raise NotFound
    return Compensation.objects.of(act).filter(state=Compensation.OWED)


def kept(act: Act) -> Kept:
    """How the guarantee was kept in the last thirty days; everybody may know."""
    given = Q(state__in=(Compensation.PAID, Compensation.GIVEN))
    rows = Compensation.objects.of(act).filter(due_at__gt=act.at - COUNTED)
    sums = rows.aggregate(
        due=Count("id"), given=Count("id", filter=given), fen=Sum("amount_fen", filter=given)
    )
    return Kept(sums["due"], sums["given"], sums["fen"] or 0)
