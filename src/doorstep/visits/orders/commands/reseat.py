"""The verb of reseating: one worker's seat goes to another, who is asked before it counts."""

from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders.commands import seating, steps
from doorstep.visits.orders.models import ASSIGN, Order, Seat
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import (
    AlreadyTaken,
    NotNow,
    NotYours,
    WayNotOffered,
    WrongSeller,
)


@command
def reseat(
    act: Act,
    *,
    order_id: UUID,
    leaves: UUID,
    comes: UUID,
    order_version: int | None = None,
    reason: str = "",
) -> Order:
    """Free a worker's seat in an order and hold it for another at the same time.

    The one who comes is asked by dispatch, like everybody whose time is held; nobody has work put
    on them. Only where the platform assigns: a chosen person is the customer's to replace.
    `order_version` is the version the plan was made for.
    Refuses with NotFound, NotAllowed, ReasonNeeded, AlreadyTaken, WayNotOffered, WrongSeller,
    NotYours, NotNow, and with what the calendar of the one who comes says.
    """
    moves.allowed("reseat", act.role)
    why = steps.reason_of(act, reason)
    order = steps.locked(act, order_id)
    if order_version not in (None, order.version):
        raise AlreadyTaken()
    if order.way != ASSIGN:
        raise WayNotOffered()
    if worker_facts.worker(act.as_system(), comes).merchant_id != order.merchant_id:
        raise WrongSeller()
    visits = {visit.id: visit for visit in steps.visits_of(act, order)}
    theirs = [seat for seat in steps.seats_of(act, visits.values()) if seat.worker_id == leaves]
    if not theirs:
        raise NotYours()
    if any(visits[seat.visit_id].state not in ("planned", "travelling") for seat in theirs):
        raise NotNow(state=order.state)
    free = _freed(act, order, theirs, leaves, why)
    for seat in free:
        visit = visits[seat.visit_id]
        seating.hold(act, order, visit, comes, lapses_at=order.pay_until_at)
        seat.state = moves.move(moves.SEAT_MOVES, seat.state, "hold")
        seat.worker_id = comes
        seat.save(update_fields=["state", "worker"])
    return order


def _freed(act: Act, order: Order, seats: list[Seat], leaves: UUID, why: str) -> list[Seat]:
    """The fresh open seats in place of a worker's; a seat whose name was told is given back."""
    if any(seat.state == "taken" for seat in seats):
        seating.give_back(act, order, leaves, verb="release", reason=why)
        left = {seat.visit_id for seat in seats}
        visits = [visit for visit in steps.visits_of(act, order) if visit.id in left]
        return [seat for seat in steps.seats_of(act, visits) if seat.state == "open"][: len(seats)]
    fresh = []
    for seat in seats:
        workers.end_hold(act.as_system(), visit_id=seat.visit_id, worker_id=leaves)
        fresh.append(seating.leave(act, seat))
    if order.state == "open":
        steps.step(act, order, "release", reason=why, facts={"workers": [str(leaves)]})
        seating.announce(act, order, steps.visits_of(act, order), again=False)
    else:
        steps.keep_link(act, order, "unseat", {"worker": str(leaves)})
    return fresh
