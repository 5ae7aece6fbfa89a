"""Ordering: a quote, placing, the list, one order, and cancelling."""

from typing import Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.surfaces import account
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door, me
from doorstep.surfaces.customer.sellers import seller_name
from doorstep.surfaces.shapes import Fen, Iso, Page, Paging, words
from doorstep.surfaces.wishes import OrderSent, WishSent, wish_of
from doorstep.visits.orders import commands, queries
from doorstep.visits.staffing import queries as staffing

PLACING = edge.Rate(20, 60)
STATES = {
    "unpaid": ("unpaid",),
    "coming": ("open", "assigned", "under_way"),
    "to_accept": ("finished",),
    "done": ("accepted", "closed"),
    "cancelled": ("cancelled",),
}


class QuoteSeen(Schema):
    """What a wish costs now, line by line, what is paid first, and by when things hold."""

    lines: list[seen.LineSeen]
    total_fen: int
    deposit_fen: int
    first_part_fen: int
    starts_at: Iso
    ends_at: Iso
    pay_from_at: Iso | None
    pay_within_minutes: int
    merchant_id: UUID | None
    seller_name: str


class OrdersWanted(Paging):
    """Which orders are listed."""

    group: Literal["unpaid", "coming", "to_accept", "done", "cancelled"] | None = None


class CancellingSeen(Schema):
    """What cancelling costs now."""

    fee_fen: int
    refund_fen: int


class CancellingSent(Schema):
    """A cancellation with the fee that was shown."""

    shown_fee_fen: Fen
    reason: words(300) = ""


@door.post("/quotes", **OWN, answers_with=QuoteSeen, keeps_answer=False)
def quote(act: Act, body: WishSent) -> QuoteSeen:
    """The price and terms of a wish; nothing is kept."""
    offer = queries.offer(act, wish_of(body), customer_id=me(act))
    return QuoteSeen(
        lines=seen.lines(act, [queries.line_facts(line) for line in offer.lines]),
        total_fen=offer.total_fen,
        deposit_fen=offer.deposit_fen,
        first_part_fen=offer.first_part_fen,
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        pay_from_at=offer.pay_from_at,
        pay_within_minutes=offer.terms.pay_within_minutes,
        merchant_id=offer.merchant_id,
        seller_name=seller_name(act, offer.merchant_id),
    )


@door.post("/orders", **OWN, answers_with=seen.OrderTaken, status=201, rate=PLACING)
def place_order(act: Act, body: OrderSent) -> seen.OrderTaken:
    """Order a service at the price that was shown."""
    account.own_pictures(act, body.photo_ids)
    order = commands.place(
        act,
        wish=wish_of(body),
        shown_total_fen=body.shown_total_fen,
        but=staffing.apart_from_customer(act, me(act)),
    )
    return seen.OrderTaken.model_validate(order)


@door.get("/orders", **OWN, answers_with=Page[seen.OrderCard])
def list_orders(act: Act, wanted: Query[OrdersWanted]) -> Page[seen.OrderCard]:
    """The caller's orders, newest first."""
    states = STATES[wanted.group] if wanted.group else ()
    rows, following = queries.cards_of_customer(
        act, me(act), states=states, after=wanted.after, size=wanted.size
    )
    return Page(items=seen.cards(act, rows), next=following)


@door.get("/orders/{uuid:order_id}", **OWN, answers_with=seen.OrderSeen)
def one_order(act: Act, order_id: UUID) -> seen.OrderSeen:
    """One order with lines, visits, people, changes, bills and timeline."""
    return seen.whole(act, queries.order(act, order_id))


@door.get("/orders/{uuid:order_id}/cancellation", **OWN, answers_with=CancellingSeen)
def preview_cancellation(act: Act, order_id: UUID) -> CancellingSeen:
    """What cancelling would cost now."""
    return CancellingSeen.from_orm(queries.preview_cancellation(act, order_id))


@door.post("/orders/{uuid:order_id}/cancellation", **OWN, answers_with=seen.OrderSeen)
def cancel_order(act: Act, order_id: UUID, body: CancellingSent) -> seen.OrderSeen:
    """Cancel for the fee that was shown."""
    order = commands.cancel(
        act, order_id=order_id, reason=body.reason, shown_fee_fen=body.shown_fee_fen
    )
    return seen.whole(act, order)
