"""Questions about reviews and disputes."""

from collections.abc import Iterable
from uuid import UUID

from doorstep.aftercare.quality.models import Dispute, DisputeAnswer, Objection, Review
from doorstep.kernel import cursor
from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.orders import queries as orders


def review_of(act: Act, order_id: UUID) -> Review | None:
    """The review of an order that the caller may see."""
    orders.order(act, order_id)
    return Review.objects.of(act).filter(order_id=order_id).first()


def reviews_of_worker(
    act: Act, worker_id: UUID, *, after: str = "", size: int = 20
) -> tuple[list[Review], str]:
    """What was said of a worker, newest first; hidden ones are left out."""
    rows = Review.objects.of(act).filter(worker_id=worker_id, hidden_reason="")
    return cursor.page(rows, by="said_at", after=after, size=size)


def reviews_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Review], str]:
    """What was said of the worker who asks, newest first, with what was hidden."""
    return cursor.page(_own_reviews(act), by="said_at", after=after, size=size)


def own_review(act: Act, review_id: UUID) -> Review:
    """One review of the worker who asks.  Refuses with NotFound."""
    found: Review | None = _own_reviews(act).filter(id=review_id).first()
    if found is None:
        raise NotFound()
    return found


def _own_reviews(act: Act) -> CityQuerySet:
    return Review.objects.of(act).filter(worker_id=act.actor_id)


def reviews_to_look_at(act: Act, *, after: str = "") -> tuple[list[Review], str]:
    """Reviews below four stars that nobody has looked at."""
    rows = Review.objects.of(act).filter(stars__lt=4, looked_at=None)
    return cursor.page(rows, by="said_at", after=after, descending=False)


def disputes_of(act: Act, order_id: UUID) -> list[Dispute]:
    """The disputes of an order that the caller may see, newest first."""
    orders.order(act, order_id)
    rows = Dispute.objects.of(act).filter(order_id=order_id)
    return list(rows.order_by("-opened_at", "-id"))


def open_disputes(act: Act, *, after: str = "") -> tuple[list[Dispute], str]:
    """The disputes that wait for a decision, the oldest first."""
    rows = Dispute.objects.of(act).filter(state=Dispute.OPEN)
    return cursor.page(rows, by="opened_at", after=after, descending=False)


def disputes_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Dispute], str]:
    """The disputes of work that the caller may see, newest first."""
    rows = Dispute.objects.of(act).filter(order__in=orders.visible(act))
    return cursor.page(rows, by="opened_at", after=after, size=size)


def answers_to(act: Act, dispute_ids: Iterable[UUID]) -> dict[UUID, list[DisputeAnswer]]:
    """What workers said to disputes that the caller was given; a worker reads their own words."""
    rows = DisputeAnswer.objects.of(act).filter(dispute_id__in=list(dispute_ids))
    if act.role == WORKER:
        rows = rows.filter(worker_id=act.actor_id)
    found: dict[UUID, list[DisputeAnswer]] = {}
    for row in rows.order_by("dispute_id", "said_at", "id"):
        found.setdefault(row.dispute_id, []).append(row)
    return found


def objections_of_mine(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Objection], str]:
    """What the worker who asks objected to, newest first."""
    rows = Objection.objects.of(act).filter(worker_id=act.actor_id)
    return cursor.page(rows, by="made_at", after=after, size=size)


def open_objections(act: Act, *, after: str = "") -> tuple[list[Objection], str]:
    """Objections that wait for an answer, the most urgent first."""
    rows = Objection.objects.of(act).filter(answered_at=None)
    return cursor.page(rows, by="answer_due_at", after=after, descending=False)


def dispute(act: Act, dispute_id: UUID) -> Dispute:
    """One dispute of an order that the caller may see.  Refuses with NotFound."""
    found: Dispute | None = Dispute.objects.of(act).filter(id=dispute_id).first()
    if found is None:
        raise NotFound()
    orders.order(act, found.order_id)
    return found
