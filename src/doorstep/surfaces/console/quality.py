"""Disputes and low reviews: what waits for a person, and what they decide."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.quality import commands, queries
from doorstep.kernel.act import Act
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.console.seen import DisputeSeen, ReviewSeen
from doorstep.surfaces.shapes import Fen, Page, words

WORK: dict[str, Any] = HOUSE | {"duties": HELPERS}


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


@door.get("/disputes", **WORK, answers_with=Page[DisputeSeen])
def list_disputes(act: Act, wanted: Query[AfterWanted]) -> Any:
    """Disputes that wait for a decision, the oldest first; a live list."""
    rows, following = queries.open_disputes(act, after=wanted.after)
    return {"items": rows, "next": following}


@door.get("/disputes/{uuid:dispute_id}", **WORK, answers_with=DisputeSeen)
def one_dispute(act: Act, dispute_id: UUID) -> Any:
    """One dispute."""
    return queries.dispute(act, dispute_id)


@door.post("/disputes/{uuid:dispute_id}/decision", **WORK, answers_with=DisputeSeen)
def decide_dispute(act: Act, dispute_id: UUID, body: DecisionSent) -> Any:
    """Decide a dispute, with or without money back."""
    return commands.decide_dispute(
        act, dispute_id=dispute_id, decision=body.decision, refund_fen=body.refund_fen
    )


@door.get("/reviews/worklist", **WORK, answers_with=Page[ReviewSeen])
def list_low_reviews(act: Act, wanted: Query[AfterWanted]) -> Any:
    """Reviews below four stars that nobody has looked at, the oldest first; a live list."""
    rows, following = queries.reviews_to_look_at(act, after=wanted.after)
    return {"items": rows, "next": following}


@door.post("/reviews/{uuid:review_id}/look", **WORK, answers_with=ReviewSeen)
def look_at_review(act: Act, review_id: UUID, body: LookSent) -> Any:
    """Note that a person looked at a low review; hiding it needs a reason."""
    return commands.look_at_review(act, review_id=review_id, hidden_reason=body.hidden_reason)
