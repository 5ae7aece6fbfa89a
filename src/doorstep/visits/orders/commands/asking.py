"""How an order asks its customer for money: one bill at a time, and the timers of the first one."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from doorstep.kernel import queue, text
from doorstep.kernel.act import Act
from doorstep.money.payments import commands as payments
from doorstep.money.payments import queries as payment_facts
from doorstep.money.payments.queries import Bill
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import queries as partners
from doorstep.visits.orders import queries
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.queries import SUBJECT
from doorstep.visits.orders.rules import paying
from doorstep.visits.orders.rules.refusals import NothingToPay
from doorstep.visits.orders.rules.terms import PAY_GRACE_SECONDS

FIRST_PURPOSES = ("deposit", "whole")


def open_bill(act: Act, order: Order, purpose: str, amount_fen: int) -> Bill:
    """Ask the customer for an amount of this order, to be paid to its seller."""
    city = accounts.city(act.city_id)
    mchid, sub_mchid = city.mchid, ""
    if order.merchant_id is not None:
        mchid = city.sp_mchid
        sub_mchid = _number(act, order, order.merchant_id)
    return payments.open_bill(
        act,
        subject_kind=SUBJECT,
        subject_id=order.id,
        purpose=purpose,
        amount_fen=amount_fen,
        customer_id=order.customer_id,
        payee_mode=order.payee_mode,
        mchid=mchid,
        sub_mchid=sub_mchid,
        description=f"{text.say(city.name, 'zh-CN')} {order.number}",
        business_date=act.at.astimezone(ZoneInfo(city.zone)).date(),
        due_at=order.pay_until_at if purpose in FIRST_PURPOSES else None,
        cap_bp=partners.contract(act.as_system(), order.contract_id).cap_bp,
    )


def _number(act: Act, order: Order, merchant_id: UUID) -> str:
    """The merchant's number at the channel: all payments of an order go to one."""
    paid = [bill for bill in payment_facts.bills_of(act, order.id) if bill.state == "paid"]
    if paid:
        return str(paid[0].sub_mchid)
    return str(partners.merchant(act.as_system(), merchant_id).sub_mchid)


def void_open_bills(act: Act, order: Order, *purposes: str) -> None:
    """Take back what was asked and not paid; a payment that is still on its way comes back."""
    for bill in payment_facts.bills_of(act, order.id):
        if bill.state == "open" and (not purposes or bill.purpose in purposes):
            payments.void_bill(act, bill_id=bill.id)


def first_part(act: Act, order: Order) -> Bill:
    """Open the first bill, and set the timer that lets the slot go when it is not paid."""
    assert order.pay_until_at is not None
    queue.at(
        act,
        "orders.lapse_unpaid",
        due_at=order.pay_until_at + timedelta(seconds=PAY_GRACE_SECONDS),
        key=f"orders.lapse:{order.id.hex}",
        order_id=order.id,
    )
    return open_bill(act, order, order.first_purpose, order.first_part_fen)


def wait_to_ask(act: Act, order: Order) -> None:
    """Set the timer that asks for the payment of an order confirmed unpaid."""
    assert order.pay_from_at is not None
    key = f"orders.ask:{order.id.hex}"
    queue.at(act, "orders.ask_payment", due_at=order.pay_from_at, key=key, order_id=order.id)


def wait_to_remind(act: Act, order: Order, nth: int) -> None:
    """Set the timer that reminds of a debt for the nth time, if that often is foreseen."""
    assert order.accepted_at is not None
    due_at = paying.reminder_at(order.accepted_at, nth)
    if due_at is not None:
        key = debt_key(order)
        queue.at(act, "orders.remind_of_debt", due_at=due_at, key=key, order_id=order.id, nth=nth)


def debt_key(order: Order) -> str:
    """The key of an order's one timer that reminds of its debt."""
    return f"orders.remind:{order.id.hex}"


def end_timers(act: Act, order: Order) -> None:
    """Take back the timers of the first payment."""
    queue.cancel(act, key=f"orders.lapse:{order.id.hex}")
    queue.cancel(act, key=f"orders.ask:{order.id.hex}")


def balance_bill(act: Act, order: Order) -> Bill:
    """The one open bill over exactly what is due.  Refuses with NothingToPay."""
    due_fen = queries.balance(act, order).due_fen
    if due_fen == 0:
        raise NothingToPay()
    for bill in payment_facts.bills_of(act, order.id):
        if bill.state == "open" and bill.purpose == "balance" and bill.amount_fen == due_fen:
            return bill
    void_open_bills(act, order, "balance", "change")
    return open_bill(act, order, "balance", due_fen)
