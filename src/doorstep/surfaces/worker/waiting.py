"""Waiting that is paid: at a door that nobody opens, and in hours of standing by."""

from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel.act import Act
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.shapes import Iso
from doorstep.surfaces.worker.entrance import OWN, door, me
from doorstep.surfaces.worker.visits import with_seat
from doorstep.visits.orders import queries


class AbsenceSeen(Schema):
    """From when one may say that nobody opens, what the customer then pays, and what of it is for
    those who came."""

    from_at: Iso
    fee_fen: int
    worker_fen: int


class StandbySeen(Schema):
    """Hours in which one stands by, and the desk's word why."""

    id: UUID
    starts_at: Iso
    ends_at: Iso
    note: str


@door.get("/visits/{uuid:visit_id}/customer-absence", **OWN, answers_with=AbsenceSeen)
def see_customer_absence(act: Act, visit_id: UUID) -> AbsenceSeen:
    """How long to wait at the door, and what it pays when nobody opens."""
    visit = queries.visit(act, visit_id)
    from_at, cost = queries.nobody_opening(act, with_seat(act, visit.order_id), visit)
    return AbsenceSeen(from_at=from_at, fee_fen=cost.fee_fen, worker_fen=cost.worker_fen)


@door.get("/standbys", **OWN, answers_with=list[StandbySeen])
def list_standbys(act: Act) -> Any:
    """The hours in which one stands by now or will; they fill the day as work does."""
    return workers.standbys_of(act, me(act))
