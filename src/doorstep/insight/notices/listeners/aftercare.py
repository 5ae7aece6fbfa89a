"""What people are told after a visit: money, reviews, disputes, compensation."""

from doorstep.aftercare.guarantee.events import CompensationSent
from doorstep.aftercare.quality.events import (
    DisputeEnded,
    DisputeOpened,
    ObjectionAnswered,
    OrderReviewed,
    ReviewHidden,
)
from doorstep.aftercare.settlement.events import EarningsReleased
from doorstep.insight.notices import commands
from doorstep.kernel.act import Act
from doorstep.visits.dispatch.events import CompensationDue


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


def when_compensation_due(act: Act, event: CompensationDue) -> None:
    """Tell the customer what they get because a promise was not kept."""
    commands.tell_person(
        act,
        kind="compensation_due",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )


def when_compensation_sent(act: Act, event: CompensationSent) -> None:
    """Ask the customer to confirm what waits in their WeChat."""
    commands.tell_person(
        act,
        kind="compensation_sent",
        actor_id=event.customer_id,
        order_id=event.order_id,
        amount_fen=event.amount_fen,
    )
