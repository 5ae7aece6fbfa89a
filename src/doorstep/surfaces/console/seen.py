"""An order as the desk sees it: in a list, and whole with everything that happened to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.aftercare.quality import queries as quality
from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel import text, vault
from doorstep.kernel.act import OPERATOR, WORKER, Act
from doorstep.money.payments import queries as payments
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.console.customers import AddressSeen, masked
from doorstep.surfaces.shapes import DisputeFacts, Iso
from doorstep.visits.orders import queries
from doorstep.visits.orders.queries import Order, Seat, Visit


class SeatSeen(Schema):
    """A person's place in a visit."""

    id: UUID
    state: str
    worker_id: UUID | None
    worker_name: str
    part_bp: int


class VisitSeen(Schema):
    """One coming to the customer's place."""

    id: UUID
    index: int
    state: str
    starts_at: Iso
    ends_at: Iso
    set_out_at: Iso | None
    arrived_at: Iso | None
    started_at: Iso | None
    finished_at: Iso | None
    seats: list[SeatSeen]


class OrderRow(Schema):
    """An order in a list."""

    id: UUID
    number: str
    state: str
    service: str
    service_id: UUID
    customer_id: UUID
    merchant_id: UUID | None
    way: str
    timing: str
    community: str
    total_fen: int
    placed_at: Iso
    starts_at: Iso | None
    workers: list[str]


class LineSeen(Schema):
    """One line of the price."""

    kind: str
    code: str
    label: str
    unit_fen: int
    count: int
    amount_fen: int
    change_id: UUID | None


class BillSeen(Schema):
    """A request for money."""

    id: UUID
    purpose: str
    amount_fen: int
    state: str
    opened_at: Iso
    due_at: Iso | None
    paid_at: Iso | None


class ChargeSeen(Schema):
    """Money that the channel collected."""

    id: UUID
    bill_id: UUID
    scene: str
    amount_fen: int
    refunded_fen: int
    shared_fen: int
    transaction_no: str | None
    paid_at: Iso | None


class RefundSeen(Schema):
    """Money on its way back."""

    id: UUID
    charge_id: UUID | None
    case_id: UUID | None
    follows_id: UUID | None
    amount_fen: int
    cause: str
    state: str
    error: str
    proposed_by: UUID | None
    proposed_reason: str
    asked_at: Iso
    done_at: Iso | None


class ChangeSeen(Schema):
    """More work or material that was asked for on site."""

    id: UUID
    state: str
    minutes: int
    amount_fen: int
    reason: str
    proposed_at: Iso
    decided_at: Iso | None


class MoveSeen(Schema):
    """One step of the order: who, when and why."""

    version: int
    verb: str
    from_state: str
    to_state: str
    at: Iso
    actor_role: str
    actor_id: UUID | None
    actor_name: str
    reason: str


class LinkSeen(Schema):
    """One link of the evidence chain."""

    number: int
    kind: str
    at: Iso
    facts: dict[str, Any]
    hash: str


class EvidenceSeen(Schema):
    """The evidence chain, and the first link that does not hold (None: it is whole)."""

    links: list[LinkSeen]
    first_broken: int | None


class BalanceSeen(Schema):
    """What was agreed, collected, and is due."""

    total_fen: int
    paid_fen: int
    due_fen: int
    refunded_fen: int


class ShareSeen(Schema):
    """One part of the order's money."""

    round: int
    party: str
    party_id: UUID | None
    amount_fen: int
    decided_at: Iso
    released_at: Iso | None


class SettlementSeen(Schema):
    """How far the division of the money has come."""

    state: str
    payee_mode: str
    release_at: Iso
    freeze_ends_at: Iso | None
    released_at: Iso | None
    taken_back_fen: int
    shares: list[ShareSeen]


class DisputeSeen(DisputeFacts):
    """An objection to accepted work."""

    photo_ids: list[UUID]


class ReviewSeen(Schema):
    """What a customer said."""

    id: UUID
    order_id: UUID
    worker_id: UUID | None
    stars: int
    tags: list[str]
    text: str
    answer: str
    said_at: Iso
    looked_at: Iso | None
    hidden_reason: str


class OrderWhole(OrderRow):
    """An order with everything that belongs to it."""

    version: int
    payee_mode: str
    deposit_fen: int
    fee_fen: int
    note: str
    pay_until_at: Iso | None
    paid_at: Iso | None
    finished_at: Iso | None
    accepted_at: Iso | None
    dispute_until: Iso | None
    cancelled_at: Iso | None
    closed_at: Iso | None
    address: AddressSeen | None
    lines: list[LineSeen]
    visits: list[VisitSeen]
    changes: list[ChangeSeen]
    balance: BalanceSeen
    bills: list[BillSeen]
    charges: list[ChargeSeen]
    refunds: list[RefundSeen]
    settlement: SettlementSeen | None
    disputes: list[DisputeSeen]
    review: ReviewSeen | None
    history: list[MoveSeen]
    evidence: EvidenceSeen


def rows(act: Act, orders: Sequence[Order]) -> list[dict[str, Any]]:
    """Orders of a list; the statements do not grow with it, but with distinct services."""
    found = queries.visits_of_many(act, orders)
    seats = queries.seats_of_many(act, found)
    names = _names(act, [seat for some in seats.values() for seat in some])
    services = {id: catalog.service(act, id).name for id in {one.service_id for one in orders}}
    return [
        _row(act, one, services[one.service_id])
        | _coming([visit for visit in found if visit.order_id == one.id], seats, names)
        for one in orders
    ]


