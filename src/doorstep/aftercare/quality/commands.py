"""Reviews, favourites, disputes with what workers answer, and what workers object to."""

from uuid import UUID

from doorstep.aftercare.quality import queries, rules
from doorstep.aftercare.quality.events import (
    DisputeEnded,
    DisputeOpened,
    ObjectionAnswered,
    OrderReviewed,
    ReviewHidden,
)
from doorstep.aftercare.quality.models import (
    Dispute,
    DisputeAnswer,
    Favourite,
    Objection,
    Review,
)
from doorstep.aftercare.settlement import commands as settlement
from doorstep.aftercare.settlement import queries as settled
from doorstep.kernel import audit, memory
from doorstep.kernel.act import CUSTOMER, Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
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
    order = orders.order(act, order_id)
    known = {tag.word for tag in queries.tags_of(act, order.service_id)}
    rules.check_review(stars, tags, len(photos), known)
    rules.check_reviewable(order.state, order.accepted_at, act.at)
    if Review.objects.of(act).filter(order_id=order.id).exists():
        raise rules.AlreadyReviewed()
    seats = [seat for seat in orders.seats(act, order) if seat.state == "taken"]
    worker_id = seats[0].worker_id if len({seat.worker_id for seat in seats}) == 1 else None
    found = Review.objects.create(
        city_id=act.city_id,
        order_id=order.id,
        service_code=catalog.service(act, order.service_id).code,
        worker_id=worker_id,
        stars=stars,
        tags=tags,
        text=text.strip()[:1000],
        photo_ids=[str(id) for id in photos],
        said_at=act.at,
    )
    if worker_id is not None:
        workers.add_rating(act.as_system(), worker_id=worker_id, stars=stars)
    memory.changed()
    news = OrderReviewed(
        order_id=order.id, customer_id=order.customer_id, worker_id=worker_id, stars=stars
    )
    tell(act, news)
    return found


@command
def keep_favourite(act: Act, *, worker_id: UUID) -> None:
    """A customer wants to find a worker again; twice is harmless.  Refuses with NotFound."""
    if act.role != CUSTOMER or act.actor_id is None:
        raise NotFound()
    worker_facts.worker(act.as_system(), worker_id)
    mine = {"city_id": act.city_id, "customer_id": act.actor_id, "worker_id": worker_id}
    Favourite.objects.bulk_create([Favourite(**mine, made_at=act.at)], ignore_conflicts=True)


@command
def drop_favourite(act: Act, *, worker_id: UUID) -> None:
    """Forget a favourite; one that is none is harmless."""
    Favourite.objects.of(act).filter(customer_id=act.actor_id, worker_id=worker_id).delete()


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
    """Note that a person looked at a low review; hiding it needs a reason and is logged.

    The stars of a hidden review do not count; looking again without a reason shows it again.
    Refuses with NotFound.
    """
    found = Review.objects.of(act).lock().filter(id=review_id).first()
    if found is None:
        raise NotFound()
    was_hidden = bool(found.hidden_reason)
    found.looked_at, found.hidden_reason = act.at, hidden_reason.strip()[:200]
    found.save(update_fields=["looked_at", "hidden_reason"])
    if was_hidden != bool(found.hidden_reason):
        memory.changed()
        _count_again(act, found)
    action = "quality.hide_review" if hidden_reason else "quality.look_at_review"
    audit.note(act, action, subject=("review", found.id))
    return found


def _count_again(act: Act, found: Review) -> None:
    """Stars count while the review is shown; whose it is and whom it is of hear of the hiding."""
    house = act.as_system()
    if found.worker_id is not None:
        verb = workers.take_rating_back if found.hidden_reason else workers.add_rating
        verb(house, worker_id=found.worker_id, stars=found.stars)
    if found.hidden_reason:
        news = ReviewHidden(
            review_id=found.id,
            order_id=found.order_id,
            customer_id=orders.order(house, found.order_id).customer_id,
            worker_id=found.worker_id,
            reason=found.hidden_reason,
        )
        tell(act, news)


