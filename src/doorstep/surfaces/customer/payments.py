"""Paying: the bills of an order, the payer's next step at the channel, balance and tips."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Refusal
from doorstep.money.payments import outward
from doorstep.money.payments import queries as payments
from doorstep.money.payments.queries import Bill
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.customer import seen
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.visits.orders import commands, queries

PAY_RATE = edge.Rate(30, 60)


class NothingAsked(Refusal):
    """No bill of this order waits to be paid."""

    zh = "该订单暂无待支付款项。"
    en = "Nothing of this order waits to be paid."


class NoWechat(Refusal):
    """Paying inside the mini program needs its log-in first."""

    zh = "请先用微信登录后再支付。"
    en = "Please sign in with WeChat before paying here."


class PaySent(Schema):
    """Where the payer is: in the mini program, in front of a QR code, or in a phone's browser."""

    scene: Literal["jsapi", "native", "h5"]
    bill_id: UUID | None = None


class PayerStepSeen(Schema):
    """What the payer's client needs next; one of the three, by the scene."""

    bill_id: UUID
    amount_fen: int
    prepay: dict[str, str] | None
    code_url: str | None
    h5_url: str | None


class TipSent(Schema):
    """A tip of the customer's own wish."""

    amount_fen: Annotated[int, Field(ge=1, le=100_000)]


@door.get("/orders/{uuid:order_id}/bills", **OWN, answers_with=list[seen.BillSeen])
def list_bills(act: Act, order_id: UUID) -> list[seen.BillSeen]:
    """What was asked for an order, and what of it is paid."""
    order = queries.order(act, order_id)
    return [seen.bill(row) for row in payments.bills_of(act, order.id)]


@door.post(
    "/orders/{uuid:order_id}/payments",
    **OWN,
    answers_with=PayerStepSeen,
    is_outside=True,
    keeps_answer=False,
    rate=PAY_RATE,
)
def pay_order(
    act: Act,
    order_id: UUID,
    body: PaySent,
) -> PayerStepSeen:
    """Begin to pay the open bill; asking again gives the same charge while it is open."""
    bill = _open_bill(act, order_id, body.bill_id)
    app_id = accounts.city(act.city_id).appid
    openid = _openid(act, app_id) if body.scene == "jsapi" else None
    step = outward.pay(
        act,
        bill_id=bill.id,
        scene=body.scene,
        app_id=app_id,
        openid=openid,
        payer_ip=(act.address or "127.0.0.1") if body.scene == "h5" else None,
    )
    return PayerStepSeen(
        bill_id=bill.id,
        amount_fen=bill.amount_fen,
        prepay=dict(step.prepay) if step.prepay else None,
        code_url=step.code_url,
        h5_url=step.h5_url,
    )


@door.post("/orders/{uuid:order_id}/balance", **OWN, answers_with=seen.BillSeen)
def ask_balance(act: Act, order_id: UUID) -> seen.BillSeen:
    """The bill over what is still due."""
    return seen.bill(commands.pay_balance(act, order_id=order_id))


@door.post("/orders/{uuid:order_id}/tips", **OWN, answers_with=seen.BillSeen, status=201)
def tip(act: Act, order_id: UUID, body: TipSent) -> seen.BillSeen:
    """A bill for a tip; a newer wish replaces an unpaid one."""
    return seen.bill(commands.tip(act, order_id=order_id, amount_fen=body.amount_fen))


def _open_bill(act: Act, order_id: UUID, bill_id: UUID | None) -> Bill:
    order = queries.order(act, order_id)
    bills = [row for row in payments.bills_of(act, order.id) if bill_id in (None, row.id)]
    if bill_id is not None and not bills:
        raise NotFound()
    waiting = [row for row in bills if row.state == "open"]
    if not waiting:
        raise NothingAsked()
    return waiting[0]


def _openid(act: Act, app_id: str) -> str:
    assert act.person_id is not None, "a signed-in customer is a person"
    openid = accounts.openid_of(act, person_id=act.person_id, appid=app_id)
    if not openid:
        raise NoWechat()
    return openid
