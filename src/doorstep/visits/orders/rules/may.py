"""What a customer may do with an order now, by the rules of the verbs: screens need not guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from doorstep.kernel.errors import Refusal
from doorstep.visits.orders.rules import fees, moves, paying
from doorstep.visits.orders.rules.terms import RESCHEDULE_MINUTES_BEFORE, Terms


class OrderFacts(Protocol):
    """Of an order, what decides."""

    state: str
    pay_until_at: datetime | None


class VisitFacts(Protocol):
    """Of a visit, what decides."""

    state: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class May:
    """Each verb of the customer's: whether it would be heard now.

    What else a verb asks of a certain value (whether a certain time is free, the shown fee) it
    still decides itself.
    """

    pay: bool
    cancel: bool
    choose_slot: bool
    show_start_code: bool
    report_absence: bool
    decide_change: bool
    show_finish_code: bool
    accept: bool
    pay_balance: bool
    tip: bool


def may(
    order: OrderFacts,
    visits: Sequence[VisitFacts],
    *,
    terms: Terms,
    at: datetime,
    expected_at: datetime | None,
    has_open_bill: bool,
    has_open_change: bool,
    due_fen: int,
) -> May:
    """Say it of an order with its visits; `expected_at` is from when lateness counts of the visit
    that is waited for, None where there is none.
    """
    stage = moves.stage(order.state, [one.state for one in visits])
    coming = order.state in ("assigned", "under_way")
    is_finished = order.state == "finished"
    return May(
        pay=has_open_bill,
        cancel=order.state in moves.ORDER_MOVES["cancel"] and stage != "started",
        choose_slot=_may_move(order, visits, at),
        show_start_code=coming
        and any(one.state in ("planned", "travelling", "arrived") for one in visits),
        report_absence=_may_report(order, terms, expected_at, at),
        decide_change=has_open_change,
        show_finish_code=is_finished,
        accept=is_finished,
        pay_balance=order.state in paying.PAYABLE_STATES and due_fen > 0,
        tip=order.state in paying.TIP_STATES,
    )


def _may_move(order: OrderFacts, visits: Sequence[VisitFacts], at: datetime) -> bool:
    """Whether a visit could be moved to another time."""
    if order.state not in moves.ORDER_MOVES["reschedule"]:
        return False
    if order.state == "unpaid" and order.pay_until_at is not None:
        return False
    until = timedelta(minutes=RESCHEDULE_MINUTES_BEFORE)
    return any(one.state == "planned" and one.starts_at - at >= until for one in visits)


def _may_report(
    order: OrderFacts, terms: Terms, expected_at: datetime | None, at: datetime
) -> bool:
    """Whether the customer has waited long enough for the worker."""
    if expected_at is None or order.state not in moves.ORDER_MOVES["miss_worker"]:
        return False
    try:
        fees.waited_for_worker(terms, starts_at=expected_at, at=at)
    except Refusal:
        return False
    return True