def _row(act: Act, order: Order, service: dict[str, str]) -> dict[str, Any]:
    same = (
        "id",
        "number",
        "state",
        "service_id",
        "customer_id",
        "merchant_id",
        "way",
        "timing",
        "community",
        "total_fen",
        "placed_at",
    )
    return {name: getattr(order, name) for name in same} | {
        "service": text.say(service, act.language)
    }


def _coming(
    visits: Sequence[Visit], seats: Mapping[UUID, list[Seat]], names: Mapping[UUID, str]
) -> dict[str, Any]:
    coming = {seat.worker_id for one in visits for seat in seats.get(one.id, [])} - {None}
    return {
        "starts_at": visits[0].starts_at if visits else None,
        "workers": sorted(names[id] for id in coming if id in names),
    }


def _names(act: Act, seats: Sequence[Seat]) -> dict[UUID, str]:
    ids = {seat.worker_id for seat in seats if seat.worker_id is not None}
    return {id: card.name for id, card in workers.cards(act, list(ids)).items()}


def whole(act: Act, order: Order) -> dict[str, Any]:
    """One order, composed from what the rooms answer to this caller."""
    found = queries.visits(act, order)
    seats = queries.seats_of_many(act, found)
    names = _names(act, [seat for some in seats.values() for seat in some])
    service = catalog.service(act, order.service_id).name
    same = (
        "version",
        "payee_mode",
        "deposit_fen",
        "fee_fen",
        "note",
        "pay_until_at",
        "paid_at",
        "finished_at",
        "accepted_at",
        "dispute_until",
        "cancelled_at",
        "closed_at",
    )
    return (
        _row(act, order, service)
        | _coming(found, seats, names)
        | {name: getattr(order, name) for name in same}
        | {
            "address": _address(act, order),
            "lines": [_line(act, line) for line in queries.lines(act, order)],
            "visits": [_visit(one, seats.get(one.id, []), names) for one in found],
            "changes": queries.changes(act, order),
            "history": history(act, order),
            "evidence": evidence(act, order),
        }
        | _money(act, order)
        | {
            "disputes": quality.disputes_of(act, order.id),
            "review": quality.review_of(act, order.id),
        }
    )


def _address(act: Act, order: Order) -> dict[str, Any] | None:
    """The place without its door; None when its person was erased."""
    try:
        return masked(queries.address(act, order))
    except vault.Shredded:
        return None


def _line(act: Act, line: Any) -> dict[str, Any]:
    same = ("kind", "code", "unit_fen", "count", "amount_fen", "change_id")
    return {name: getattr(line, name) for name in same} | {
        "label": text.say(line.label, act.language)
    }


def _visit(visit: Visit, seats: Sequence[Seat], names: Mapping[UUID, str]) -> dict[str, Any]:
    same = ("id", "index", "state", "starts_at", "ends_at")
    times = ("set_out_at", "arrived_at", "started_at", "finished_at")
    return {name: getattr(visit, name) for name in same + times} | {
        "seats": [
            {
                "id": seat.id,
                "state": seat.state,
                "worker_id": seat.worker_id,
                "worker_name": names.get(seat.worker_id, ""),
                "part_bp": seat.part_bp,
            }
            for seat in seats
        ]
    }


def history(act: Act, order: Order) -> list[dict[str, Any]]:
    """Who moved the order, with the names of workers and of the desk's people."""
    moves = queries.history(act, order)
    names = _names_of(act, {(one.actor_role, one.actor_id) for one in moves if one.actor_id})
    plain = [name for name in MoveSeen.model_fields if name != "actor_name"]
    return [
        {name: getattr(one, name) for name in plain} | {"actor_name": names.get(one.actor_id, "")}
        for one in moves
    ]


def _names_of(act: Act, acted: Iterable[tuple[str, UUID | None]]) -> dict[UUID | None, str]:
    """What workers and the desk's people are called; a customer's name stays with the address."""
    came = [(role, id) for role, id in acted if id is not None]
    cards = workers.cards(act, [id for role, id in came if role == WORKER])
    names: dict[UUID | None, str] = {id: card.name for id, card in cards.items()}
    desk = accounts.operator_names(act, [id for role, id in came if role == OPERATOR])
    return names | dict(desk)


def evidence(act: Act, order: Order) -> dict[str, Any]:
    """The chain of an order and whether it holds."""
    links = [
        {
            "number": link.number,
            "kind": link.kind,
            "at": link.at,
            "facts": link.facts,
            "hash": bytes(link.hash).hex(),
        }
        for link in queries.chain(act, order)
    ]
    return {"links": links, "first_broken": queries.first_broken_link(act, order)}


def _money(act: Act, order: Order) -> dict[str, Any]:
    balance = queries.balance(act, order)
    divided = settlement.settlement_of(act, order.id)
    return {
        "balance": {
            "total_fen": balance.total_fen,
            "paid_fen": balance.paid_fen,
            "due_fen": balance.due_fen,
            "refunded_fen": payments.refunded_fen(act, order.id),
        },
        "bills": payments.bills_of(act, order.id),
        "charges": list(payments.charges_of(act, order.id)),
        "refunds": payments.refunds_of(act, order.id),
        "settlement": None
        if divided is None
        else {
            "state": divided.state,
            "payee_mode": divided.payee_mode,
            "release_at": divided.release_at,
            "freeze_ends_at": divided.freeze_ends_at,
            "released_at": divided.released_at,
            "taken_back_fen": divided.taken_back_fen,
            "shares": settlement.shares_of(act, order.id),
        },
    }
