"""Questions about reviews and disputes."""

from uuid import UUID

from doorstep.aftercare.quality.models import Dispute, Review
from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
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


def dispute(act: Act, dispute_id: UUID) -> Dispute:
    """One dispute of an order that the caller may see.  Refuses with NotFound."""
    found: Dispute | None = Dispute.objects.of(act).filter(id=dispute_id).first()
    if found is None:
        raise NotFound()
    orders.order(act, found.order_id)
    return found
