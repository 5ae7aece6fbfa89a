"""How an order ends: accepted work, or a cancellation with its fee, refund and freed time."""

from dataclasses import dataclass
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act
from doorstep.kernel.queue import tell
from doorstep.money.payments import commands as payments
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, seating, steps
from doorstep.visits.orders.events import OrderAccepted, OrderCancelled
from doorstep.visits.orders.models import ChangeOrder, Order, Seat, Visit
from doorstep.visits.orders.rules import fees, moves, paying

CAUSE_MAX = 24
"""As long as the cause of a refund may be."""


@dataclass(frozen=True, slots=True)
class Why:
    """Who ends an order, for which cause, in whose words."""

    verb: str
    by: str
    cause: str
    reason: str = ""


def accept(act: Act, order: Order, *, by: str) -> None:
    """Count the work as accepted; what is still due becomes the customer's debt."""
    balance = queries.balance(act, order)
    terms = queries.terms(act, order)
    order.accepted_at, order.debt_fen = act.at, balance.due_fen
    order.dispute_until = paying.dispute_until(terms, ended_at=act.at)
    queue.cancel(act, key=f"orders.accept:{order.id.hex}")
    facts = {"by": by, "paid_fen": balance.paid_fen, "due_fen": balance.due_fen}
    changed = ["accepted_at", "dispute_until", "debt_fen"]
    steps.step(act, order, "accept", facts=facts, changed=changed)
    if order.debt_fen:
        asking.wait_to_remind(act, order, 1)
    tell(
        act,
        OrderAccepted(
            **steps.whose(order),
            by=by,
            accepted_at=order.accepted_at,
            dispute_until=order.dispute_until,
            paid_fen=balance.paid_fen,
            receivable_fen=balance.due_fen,
        ),
    )


def end(act: Act, order: Order, why: Why, cost: fees.Cancelling, visits: list[Visit]) -> None:
    """Cancel an order whose cost is decided: free the time, give the money back, tell it."""
    stage = moves.stage(order.state, [visit.state for visit in visits])
    seats = steps.seats_of(act, visits)
    taken = [seat for seat in seats if seat.state == "taken"]
    _end_visits(act, visits, missed=why.verb.startswith("miss"))
    _release_untold(act, [seat for seat in seats if seat.state == "held"])
    seating.end_holds(act, visits)
    waiting = ChangeOrder.objects.of(act).filter(order=order, state="proposed")
    waiting.update(state="lapsed", decided_at=act.at)
    asking.end_timers(act, order)
    order.cancelled_at, order.fee_fen = act.at, cost.fee_fen
    order.worker_fee_fen = cost.worker_fen if taken else 0
    if cost.fee_fen:
        terms = queries.terms(act, order)
        order.dispute_until = paying.dispute_until(terms, ended_at=act.at)
    steps.step(
        act,
        order,
        why.verb,
        reason=why.reason,
        facts={"by": why.by, "cause": why.cause, "fee_fen": cost.fee_fen},
        changed=["cancelled_at", "fee_fen", "worker_fee_fen", "dispute_until"],
    )
    if cost.refund_fen:
        payments.open_refund(
            act, subject_id=order.id, amount_fen=cost.refund_fen, cause=why.cause[:CAUSE_MAX]
        )
    _tell_cancelled(act, order, why, cost, stage, taken)


def _end_visits(act: Act, visits: list[Visit], *, missed: bool) -> None:
    verb = "miss" if missed else "cancel"
    for visit in visits:
        if visit.state != "finished":
            visit.state = moves.move(moves.VISIT_MOVES, visit.state, verb)
            visit.save(update_fields=["state"])


def _release_untold(act: Act, held: list[Seat]) -> None:
    """A worker who was only held for the payment never had a part in the order."""
    for seat in held:
        seat.state = moves.move(moves.SEAT_MOVES, seat.state, "release")
        seat.released_at = act.at
        seat.save(update_fields=["state", "released_at"])


def _tell_cancelled(
    act: Act, order: Order, why: Why, cost: fees.Cancelling, stage: str, taken: list[Seat]
) -> None:
    parts_bp: dict[UUID, int] = {}
    for seat in taken:
        parts_bp[seat.worker_id] = parts_bp.get(seat.worker_id, 0) + seat.part_bp
    tell(
        act,
        OrderCancelled(
            **steps.whose(order),
            merchant_id=order.merchant_id,
            by=why.by,
            cause=why.cause,
            reason=why.reason,
            stage=stage,
            fee_fen=cost.fee_fen,
            refund_fen=cost.refund_fen,
            worker_fen=order.worker_fee_fen,
            worker_ids=list(parts_bp),
            worker_parts_fen=fees.worker_parts(order.worker_fee_fen, parts_bp.values()),
            cancelled_at=act.at,
        ),
    )
