"""What customers and workers are told on the way of an order."""

from datetime import timedelta
from typing import Any

from doorstep.insight.notices import commands
from doorstep.kernel.act import WORKER, Act
from doorstep.visits.dispatch.events import ChosenCannotCome, NobodyFound, WorkerApplied
from doorstep.visits.orders.events import (
    ChangeDecided,
    ChangeProposed,
    DebtReminded,
    NoShow,
    OrderAssigned,
    OrderCancelled,
    OrderOpened,
    OrderRescheduled,
    PaymentAsked,
    VisitArrived,
    VisitFinished,
    VisitSetOut,
    WorkerReleased,
)
from doorstep.visits.planning.events import VisitAtRisk
from doorstep.visits.tracking.events import LatenessTold


def when_payment_asked(act: Act, event: PaymentAsked) -> None:
    """Ask the customer to pay."""
    commands.tell_person(
        act,
        kind="payment_asked",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_order_opened(act: Act, event: OrderOpened) -> None:
    """Tell the customer that we look for somebody."""
    if not event.again:
        commands.tell_person(
            act, kind="order_opened", actor_id=event.customer_id, order_id=event.order_id
        )


def when_order_assigned(act: Act, event: OrderAssigned) -> None:
    """Tell the customer that somebody comes."""
    commands.tell_person(
        act, kind="order_assigned", actor_id=event.customer_id, order_id=event.order_id
    )


def when_worker_released(act: Act, event: WorkerReleased) -> None:
    """Tell the customer that the worker changes, and another is looked for."""
    if event.searched:
        commands.tell_person(
            act, kind="worker_released", actor_id=event.customer_id, order_id=event.order_id
        )


def when_visit_set_out(act: Act, event: VisitSetOut) -> None:
    """Tell the customer that the worker is on the way."""
    commands.tell_person(act, kind="set_out", actor_id=event.customer_id, order_id=event.order_id)


def when_visit_arrived(act: Act, event: VisitArrived) -> None:
    """Tell the customer that the worker is at the door, until when, and what an absence costs."""
    about: dict[str, Any] = {"kind": "arrived"}
    if event.waits_until_at is not None and event.absence_fee_fen:
        about = {
            "kind": "arrived_waiting",
            "at": event.waits_until_at,
            "amount_fen": event.absence_fee_fen,
        }
    commands.tell_person(act, actor_id=event.customer_id, order_id=event.order_id, **about)


def when_visit_finished(act: Act, event: VisitFinished) -> None:
    """Ask the customer to accept the work."""
    if event.last:
        commands.tell_person(
            act, kind="finished", actor_id=event.customer_id, order_id=event.order_id
        )


def when_change_proposed(act: Act, event: ChangeProposed) -> None:
    """Ask the customer to decide a change."""
    commands.tell_person(
        act,
        kind="change_proposed",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """Tell the customer what goes back."""
    commands.tell_person(
        act,
        kind="cancelled_customer",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.refund_fen,
    )


def when_order_cancelled_worker(act: Act, event: OrderCancelled) -> None:
    """Tell each worker what they get for the way."""
    commands.tell_people(
        act,
        kind="cancelled_worker",
        actor_ids=event.worker_ids,
        amounts_fen=event.worker_parts_fen,
        order_id=event.order_id,
    )


def when_order_assigned_worker(act: Act, event: OrderAssigned) -> None:
    """Tell the worker that the order is theirs, and when."""
    commands.tell_person(
        act,
        kind="assigned",
        actor_id=event.worker_id,
        order_id=event.order_id,
        at=event.starts_at,
    )


def when_worker_released_worker(act: Act, event: WorkerReleased) -> None:
    """Tell a worker that an order was taken from them, and why."""
    if event.by != WORKER:
        commands.tell_person(
            act,
            kind="taken_away",
            actor_id=event.worker_id,
            order_id=event.order_id,
            reason=event.reason,
        )


def when_order_rescheduled(act: Act, event: OrderRescheduled) -> None:
    """Tell the customer the new time."""
    commands.tell_person(
        act,
        kind="rescheduled",
        actor_id=event.customer_id,
        order_id=event.order_id,
        at=event.starts_at,
    )


def when_order_rescheduled_workers(act: Act, event: OrderRescheduled) -> None:
    """Tell the workers the new time."""
    commands.tell_people(
        act,
        kind="rescheduled_worker",
        actor_ids=event.worker_ids,
        order_id=event.order_id,
        at=event.starts_at,
    )


def when_no_show(act: Act, event: NoShow) -> None:
    """Tell the customer what was noted."""
    commands.tell_person(
        act,
        kind="worker_absent" if event.side == WORKER else "absent",
        actor_id=event.customer_id,
        order_id=event.order_id,
    )


def when_no_show_worker(act: Act, event: NoShow) -> None:
    """Tell the workers that it was noted that they did not come."""
    if event.side == WORKER:
        commands.tell_people(
            act, kind="not_come", actor_ids=event.worker_ids, order_id=event.order_id
        )


def when_change_decided(act: Act, event: ChangeDecided) -> None:
    """Tell the workers what became of the change."""
    commands.tell_workers_of(
        act,
        kind="change_approved" if event.state == "approved" else "change_declined",
        order_id=event.order_id,
    )


def when_debt_reminded(act: Act, event: DebtReminded) -> None:
    """Remind the customer of what is still owed."""
    commands.tell_person(
        act,
        kind="debt_reminded",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.debt_fen,
    )


def when_nobody_found(act: Act, event: NobodyFound) -> None:
    """Tell the customer that nobody could come."""
    commands.tell_person(
        act, kind="nobody_found", actor_id=event.customer_id, order_id=event.order_id
    )


def when_chosen_cannot_come(act: Act, event: ChosenCannotCome) -> None:
    """Ask the customer how to go on, and until when."""
    commands.tell_person(
        act,
        kind="chosen_cannot_come",
        actor_id=event.customer_id,
        order_id=event.order_id,
        at=event.answer_until,
    )


def when_visit_at_risk(act: Act, event: VisitAtRisk) -> None:
    """Tell the customer what a risk means for them; what changes no promise is the desk's."""
    if not event.customer_hears:
        return
    late = timedelta(seconds=event.late_seconds)
    kinds = {"chosen": "chosen_at_risk", "begun": "visit_interrupted"}
    commands.tell_person(
        act,
        kind="visit_late" if event.late_seconds else kinds.get(event.reason, "visit_at_risk"),
        actor_id=event.customer_id,
        order_id=event.order_id,
        at=event.starts_at + late,
    )


def when_visit_at_risk_worker(act: Act, event: VisitAtRisk) -> None:
    """Tell a worker that their customer was told of a later time, as things stand."""
    if event.customer_hears and event.late_seconds and event.worker_id is not None:
        commands.tell_person(
            act,
            kind="running_late",
            actor_id=event.worker_id,
            order_id=event.order_id,
            at=event.starts_at + timedelta(seconds=event.late_seconds),
        )


def when_lateness_told(act: Act, event: LatenessTold) -> None:
    """Tell the customer when the worker expects to be there."""
    commands.tell_person(
        act,
        kind="worker_late",
        actor_id=event.customer_id,
        order_id=event.order_id,
        at=event.expected_at,
    )


def when_worker_applied(act: Act, event: WorkerApplied) -> None:
    """Tell the customer that somebody can be picked."""
    commands.tell_person(
        act, kind="worker_applied", actor_id=event.customer_id, order_id=event.order_id
    )
