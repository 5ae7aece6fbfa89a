"""Verbs of acceptance: the customer's tap, a code or QR picture, silence; and closing the book."""

from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import CUSTOMER, Act, command
from doorstep.kernel.queue import tell
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, codes, ending, steps
from doorstep.visits.orders.events import OrderClosed
from doorstep.visits.orders.models import Order, Visit
from doorstep.visits.orders.rules import moves, paying
from doorstep.visits.orders.rules.refusals import CodeNeeded, NotNow

ACCEPTED_STATES = ("accepted", "closed")


@command
def show_finish_code(act: Act, *, order_id: UUID) -> codes.ShownCode:
    """Make the code by which the other side accepts the work: a worker shows it to be scanned, or
    a customer shows theirs.  Refuses with NotFound, NotAllowed, NotYours, NotNow.
    """
    moves.allowed("show_finish_code", act.role)
    order = steps.locked(act, order_id)
    visit = _last_visit(act, order)
    if order.state != "finished":
        raise NotNow(state=order.state)
    steps.my_seats(act, steps.seats_of(act, [visit]))
    return codes.show_finish(act, visit)


@command
def accept(act: Act, *, order_id: UUID, code: str = "") -> Order:
    """Accept the work: by the customer's tap or scan, or by the worker's scan of their code.

    While something is due, the word is kept, the balance is asked for, and its payment accepts.
    Twice is harmless.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, CodeNeeded, WrongCode.
    """
    moves.allowed("accept", act.role)
    order = steps.locked(act, order_id)
    if order.state in ACCEPTED_STATES:
        return order
    moves.move(moves.ORDER_MOVES, order.state, "accept")
    visit = _last_visit(act, order)
    steps.my_seats(act, steps.seats_of(act, [visit]))
    if code:
        codes.check_finish(act, visit, code)
    elif act.role != CUSTOMER:
        raise CodeNeeded()
    by = "code" if code else "customer"
    if queries.balance(act, order).due_fen == 0:
        ending.accept(act, order, by=by)
    else:
        _confirm(act, order, by)
    return order


def _confirm(act: Act, order: Order, by: str) -> None:
    if order.confirmed_at is None:
        order.confirmed_at = act.at
        steps.step(act, order, "confirm", facts={"by": by}, changed=["confirmed_at"])
    asking.balance_bill(act, order)


def _last_visit(act: Act, order: Order) -> Visit:
    return steps.visits_of(act, order)[-1]


@command
def accept_unclaimed(act: Act, *, order_id: UUID) -> Order:
    """Count a finished order as accepted, because its customer said nothing in the stated time.

    Refuses with NotFound.  Does nothing too early or when the order was accepted.
    """
    order = steps.locked(act, order_id)
    if order.state != "finished" or order.finished_at is None:
        return order
    due_at = paying.accepted_by_itself_at(queries.terms(act, order), finished_at=order.finished_at)
    if act.at >= due_at:
        ending.accept(act, order, by="time")
    return order


@command
def close(act: Act, *, order_id: UUID) -> Order:
    """Close the order's book after its money is settled.  Refuses with NotFound, NotNow."""
    order = steps.locked(act, order_id)
    if order.closed_at is not None:
        return order
    order.closed_at = act.at
    queue.cancel(act, key=f"orders.accept:{order.id.hex}")
    steps.step(act, order, "close", changed=["closed_at"])
    tell(act, OrderClosed(**steps.whose(order), closed_at=order.closed_at))
    return order
