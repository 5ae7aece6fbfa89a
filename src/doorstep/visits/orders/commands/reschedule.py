"""The verb of moving a visit: a new time, with the same worker or with anyone who is free."""

from datetime import datetime, timedelta
from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, steps
from doorstep.visits.orders.events import OrderRescheduled
from doorstep.visits.orders.models import Order, Seat, Visit
from doorstep.visits.orders.rules import moves, paying
from doorstep.visits.orders.rules.refusals import NotNow, PriceChanged, TooLate
from doorstep.visits.orders.rules.terms import RESCHEDULE_MINUTES_BEFORE


@command
def reschedule(act: Act, *, visit_id: UUID, starts_at: datetime, reason: str = "") -> Order:
    """Move a visit to another time, at the price as sold.

    The workers who have it keep it; where one cannot, the calendar refuses. A time that costs
    another price (night, holiday) is refused: it is ordered anew.
    An order confirmed unpaid is asked for its payment accordingly.
    Refuses with NotFound, NotAllowed, NotNow, TooLate, TooSoon, TooFarAhead, PaidTooLongAgo,
    PriceChanged, and with what the workers' calendars say.
    """
    moves.allowed("reschedule", act.role)
    order, visit = steps.locked_by_visit(act, visit_id)
    if visit.starts_at == starts_at:
        return order
    moves.move(moves.ORDER_MOVES, order.state, "reschedule")
    is_being_paid = order.state == "unpaid" and order.pay_until_at is not None
    if visit.state != "planned" or is_being_paid:
        raise NotNow(state=order.state)
    left = visit.starts_at - act.at
    if act.role not in moves.DESK and left < timedelta(minutes=RESCHEDULE_MINUTES_BEFORE):
        raise TooLate()
    _fits(act, order, visit, starts_at)
    length, shift = visit.ends_at - visit.starts_at, starts_at - visit.starts_at
    visit.starts_at, visit.ends_at = starts_at, starts_at + length
    visit.save(update_fields=["starts_at", "ends_at"])
    seats = [seat for seat in steps.seats_of(act, [visit]) if seat.worker_id is not None]
    _move_time(act, order, visit, seats, shift)
    steps.step(
        act,
        order,
        "reschedule",
        reason=reason,
        facts={"visit": visit.index, "starts_at": starts_at.isoformat()},
        changed=["pay_from_at"],
    )
    tell(
        act,
        OrderRescheduled(
            **steps.whose(order),
            visit_id=visit.id,
            worker_ids=[seat.worker_id for seat in seats],
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            by=act.role,
        ),
    )
    return order


def _fits(act: Act, order: Order, visit: Visit, starts_at: datetime) -> None:
    paying.start_fits(areas.facts(act), starts_at=starts_at, at=act.at)
    ends_at = starts_at + (visit.ends_at - visit.starts_at)
    if not queries.costs_the_same_at(act, order, starts_at):
        raise PriceChanged()
    terms = queries.terms(act, order)
    paying.may_move_to(order.payee_mode, terms, ends_at=ends_at, first_paid_at=order.paid_at)


def _move_time(act: Act, order: Order, visit: Visit, seats: list[Seat], shift: timedelta) -> None:
    if seats:
        workers.move_hold(
            act.as_system(), visit_id=visit.id, starts_at=visit.starts_at, ends_at=visit.ends_at
        )
    if order.state == "unpaid":
        ends_at = max(other.ends_at for other in steps.visits_of(act, order))
        terms = queries.terms(act, order)
        earliest = paying.pay_from(order.payee_mode, terms, ends_at=ends_at, at=act.at)
        # Whoever was to be asked three days before the visit still is.
        asked_at = order.pay_from_at + shift if order.pay_from_at else act.at
        order.pay_from_at = max(earliest or act.at, asked_at)
        asking.wait_to_ask(act, order)
