"""Visits at the desk: run for a worker whose phone is silent, moved, and those that are overdue."""

from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import audit, text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.console import seen
from doorstep.surfaces.console.entrance import DESK, DISPATCHERS, HELPERS, READERS, Why, door
from doorstep.surfaces.shapes import Iso, Moment, Page, Paging
from doorstep.visits.dispatch import commands as dispatch
from doorstep.visits.dispatch import queries as searches
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries
from doorstep.visits.orders.queries import Order
from doorstep.visits.tracking import commands as tracking


class AbsenceSent(Why):
    """Who was not there, whether somebody else is looked for, and why the desk says so."""

    side: Literal["customer", "worker"]
    search_again: bool = False


class TimeSent(Why):
    """Another time for a visit, and why."""

    starts_at: Moment


class OverdueSeen(Schema):
    """A visit that does not go on by itself, since when and what it waits for."""

    visit_id: UUID
    order_id: UUID
    number: str
    waits_for: str
    state: str
    service_name: str
    community: str
    starts_at: Iso
    ends_at: Iso
    arrived_at: Iso | None
    started_at: Iso | None
    workers: list[str]


class CandidateSeen(Schema):
    """Somebody who could take an order now, with the way there and what dispatch reckons."""

    worker_id: UUID
    name: str
    grade: str
    distance_m: int
    eta_seconds: int | None
    cost: int
    parts: dict[str, int]
    is_best: bool


class OfferSeen(Schema):
    """One asking of one worker, and what came of it."""

    id: UUID
    worker_id: UUID
    worker_name: str
    state: str
    made_at: Iso
    expires_at: Iso
    answered_at: Iso | None
    answer: str
    pay_fen: int


@door.get("/visits/overdue", **DESK, duties=READERS, answers_with=Page[OverdueSeen])
def list_overdue(act: Act, wanted: Query[Paging]) -> Any:
    """Visits that wait for somebody: nobody set out, arrived, began or finished, or may come."""
    found, following = queries.overdue(act, after=wanted.after, size=wanted.size)
    people = workers.cards(act, [id for one in found for id in one.worker_ids])
    plain = ("starts_at", "ends_at", "arrived_at", "started_at", "state")
    items = [
        OverdueSeen(
            **{name: getattr(one.visit, name) for name in plain},
            visit_id=one.visit.id,
            order_id=one.order.id,
            number=one.order.number,
            waits_for=one.waits_for,
            service_name=text.say(catalog.service(act, one.order.service_id).name, act.language),
            community=one.order.community,
            workers=[people[id].name for id in one.worker_ids],
        )
        for one in found
    ]
    return {"items": items, "next": following}


@door.post(
    "/visits/{uuid:visit_id}/departure", **DESK, duties=HELPERS, answers_with=seen.OrderWhole
)
def set_out(act: Act, visit_id: UUID, body: Why) -> Any:
    """Say for the worker that they are on the way."""
    reasoned = _because(act, "console.set_out", visit_id, body.reason)
    return _after(act, tracking.set_out(reasoned, visit_id=visit_id).order_id)


@door.post("/visits/{uuid:visit_id}/arrival", **DESK, duties=HELPERS, answers_with=seen.OrderWhole)
def arrive(act: Act, visit_id: UUID, body: Why) -> Any:
    """Say for the worker that they are at the door."""
    reasoned = _because(act, "console.arrive", visit_id, body.reason)
    return _after(act, tracking.check_in(reasoned, visit_id=visit_id).order_id)


@door.post("/visits/{uuid:visit_id}/start", **DESK, duties=HELPERS, answers_with=seen.OrderWhole)
def start(act: Act, visit_id: UUID, body: Why) -> Any:
    """Begin the work without the customer's code."""
    reasoned = _because(act, "console.start", visit_id, body.reason)
    return _after(act, tracking.start(reasoned, visit_id=visit_id).order_id)


@door.post("/visits/{uuid:visit_id}/finish", **DESK, duties=HELPERS, answers_with=seen.OrderWhole)
def finish(act: Act, visit_id: UUID, body: Why) -> Any:
    """Say for the worker that the work is done."""
    reasoned = _because(act, "console.finish", visit_id, body.reason)
    return _after(act, tracking.finish(reasoned, visit_id=visit_id).order_id)


@door.post("/visits/{uuid:visit_id}/absence", **DESK, duties=HELPERS, answers_with=seen.OrderWhole)
def report_absence(act: Act, visit_id: UUID, body: AbsenceSent) -> Any:
    """Say that the customer, or the worker, was not there after the stated wait."""
    reasoned = _because(act, "console.report_absence", visit_id, body.reason)
    order = orders.report_no_show(
        reasoned, visit_id=visit_id, side=body.side, search_again=body.search_again
    )
    return _after(act, order.id)


@door.put("/visits/{uuid:visit_id}/time", **DESK, duties=HELPERS, answers_with=seen.OrderWhole)
def move(act: Act, visit_id: UUID, body: TimeSent) -> Any:
    """Give a visit another time, at the price as sold."""
    reasoned = _because(act, "console.move_visit", visit_id, body.reason)
    order = orders.reschedule(
        reasoned, visit_id=visit_id, starts_at=body.starts_at, reason=body.reason
    )
    return _after(act, order.id)


@door.get(
    "/orders/{uuid:order_id}/candidates",
    **DESK,
    duties=DISPATCHERS,
    answers_with=list[CandidateSeen],
)
def list_candidates(act: Act, order_id: UUID) -> Any:
    """Who could take an order now, the best first; nobody is asked by looking."""
    kept = searches.preview(act, order_id).candidates
    people = workers.cards(act, [UUID(one["worker"]) for one in kept])
    return [
        CandidateSeen(
            worker_id=card.worker_id,
            name=card.name,
            grade=card.grade,
            distance_m=one["distance_m"],
            eta_seconds=one.get("eta_seconds"),
            cost=one["cost"],
            parts=one["parts"],
            is_best=one["chosen"],
        )
        for one in kept
        for card in (people[UUID(one["worker"])],)
    ]


@door.get("/orders/{uuid:order_id}/offers", **DESK, duties=READERS, answers_with=list[OfferSeen])
def list_offers(act: Act, order_id: UUID) -> Any:
    """Who was asked to take an order, and what they said, first one first."""
    rows = searches.offers_about(act, order_id)
    people = workers.cards(act, [row.worker_id for row in rows])
    plain = [name for name in OfferSeen.model_fields if name != "worker_name"]
    return [
        OfferSeen(
            **{name: getattr(row, name) for name in plain}, worker_name=people[row.worker_id].name
        )
        for row in rows
    ]


@door.post(
    "/offers/{uuid:offer_id}/withdrawal",
    **DESK,
    duties=DISPATCHERS,
    answers_with=list[OfferSeen],
)
def withdraw_offer(act: Act, offer_id: UUID, body: Why) -> Any:
    """Take an offer back; the next best is asked."""
    reasoned = act.because(body.reason)
    offer = dispatch.withdraw_offer(reasoned, offer_id=offer_id)
    audit.note(reasoned, "console.withdraw_offer", subject=("offer", offer_id))
    return list_offers(act, offer.order_id)


def _because(act: Act, action: str, visit_id: UUID, reason: str) -> Act:
    reasoned = act.because(reason)
    audit.note(reasoned, action, subject=("visit", visit_id))
    return reasoned


def _after(act: Act, order_id: UUID) -> Any:
    order: Order = queries.order(act, order_id)
    return seen.whole(act, order)
