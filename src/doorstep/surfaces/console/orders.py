"""The order desk: the list, one order whole, cancelling, refunding, notes, and a look in clear."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.quality import queries as quality
from doorstep.aftercare.settlement import commands as settlement
from doorstep.aftercare.settlement import queries as settlements
from doorstep.kernel import audit, text
from doorstep.kernel.act import Act
from doorstep.money.payments import commands as payments
from doorstep.surfaces import account
from doorstep.surfaces.console import seen
from doorstep.surfaces.console.customers import UNMASK
from doorstep.surfaces.console.entrance import (
    DESK,
    HELPERS,
    HOUSE,
    MONEY,
    READERS,
    REVIEWERS,
    Why,
    door,
)
from doorstep.surfaces.shapes import Fen, Iso, Moment, Page, Paging, words
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.queries import Order
from doorstep.visits.tracking import queries as tracking

LOOKING_AT_HOMES: dict[str, Any] = UNMASK | {"duties": HELPERS | REVIEWERS}
"""Pictures show the inside of homes: a reason, a rate, and no answer that is kept."""

State = Literal[
    "unpaid", "open", "assigned", "under_way", "finished", "accepted", "closed", "cancelled"
]


class OrdersWanted(Paging):
    """Which orders are listed."""

    state: State | None = None
    service_id: UUID | None = None
    merchant_id: UUID | None = None
    customer_id: UUID | None = None
    placed_from: Moment | None = None
    placed_until: Moment | None = None
    number: words(20) = ""


class CancellingWanted(Schema):
    """For whom the desk cancels, and whether the fee is waived."""

    on_behalf: Literal["", "customer", "worker"] = ""
    waived: bool = False


class CancellingSeen(Schema):
    """What cancelling costs: the fee kept, the money back, and the worker's part of the fee."""

    fee_fen: int
    refund_fen: int
    worker_fen: int


class CancellingSent(CancellingWanted):
    """A cancellation with the fee that was shown, and why."""

    shown_fee_fen: Fen
    reason: words(300, 1)


class RefundSent(Schema):
    """Money back to the customer, and why."""

    amount_fen: Fen
    reason: words(200, 1)


class NoteSent(Schema):
    """What the desk saw or heard."""

    text: words(500, 1)


class PictureSeen(Schema):
    """A picture of an order: what it belongs to, when it was taken, and where it is for now."""

    id: UUID
    what: str
    name: str
    taken_at: Iso
    url: str


class Clear(Schema):
    """Where the order is done and whom to ask for, in clear."""

    community: str
    house: str
    contact_name: str
    contact_phone: str


@door.get("/orders", **DESK, duties=READERS, answers_with=Page[seen.OrderRow])
def list_orders(act: Act, wanted: Query[OrdersWanted]) -> Any:
    """The orders of the city, or of the merchant, newest first."""
    if wanted.number.strip():
        found = queries.order_by_number(act, wanted.number)
        return {"items": seen.rows(act, [found]), "next": ""}
    rows, following = queries.orders(
        act,
        states=(wanted.state,) if wanted.state else (),
        service_id=wanted.service_id,
        merchant_id=wanted.merchant_id,
        customer_id=wanted.customer_id,
        placed_from=wanted.placed_from,
        placed_until=wanted.placed_until,
        after=wanted.after,
        size=wanted.size,
    )
    return {"items": seen.rows(act, rows), "next": following}


@door.get("/orders/{uuid:order_id}", **DESK, duties=READERS, answers_with=seen.OrderWhole)
def one_order(act: Act, order_id: UUID) -> Any:
    """One order with its history, visits, money and evidence."""
    return seen.whole(act, queries.order(act, order_id))


@door.get(
    "/orders/{uuid:order_id}/cancellation", **DESK, duties=HELPERS, answers_with=CancellingSeen
)
def preview_cancellation(act: Act, order_id: UUID, wanted: Query[CancellingWanted]) -> Any:
    """What cancelling would cost now."""
    return queries.preview_cancellation(
        act, order_id, on_behalf=wanted.on_behalf, waived=wanted.waived
    )


