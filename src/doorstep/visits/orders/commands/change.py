"""Verbs of change orders: more work or material on site, only with the customer's yes."""

from datetime import timedelta
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, steps
from doorstep.visits.orders.events import ChangeDecided, ChangeProposed
from doorstep.visits.orders.models import ChangeOrder, Order, OrderLine, Visit
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import ChangeOpen, NotNow, TooLate

ON_SITE = ("arrived", "started")


@command
def propose_change(
    act: Act,
    *,
    visit_id: UUID,
    units: int = 0,
    options: tuple[tuple[str, int], ...] = (),
    materials: tuple[tuple[str, int], ...] = (),
    reason: str = "",
) -> ChangeOrder:
    """Propose more of the same work (`units`), options or materials, at the prices as sold.

    Refuses with NotFound, NotAllowed, NotYours, NotNow, ChangeOpen, Invalid, BadChoice, NotPriced.
    """
    moves.allowed("propose_change", act.role)
    order, visit = steps.locked_by_visit(act, visit_id)
    steps.my_seats(act, steps.seats_of(act, [visit]))
    if visit.state not in ON_SITE:
        raise NotNow(state=order.state)
    if not (units or options or materials):
        raise Invalid([{"field": "options", "reason": "nothing was asked for"}])
    if ChangeOrder.objects.of(act).filter(order=order, state="proposed").exists():
        raise ChangeOpen()
    priced, minutes = queries.price_of_change(
        act, order, visit, units=units, options=options, materials=materials
    )
    terms = queries.terms(act, order)
    change = ChangeOrder(
        city_id=act.city_id,
        order=order,
        visit=visit,
        state="proposed",
        lines=[queries.line_facts(line) for line in priced],
        minutes=minutes,
        amount_fen=sum(line.amount_fen for line in priced),
        paid_now=order.pay == "whole",
        reason=(reason or act.reason)[: steps.REASON_MAX],
        proposed_by=act.actor_id,
        proposed_at=act.at,
        lapses_at=act.at + timedelta(minutes=terms.decide_change_minutes),
    )
    change.save()
    _wait(act, change)
    steps.keep_link(act, order, "change_proposed", _facts(change))
    tell(
        act,
        ChangeProposed(
            **steps.whose(order),
            change_id=change.id,
            amount_fen=change.amount_fen,
            minutes=change.minutes,
            lapses_at=change.lapses_at,
        ),
    )
    return change


def _wait(act: Act, change: ChangeOrder) -> None:
    key = f"orders.change:{change.id.hex}"
    due_at = change.lapses_at
    queue.at(act, "orders.lapse_change", due_at=due_at, key=key, change_id=change.id)


def _facts(change: ChangeOrder) -> dict[str, object]:
    return {"change": str(change.id), "amount_fen": change.amount_fen, "lines": change.lines}


@command
def decide_change(act: Act, *, change_id: UUID, approve: bool) -> ChangeOrder:
    """Approve or decline a proposed change, on the customer's own phone.  Twice is harmless.

    An approved change lengthens the visit; it is billed at once where the order was paid whole,
    else it joins the balance.
    Refuses with NotFound, NotAllowed, NotNow, TooLate, and with what the worker's calendar says.
    """
    moves.allowed("decide_change", act.role)
    order, change = _locked_change(act, change_id)
    wanted = "approved" if approve else "declined"
    if change.state == wanted:
        return change
    if change.state != "proposed":
        raise NotNow(state=change.state)
    if act.at >= change.lapses_at:
        raise TooLate()
    change.state, change.decided_at = wanted, act.at
    if approve:
        moves.move(moves.ORDER_MOVES, order.state, "change")
        _carry_out(act, order, change)
    change.save(update_fields=["state", "decided_at", "bill_id"])
    _decided(act, order, change)
    return change


def _carry_out(act: Act, order: Order, change: ChangeOrder) -> None:
    visit = Visit.objects.of(act).get(id=change.visit_id)
    if change.minutes:
        visit.ends_at += timedelta(minutes=change.minutes)
        visit.save(update_fields=["ends_at"])
        workers.move_hold(
            act.as_system(),
            visit_id=visit.id,
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
        )
    first = OrderLine.objects.of(act).filter(order=order).count() + 1
    rows = queries.line_rows(act, order.id, change.lines, first=first, change_id=change.id)
    OrderLine.objects.bulk_create(rows)
    if change.paid_now and change.amount_fen:
        change.bill_id = asking.open_bill(act, order, "change", change.amount_fen).id


@command
def lapse_change(act: Act, *, change_id: UUID) -> ChangeOrder:
    """Let a proposal go that nobody decided: it never counted.  Refuses with NotFound."""
    order, change = _locked_change(act, change_id)
    if change.state == "proposed" and act.at >= change.lapses_at:
        change.state, change.decided_at = "lapsed", act.at
        change.save(update_fields=["state", "decided_at"])
        _decided(act, order, change)
    return change


def _locked_change(act: Act, change_id: UUID) -> tuple[Order, ChangeOrder]:
    found = ChangeOrder.objects.of(act).filter(id=change_id).first()
    if found is None:
        raise NotFound()
    order = steps.locked(act, found.order_id)
    return order, ChangeOrder.objects.of(act).get(id=change_id)


def _decided(act: Act, order: Order, change: ChangeOrder) -> None:
    queue.cancel(act, key=f"orders.change:{change.id.hex}")
    steps.keep_link(act, order, f"change_{change.state}", _facts(change))
    tell(
        act,
        ChangeDecided(
            **steps.whose(order),
            change_id=change.id,
            state=change.state,
            amount_fen=change.amount_fen,
            bill_id=change.bill_id,
        ),
    )
