"""The seats of a stretch of time with their visits and orders, for planning a day."""

from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.visits.orders.models import Order, Seat, Visit

RUNNING = ("planned", "travelling", "arrived", "started")


class Seated(NamedTuple):
    """A live seat of an unfinished visit; `seat.worker_id` is None where nobody has it yet."""

    order: Order
    visit: Visit
    seat: Seat


def seats_between(
    act: Act,
    first_at: datetime,
    last_at: datetime,
    *,
    merchant_id: UUID | Literal["any"] | None = "any",
    worker_id: UUID | None = None,
) -> list[Seated]:
    """The live seats of unfinished visits that begin in a stretch of time, in order, for a desk.

    A merchant sees its own. Of a seller (None: the platform itself) or of one worker.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        return []
    rows = Seat.objects.of(act).exclude(state="released")
    rows = rows.filter(
        visit__city_id=act.city_id,
        visit__starts_at__gte=first_at,
        visit__starts_at__lt=last_at,
        visit__state__in=RUNNING,
        visit__order__city_id=act.city_id,
        visit__order__state__in=("unpaid", "open", "assigned", "under_way"),
    )
    seller = act.merchant_id if act.merchant_id is not None else merchant_id
    if seller != "any":
        rows = rows.filter(visit__order__merchant_id=seller)
    if worker_id is not None:
        rows = rows.filter(worker_id=worker_id)
    ordered = rows.select_related("visit__order").order_by("visit__starts_at", "visit_id", "index")
    return [Seated(row.visit.order, row.visit, row) for row in ordered]
