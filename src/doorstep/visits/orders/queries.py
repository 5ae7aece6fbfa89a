"""Questions about orders; each answers only what the caller may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from doorstep.algorithms import pricing
from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.money.payments import queries as payments
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders.board import Box as Box
from doorstep.visits.orders.board import day_figures as day_figures
from doorstep.visits.orders.board import on_map as on_map
from doorstep.visits.orders.daylist import Seated as Seated
from doorstep.visits.orders.daylist import seats_between as seats_between
from doorstep.visits.orders.models import (
    ChangeOrder,
    Evidence,
    Order,
    OrderLine,
    OrderMove,
    Seat,
    Visit,
)
from doorstep.visits.orders.overdue import overdue as overdue
from doorstep.visits.orders.overdue import to_look_after as to_look_after
from doorstep.visits.orders.quoting import Offer as Offer
from doorstep.visits.orders.quoting import offer as offer
from doorstep.visits.orders.quoting import price_of_change as price_of_change
from doorstep.visits.orders.rules import evidence, fees, moves, numbers, paying
from doorstep.visits.orders.rules import may as allowing
from doorstep.visits.orders.rules.terms import Terms
from doorstep.visits.orders.rules.wish import Wish as Wish

SUBJECT = "order"
"""What bills of an order name as their subject."""

OPEN_ADDRESS_STATES = frozenset({"assigned", "under_way"})
"""The order's phases in which its worker sees house number and contact."""


class Card(NamedTuple):
    """An order as a list shows it, with the span of its visits."""

    id: UUID
    number: str
    state: str
    service_id: UUID
    way: str
    timing: str
    community: str
    total_fen: int
    placed_at: datetime
    pay_until_at: datetime | None
    starts_at: datetime
    ends_at: datetime


CARDS = """
SELECT o.id, o.number, o.state, o.service_id, o.way, o.timing, o.community, o.total_fen,
    o.placed_at, o.pay_until_at, span.starts_at, span.ends_at
FROM orders_order o
CROSS JOIN LATERAL (
    SELECT min(v.starts_at) AS starts_at, max(v.ends_at) AS ends_at
    FROM orders_visit v WHERE v.city_id = %(city)s AND v.order_id = o.id
) span
WHERE o.city_id = %(city)s AND o.customer_id = %(customer)s AND o.state = ANY(%(states)s) {after}
ORDER BY o.placed_at DESC, o.id DESC LIMIT %(size)s
"""


@dataclass(frozen=True, slots=True)
class Agenda:
    """One visit in a worker's list, with its order and seat."""

    visit: Visit
    order: Order
    seat: Seat


@dataclass(frozen=True, slots=True)
class Whole:
    """An order with everything that belongs to it, as its own page shows it."""

    order: Order
    visits: list[Visit]
    seats: list[Seat]
    lines: list[OrderLine]
    changes: list[ChangeOrder]
    bills: list[payments.Bill]
    moves: list[OrderMove]
    balance: paying.Balance
    refunded_fen: int
    surplus_fen: int


def costs_the_same_at(act: Act, order: Order, starts_at: datetime) -> bool:
    """Whether what was sold costs the same at another time, the way apart."""
    kept = order.choices
    priced = catalog.quotation(
        act,
        service_id=order.service_id,
        choice=catalog.Choice(
            kept["variant"], kept["units"], _pairs(kept["options"]), _pairs(kept["materials"])
        ),
        starts_at=starts_at,
        seller="merchant" if order.merchant_id else "platform",
        price_list_id=order.price_list_id,
    )
    aside = ("travel", "coupon", "member", "insurance")
    sold_fen = sum(line.amount_fen for line in lines(act, order) if line.kind not in aside)
    return sold_fen == priced.quote.total_fen