@door.post(
    "/orders/{uuid:order_id}/cancellation", **DESK, duties=HELPERS, answers_with=seen.OrderWhole
)
def cancel_order(act: Act, order_id: UUID, body: CancellingSent) -> Any:
    """Cancel for the fee that was shown, or waive it."""
    order = commands.cancel(
        act,
        order_id=order_id,
        reason=body.reason,
        shown_fee_fen=body.shown_fee_fen,
        on_behalf=body.on_behalf,
        waived=body.waived,
    )
    return seen.whole(act, order)


@door.post(
    "/orders/{uuid:order_id}/refunds",
    **HOUSE,
    duties=MONEY,
    answers_with=seen.OrderWhole,
    status=201,
)
def refund_order(act: Act, order_id: UUID, body: RefundSent) -> Any:
    """Give money back: from what is held before acceptance, from every share after it."""
    order = queries.order(act, order_id)
    _give_back(act.because(body.reason), order, body.amount_fen)
    return seen.whole(act, order)


def _give_back(act: Act, order: Order, amount_fen: int) -> None:
    facts = {"amount_fen": amount_fen}
    audit.note(act, "console.refund", subject=("order", order.id), detail=facts)
    if settlements.settlement_of(act, order.id) is not None:
        settlement.take_back(act, order_id=order.id, amount_fen=amount_fen, cause="desk")
    else:
        payments.open_refund(act, subject_id=order.id, amount_fen=amount_fen, cause="desk")


@door.post(
    "/orders/{uuid:order_id}/notes",
    **DESK,
    duties=HELPERS,
    answers_with=seen.EvidenceSeen,
    status=201,
)
def note_order(act: Act, order_id: UUID, body: NoteSent) -> Any:
    """Add what the desk saw or heard to the order's evidence."""
    order = commands.note(act, order_id=order_id, kind="desk_note", facts={"text": body.text})
    return seen.evidence(act, order)


@door.post(
    "/orders/{uuid:order_id}/pictures",
    **LOOKING_AT_HOMES,
    answers_with=list[PictureSeen],
)
def see_pictures(act: Act, order_id: UUID, body: Why) -> Any:
    """The pictures of an order under addresses that end soon; the look and its reason are kept."""
    order = queries.order(act, order_id)
    audit.note(act.because(body.reason), "console.see_pictures", subject=("order", order.id))
    shown = _pictures(order.photo_ids, "order", order.placed_at)
    for visit in queries.visits(act, order):
        for one in tracking.steps(act, visit.id):
            if one.photo_id is not None and one.done_at is not None:
                name = text.say(one.name, act.language)
                shown += _pictures([one.photo_id], "step", one.done_at, name)
    for dispute in quality.disputes_of(act, order.id):
        shown += _pictures(dispute.photo_ids, "dispute", dispute.opened_at)
    review = quality.review_of(act, order.id)
    if review is not None:
        shown += _pictures(review.photo_ids, "review", review.said_at)
    return shown


def _pictures(
    ids: Iterable[UUID | str], what: str, taken_at: datetime, name: str = ""
) -> list[dict[str, Any]]:
    same = {"what": what, "name": name, "taken_at": taken_at}
    return [same | {"id": id, "url": account.url_of(id)} for id in ids]


@door.post("/orders/{uuid:order_id}/unmasking", **UNMASK, answers_with=Clear)
def unmask_order(act: Act, order_id: UUID, body: Why) -> Any:
    """Show an order's door and contact in clear; the look and its reason are kept."""
    order = queries.order(act, order_id)
    reasoned = act.because(body.reason)
    audit.note(reasoned, "console.unmask_order", subject=("order", order.id))
    return queries.address(act, order)
