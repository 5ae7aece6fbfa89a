"""What settlement tells: earnings became available, an order's money is settled."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EarningsReleased:
    """A worker's part of an order can be taken out."""

    order_id: UUID
    worker_id: UUID
    amount_fen: int


@dataclass(frozen=True, slots=True)
class OrderSettled:
    """Nothing of an order's money is under way any more."""

    order_id: UUID
    kept_fen: int
