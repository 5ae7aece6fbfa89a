"""Reviewing work, answering, and disputing it."""

from uuid import UUID

from doorstep.aftercare.quality import queries, rules
from doorstep.aftercare.quality.events import DisputeEnded, DisputeOpened, OrderReviewed
from doorstep.aftercare.quality.models import Dispute, Review
from doorstep.aftercare.settlement import commands as settlement
from doorstep.kernel import audit
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order
from doorstep.visits.tracking import commands as tracking


@command
def review(
    act: Act,
    *,
    order_id: UUID,
    stars: int,
    tags: list[str],
    text: str = "",
    photo_ids: list[UUID] | None = None,
) -> Review:
    """Say how it was; once for each order.

    Refuses with NotFound, Invalid, NotYet, TooLate, AlreadyReviewed.
    """
    photos = photo_ids or []
    rules.check_review(stars, tags, len(photos))
    order = orders.order(act, order_id)
    rules.check_reviewable(order.state, order.accepted_at, act.at)
    if Review.objects.of(act).filter(order_id=order.id).exists():
        raise rules.AlreadyReviewed()
    seats = [seat for seat in orders.seats(act, order) if seat.state == "taken"]
    worker_id = seats[0].worker_id if len({seat.worker_id for seat in seats}) == 1 else None
    found = Review.objects.create(
        city_id=act.city_id,
        order_id=order.id,
        worker_id=worker_id,
        stars=stars,
        tags=tags,
        text=text.strip()[:1000],
        photo_ids=[str(id) for id in photos],
        said_at=act.at,
    )
    if worker_id is not None:
        workers.add_rating(act.as_system(), worker_id=worker_id, stars=stars)
    news = OrderReviewed(
        order_id=order.id, customer_id=order.customer_id, worker_id=worker_id, stars=stars
    )
    tell(act, news)
    return found


@command
def answer_review(act: Act, *, review_id: UUID, text: str) -> Review:
    """Answer a review of one's own work, once or again.  Refuses with NotFound."""
    found = Review.objects.of(act).lock().filter(id=review_id, worker_id=act.actor_id).first()
    if found is None:
        raise NotFound()
    found.answer, found.answered_at = text.strip()[:500], act.at
    found.save(update_fields=["answer", "answered_at"])
    return found


@command
def look_at_review(act: Act, *, review_id: UUID, hidden_reason: str = "") -> Review:
    """Note that a person looked at a low review; hiding it needs a reason and is logged."""
    found = Review.objects.of(act).lock().filter(id=review_id).first()
    if found is None:
        raise NotFound()
    found.looked_at, found.hidden_reason = act.at, hidden_reason[:200]
    found.save(update_fields=["looked_at", "hidden_reason"])
    action = "quality.hide_review" if hidden_reason else "quality.look_at_review"
    audit.note(act, action, subject=("review", found.id))
    return found


@command
def open_dispute(
    act: Act, *, order_id: UUID, reason: str, photo_ids: list[UUID] | None = None
) -> Dispute:
    """Object to accepted work; its shares wait until this is decided.

    Refuses with NotFound, NotYet, TooLate, AlreadyDisputed, AlreadyReleased.
    """
    order = orders.order(act, order_id)
    rules.check_disputable(order.state, order.dispute_until, act.at)
    if Dispute.objects.of(act).filter(order_id=order.id, state=Dispute.OPEN).exists():
        raise rules.AlreadyDisputed()
    settlement.hold(act.as_system(), order_id=order.id)
    tracking.hold_track(act.as_system(), order_id=order.id, reason="dispute")
    dispute = Dispute.objects.create(
        city_id=act.city_id,
        order_id=order.id,
        reason=reason.strip()[:1000],
        photo_ids=[str(id) for id in photo_ids or []],
        opened_at=act.at,
        answer_due_at=act.at + rules.ANSWER_WITHIN,
    )
    _keep(act, order, "dispute_opened", dispute)
    news = DisputeOpened(order_id=order.id, customer_id=order.customer_id, dispute_id=dispute.id)
    tell(act, news)
    return dispute


@command
def withdraw_dispute(act: Act, *, dispute_id: UUID) -> Dispute:
    """Take an objection back.  Refuses with NotFound, NotOpen."""
    return _end(act, dispute_id, state=Dispute.WITHDRAWN, decision="", refund_fen=0)


@command
def decide_dispute(act: Act, *, dispute_id: UUID, decision: str, refund_fen: int) -> Dispute:
    """Decide a dispute, with or without money back.

    Refuses with NotFound, NotOpen, TooMuchBack, AlreadyReleased.
    """
    return _end(
        act,
        dispute_id,
        state=Dispute.DECIDED,
        decision=decision.strip()[:1000],
        refund_fen=refund_fen,
    )


def _end(act: Act, dispute_id: UUID, *, state: str, decision: str, refund_fen: int) -> Dispute:
    queries.dispute(act, dispute_id)
    dispute = Dispute.objects.of(act).lock().get(id=dispute_id)
    if dispute.state != Dispute.OPEN:
        raise rules.NotOpen()
    order = orders.order(act, dispute.order_id)
    dispute.state, dispute.decided_at, dispute.decided_by = state, act.at, act.actor_id
    dispute.decision, dispute.refund_fen = decision, refund_fen
    dispute.save(update_fields=["state", "decided_at", "decided_by", "decision", "refund_fen"])
    house = act.as_system()
    if refund_fen:
        settlement.take_back(house, order_id=order.id, amount_fen=refund_fen, cause="dispute")
    settlement.unhold(house, order_id=order.id)
    tracking.let_go(house, order_id=order.id)
    _keep(act, order, "dispute_ended", dispute)
    audit.note(act, f"quality.dispute_{state}", subject=("dispute", dispute.id))
    tell(
        act,
        DisputeEnded(
            order_id=order.id,
            customer_id=order.customer_id,
            dispute_id=dispute.id,
            refund_fen=refund_fen,
            is_withdrawn=state == Dispute.WITHDRAWN,
        ),
    )
    return dispute


def _keep(act: Act, order: Order, kind: str, dispute: Dispute) -> None:
    facts = {"dispute": str(dispute.id), "state": dispute.state, "refund_fen": dispute.refund_fen}
    order_commands.note(act, order_id=order.id, kind=kind, facts=facts)
