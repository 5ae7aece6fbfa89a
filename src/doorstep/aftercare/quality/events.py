"""What quality tells."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OrderReviewed:
    """A customer reviewed an order."""

    order_id: UUID
    customer_id: UUID
    worker_id: UUID | None
    stars: int


@dataclass(frozen=True, slots=True)
class DisputeOpened:
    """A customer objects; the shares wait."""

    order_id: UUID
    customer_id: UUID
    dispute_id: UUID
    worker_ids: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DisputeEnded:
    """A dispute was decided or withdrawn.

    `taken_fen` runs beside `worker_ids`: what each lost of their share.
    """

    order_id: UUID
    customer_id: UUID
    dispute_id: UUID
    refund_fen: int
    is_withdrawn: bool
    decision: str = ""
    worker_ids: list[UUID] = field(default_factory=list)
    taken_fen: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReviewHidden:
    """A review is not shown any more, and its stars do not count."""

    review_id: UUID
    order_id: UUID
    customer_id: UUID
    worker_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionAnswered:
    """The desk answered a worker's objection."""

    objection_id: UUID
    worker_id: UUID
    is_upheld: bool
    answer: str
