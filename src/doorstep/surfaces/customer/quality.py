"""After the work: the review, and a dispute while its window is open."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.aftercare.quality import commands, queries
from doorstep.aftercare.quality.queries import Dispute, Review
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.surfaces import account
from doorstep.surfaces.customer.entrance import OWN, door
from doorstep.surfaces.shapes import DisputeFacts, Iso, words

Photos = Annotated[list[UUID], Field(max_length=9)]


class ReviewSent(Schema):
    """How it was."""

    stars: Annotated[int, Field(ge=1, le=5)]
    tags: Annotated[list[words(20, 1)], Field(max_length=10)] = []
    text: words(1000) = ""
    photo_ids: Photos = []


class ReviewOfWorker(Schema):
    """What a customer said of a worker, as everybody reads it."""

    stars: int
    tags: list[str]
    text: str
    photo_urls: list[str | None]
    answer: str
    said_at: Iso


class ReviewSeen(ReviewOfWorker):
    """The caller's own review."""

    id: UUID


class DisputeSent(Schema):
    """What was wrong, with pictures."""

    reason: words(1000, 1)
    photo_ids: Photos = []


class DisputeSeen(DisputeFacts):
    """An objection and its clock."""

    photo_urls: list[str | None]


@door.post("/orders/{uuid:order_id}/review", **OWN, answers_with=ReviewSeen, status=201)
def review_order(act: Act, order_id: UUID, body: ReviewSent) -> ReviewSeen:
    """Say how it was, once."""
    row = commands.review(
        act,
        order_id=order_id,
        stars=body.stars,
        tags=body.tags,
        text=body.text,
        photo_ids=account.own_pictures(act, body.photo_ids),
    )
    return ReviewSeen(id=row.id, **_review(row))


@door.get("/orders/{uuid:order_id}/review", **OWN, answers_with=ReviewSeen)
def see_review(act: Act, order_id: UUID) -> ReviewSeen:
    """What the caller said of an order, with the worker's answer."""
    row = queries.review_of(act, order_id)
    if row is None:
        raise NotFound()
    return ReviewSeen(id=row.id, **_review(row))


@door.post("/orders/{uuid:order_id}/disputes", **OWN, answers_with=DisputeSeen, status=201)
def open_dispute(act: Act, order_id: UUID, body: DisputeSent) -> DisputeSeen:
    """Object to accepted work while the window is open."""
    row = commands.open_dispute(
        act,
        order_id=order_id,
        reason=body.reason,
        photo_ids=account.own_pictures(act, body.photo_ids),
    )
    return _dispute(row)


@door.get("/orders/{uuid:order_id}/disputes", **OWN, answers_with=list[DisputeSeen])
def list_disputes(act: Act, order_id: UUID) -> list[DisputeSeen]:
    """The disputes of an order, newest first."""
    return [_dispute(row) for row in queries.disputes_of(act, order_id)]


@door.post("/disputes/{uuid:dispute_id}/withdrawal", **OWN, answers_with=DisputeSeen)
def withdraw_dispute(act: Act, dispute_id: UUID) -> DisputeSeen:
    """Take an objection back."""
    return _dispute(commands.withdraw_dispute(act, dispute_id=dispute_id))


def worker_review(row: Review) -> ReviewOfWorker:
    """A review as everybody reads it."""
    return ReviewOfWorker(**_review(row))


def _review(row: Review) -> dict[str, Any]:
    plain = ("stars", "tags", "text", "answer", "said_at")
    urls = [account.url_of(id) for id in row.photo_ids]
    return {name: getattr(row, name) for name in plain} | {"photo_urls": urls}


def _dispute(row: Dispute) -> DisputeSeen:
    plain = [name for name in DisputeSeen.model_fields if name != "photo_urls"]
    urls = [account.url_of(id) for id in row.photo_ids]
    return DisputeSeen(**{name: getattr(row, name) for name in plain}, photo_urls=urls)
