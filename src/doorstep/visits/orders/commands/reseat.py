"""Verbs of reseating: seats go from workers to others, who are asked first, or to the search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders.commands import seating, steps
from doorstep.visits.orders.models import ASSIGN, Order, Seat, Visit
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import (
    AlreadyTaken,
    NotNow,
    NotYours,
    WayNotOffered,
    WrongSeller,
)
from doorstep.visits.orders.rules.terms import PAY_GRACE_SECONDS

BEFORE_WORK = ("planned", "travelling")


@dataclass(frozen=True, slots=True)
class Reseat:
    """One seat that changes hands: of which order as it was when planned, from whom to whom."""

    order_id: UUID
    order_version: int
    leaves: UUID
    comes: UUID


@command
def reseat(act: Act, *, changes: Sequence[Reseat], reason: str = "") -> list[Order]:
    """Free workers' seats and hold them for others at the same times, all of them or none.

    Who comes is asked by dispatch, like everybody whose time is held; nobody has work put on them.
    Only where the platform assigns: a chosen person is the customer's to replace.
    Refuses with NotFound, NotAllowed, ReasonNeeded, AlreadyTaken, WayNotOffered, WrongSeller,
    NotYours, NotNow, and with what the calendars of those who come say.
    """
    moves.allowed("reseat", act.role)
    why = steps.reason_of(act, reason)
    orders = {id: _locked(act, id, changes) for id in sorted({one.order_id for one in changes})}
    freed = [
        (one, visit, seat)
        for one in changes
        for visit, seat in _freed(act, orders[one.order_id], one, why)
    ]
    for one, visit, seat in sorted(freed, key=lambda row: (row[0].comes, row[1].id)):
        order = orders[one.order_id]
        lapses_at = None
        if order.state == "unpaid" and order.pay_until_at is not None:
            lapses_at = order.pay_until_at + timedelta(seconds=PAY_GRACE_SECONDS)
        seating.hold(act, order, visit, one.comes, lapses_at=lapses_at)
        seat.state = moves.move(moves.SEAT_MOVES, seat.state, "hold")
        seat.worker_id = one.comes
        seat.save(update_fields=["state", "worker"])
    return list(orders.values())


@command
def vacate(act: Act, *, order_id: UUID, worker_id: UUID, reason: str = "") -> bool:
    """Free all that a worker who cannot come has of an order, held or taken; others are looked for.

    True when there was something.  What has begun stays: it is the desk's.
    Refuses with NotFound, NotAllowed, ReasonNeeded.
    """
    moves.allowed("release", act.role)
    why = steps.reason_of(act, reason)
    order = steps.locked(act, order_id)
    visits = {visit.id: visit for visit in steps.visits_of(act, order)}
    theirs = [seat for seat in steps.seats_of(act, visits.values()) if seat.worker_id == worker_id]
    if not theirs or any(visits[seat.visit_id].state not in BEFORE_WORK for seat in theirs):
        return False
    _leave(act, order, worker_id, theirs, visits.values(), why)
    return True


def _locked(act: Act, order_id: UUID, changes: Iterable[Reseat]) -> Order:
    """An order as it was planned for, locked, and its sellers' own people coming."""
    order = steps.locked(act, order_id)
    if order.way != ASSIGN:
        raise WayNotOffered()
    for one in changes:
        if one.order_id != order_id:
            continue
        if one.order_version != order.version:
            raise AlreadyTaken()
        if worker_facts.worker(act.as_system(), one.comes).merchant_id != order.merchant_id:
            raise WrongSeller()
    return order


def _freed(act: Act, order: Order, one: Reseat, why: str) -> list[tuple[Visit, Seat]]:
    """The fresh open seats in place of a worker's; a seat whose name was told is given back."""
    visits = {visit.id: visit for visit in steps.visits_of(act, order)}
    theirs = [seat for seat in steps.seats_of(act, visits.values()) if seat.worker_id == one.leaves]
    if not theirs:
        raise NotYours()
    if any(visits[seat.visit_id].state not in BEFORE_WORK for seat in theirs):
        raise NotNow(state=order.state)
    fresh = _leave(act, order, one.leaves, theirs, visits.values(), why)
    return [(visits[seat.visit_id], seat) for seat in fresh]


def _leave(
    act: Act, order: Order, worker_id: UUID, theirs: list[Seat], visits: Iterable[Visit], why: str
) -> list[Seat]:
    """Free a worker's seats, which become history; the fresh ones in their place."""
    held = [seat for seat in theirs if seat.state == "held"]
    fresh = []
    for seat in held:
        workers.end_hold(act.as_system(), visit_id=seat.visit_id, worker_id=worker_id)
        fresh.append(seating.leave(act, seat))
    taken = [(seat.visit_id, seat.index) for seat in theirs if seat.state == "taken"]
    if taken:
        seating.give_back(act, order, worker_id, verb="release", reason=why)
        live = steps.seats_of(act, visits)
        fresh += [seat for seat in live if (seat.visit_id, seat.index) in taken]
    else:
        _tell(act, order, worker_id, visits, why)
    return fresh


def _tell(act: Act, order: Order, worker_id: UUID, visits: Iterable[Visit], why: str) -> None:
    """Dispatch asks the next one; before the payment nobody was asked, so nobody is told."""
    facts = {"workers": [str(worker_id)]}
    if order.state == "open":
        steps.step(act, order, "release", reason=why, facts=facts)
        seating.announce(act, order, visits, again=False)
    else:
        steps.keep_link(act, order, "unseat", facts)
