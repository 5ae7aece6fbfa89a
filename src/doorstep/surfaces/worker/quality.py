"""What customers say of the worker's visits, and the worker's own side: answers, objections."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.aftercare.quality import commands, queries
from doorstep.aftercare.quality.queries import Dispute, DisputeAnswer, Review
from doorstep.kernel.act import Act
from doorstep.surfaces import account
from doorstep.surfaces.shapes import DisputeFacts, Iso, ObjectionFacts, Page, Paging, words
from doorstep.surfaces.worker.entrance import OWN, door, me

Photos = Annotated[list[UUID], Field(max_length=9)]


class SideSent(Schema):
    """The worker's side, with pictures."""

    text: words(1000, 1)
    photo_ids: Photos = []


class SideSeen(Schema):
    """What the worker said."""

    text: str
    photo_urls: list[str | None]
    said_at: Iso


class DisputeSeen(DisputeFacts):
    """An objection to the worker's work: what the customer says, its clock, and how it ended."""

    photo_urls: list[str | None]
    answer: SideSeen | None


class ReviewSeen(Schema):
    """What a customer said; a hidden review tells why it is hidden."""

    id: UUID
    order_id: UUID
    stars: int
    tags: list[str]
    text: str
    photo_urls: list[str | None]
    answer: str
    said_at: Iso
    hidden_reason: str


class AnswerSent(Schema):
    """An answer that everybody reads beside the review."""

    text: words(500, 1)


class ObjectionSent(Schema):
    """What the worker objects to (a dispute or review is named), and why."""

    measure: Literal["dispute", "review", "pause", "grade"]
    subject_id: UUID | None = None
    text: words(1000, 1)


@door.get("/disputes", **OWN, answers_with=Page[DisputeSeen])
def list_disputes(act: Act, paging: Query[Paging]) -> Page[DisputeSeen]:
    """The disputes of the worker's visits, newest first."""
    me(act)
    rows, following = queries.disputes_of_mine(act, after=paging.after, size=paging.size)
    said = queries.answers_to(act, [row.id for row in rows])
    return Page(items=[_dispute(row, said.get(row.id, [])) for row in rows], next=following)


@door.post("/disputes/{uuid:dispute_id}/answer", **OWN, answers_with=SideSeen, status=201)
def answer_dispute(act: Act, dispute_id: UUID, body: SideSent) -> SideSeen:
    """Say one's side of an open dispute, once; whoever decides it reads that."""
    me(act)
    said = commands.answer_dispute(
        act,
        dispute_id=dispute_id,
        text=body.text,
        photo_ids=account.own_pictures(act, body.photo_ids),
    )
    return _side(said)


@door.get("/reviews", **OWN, answers_with=Page[ReviewSeen])
def list_reviews(act: Act, paging: Query[Paging]) -> Page[ReviewSeen]:
    """What customers said, newest first."""
    me(act)
    rows, following = queries.reviews_of_mine(act, after=paging.after, size=paging.size)
    return Page(items=[_review(row) for row in rows], next=following)


@door.post("/reviews/{uuid:review_id}/answer", **OWN, answers_with=ReviewSeen)
def answer_review(act: Act, review_id: UUID, body: AnswerSent) -> ReviewSeen:
    """Answer a review of one's own work."""
    me(act)
    return _review(commands.answer_review(act, review_id=review_id, text=body.text))


@door.get("/objections", **OWN, answers_with=Page[ObjectionFacts])
def list_objections(act: Act, paging: Query[Paging]) -> Any:
    """What the worker objected to, newest first."""
    me(act)
    rows, following = queries.objections_of_mine(act, after=paging.after, size=paging.size)
    return {"items": rows, "next": following}


@door.post("/objections", **OWN, answers_with=ObjectionFacts, status=201)
def object_to(act: Act, body: ObjectionSent) -> Any:
    """Object to a measure; the desk answers within a day."""
    me(act)
    return commands.object_to(act, measure=body.measure, subject_id=body.subject_id, text=body.text)


def _dispute(row: Dispute, said: list[DisputeAnswer]) -> DisputeSeen:
    made = ("photo_urls", "answer")
    plain = {n: getattr(row, n) for n in DisputeSeen.model_fields if n not in made}
    urls = [account.url_of(id) for id in row.photo_ids]
    return DisputeSeen(**plain, photo_urls=urls, answer=_side(said[0]) if said else None)


def _side(said: DisputeAnswer) -> SideSeen:
    urls = [account.url_of(id) for id in said.photo_ids]
    return SideSeen(text=said.text, photo_urls=urls, said_at=said.said_at)


def _review(row: Review) -> ReviewSeen:
    plain = {n: getattr(row, n) for n in ReviewSeen.model_fields if n != "photo_urls"}
    return ReviewSeen(**plain, photo_urls=[account.url_of(id) for id in row.photo_ids])
