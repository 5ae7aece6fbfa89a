"""What people are told when something happens."""

from datetime import timedelta
from typing import Any

from doorstep.aftercare.quality.events import (
    DisputeEnded,
    DisputeOpened,
    ObjectionAnswered,
    OrderReviewed,
    ReviewHidden,
)
from doorstep.aftercare.settlement.events import EarningsReleased
from doorstep.insight.notices import commands
from doorstep.kernel.act import WORKER, Act
from doorstep.offering.workers.events import GradeChanged, LicenceExpiring, WorkerStateChanged
from doorstep.visits.dispatch.events import (
    ChosenCannotCome,
    CompensationDue,
    NobodyFound,
    OfferMade,
    WorkerApplied,
)
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
from doorstep.visits.series.events import (
    ChargeComing,
    OccurrenceAsked,
    OccurrenceLapsed,
    OccurrencePlaced,
    SeriesEnded,
)
from doorstep.visits.staffing.events import HandoverAsked, HandoverEnded, RestDue
from doorstep.visits.waiting.events import EntryEnded, SlotOffered, SlotOfferEnded

STATE_KINDS = {
    ("pause", False): "paused",
    ("pause", True): "paused_until",
    ("resume", False): "resumed",
    ("clear", False): "cleared",
    ("unclear", False): "papers_wanting",
    ("end", False): "left",
}
"""What a worker is told by the verb that changed their state, and whether it has an end."""


def when_occurrence_asked(act: Act, event: OccurrenceAsked) -> None:
    """Ask the customer to decide about a day of a series."""
    commands.tell_person(
        act,
        kind="series_question",
        actor_id=event.customer_id,
        at=event.answer_until_at,
        day=event.day,
    )


def when_occurrence_lapsed(act: Act, event: OccurrenceLapsed) -> None:
    """Tell the customer that nobody comes on a day of a series."""
    commands.tell_person(act, kind="series_lapsed", actor_id=event.customer_id, day=event.day)


def when_occurrence_placed(act: Act, event: OccurrencePlaced) -> None:
    """Tell the customer when somebody else comes."""
    if event.other_person:
        commands.tell_person(
            act,
            kind="series_other_person",
            actor_id=event.customer_id,
            order_id=event.order_id,
            day=event.day,
        )


def when_charge_coming(act: Act, event: ChargeComing) -> None:
    """Tell the customer of the next charge while it can still be stopped."""
    commands.tell_person(
        act,
        kind="series_charge",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
        at=event.pay_from_at,
        day=event.day,
    )


def when_series_ended(act: Act, event: SeriesEnded) -> None:
    """Tell the customer that a series is over."""
    commands.tell_person(act, kind="series_ended", actor_id=event.customer_id)


def when_slot_offered(act: Act, event: SlotOffered) -> None:
    """Tell the first in line that a time is kept for them."""
    commands.tell_person(
        act,
        kind="slot_offered",
        actor_id=event.customer_id,
        amount_fen=event.total_fen,
        at=event.starts_at,
        minutes=event.minutes,
    )


def when_slot_offer_ended(act: Act, event: SlotOfferEnded) -> None:
    """Tell the customer that a kept time went to the next."""
    if event.state == "timed_out":
        commands.tell_person(act, kind="slot_passed", actor_id=event.customer_id)


def when_entry_ended(act: Act, event: EntryEnded) -> None:
    """Tell the customer that waiting was in vain."""
    if event.state == "expired":
        commands.tell_person(act, kind="waiting_over", actor_id=event.customer_id)


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
    """Tell the customer that a promised time may not be kept, and by how much."""
    late = timedelta(seconds=event.late_seconds)
    commands.tell_person(
        act,
        kind="visit_late" if event.late_seconds else "visit_at_risk",
        actor_id=event.customer_id,
        order_id=event.order_id,
        at=event.starts_at + late,
    )


def when_worker_applied(act: Act, event: WorkerApplied) -> None:
    """Tell the customer that somebody can be picked."""
    commands.tell_person(
        act, kind="worker_applied", actor_id=event.customer_id, order_id=event.order_id
    )


def when_offer_made(act: Act, event: OfferMade) -> None:
    """Tell the worker that an offer waits."""
    commands.tell_person(
        act,
        kind="offer_made",
        actor_id=event.worker_id,
        order_id=event.order_id,
        amount_fen=event.pay_fen,
        at=event.starts_at,
    )


