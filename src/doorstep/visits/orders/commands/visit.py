"""Verbs of a visit: set out, arrive, start with the customer's code, finish; and nobody there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, codes, ending, seating, steps
from doorstep.visits.orders.events import (
    NoShow,
    VisitArrived,
    VisitFinished,
    VisitSetOut,
    VisitStarted,
)
from doorstep.visits.orders.models import ChangeOrder, Order, Seat, Visit
from doorstep.visits.orders.rules import fees, moves, paying
from doorstep.visits.orders.rules.refusals import NotNow

DONE_VISITS = frozenset({"finished", "cancelled", "missed"})


@command
def set_out(act: Act, *, visit_id: UUID, facts: Mapping[str, Any] | None = None) -> Visit:
    """Say that the worker is on the way, in the stated time before the start.

    Of a crew the first sets the visit out, arrives and starts; the others follow on their own.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, TooEarly.
    """
    order, visit, seats = _at_work(act, visit_id, "set_out")
    if visit.state == "travelling" or _follows(act, visit):
        return visit
    moves.move(moves.VISIT_MOVES, visit.state, "set_out")
    fees.may_set_out(queries.terms(act, order), starts_at=visit.starts_at, at=act.at)
    visit.set_out_at = act.at
    workers.begin_hold(act, visit_id=visit.id, until_at=visit.ends_at)
    _go(act, order, visit, "set_out", ["set_out_at"], facts)
    tell(act, VisitSetOut(**_news(act, order, visit, seats)))
    return visit


def _follows(act: Act, visit: Visit) -> bool:
    """Whether others of the crew are there already; the visit is as far as the first of them."""
    crew = [seat for seat in steps.seats_of(act, [visit]) if seat.state == "taken"]
    return len(crew) > 1 and visit.state in ("arrived", "started")


@command
def arrive(act: Act, *, visit_id: UUID, facts: Mapping[str, Any] | None = None) -> Visit:
    """Say that the worker is at the door; `facts` say how it is known (place, accuracy, by hand).

    Refuses with NotFound, NotAllowed, NotYours, NotNow, TooEarly.
    """
    order, visit, seats = _at_work(act, visit_id, "arrive")
    if visit.state == "arrived":
        return visit
    moves.move(moves.VISIT_MOVES, visit.state, "arrive")
    terms = queries.terms(act, order)
    fees.may_set_out(terms, starts_at=visit.starts_at, at=act.at)
    visit.arrived_at = act.at
    _go(act, order, visit, "arrive", ["arrived_at"], facts)
    due_at = _expected_at(visit, seats)
    absent = fees.customer_missing(terms, queries.situation(act, order, by="customer"))
    tell(
        act,
        VisitArrived(
            **_news(act, order, visit, seats),
            late_seconds=max(0, int((act.at - due_at).total_seconds())),
            waits_until_at=fees.customer_awaited_until(
                terms, arrived_at=act.at, starts_at=visit.starts_at
            ),
            absence_fee_fen=absent.fee_fen,
        ),
    )
    return visit


def _expected_at(visit: Visit, seats: list[Seat]) -> datetime:
    """From when lateness counts: the start, or when the last of the workers took the visit."""
    taken = [seat.taken_at for seat in seats if seat.taken_at is not None]
    return max([visit.starts_at, *taken])


@command
def show_start_code(act: Act, *, visit_id: UUID) -> codes.ShownCode:
    """Make the code that the customer says at the door; a new one replaces the last.

    Refuses with NotFound, NotAllowed, NotNow.
    """
    moves.allowed("show_start_code", act.role)
    order, visit = steps.locked_by_visit(act, visit_id)
    if visit.state not in ("planned", "travelling", "arrived"):
        raise NotNow(state=order.state)
    return codes.show_start(act, visit)


@command
def start(
    act: Act, *, visit_id: UUID, code: str = "", facts: Mapping[str, Any] | None = None
) -> Visit:
    """Begin the work with the customer's code; an operator may begin it with a reason instead.

    Refuses with NotFound, NotAllowed, NotYours, NotNow, CodeNeeded, WrongCode, ReasonNeeded.
    """
    order, visit, seats = _at_work(act, visit_id, "start")
    if visit.state == "started":
        return visit
    told = dict(facts or {})
    if act.role in moves.DESK:
        told["reason"] = steps.reason_of(act)
    else:
        moves.move(moves.VISIT_MOVES, visit.state, "start")
        codes.check_start(act, visit, code)
        told["by_code"] = True
    visit.started_at, visit.start_code_hash = act.at, None
    done_at = max(visit.ends_at, act.at + (visit.ends_at - visit.starts_at))
    workers.begin_hold(act, visit_id=visit.id, until_at=done_at)
    _go(act, order, visit, "start", ["started_at", "start_code_hash"], told)
    tell(act, VisitStarted(**_news(act, order, visit, seats)))
    return visit


@command
def finish(act: Act, *, visit_id: UUID, facts: Mapping[str, Any] | None = None) -> Visit:
    """Say that the work of the visit is done; the last visit finishes the order.

    What was proposed and not decided lapses.  A day of silence will count as acceptance.
    Refuses with NotFound, NotAllowed, NotYours, NotNow.
    """
    order, visit, seats = _at_work(act, visit_id, "finish")
    if visit.state == "finished":
        return visit
    visit.state = moves.move(moves.VISIT_MOVES, visit.state, "finish")
    visit.finished_at = act.at
    visit.save(update_fields=["state", "finished_at"])
    waiting = ChangeOrder.objects.of(act).filter(visit=visit, state="proposed")
    waiting.update(state="lapsed", decided_at=act.at)
    workers.end_hold(act, visit_id=visit.id, done=True)
    is_last = all(other.state in DONE_VISITS for other in steps.visits_of(act, order))
    told = {"visit": visit.index, **(facts or {})}
    if is_last:
        order.finished_at = act.at
        _wait_for_acceptance(act, order)
    verb = "finish" if is_last else "finish_visit"
    steps.step(act, order, verb, facts=told, changed=["finished_at"])
    due_fen = queries.balance(act, order).due_fen
    tell(act, VisitFinished(**_news(act, order, visit, seats), last=is_last, due_fen=due_fen))
    return visit


def _wait_for_acceptance(act: Act, order: Order) -> None:
    due_at = paying.accepted_by_itself_at(queries.terms(act, order), finished_at=act.at)
    key = f"orders.accept:{order.id.hex}"
    queue.at(act, "orders.accept_unclaimed", due_at=due_at, key=key, order_id=order.id)


@command
def report_no_show(act: Act, *, visit_id: UUID, side: str, search_again: bool = False) -> Order:
    """Say that the customer, or the worker, was not there after the stated wait.

    An absent customer pays as one who cancels at the door; a desk says why.  For an absent worker
    the customer has everything back, or with `search_again` another worker is looked for.
    Refuses with NotFound, NotAllowed, NotYours, NotNow, TooEarly, ReasonNeeded, Invalid.
    """
    if side not in ("customer", "worker"):
        raise Invalid([{"field": "side", "reason": "customer | worker"}])
    moves.allowed(f"miss_{side}", act.role)
    order, visit = steps.locked_by_visit(act, visit_id)
    visits = steps.visits_of(act, order)
    seats = [seat for seat in steps.seats_of(act, [visit]) if seat.state == "taken"]
    if side == "customer":
        steps.my_seats(act, seats)
        _customer_absent(act, order, visit, visits)
    else:
        _worker_absent(act, order, visit, visits, search_again, seats)
    tell(
        act,
        NoShow(
            **steps.whose(order),
            visit_id=visit.id,
            side=side,
            worker_ids=[seat.worker_id for seat in seats],
            at=act.at,
        ),
    )
    return order


def _customer_absent(act: Act, order: Order, visit: Visit, visits: list[Visit]) -> None:
    said = steps.reason_of(act) if act.role in moves.DESK else act.reason
    if visit.state != "arrived" or visit.arrived_at is None:
        raise NotNow(state=order.state)
    terms = queries.terms(act, order)
    fees.waited_for_customer(
        terms, arrived_at=visit.arrived_at, starts_at=visit.starts_at, at=act.at
    )
    asking.void_open_bills(act, order)
    cost = fees.customer_missing(terms, queries.situation(act, order, by="customer"))
    why = ending.Why("miss_customer", act.role, "no_show_customer", said)
    ending.end(act, order, why, cost, visits)


def _worker_absent(
    act: Act,
    order: Order,
    visit: Visit,
    visits: list[Visit],
    search_again: bool,
    seats: list[Seat],
) -> None:
    if visit.state not in ("planned", "travelling"):
        raise NotNow(state=order.state)
    moves.move(moves.ORDER_MOVES, order.state, "miss_worker")
    due_at = _expected_at(visit, seats)
    fees.waited_for_worker(queries.terms(act, order), starts_at=due_at, at=act.at)
    if search_again:
        seating.give_back(act, order, None, verb="search_again", reason="no_show_worker")
        return
    asking.void_open_bills(act, order)
    paid_fen = queries.situation(act, order, by="worker").paid_fen
    why = ending.Why("miss_worker", act.role, "no_show_worker", act.reason)
    ending.end(act, order, why, fees.Cancelling(0, paid_fen, 0), visits)


def _at_work(act: Act, visit_id: UUID, verb: str) -> tuple[Order, Visit, list[Seat]]:
    moves.allowed(verb, act.role)
    order, visit = steps.locked_by_visit(act, visit_id)
    seats = steps.my_seats(act, steps.seats_of(act, [visit]))
    if not seats:
        raise NotNow(state=order.state)
    return order, visit, seats


def _go(
    act: Act,
    order: Order,
    visit: Visit,
    verb: str,
    changed: list[str],
    facts: Mapping[str, Any] | None,
) -> None:
    visit.state = moves.move(moves.VISIT_MOVES, visit.state, verb)
    visit.save(update_fields=["state", *changed])
    told = {"visit": visit.index, **(facts or {})}
    if order.state == "open" and verb == "arrive":
        # The rest of a crew arrives while a seat is offered: that offer stays good.
        steps.keep_link(act, order, verb, told)
    else:
        steps.step(act, order, verb, facts=told)


def _news(act: Act, order: Order, visit: Visit, seats: list[Seat]) -> dict[str, Any]:
    worker_id = seats[0].worker_id
    return {**steps.whose(order), "visit_id": visit.id, "worker_id": worker_id, "at": act.at}
