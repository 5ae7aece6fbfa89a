"""What staffing tells: people kept apart, orders handed on, rests that are due."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PairBlocked:
    """A customer and a worker shall not meet; by whom is nobody's business."""

    block_customer_id: UUID
    block_worker_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class HandoverAsked:
    """A colleague is asked to take an order over, until a moment."""

    handover_id: UUID
    order_id: UUID
    giver_id: UUID
    worker_id: UUID
    expires_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class HandoverEnded:
    """A colleague took an order over or would not, or it was taken back; the giver is told."""

    handover_id: UUID
    order_id: UUID
    worker_id: UUID
    taker_id: UUID
    state: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class RestDue:
    """A worker has worked as long as is allowed and is asked for nothing until a moment."""

    worker_id: UUID
    why: str
    until_at: datetime
    version: ClassVar[int] = 1