def _pairs(kept: list[list[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((code, count) for code, count in kept)


def line_facts(line: pricing.Line) -> dict[str, Any]:
    """A priced line as plain values."""
    return {**asdict(line), "label": dict(line.label)}


def line_rows(
    act: Act, order_id: UUID, priced: Iterable[Mapping[str, Any]], *, first: int, **more: Any
) -> list[OrderLine]:
    """Rows of priced lines as plain values, numbered from `first`, not saved."""
    return [
        OrderLine(city_id=act.city_id, order_id=order_id, position=position, **line, **more)
        for position, line in enumerate(priced, start=first)
    ]


def visible(act: Act) -> CityQuerySet:
    """The orders that the caller may see: own, worked on, the merchant's, or the city's."""
    rows = Order.objects.of(act)
    if act.role == CUSTOMER:
        return rows.filter(customer_id=act.actor_id)
    if act.role == WORKER:
        seats = Seat.objects.of(act).filter(
            visit__city_id=act.city_id,
            visit__order_id=OuterRef("id"),
            worker_id=act.actor_id,
            state="taken",
        )
        return rows.filter(Exists(seats))
    if act.role == MERCHANT or (act.role == OPERATOR and act.merchant_id):
        return rows.filter(merchant_id=act.merchant_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def order(act: Act, order_id: UUID) -> Order:
    """One order.  Refuses with NotFound."""
    return _one(visible(act).filter(id=order_id).first())


def order_by_number(act: Act, number: str) -> Order:
    """One order by the number people say, however it was typed.  Refuses with NotFound."""
    return _one(visible(act).filter(number=numbers.read_number(number)).first())


def numbers_of(act: Act, order_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The numbers that people say, of orders that the caller may see."""
    rows = visible(act).filter(id__in=list(order_ids))
    return dict(rows.values_list("id", "number"))


def order_of_visit(act: Act, visit_id: UUID) -> Order:
    """The order that a visit belongs to.  Refuses with NotFound."""
    return order(act, _one(Visit.objects.of(act).filter(id=visit_id).first()).order_id)


def _one(row: Any) -> Any:
    if row is None:
        raise NotFound()
    return row


def orders(
    act: Act,
    *,
    states: Sequence[str] = (),
    customer_id: UUID | None = None,
    merchant_id: UUID | None = None,
    service_id: UUID | None = None,
    placed_from: datetime | None = None,
    placed_until: datetime | None = None,
    after: str = "",
    size: int = 20,
) -> tuple[list[Order], str]:
    """A page of orders, newest first, by state, customer, seller, service and time of placing."""
    wanted = {
        "state__in": list(states),
        "customer_id": customer_id,
        "merchant_id": merchant_id,
        "service_id": service_id,
        "placed_at__gte": placed_from,
        "placed_at__lt": placed_until,
    }
    rows = visible(act).filter(**{name: value for name, value in wanted.items() if value})
    return cursor.page(rows, by="placed_at", after=after, size=size)


def cards_of_customer(
    act: Act, customer_id: UUID, *, states: Sequence[str] = (), after: str = "", size: int = 20
) -> tuple[list[Card], str]:
    """A page of a customer's orders as their list shows them, newest first, in one statement."""
    size = max(1, min(size, cursor.PAGE_MAX))
    values: dict[str, Any] = {"city": act.city_id, "customer": customer_id, "size": size + 1}
    values["states"] = list(states or moves.ORDER_STATES)
    sql = CARDS.format(after="")
    if after:
        values["placed_at"], values["id"] = cursor.read(after)
        sql = CARDS.format(after="AND (o.placed_at, o.id) < (%(placed_at)s, %(id)s)")
    with connection.cursor() as database:
        database.execute(sql, values)
        rows = [Card._make(row) for row in database.fetchall()]
    if len(rows) <= size:
        return rows, ""
    return rows[:size], cursor.write(rows[size - 1].placed_at, rows[size - 1].id)


def card_of(order: Order, visits: Sequence[Visit]) -> Card:
    """An order with its visits, first one first, as a list shows it."""
    kept = (getattr(order, name) for name in Card._fields[:-2])
    return Card._make((*kept, visits[0].starts_at, visits[-1].ends_at))


def agenda(
    act: Act, *, worker_id: UUID, starts_from: datetime, starts_until: datetime
) -> list[Agenda]:
    """The visits in which a worker has a seat, by their start.  A live list: starts can move."""
    if act.role == WORKER and worker_id != act.actor_id:
        raise NotFound()
    visits = Visit.objects.of(act).filter(starts_at__gte=starts_from, starts_at__lt=starts_until)
    seats = Seat.objects.of(act).filter(worker_id=worker_id, state="taken", visit__in=visits)
    seat_by_visit = {seat.visit_id: seat for seat in seats}
    found = list(Visit.objects.of(act).filter(id__in=list(seat_by_visit)).order_by("starts_at"))
    order_ids = {visit.order_id for visit in found}
    order_by_id = {row.id: row for row in visible(act).filter(id__in=order_ids)}
    return [
        Agenda(visit, order_by_id[visit.order_id], seat_by_visit[visit.id])
        for visit in found
        if visit.order_id in order_by_id
    ]


def visits(act: Act, order: Order) -> list[Visit]:
    """The visits of an order that the caller was given, first one first."""
    return list(Visit.objects.of(act).filter(order_id=order.id).order_by("index"))


def visit(act: Act, visit_id: UUID) -> Visit:
    """One visit of an order that the caller may see.  Refuses with NotFound."""
    found: Visit = _one(Visit.objects.of(act).filter(id=visit_id).first())
    order(act, found.order_id)
    return found


def seats(act: Act, order: Order, *, released: bool = False) -> list[Seat]:
    """The seats of an order's visits, without those that were left unless asked."""
    rows = Seat.objects.of(act).filter(visit__city_id=act.city_id, visit__order_id=order.id)
    if not released:
        rows = rows.exclude(state="released")
    return list(rows.order_by("visit_id", "index", "id"))


def visits_of_many(act: Act, orders: Iterable[Order]) -> list[Visit]:
    """The visits of many orders that the caller was given, order by order."""
    rows = Visit.objects.of(act).filter(order_id__in=[order.id for order in orders])
    return list(rows.order_by("order_id", "index"))


def seats_of_many(act: Act, visits: Iterable[Visit]) -> dict[UUID, list[Seat]]:
    """The seats of many visits that the caller was given, without those that were left."""
    found: dict[UUID, list[Seat]] = {}
    rows = Seat.objects.of(act).filter(visit_id__in=[visit.id for visit in visits])
    for seat in rows.exclude(state="released").order_by("visit_id", "index"):
        found.setdefault(seat.visit_id, []).append(seat)
    return found


def lines(act: Act, order: Order) -> list[OrderLine]:
    """Every line of the price as sold, then those of approved changes."""
    return list(OrderLine.objects.of(act).filter(order_id=order.id).order_by("position"))


def history(act: Act, order: Order) -> list[OrderMove]:
    """Who moved the order where, when and why, oldest first."""
    return list(OrderMove.objects.of(act).filter(order_id=order.id).order_by("version"))


def changes(act: Act, order: Order) -> list[ChangeOrder]:
    """The change orders, oldest first."""
    rows = ChangeOrder.objects.of(act).filter(order_id=order.id)
    return list(rows.order_by("proposed_at", "id"))


def chain(act: Act, order: Order) -> list[Evidence]:
    """The evidence chain, first link first."""
    return list(Evidence.objects.of(act).filter(order_id=order.id).order_by("number"))


def first_broken_link(act: Act, order: Order) -> int | None:
    """The number of the first link of the chain that does not hold, or None."""
    links = [
        evidence.Link(row.number, row.kind, row.at, row.facts, bytes(row.previous), bytes(row.hash))
        for row in chain(act, order)
    ]
    broken = evidence.first_broken(links)
    head = links[-1].hash if links else evidence.FIRST
    if broken is None and head != bytes(order.evidence_hash):
        return len(links) + 1
    return broken


def address(act: Act, order: Order) -> accounts.AddressFacts:
    """House number and contact, while the order's phase opens them.  Refuses with NotFound."""
    if act.role == WORKER and order.state not in OPEN_ADDRESS_STATES:
        raise NotFound()
    asker = act if act.role == CUSTOMER else act.as_system()
    return accounts.address_facts(asker, order.address_id)


def addresses(act: Act, orders: Iterable[Order]) -> dict[UUID, accounts.AddressFacts]:
    """House number and contact of many orders that the caller was given, by their ids, of those
    whose phase opens them.
    """
    wanted = {row.id: row.address_id for row in orders if row.state in OPEN_ADDRESS_STATES}
    found = accounts.addresses_by_id(act.as_system(), wanted.values()) if wanted else {}
    return {id: found[address_id] for id, address_id in wanted.items()}


def terms(act: Act, order: Order) -> Terms:
    """The terms that the order was sold under."""
    return catalog.terms(act, order.term_sheet_id)


def balance(act: Act, order: Order) -> paying.Balance:
    """Total, approved changes, collected and due; tips and later refunds stand outside."""
    agreed = ChangeOrder.objects.of(act).filter(order_id=order.id)
    paid_fen = payments.paid_fen(act, order.id)
    return paying.balance(order.total_fen, agreed.values_list("state", "amount_fen"), paid_fen)


def whole(act: Act, order: Order) -> Whole:
    """An order that the caller was given, with everything that belongs to it."""
    changed, bills = changes(act, order), payments.bills_of(act, order.id)
    paid_fen = payments.collected_fen(bills)
    back_fen, twice_fen = (
        payments.went_back(act, order.id) if _may_have_come_back(bills) else (0, 0)
    )
    return Whole(
        order=order,
        visits=visits(act, order),
        seats=seats(act, order),
        lines=lines(act, order),
        changes=changed,
        bills=bills,
        moves=history(act, order),
        balance=paying.balance(
            order.total_fen, [(one.state, one.amount_fen) for one in changed], paid_fen
        ),
        refunded_fen=back_fen - twice_fen,
        surplus_fen=twice_fen,
    )


def may(act: Act, all: Whole) -> allowing.May:
    """What the customer of an order that the caller was given may do with it now."""
    coming = next((one for one in all.visits if one.state in ("planned", "travelling")), None)
    expected_at = None
    if coming is not None:
        taken = [seat.taken_at for seat in all.seats if seat.visit_id == coming.id]
        expected_at = max([coming.starts_at, *filter(None, taken)])
    return allowing.may(
        all.order,
        all.visits,
        terms=terms(act, all.order),
        at=act.at,
        expected_at=expected_at,
        has_open_bill=any(bill.state == "open" for bill in all.bills),
        has_open_change=any(one.state == "proposed" for one in all.changes),
        due_fen=all.balance.due_fen,
    )


def _may_have_come_back(bills: Iterable[payments.Bill]) -> bool:
    """Something was paid, perhaps only after it was withdrawn."""
    return any(bill.state != "open" for bill in bills)


def preview_cancellation(
    act: Act, order_id: UUID, *, on_behalf: str = "", waived: bool = False
) -> fees.Cancelling:
    """What cancelling would cost now.  Refuses with NotFound, NotNow, TooLate."""
    found = order(act, order_id)
    moves.move(moves.ORDER_MOVES, found.state, "cancel")
    return cancelling(act, found, by=on_behalf or act.role, waived=waived)


def cancelling(act: Act, order: Order, *, by: str, waived: bool = False) -> fees.Cancelling:
    """The one computation of a cancellation, for showing and for taking."""
    return fees.cancelling(terms(act, order), situation(act, order, by=by), waived=waived)


def nobody_opening(act: Act, order: Order, visit: Visit) -> tuple[datetime, fees.Cancelling]:
    """From when a worker who is at the door, or comes now, may say that nobody opens, and what the
    customer then pays."""
    agreed = terms(act, order)
    arrived_at = visit.arrived_at or act.at
    until_at = fees.customer_awaited_until(agreed, arrived_at=arrived_at, starts_at=visit.starts_at)
    return until_at, fees.customer_missing(agreed, situation(act, order, by="customer"))


def situation(act: Act, order: Order, *, by: str) -> fees.Situation:
    """All that a cancellation fee of this order depends on now."""
    coming = visits(act, order)
    work_fen, travel_fen = fees.work_and_travel(
        [(line.kind, line.amount_fen) for line in lines(act, order)]
    )
    return fees.Situation(
        by=by,
        at=act.at,
        starts_at=min(visit.starts_at for visit in coming),
        stage=moves.stage(order.state, [visit.state for visit in coming]),
        work_fen=work_fen,
        travel_fen=travel_fen,
        paid_fen=sum(payments.net_by_charge(act, order.id).values()),
    )
