"""The worklist of visits that do not go on by themselves, each with what it waits for."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from doorstep.kernel import cursor
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.orders.models import Order, Seat, Visit

RUNNING = ("planned", "travelling", "arrived", "started")
ARRIVE_LATE, BEGIN_LATE, FINISH_LATE = (
    timedelta(minutes=30),
    timedelta(minutes=60),
    timedelta(minutes=120),
)
"""How long after its time a visit is left alone before a desk looks after it."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A visit with its order, its workers, and what it waits for: a worker, departure, arrival,
    start or finish.
    """

    visit: Visit
    order: Order
    worker_ids: list[UUID]
    waits_for: str


def overdue(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Overdue], str]:
    """A page of the visits that somebody must look after, the oldest first.

    Those whose worker is paused, gone or without papers are among them before their time.
    A live list: starts can move.
    """
    rows = to_look_after(act)
    found, following = cursor.page(
        rows.select_related("order"), by="starts_at", after=after, size=size, descending=False
    )
    workers: dict[UUID, list[UUID]] = {visit.id: [] for visit in found}
    seats = Seat.objects.of(act).filter(visit_id__in=list(workers), state="taken")
    for seat in seats.order_by("visit_id", "index"):
        workers[seat.visit_id].append(seat.worker_id)
    return [
        Overdue(visit, visit.order, workers[visit.id], _waits_for(act, visit)) for visit in found
    ], following


def to_look_after(act: Act) -> CityQuerySet:
    """All visits that somebody must look after, as far as the caller's desk sees them."""
    rows = Visit.objects.of(act).filter(
        _is_late(act) | Q(Exists(_without_worker(act)), state="planned"),
        order__city_id=act.city_id,
        order__state__in=("assigned", "under_way"),
        state__in=RUNNING,
    )
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        return rows.none()
    if act.merchant_id is not None:
        rows = rows.filter(order__merchant_id=act.merchant_id)
    return rows


def _is_late(act: Act) -> Q:
    return (
        Q(state="planned", starts_at__lt=act.at)
        | Q(state="travelling", starts_at__lt=act.at - ARRIVE_LATE)
        | Q(
            state="arrived",
            starts_at__lt=act.at - BEGIN_LATE,
            arrived_at__lt=act.at - BEGIN_LATE,
        )
        | Q(state="started", ends_at__lt=act.at - FINISH_LATE)
    )


def _without_worker(act: Act) -> CityQuerySet:
    """Seats of those who may not come now."""
    seats = Seat.objects.of(act).filter(
        visit_id=OuterRef("id"), state="taken", worker__city_id=act.city_id
    )
    return seats.exclude(worker__state="active")


def _waits_for(act: Act, visit: Visit) -> str:
    if visit.state == "planned":
        return "worker" if visit.starts_at >= act.at else "departure"
    return {"travelling": "arrival", "arrived": "start", "started": "finish"}[visit.state]
