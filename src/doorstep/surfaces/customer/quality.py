"""After the work: the review, and a dispute while its window is open."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.aftercare.quality import commands, queries
from doorstep.aftercare.quality.queries import Dispute, Review
from doorstep.algorithms import masking
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces import account
from doorstep.surfaces.customer.entrance import OWN, PUBLIC, door
from doorstep.surfaces.shapes import DisputeFacts, Iso, Page, Paging, words
from doorstep.visits.orders import queries as orders

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


class ReviewOfService(ReviewOfWorker):
    """What a customer said of a service: their masked name ('' where none was given), and who came
    ('' where several did)."""

    id: UUID
    author: str
    worker_id: UUID | None
    worker_name: str


class StarsSeen(Schema):
    """How many reviews gave so many stars."""

    stars: int
    count: int


class ServiceReviews(Page[ReviewOfService]):
    """What customers said of a service, newest first, with all its stars."""

    rating: float | None
    rating_count: int
    distribution: list[StarsSeen]


class ReviewsWanted(Paging):
    """Which reviews are listed: all, or those with so many stars."""

    stars: Annotated[int, Field(ge=1, le=5)] | None = None


class TagSeen(Schema):
    """A short word to be ticked: what is sent, what it is called, and whether it is praise."""

    tag: str
    name: str
    is_good: bool


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


@door.get("/orders/{uuid:order_id}/review", **OWN, answers_with=ReviewSeen | None)
def see_review(act: Act, order_id: UUID) -> ReviewSeen | None:
    """What the caller said of an order, with the worker's answer; null before they said it."""
    row = queries.review_of(act, order_id)
    return ReviewSeen(id=row.id, **_review(row)) if row else None


@door.get("/orders/{uuid:order_id}/review-tags", **OWN, answers_with=list[TagSeen])
def list_review_tags(act: Act, order_id: UUID) -> list[TagSeen]:
    """The short words that may be ticked in the review of an order, its trade's own among them."""
    tags = queries.tags_of(act, orders.order(act, order_id).service_id)
    return [
        TagSeen(
            tag=one.word,
            name=one.english if act.language == "en" else one.word,
            is_good=one.is_good,
        )
        for one in tags
    ]


@door.get("/services/{uuid:service_id}/reviews", **PUBLIC, answers_with=ServiceReviews)
def reviews_of_service(act: Act, service_id: UUID, wanted: Query[ReviewsWanted]) -> ServiceReviews:
    """What was said of a service in all its versions, newest first."""
    code = catalog.service(act, service_id).code
    rows, following = queries.reviews_of_service(
        act, code, stars=wanted.stars, after=wanted.after, size=wanted.size
    )
    stars = queries.stars_of_services(act).get(code, queries.Stars())
    names = queries.authors(act, rows)
    known = workers.cards(act, [row.worker_id for row in rows if row.worker_id])
    return ServiceReviews(
        items=[
            ReviewOfService(
                **_review(row),
                id=row.id,
                author=masking.name(names[row.id]),
                worker_id=row.worker_id,
                worker_name=known[row.worker_id].name if row.worker_id in known else "",
            )
            for row in rows
        ],
        next=following,
        rating=stars.mean,
        rating_count=stars.count,
        distribution=distribution(stars),
    )


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


def distribution(stars: queries.Stars) -> list[StarsSeen]:
    """How many reviews gave five stars, four, … one."""
    counted = enumerate(stars.counts, start=1)
    return [StarsSeen(stars=one, count=count) for one, count in reversed(list(counted))]


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
