"""How every verb locks an order and writes what it did: state, version, move and evidence link."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Subquery

from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.visits.orders import queries
from doorstep.visits.orders.models import Evidence, Order, OrderMove, Seat, Visit
from doorstep.visits.orders.rules import evidence, moves
from doorstep.visits.orders.rules.refusals import NotYours, ReasonNeeded

REASON_MAX = 300
EVIDENCE_FIELDS = ["evidence_number", "evidence_hash"]


def locked(act: Act, order_id: UUID) -> Order:
    """The order, locked, if the caller may touch it.  Refuses with NotFound."""
    return _one(queries.visible(act).lock().filter(id=order_id).first())


def locked_by_visit(act: Act, visit_id: UUID) -> tuple[Order, Visit]:
    """The order of a visit, locked, and the visit.  Refuses with NotFound."""
    found = Visit.objects.of(act).filter(id=visit_id).values("order_id")[:1]
    order = _one(queries.visible(act).lock().filter(id=Subquery(found)).first())
    return order, Visit.objects.of(act).get(id=visit_id)


def locked_for_the_house(act: Act, order_id: UUID) -> Order:
    """The order, locked, for a caller who has no part in it yet.  Refuses with NotFound."""
    return _one(Order.objects.of(act).lock().filter(id=order_id).first())


def _one(order: Order | None) -> Order:
    if order is None:
        raise NotFound()
    return order


def step(
    act: Act,
    order: Order,
    verb: str,
    *,
    facts: Mapping[str, Any] | None = None,
    reason: str = "",
    changed: Iterable[str] = (),
) -> None:
    """Make the verb's move, and keep the order, the move and the evidence link of it.

    `changed` names the other fields of the order that the verb has set.
    Refuses with NotNow where the table has no such move.
    """
    before = order.state
    order.state = moves.move(moves.ORDER_MOVES, before, verb)
    order.version += 1
    link = next_link(act, order, verb, facts or {})
    order.save(update_fields=["state", "version", *EVIDENCE_FIELDS, *changed])
    OrderMove.objects.bulk_create([_move(act, order, verb, before, reason)])
    Evidence.objects.bulk_create([link])


def born(act: Act, order: Order, facts: Mapping[str, Any]) -> tuple[OrderMove, Evidence]:
    """The first move and the first link of an order that is about to be inserted."""
    return _move(act, order, "place", "", ""), next_link(act, order, "place", facts)


def next_link(act: Act, order: Order, kind: str, facts: Mapping[str, Any]) -> Evidence:
    """The next link of the order's chain; the order's head is moved in memory."""
    told = {"role": act.role, "actor": str(act.actor_id or ""), **facts}
    number, previous = order.evidence_number + 1, bytes(order.evidence_hash)
    hash = evidence.link(previous, number=number, kind=kind, at=act.at, facts=told)
    order.evidence_number, order.evidence_hash = number, hash
    return Evidence(
        city_id=order.city_id,
        order_id=order.id,
        number=number,
        kind=kind,
        facts=told,
        at=act.at,
        previous=previous,
        hash=hash,
    )


def keep_link(act: Act, order: Order, kind: str, facts: Mapping[str, Any]) -> None:
    """Add a link to the chain of a locked order, without a move."""
    link = next_link(act, order, kind, facts)
    order.save(update_fields=EVIDENCE_FIELDS)
    Evidence.objects.bulk_create([link])


def _move(act: Act, order: Order, verb: str, before: str, reason: str) -> OrderMove:
    return OrderMove(
        city_id=order.city_id,
        order_id=order.id,
        version=order.version,
        verb=verb,
        from_state=before,
        to_state=order.state,
        at=act.at,
        actor_role=act.role,
        actor_id=act.actor_id,
        reason=(reason or act.reason)[:REASON_MAX],
    )


def whose(order: Order) -> dict[str, UUID]:
    """What every event of an order says."""
    return {"order_id": order.id, "customer_id": order.customer_id}


def visits_of(act: Act, order: Order) -> list[Visit]:
    """The visits of a locked order, first one first."""
    return list(Visit.objects.of(act).filter(order=order).order_by("index"))


def seats_of(act: Act, visits: Iterable[Visit]) -> list[Seat]:
    """The live seats of visits; released ones are history."""
    seats = Seat.objects.of(act).filter(visit__in=[visit.id for visit in visits])
    return list(seats.exclude(state="released").order_by("visit_id", "index"))


def my_seats(act: Act, seats: Iterable[Seat]) -> list[Seat]:
    """The taken seats that the verb is about: a worker's own, else all.  Refuses with NotYours."""
    taken = [seat for seat in seats if seat.state == "taken"]
    if act.role == WORKER:
        taken = [seat for seat in taken if seat.worker_id == act.actor_id]
        if not taken:
            raise NotYours()
    return taken


def reason_of(act: Act, reason: str = "") -> str:
    """Why somebody does this.  Refuses with ReasonNeeded where nothing was said."""
    said = (reason or act.reason).strip()[:REASON_MAX]
    if not said:
        raise ReasonNeeded()
    return said
