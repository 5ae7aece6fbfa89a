"""What orders tell: facts in the past tense, plain values only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """A customer ordered; it may still have to be paid."""

    order_id: UUID
    customer_id: UUID
    merchant_id: UUID | None
    service_id: UUID
    way: str
    timing: str
    total_fen: int
    placed_at: datetime
    pay_until_at: datetime | None
    pay_from_at: datetime | None
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """An order that was confirmed unpaid may now be paid, until the stated time."""

    order_id: UUID
    customer_id: UUID
    bill_id: UUID
    amount_fen: int
    pay_until_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderPaid:
    """A bill of the order was paid: the first part, a change, the balance or a tip."""

    order_id: UUID
    customer_id: UUID
    purpose: str
    amount_fen: int
    paid_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderOpened:
    """The order is ready for dispatch; `order_version` is what assign compares."""

    order_id: UUID
    order_version: int
    merchant_id: UUID | None
    service_id: UUID
    way: str
    timing: str
    wanted_worker_id: UUID | None
    visit_ids: list[UUID]
    again: bool
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderAssigned:
    """A worker has a seat; `complete` when no seat is open any more."""

    order_id: UUID
    customer_id: UUID
    worker_id: UUID
    visit_ids: list[UUID]
    starts_at: datetime
    complete: bool
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WorkerReleased:
    """A worker lost or gave back the seat, and why."""

    order_id: UUID
    customer_id: UUID
    worker_id: UUID
    by: str
    reason: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class VisitSetOut:
    """The worker is on the way."""

    order_id: UUID
    visit_id: UUID
    customer_id: UUID
    worker_id: UUID
    at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class VisitArrived:
    """The worker is at the door."""

    order_id: UUID
    visit_id: UUID
    customer_id: UUID
    worker_id: UUID
    at: datetime
    late_seconds: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class VisitStarted:
    """The work began."""

    order_id: UUID
    visit_id: UUID
    customer_id: UUID
    worker_id: UUID
    at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class VisitFinished:
    """The work of one visit is done; `last` when it was the order's last."""

    order_id: UUID
    visit_id: UUID
    customer_id: UUID
    worker_id: UUID
    at: datetime
    last: bool
    due_fen: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderAccepted:
    """The work counts as accepted: by the customer, by code, or because a day passed in silence."""

    order_id: UUID
    customer_id: UUID
    by: str
    accepted_at: datetime
    dispute_until: datetime
    paid_fen: int
    receivable_fen: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    """The order ended before its work was done; the fee and the worker's part are decided."""

    order_id: UUID
    customer_id: UUID
    merchant_id: UUID | None
    by: str
    cause: str
    reason: str
    stage: str
    fee_fen: int
    refund_fen: int
    worker_fen: int
    worker_ids: list[UUID]
    worker_parts_fen: list[int]
    cancelled_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ChangeProposed:
    """The worker asks for a change on site."""

    order_id: UUID
    change_id: UUID
    customer_id: UUID
    amount_fen: int
    minutes: int
    lapses_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class ChangeDecided:
    """The customer approved or declined a change, or let it lapse."""

    order_id: UUID
    change_id: UUID
    customer_id: UUID
    state: str
    amount_fen: int
    bill_id: UUID | None
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderRescheduled:
    """A visit has a new time."""

    order_id: UUID
    visit_id: UUID
    customer_id: UUID
    worker_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime
    by: str
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class NoShow:
    """One side was not there after the stated wait."""

    order_id: UUID
    visit_id: UUID
    side: str
    customer_id: UUID
    worker_ids: list[UUID]
    at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OrderClosed:
    """The order is settled and its book is empty."""

    order_id: UUID
    customer_id: UUID
    closed_at: datetime
    version: ClassVar[int] = 1
