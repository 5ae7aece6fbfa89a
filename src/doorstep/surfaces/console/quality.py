"""Disputes, low reviews and objections: what waits for a person, and what they decide."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.quality import commands, queries
from doorstep.aftercare.quality.queries import Dispute, DisputeAnswer
from doorstep.aftercare.settlement import queries as settlement
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotAllowed
from doorstep.offering.workers import queries as workers
from doorstep.surfaces import account
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, MONEY, door
from doorstep.surfaces.console.seen import DisputeSeen, ReviewSeen
from doorstep.surfaces.shapes import Fen, Iso, ObjectionFacts, Page, words
from doorstep.visits.orders import queries as orders

WORK: dict[str, Any] = HOUSE | {"duties": HELPERS}
DECIDING: dict[str, Any] = HOUSE | {"duties": HELPERS | MONEY}


class AfterWanted(Schema):
    """Where the page begins."""

    after: words(400) = ""


class DecisionSent(Schema):
    """What is decided, and how much goes back."""

    decision: words(1000, 1)
    refund_fen: Fen = 0


class LookSent(Schema):
    """Why a review is hidden ('' leaves it to be seen)."""

    hidden_reason: words(200) = ""


class SideSeen(Schema):
    """What a worker says to a dispute of their work."""

    worker_id: UUID
    text: str
    photo_urls: list[str | None]
    said_at: Iso


class DisputeHeard(DisputeSeen):
    """A dispute with both sides."""

    order_number: str
    photo_urls: list[str | None]
    answers: list[SideSeen]


class EffectWanted(Schema):
    """How much would go back."""

    refund_fen: Fen = 0


class EffectSeen(Schema):
    """What one party has of the order now, and would have after the decision."""

    party: str
    party_id: UUID | None
    name: str
    before_fen: int
    after_fen: int


class DecisionPreviewed(Schema):
    """What a decision would do to the money, fen by fen; nothing is kept."""

    refund_fen: int
    parties: list[EffectSeen]


class ObjectionSeen(ObjectionFacts):
    """A worker's objection to a measure, and its clock."""

    worker_id: UUID


class ObjectionAnswer(Schema):
    """What the desk says, and whether the worker is right."""

    answer: words(1000, 1)
    is_upheld: bool


@door.get("/disputes", **DECIDING, answers_with=Page[DisputeHeard])
def list_disputes(act: Act, wanted: Query[AfterWanted]) -> Any:
    """Disputes that wait for a decision, the oldest first; a live list."""
    rows, following = queries.open_disputes(act, after=wanted.after)
    return {"items": _heard(act, rows), "next": following}


@door.get("/disputes/{uuid:dispute_id}", **DECIDING, answers_with=DisputeHeard)
def one_dispute(act: Act, dispute_id: UUID) -> Any:
    """One dispute."""
    return _heard(act, [queries.dispute(act, dispute_id)])[0]


@door.get("/disputes/{uuid:dispute_id}/decision", **DECIDING, answers_with=DecisionPreviewed)
def preview_decision(act: Act, dispute_id: UUID, wanted: Query[EffectWanted]) -> Any:
    """What each party would have if so much went back; nothing is decided by looking."""
    found = queries.dispute(act, dispute_id)
    before, after = settlement.previewed(act, found.order_id, wanted.refund_fen)
    people = workers.cards(act, [UUID(id) for party, id in before if party == "worker"])
    parties = [
        EffectSeen(
            party=party,
            party_id=UUID(id) if id else None,
            name=people[UUID(id)].name if id and UUID(id) in people else "",
            before_fen=fen,
            after_fen=after.get((party, id), 0),
        )
        for (party, id), fen in sorted(before.items())
    ]
    return {"refund_fen": wanted.refund_fen, "parties": parties}


@door.post("/disputes/{uuid:dispute_id}/decision", **DECIDING, answers_with=DisputeHeard)
def decide_dispute(act: Act, dispute_id: UUID, body: DecisionSent) -> Any:
    """Decide a dispute; giving money back needs a duty for money, as every refund does."""
    if body.refund_fen and not act.duties & MONEY:
        raise NotAllowed()
    row = commands.decide_dispute(
        act, dispute_id=dispute_id, decision=body.decision, refund_fen=body.refund_fen
    )
    return _heard(act, [row])[0]


@door.get("/reviews/worklist", **WORK, answers_with=Page[ReviewSeen])
def list_low_reviews(act: Act, wanted: Query[AfterWanted]) -> Any:
    """Reviews below four stars that nobody has looked at, the oldest first; a live list."""
    rows, following = queries.reviews_to_look_at(act, after=wanted.after)
    return {"items": rows, "next": following}


@door.post("/reviews/{uuid:review_id}/look", **WORK, answers_with=ReviewSeen)
def look_at_review(act: Act, review_id: UUID, body: LookSent) -> Any:
    """Note that a person looked at a low review; hiding it needs a reason."""
    return commands.look_at_review(act, review_id=review_id, hidden_reason=body.hidden_reason)


@door.get("/objections", **WORK, answers_with=Page[ObjectionSeen])
def list_objections(act: Act, wanted: Query[AfterWanted]) -> Any:
    """Workers' objections that wait for an answer, the most urgent first; a live list."""
    rows, following = queries.open_objections(act, after=wanted.after)
    return {"items": rows, "next": following}


@door.post("/objections/{uuid:objection_id}/answer", **WORK, answers_with=ObjectionSeen)
def answer_objection(act: Act, objection_id: UUID, body: ObjectionAnswer) -> Any:
    """Answer a worker's objection; the worker is told."""
    return commands.answer_objection(
        act, objection_id=objection_id, answer=body.answer, is_upheld=body.is_upheld
    )


def _heard(act: Act, rows: Sequence[Dispute]) -> list[dict[str, Any]]:
    """Disputes with what their workers say, in a statement for all."""
    said = queries.answers_to(act, [row.id for row in rows])
    numbers = orders.numbers_of(act, [row.order_id for row in rows])
    return [
        {name: getattr(row, name) for name in DisputeSeen.model_fields}
        | {"order_number": numbers[row.order_id]}
        | {"photo_urls": [account.url_of(id) for id in row.photo_ids]}
        | {"answers": [_side(one) for one in said.get(row.id, [])]}
        for row in rows
    ]


def _side(said: DisputeAnswer) -> SideSeen:
    urls = [account.url_of(id) for id in said.photo_ids]
    return SideSeen(worker_id=said.worker_id, text=said.text, photo_urls=urls, said_at=said.said_at)
