"""An order as the customer's screens show it, composed from what the rooms answer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from doorstep.aftercare.quality import queries as quality
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments.queries import Bill
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.partners import queries as partners
from doorstep.surfaces import account
from doorstep.surfaces.customer import addresses
from doorstep.surfaces.shapes import Iso, Shown
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.orders import queries
from doorstep.visits.orders.queries import ChangeOrder, Order, Seat, Visit


class LineSeen(Shown):
    """One line of a price; the total is the sum of the lines."""

    kind: str
    code: str
    label: str
    unit_fen: int
    count: int
    amount_fen: int


class BillSeen(Shown):
    """A request for money."""

    id: UUID
    purpose: str
    amount_fen: int
    state: str
    opened_at: Iso
    due_at: Iso | None
    paid_at: Iso | None


class PersonSeen(Shown):
    """Who comes, as everybody may know them."""

    id: UUID
    name: str
    photo_url: str | None
    grade: str
    rating: float | None
    visits_done: int


class VisitSeen(Shown):
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
    workers: list[PersonSeen]


class ChangeSeen(Shown):
    """More work or material that was asked for on site."""

    id: UUID
    visit_id: UUID
    state: str
    lines: list[LineSeen]
    minutes: int
    amount_fen: int
    paid_now: bool
    reason: str
    proposed_at: Iso
    lapses_at: Iso
    decided_at: Iso | None


class MoveSeen(Shown):
    """One step of the order: what happened, and by which side."""

    verb: str
    state: str
    at: Iso
    by: str


class OrderCard(Shown):
    """An order in a list."""

    id: UUID
    number: str
    state: str
    service_id: UUID
    service_name: str
    way: str
    timing: str
    community: str
    total_fen: int
    starts_at: Iso
    ends_at: Iso
    placed_at: Iso
    pay_until_at: Iso | None


class OrderTaken(Shown):
    """The receipt of an order that was just placed: what is to be paid for it, and when."""

    id: UUID
    number: str
    state: str
    total_fen: int
    first_part_fen: int
    placed_at: Iso
    pay_from_at: Iso | None
    pay_until_at: Iso | None


class MaySeen(Shown):
    """What would be heard of the customer now; a certain time or fee is still checked when said.

    `choose_slot` moves a visit, `find_another` lets the house look after the chosen worker could
    not come, `rebook` orders the same service anew (`rebook_service_id`).
    """

    pay: bool
    cancel: bool
    choose_slot: bool
    find_another: bool
    show_start_code: bool
    report_absence: bool
    decide_change: bool
    show_finish_code: bool
    accept: bool
    pay_balance: bool
    tip: bool
    review: bool
    dispute: bool
    rebook: bool


class OrderSeen(OrderCard):
    """One order with all that its customer may know.

    `refunded_fen` is what came back of the price; `surplus_fen` was paid twice by mistake, went
    back whole, and is in neither `paid_fen` nor `refunded_fen`.
    """

    may: MaySeen
    rebook_service_id: UUID | None

    variant: str
    units: int
    seller: str
    pay: str
    deposit_fen: int
    changes_fen: int
    paid_fen: int
    due_fen: int
    fee_fen: int
    refunded_fen: int
    surplus_fen: int
    pay_from_at: Iso | None
    paid_at: Iso | None
    finished_at: Iso | None
    accepted_at: Iso | None
    dispute_until: Iso | None
    cancelled_at: Iso | None
    closed_at: Iso | None
    note: str
    photo_urls: list[str | None]
    address: addresses.AddressSeen
    lines: list[LineSeen]
    visits: list[VisitSeen]
    changes: list[ChangeSeen]
    bills: list[BillSeen]
    timeline: list[MoveSeen]


def cards(act: Act, rows: list[queries.Card]) -> list[OrderCard]:
    """Orders in a list."""
    return [OrderCard(**_card(act, row)) for row in rows]


def whole(act: Act, order: Order) -> OrderSeen:
    """One order for its own page."""
    all = queries.whole(act, order)
    facts = {name: getattr(order, name) for name in ("pay", "deposit_fen", "fee_fen", "note")}
    moments = ("pay_from_at", "paid_at", "finished_at", "accepted_at", "dispute_until")
    facts |= {name: getattr(order, name) for name in (*moments, "cancelled_at", "closed_at")}
    sold_id = catalog.sold_now(act, catalog.service(act, order.service_id).code)
    return OrderSeen(
        **_card(act, queries.card_of(order, all.visits)),
        **facts,
        may=_may(act, all, is_sold=sold_id is not None),
        rebook_service_id=sold_id,
        variant=order.choices["variant"],
        units=order.choices["units"],
        seller=_seller(act, order),
        changes_fen=all.balance.changes_fen,
        paid_fen=all.balance.paid_fen,
        due_fen=all.balance.due_fen,
        refunded_fen=all.refunded_fen,
        surplus_fen=all.surplus_fen,
        photo_urls=[account.url_of(id) for id in order.photo_ids],
        address=addresses.seen(act, queries.address(act, order)),
        lines=lines(act, [_plain(one) for one in all.lines]),
        visits=_visits(act, all.visits, all.seats),
        changes=[change(act, one) for one in all.changes],
        bills=[bill(one) for one in all.bills],
        timeline=[
            MoveSeen(verb=one.verb, state=one.to_state, at=one.at, by=one.actor_role)
            for one in all.moves
        ],
    )


def _may(act: Act, all: queries.Whole, *, is_sold: bool) -> MaySeen:
    """What the rooms would hear of this customer now."""
    said = quality.may_say(act, all.order)
    return MaySeen(
        **asdict(queries.may(act, all)),
        find_another=_may_find_another(act, all.order),
        review=said.review,
        dispute=said.dispute,
        rebook=is_sold,
    )


def _may_find_another(act: Act, order: Order) -> bool:
    """Whether the chosen worker could not come and the customer is asked how to go on."""
    if order.state != "open" or order.wanted_worker_id is None:
        return False
    try:
        search = dispatch.search_of(act, order.id)
    except NotFound:
        return False
    if search.state != "asking":
        return False
    seats = queries.seats(act, order, released=True)
    return any(
        seat.state == "released" and seat.worker_id == search.wanted_worker_id for seat in seats
    )


def lines(act: Act, priced: Sequence[Mapping[str, Any]]) -> list[LineSeen]:
    """The lines of a price in the caller's language."""
    return [LineSeen(**{**one, "label": text.say(one["label"], act.language)}) for one in priced]


