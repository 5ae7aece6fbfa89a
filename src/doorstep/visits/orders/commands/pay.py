"""Verbs about money of an order: payments are heard, dues are asked for, time runs out."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid
from doorstep.kernel.queue import tell
from doorstep.money.payments import queries as payment_facts
from doorstep.money.payments.queries import Bill
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, ending, seating, steps
from doorstep.visits.orders.events import DebtReminded, OrderPaid, PaymentAsked
from doorstep.visits.orders.models import ChangeOrder, Order
from doorstep.visits.orders.rules import fees, moves, paying
from doorstep.visits.orders.rules.refusals import NotNow
from doorstep.visits.orders.rules.terms import TIP_FEN_MAX


@command
def ask_payment(act: Act, *, order_id: UUID) -> Order:
    """Ask the customer of an order confirmed unpaid for the payment, when its time has come.

    Refuses with NotFound.  Does nothing when the order was paid, cancelled or asked already.
    """
    order = steps.locked(act, order_id)
    if order.state != "unpaid" or order.pay_until_at is not None:
        return order
    if order.pay_from_at is not None and act.at < order.pay_from_at:
        asking.wait_to_ask(act, order)
        return order
    terms = queries.terms(act, order)
    order.pay_until_at = paying.pay_until(terms, asked_at=act.at, confirmed_unpaid=True)
    bill = asking.first_part(act, order)
    steps.step(act, order, "ask_payment", changed=["pay_until_at"])
    tell(
        act,
        PaymentAsked(
            **steps.whose(order),
            bill_id=bill.id,
            amount_fen=bill.amount_fen,
            pay_until_at=order.pay_until_at,
        ),
    )
    return order


@command
def mark_paid(
    act: Act, *, order_id: UUID, bill_id: UUID, purpose: str, amount_fen: int, paid_at: datetime
) -> Order:
    """Hear that a bill of the order was paid.  Refuses with NotFound; twice is harmless."""
    order = steps.locked(act, order_id)
    if purpose in asking.FIRST_PURPOSES and order.state != "unpaid":
        return order
    facts = {"bill": str(bill_id), "purpose": purpose, "amount_fen": amount_fen}
    due_fen = queries.balance(act, order).due_fen
    is_late = purpose != "tip" and order.debt_fen - due_fen >= amount_fen
    tell(
        act,
        OrderPaid(
            **steps.whose(order),
            bill_id=bill_id,
            purpose=purpose,
            amount_fen=amount_fen,
            paid_at=paid_at,
            late=is_late,
        ),
    )
    if purpose in asking.FIRST_PURPOSES:
        _open(act, order, facts, paid_at)
        return order
    if is_late:
        order.debt_fen -= amount_fen
        order.save(update_fields=["debt_fen"])
        if not order.debt_fen:
            queue.cancel(act, key=asking.debt_key(order))
    steps.keep_link(act, order, "pay", facts)
    if purpose == "change":
        ChangeOrder.objects.of(act).filter(bill_id=bill_id, state="approved").update(state="paid")
    said_yes = order.state == "finished" and order.confirmed_at is not None
    if purpose != "tip" and said_yes and not due_fen:
        ending.accept(act, order, by="customer")
    return order


@command
def remind_of_debt(act: Act, *, order_id: UUID, nth: int) -> Order:
    """Remind the customer of what accepted work still costs, and wait for the next time.

    Refuses with NotFound.  Does nothing when it was paid.
    """
    order = steps.locked(act, order_id)
    if not order.debt_fen:
        return order
    steps.keep_link(act, order, "remind", {"debt_fen": order.debt_fen, "nth": nth})
    tell(act, DebtReminded(**steps.whose(order), debt_fen=order.debt_fen, nth=nth))
    asking.wait_to_remind(act, order, nth + 1)
    return order


def _open(act: Act, order: Order, facts: dict[str, object], paid_at: datetime) -> None:
    order.paid_at = paid_at
    asking.end_timers(act, order)
    visits = steps.visits_of(act, order)
    for seat in steps.seats_of(act, visits):
        if seat.state == "held":
            seating.keep_hold(act, seat)
    steps.step(act, order, "pay", facts=facts, changed=["paid_at"])
    seating.announce(act, order, visits, again=False)


@command
def lapse(act: Act, *, order_id: UUID) -> Order:
    """Let an order go that was not paid in time.  Refuses with NotFound.

    Does nothing while there is time, or when the money has arrived and is about to be heard of.
    """
    order = steps.locked(act, order_id)
    if order.state != "unpaid" or order.pay_until_at is None or act.at < order.pay_until_at:
        return order
    asking.void_open_bills(act, order)
    if payment_facts.paid_fen(act, order.id):
        return order
    why = ending.Why("lapse", "system", "unpaid")
    ending.end(act, order, why, fees.Cancelling(0, 0, 0), steps.visits_of(act, order))
    return order


@command
def pay_balance(act: Act, *, order_id: UUID) -> Bill:
    """Ask for what is still due.  Refuses with NotFound, NotAllowed, NotNow, NothingToPay.

    Asking again answers with the same bill while the amount is the same.
    """
    moves.allowed("pay_balance", act.role)
    order = steps.locked(act, order_id)
    if order.state not in paying.PAYABLE_STATES:
        raise NotNow(state=order.state)
    return asking.balance_bill(act, order)


@command
def tip(act: Act, *, order_id: UUID, amount_fen: int) -> Bill:
    """Open a bill for a tip, from the customer's own wish; a newer wish replaces an unpaid one.

    Refuses with NotFound, NotAllowed, NotNow, Invalid.
    """
    moves.allowed("tip", act.role)
    if not 0 < amount_fen <= TIP_FEN_MAX:
        raise Invalid([{"field": "amount_fen", "reason": f"1 .. {TIP_FEN_MAX}"}])
    order = steps.locked(act, order_id)
    if order.state not in paying.TIP_STATES:
        raise NotNow(state=order.state)
    asking.void_open_bills(act, order, "tip")
    return asking.open_bill(act, order, "tip", amount_fen)
