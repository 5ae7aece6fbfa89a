"""The verb of cancelling: the fee that was shown is the fee that is taken."""

from uuid import UUID

from doorstep.kernel.act import CUSTOMER, OPERATOR, WORKER, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, ending, steps
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import FeeChanged


@command
def cancel(
    act: Act,
    *,
    order_id: UUID,
    reason: str = "",
    shown_fee_fen: int | None = None,
    on_behalf: str = "",
    waived: bool = False,
    cause: str = "",
) -> Order:
    """Cancel an order, free what it held, give back what is not the fee.  Twice is harmless.

    `shown_fee_fen` is what the caller saw in the preview.  An operator may cancel on behalf of the
    customer or the worker (their row of the matrix holds) and may waive the fee; everybody but the
    customer gives a reason.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, TooLate, FeeChanged, ReasonNeeded.
    """
    moves.allowed("cancel", act.role)
    if (on_behalf or waived) and act.role != OPERATOR:
        raise NotAllowed()
    order = steps.locked(act, order_id)
    if order.state == "cancelled":
        return order
    moves.move(moves.ORDER_MOVES, order.state, "cancel")
    said = reason or act.reason if act.role == CUSTOMER else steps.reason_of(act, reason)
    visits = steps.visits_of(act, order)
    if act.role == WORKER:
        steps.my_seats(act, steps.seats_of(act, visits))
    asking.void_open_bills(act, order)
    by = on_behalf or act.role
    cost = queries.cancelling(act, order, by=by, waived=waived)
    if shown_fee_fen is not None and shown_fee_fen != cost.fee_fen:
        raise FeeChanged()
    why = ending.Why("cancel", by, cause or by, said[: steps.REASON_MAX])
    ending.end(act, order, why, cost, visits)
    return order