def change(act: Act, row: ChangeOrder) -> ChangeSeen:
    """A change order with its lines."""
    facts = {name: getattr(row, name) for name in ChangeSeen.model_fields if name != "lines"}
    return ChangeSeen(**facts, lines=lines(act, row.lines))


def bill(row: Bill) -> BillSeen:
    """A request for money."""
    return BillSeen.model_validate(row)


def people(act: Act, worker_ids: Sequence[UUID]) -> dict[UUID, PersonSeen]:
    """The public faces of these workers."""
    return {
        one.worker_id: PersonSeen(
            id=one.worker_id,
            name=one.name,
            photo_url=account.url_of(one.photo_file_id),
            grade=one.grade,
            rating=None if one.rating_hundredths is None else one.rating_hundredths / 100,
            visits_done=one.visits_done,
        )
        for one in workers.cards(act, worker_ids).values()
    }


def visits(act: Act, order: Order) -> list[VisitSeen]:
    """The visits of an order with those who come."""
    return _visits(act, queries.visits(act, order), queries.seats(act, order))


def _card(act: Act, row: queries.Card) -> dict[str, Any]:
    sold = catalog.service(act, row.service_id)
    return {**row._asdict(), "service_name": text.say(sold.name, act.language)}


def _visits(act: Act, rows: list[Visit], all_seats: list[Seat]) -> list[VisitSeen]:
    """Each visit with those who come; who is only held for the payment is not named."""
    seats = [seat for seat in all_seats if seat.state == "taken"]
    known = people(act, [seat.worker_id for seat in seats])
    plain = [name for name in VisitSeen.model_fields if name != "workers"]
    return [
        VisitSeen(
            **{name: getattr(row, name) for name in plain},
            workers=[known[seat.worker_id] for seat in seats if seat.visit_id == row.id],
        )
        for row in rows
    ]


def _plain(row: queries.OrderLine) -> dict[str, Any]:
    return {name: getattr(row, name) for name in LineSeen.model_fields}


def _seller(act: Act, order: Order) -> str:
    """The name of the firm that is paid; '' for the house itself."""
    if order.merchant_id is None:
        return ""
    return text.say(partners.merchant(act, order.merchant_id).name, act.language)
