"""How a trip is found, locked, and told that its worker is at the door."""

from typing import Any
from uuid import UUID

from doorstep.algorithms.travel import Place, distance_m
from doorstep.kernel.act import MERCHANT, OPERATOR, WORKER, Act
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Visit
from doorstep.visits.tracking import rules
from doorstep.visits.tracking.models import Trip

DESK = (OPERATOR, MERCHANT)
BY_HAND = "by_hand"


def lock(act: Act, visit_id: UUID) -> list[Trip]:
    """The live trips of a visit, locked: a worker's own, or all for a desk.

    Refuses with NotAllowed, NotFound.
    """
    rows = Trip.objects.of(act).lock().filter(visit_id=visit_id, state__in=rules.LIVE)
    if act.role == WORKER:
        rows = rows.filter(worker_id=act.actor_id)
    elif act.role not in DESK:
        raise NotAllowed
    found = list(rows)
    if not found:
        order_facts.visit(act, visit_id)
        raise NotFound
    return found


def arrive(act: Act, trip: Trip, how: str, facts: dict[str, Any]) -> Visit:
    """The worker is at the door.  Refuses with what orders say."""
    visit = order_facts.visit(act, trip.visit_id)
    if visit.state in ("travelling", "arrived"):
        visit = orders.arrive(act, visit_id=trip.visit_id, facts={"how": how, **facts})
    if trip.state == rules.TRAVELLING:
        trip.state, trip.arrived_at, trip.arrived_how = rules.ARRIVED, act.at, how
        trip.save(update_fields=["state", "arrived_at", "arrived_how"])
        if not is_on_duty(act, trip.worker_id):
            workers.go_off_duty(act.as_system(), worker_id=trip.worker_id)
    return visit


def is_on_duty(act: Act, worker_id: UUID) -> bool:
    """Whether a worker's place may be kept apart from the way to a visit.

    Who went off duty on the way has their place forgotten once they are at the door.
    """
    return worker_facts.worker(act.as_system(), worker_id).on_duty


def said(seen: rules.Seen, door: Place) -> dict[str, Any]:
    """What the evidence keeps of a fix: how far, how exact, when, made by a tool or not."""
    return {
        "distance_m": int(distance_m(seen.place, door)),
        "accuracy_m": seen.accuracy_m,
        "is_mock": seen.is_mock,
        "taken_at": seen.taken_at.isoformat(),
    }


def door(trip: Trip) -> Place:
    """Where the visit is."""
    return Place(trip.lat, trip.lng)