def when_earnings_released(act: Act, event: EarningsReleased) -> None:
    """Tell the worker what can be taken out."""
    commands.tell_person(
        act,
        kind="earnings_released",
        actor_id=event.worker_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_order_reviewed(act: Act, event: OrderReviewed) -> None:
    """Tell the worker that somebody said how it was."""
    if event.worker_id is not None:
        commands.tell_person(
            act, kind="reviewed", actor_id=event.worker_id, order_id=event.order_id
        )


def when_review_hidden(act: Act, event: ReviewHidden) -> None:
    """Tell the customer that their review is not shown, and why."""
    commands.tell_person(
        act,
        kind="review_hidden_author",
        actor_id=event.customer_id,
        order_id=event.order_id,
        reason=event.reason,
    )


def when_review_hidden_worker(act: Act, event: ReviewHidden) -> None:
    """Tell the worker that a review of them is not shown, and why."""
    if event.worker_id is not None:
        commands.tell_person(
            act,
            kind="review_hidden",
            actor_id=event.worker_id,
            order_id=event.order_id,
            reason=event.reason,
        )


def when_dispute_opened(act: Act, event: DisputeOpened) -> None:
    """Tell the workers that their work is disputed, so that they can say their side."""
    commands.tell_people(
        act, kind="dispute_opened", actor_ids=event.worker_ids, order_id=event.order_id
    )


def when_dispute_ended(act: Act, event: DisputeEnded) -> None:
    """Tell the customer that the dispute was decided, and how."""
    if not event.is_withdrawn:
        commands.tell_person(
            act,
            kind="dispute_ended",
            actor_id=event.customer_id,
            order_id=event.order_id,
            reason=event.decision,
        )


def when_dispute_ended_workers(act: Act, event: DisputeEnded) -> None:
    """Tell the workers how it ended, why, and what it takes from their share."""
    commands.tell_people(
        act,
        kind="dispute_withdrawn" if event.is_withdrawn else "dispute_decided",
        actor_ids=event.worker_ids,
        amounts_fen=event.taken_fen,
        order_id=event.order_id,
        reason=event.decision,
    )


def when_objection_answered(act: Act, event: ObjectionAnswered) -> None:
    """Tell the worker what the desk says."""
    commands.tell_person(
        act, kind="objection_answered", actor_id=event.worker_id, reason=event.answer
    )


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Tell a worker that they may take orders, or may not, why and until when."""
    kind = STATE_KINDS[event.verb, event.until_at is not None]
    commands.tell_person(
        act, kind=kind, actor_id=event.worker_id, reason=event.reason, at=event.until_at
    )


def when_compensation_due(act: Act, event: CompensationDue) -> None:
    """Tell the customer what they get because a promise was not kept."""
    commands.tell_person(
        act,
        kind="compensation_due",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_handover_asked(act: Act, event: HandoverAsked) -> None:
    """Ask a worker whether they take a colleague's order over."""
    commands.tell_person(
        act,
        kind="handover_asked",
        actor_id=event.worker_id,
        order_id=event.order_id,
        at=event.expires_at,
    )


def when_handover_ended(act: Act, event: HandoverEnded) -> None:
    """Tell whoever wanted to hand an order on what became of it."""
    if event.state in ("taken", "refused"):
        kind = f"handover_{event.state}"
        commands.tell_person(act, kind=kind, actor_id=event.worker_id, order_id=event.order_id)


def when_rest_due(act: Act, event: RestDue) -> None:
    """Tell a worker that a rest is due, and until when."""
    commands.tell_person(act, kind="rest_due", actor_id=event.worker_id, at=event.until_at)


def when_grade_changed(act: Act, event: GradeChanged) -> None:
    """Tell a worker their new grade, and why."""
    commands.tell_person(
        act,
        kind="grade_changed",
        actor_id=event.worker_id,
        before=event.before,
        after=event.after,
        reason=event.reason,
    )


def when_licence_expiring(act: Act, event: LicenceExpiring) -> None:
    """Tell a worker that a licence ends soon."""
    commands.tell_person(
        act,
        kind="licence_expiring",
        actor_id=event.worker_id,
        licence=event.kind,
        day=event.expires_on,
    )
