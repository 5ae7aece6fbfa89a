"""Verbs about who comes: a worker wins a seat, or leaves it."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel.act import CUSTOMER, WORKER, Act, command
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders.commands import seating, steps
from doorstep.visits.orders.events import OrderAssigned
from doorstep.visits.orders.models import CHOOSE, NOW, Order, Seat, Visit
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import AlreadyTaken, NotYours, WrongSeller


@command
def assign(
    act: Act,
    *,
    order_id: UUID,
    worker_id: UUID,
    order_version: int | None = None,
    starts_at: datetime | None = None,
) -> Order:
    """Give the worker a seat in every visit of the order, and hold the time for them.

    `order_version` is the version that the offer was made for: whoever comes second is refused.
    `starts_at` moves the start of an order for now, and of one whose worker was lost so late that
    the agreed time cannot be kept.  Twice by the same worker is harmless.
    Refuses with NotFound, NotAllowed, NotYours, AlreadyTaken, WrongSeller, and with what the
    worker's calendar says.
    """
    moves.allowed("assign", act.role)
    if act.role == WORKER and worker_id != act.actor_id:
        raise NotYours()
    order = steps.locked_for_the_house(act, order_id)
    if act.role == CUSTOMER and order.customer_id != act.actor_id:
        raise NotFound()
    visits = steps.visits_of(act, order)
    seats = steps.seats_of(act, visits)
    if order.state in ("open", "assigned", "under_way") and _has_all(visits, seats, worker_id):
        return order
    _still_free(order, order_version)
    _fits(act, order, visits, worker_id)
    moved: set[UUID] = set()
    for visit in visits:
        if starts_at is not None and _begins_anew(act, order, visit, seats, starts_at):
            if workers.end_hold(act, visit_id=visit.id, worker_id=worker_id):
                moved.add(visit.id)
            _start_at(visit, starts_at)
        mine = [seat for seat in seats if seat.visit_id == visit.id]
        _seat(act, order, visit, mine, worker_id, is_held=visit.id not in moved)
    complete = all(seat.state == "taken" for seat in seats)
    facts = {"worker": str(worker_id)}
    steps.step(act, order, _verb(visits, complete=complete), facts=facts)
    tell(
        act,
        OrderAssigned(
            **steps.whose(order),
            worker_id=worker_id,
            visit_ids=[visit.id for visit in visits],
            starts_at=visits[0].starts_at,
            complete=complete,
        ),
    )
    return order


def _verb(visits: list[Visit], *, complete: bool) -> str:
    """A crew is assigned when every seat is taken; who joins those on the way is on the way."""
    if not complete:
        return "assign_part"
    return "assign" if all(visit.state == "planned" for visit in visits) else "join"


def _has_all(visits: list[Visit], seats: list[Seat], worker_id: UUID) -> bool:
    mine = {s.visit_id for s in seats if s.state == "taken" and s.worker_id == worker_id}
    return {visit.id for visit in visits} <= mine


def _still_free(order: Order, order_version: int | None) -> None:
    if order.state in ("assigned", "under_way"):
        raise AlreadyTaken()
    moves.move(moves.ORDER_MOVES, order.state, "assign")
    if order_version is not None and order.version != order_version:
        raise AlreadyTaken()


def _fits(act: Act, order: Order, visits: list[Visit], worker_id: UUID) -> None:
    """The seller must be the one whom the customer pays; a chosen worker comes first."""
    worker = worker_facts.worker(act.as_system(), worker_id)
    if worker.merchant_id != order.merchant_id:
        raise WrongSeller()
    if order.way == CHOOSE and worker_id != order.wanted_worker_id:
        ids = [visit.id for visit in visits]
        asked = Seat.objects.of(act).filter(
            visit__in=ids, worker_id=order.wanted_worker_id, state__in=("taken", "released")
        )
        if act.role not in moves.DESK and not asked.exists():
            raise NotYours()


def _begins_anew(
    act: Act, order: Order, visit: Visit, seats: list[Seat], starts_at: datetime
) -> bool:
    if order.timing == NOW:
        return True
    if starts_at <= visit.starts_at or any(seat.state == "taken" for seat in seats):
        return False
    left = Seat.objects.of(act).filter(visit=visit, state="released", taken_at__isnull=False)
    return left.exists()


def _start_at(visit: Visit, starts_at: datetime) -> None:
    visit.ends_at = starts_at + (visit.ends_at - visit.starts_at)
    visit.starts_at = starts_at
    visit.save(update_fields=["starts_at", "ends_at"])


def _seat(
    act: Act, order: Order, visit: Visit, seats: list[Seat], worker_id: UUID, *, is_held: bool
) -> None:
    """Take the seat held for the worker, else an open one, else one held for somebody untold.

    Where the time has moved, it is held anew.
    """
    own = [seat for seat in seats if seat.state == "held" and seat.worker_id == worker_id]
    free = [seat for seat in seats if seat.state == "open"]
    others = [seat for seat in seats if seat.state == "held" and seat.worker_id != worker_id]
    seat = next(iter([*own, *free, *others]), None)
    if seat is None:
        raise AlreadyTaken()
    if own and is_held:
        workers.confirm_hold(act, visit_id=visit.id, worker_id=worker_id)
        seating.take(act, seat, worker_id)
        return
    if seat.state == "held" and not own:
        workers.end_hold(act, visit_id=visit.id, worker_id=seat.worker_id)
    seating.hold(act, order, visit, worker_id)
    seating.take(act, seat, worker_id)


@command
def release_worker(
    act: Act, *, order_id: UUID, worker_id: UUID | None = None, reason: str = ""
) -> Order:
    """Take a worker out of the order before the work begins; dispatch looks for another.

    A worker releases only themself.  Of a crew that is at work a desk takes out who did not come:
    the others go on, and whoever was not there has no part of the pay.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, ReasonNeeded.
    """
    moves.allowed("release", act.role)
    why = steps.reason_of(act, reason)
    order = steps.locked(act, order_id)
    if act.role == WORKER:
        if worker_id not in (None, act.actor_id):
            raise NotYours()
        worker_id = act.actor_id
    if act.role in moves.DESK and worker_id is not None and seating.goes_on(act, order, worker_id):
        seating.drop(act, order, worker_id, reason=why)
    else:
        seating.give_back(act, order, worker_id, verb="release", reason=why)
    return order


@command
def unseat(act: Act, *, order_id: UUID, worker_id: UUID) -> bool:
    """Free a seat that was only held for a worker who cannot come; True when there was one.

    The order stays as it is: its customer was never told this name.  Refuses with NotFound.
    """
    order = steps.locked_for_the_house(act, order_id)
    seats = steps.seats_of(act, steps.visits_of(act, order))
    held = [seat for seat in seats if seat.state == "held" and seat.worker_id == worker_id]
    for seat in held:
        workers.end_hold(act, visit_id=seat.visit_id, worker_id=worker_id)
        seating.leave(act, seat)
    if held:
        steps.keep_link(act, order, "unseat", {"worker": str(worker_id)})
    return bool(held)