@command
def open_dispute(
    act: Act, *, order_id: UUID, reason: str, photo_ids: list[UUID] | None = None
) -> Dispute:
    """Object to accepted work; its shares wait until this is decided.

    Refuses with NotFound, NotYet, TooLate, AlreadyDisputed, NotSettled.
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
    news = DisputeOpened(
        order_id=order.id,
        customer_id=order.customer_id,
        dispute_id=dispute.id,
        worker_ids=_who_worked(act, order),
    )
    tell(act, news)
    return dispute


@command
def answer_dispute(
    act: Act, *, dispute_id: UUID, text: str, photo_ids: list[UUID] | None = None
) -> DisputeAnswer:
    """Say the worker's side of an open dispute, once; who decides it reads that.

    Refuses with NotFound, NotOpen, AlreadyAnswered.
    """
    assert act.actor_id is not None, "a worker answers"
    dispute = queries.dispute(act, dispute_id)
    if dispute.state != Dispute.OPEN:
        raise rules.NotOpen()
    said = DisputeAnswer(
        city_id=act.city_id,
        dispute=dispute,
        worker_id=act.actor_id,
        text=text.strip()[:1000],
        photo_ids=[str(id) for id in photo_ids or []],
        said_at=act.at,
    )
    # Two at once end with one answer: the constraint decides, and the other is told.
    DisputeAnswer.objects.bulk_create([said], ignore_conflicts=True)
    mine = DisputeAnswer.objects.of(act).filter(dispute=dispute, worker_id=act.actor_id)
    if mine.get().id != said.id:
        raise rules.AlreadyAnswered()
    order = orders.order(act, dispute.order_id)
    _keep(act.as_system(), order, "dispute_answered", dispute)
    return said


@command
def object_to(act: Act, *, measure: str, subject_id: UUID | None, text: str) -> Objection:
    """A worker objects to a measure against them; the desk answers within a day.

    Refuses with NotFound, Invalid, AlreadyAnswered.
    """
    assert act.actor_id is not None, "a worker objects"
    if measure not in rules.MEASURES:
        raise Invalid([{"field": "measure", "reason": ", ".join(rules.MEASURES)}])
    if measure == rules.DISPUTE:
        queries.dispute(act, _named(subject_id))
    elif measure == rules.REVIEW:
        queries.own_review(act, _named(subject_id))
    else:
        subject_id = None
    wanted = Objection(
        city_id=act.city_id,
        worker_id=act.actor_id,
        measure=measure,
        subject_id=subject_id,
        text=text.strip()[:1000],
        made_at=act.at,
        answer_due_at=act.at + rules.OBJECTION_ANSWERED_WITHIN,
    )
    Objection.objects.bulk_create([wanted], ignore_conflicts=True)
    if not Objection.objects.of(act).filter(id=wanted.id).exists():
        raise rules.AlreadyAnswered()
    return wanted


@command
def answer_objection(act: Act, *, objection_id: UUID, answer: str, is_upheld: bool) -> Objection:
    """Answer a worker's objection; what is upheld is put right by the measure's own verb.

    Refuses with NotFound, NotOpen.
    """
    found = Objection.objects.of(act).lock().filter(id=objection_id).first()
    if found is None:
        raise NotFound()
    if found.answered_at is not None:
        raise rules.NotOpen()
    found.answer, found.is_upheld = answer.strip()[:1000], is_upheld
    found.answered_at, found.answered_by = act.at, act.actor_id
    found.save(update_fields=["answer", "is_upheld", "answered_at", "answered_by"])
    audit.note(act, "quality.answer_objection", subject=("objection", found.id))
    news = ObjectionAnswered(
        objection_id=found.id,
        worker_id=found.worker_id,
        is_upheld=is_upheld,
        answer=found.answer,
    )
    tell(act, news)
    return found


def _named(subject_id: UUID | None) -> UUID:
    if subject_id is None:
        raise Invalid([{"field": "subject_id", "reason": "missing"}])
    return subject_id


@command
def withdraw_dispute(act: Act, *, dispute_id: UUID) -> Dispute:
    """Take an objection back.  Refuses with NotFound, NotOpen."""
    return _end(act, dispute_id, state=Dispute.WITHDRAWN, decision="", refund_fen=0)


@command
def decide_dispute(act: Act, *, dispute_id: UUID, decision: str, refund_fen: int) -> Dispute:
    """Decide a dispute, with or without money back.

    Refuses with NotFound, NotOpen, TooMuchBack, NotEnough.
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
    worker_ids = _who_worked(house, order)
    before = _shares(house, order, worker_ids)
    if refund_fen:
        settlement.take_back(house, order_id=order.id, amount_fen=refund_fen, cause="dispute")
    after = _shares(house, order, worker_ids)
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
            decision=decision,
            worker_ids=worker_ids,
            taken_fen=[had - has for had, has in zip(before, after, strict=True)],
        ),
    )
    return dispute


def _who_worked(act: Act, order: Order) -> list[UUID]:
    taken = [seat for seat in orders.seats(act, order) if seat.state == "taken"]
    return sorted({seat.worker_id for seat in taken if seat.worker_id is not None})


def _shares(act: Act, order: Order, worker_ids: list[UUID]) -> list[int]:
    """What each worker has of the order; a firm's own people are paid by their firm."""
    found = settled.settlement_of(act, order.id)
    parts = settled.parts(act, found.id) if found else {}
    return [parts.get(("worker", id.hex), 0) for id in worker_ids]


def _keep(act: Act, order: Order, kind: str, dispute: Dispute) -> None:
    facts = {"dispute": str(dispute.id), "state": dispute.state, "refund_fen": dispute.refund_fen}
    order_commands.note(act, order_id=order.id, kind=kind, facts=facts)
