"""What quality tells."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class DisputeEnded:
    """A dispute was decided or withdrawn."""

    order_id: UUID
    customer_id: UUID
    dispute_id: UUID
    refund_fen: int
    is_withdrawn: bool
