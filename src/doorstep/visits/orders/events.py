"""What orders tell: facts in the past tense, plain values only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfOrder:
    """What every event of an order says: which order, and whose."""

    order_id: UUID
    customer_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfVisit(_OfOrder):
    """What every step of a visit says besides: which visit, by whom, when."""

    visit_id: UUID
    worker_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlaced(_OfOrder):
    """A customer ordered; it may still have to be paid."""

    merchant_id: UUID | None
    service_id: UUID
    way: str
    timing: str
    total_fen: int
    placed_at: datetime
    pay_until_at: datetime | None
    pay_from_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAsked(_OfOrder):
    """An order that was confirmed unpaid may now be paid, until the stated time."""

    bill_id: UUID
    amount_fen: int
    pay_until_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtReminded(_OfOrder):
    """Accepted work was not paid in full, and the customer is reminded, the nth time."""

    debt_fen: int
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPaid(_OfOrder):
    """A bill of the order was paid: deposit, whole, change, balance or tip.

    `late` says that it settles a debt: acceptance had counted it as owed.
    """

    bill_id: UUID
    purpose: str
    amount_fen: int
    paid_at: datetime
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOpened(_OfOrder):
    """The order has an open seat for dispatch; `order_version` is what assign compares.

    `again` says that a worker was lost.
    """

    order_version: int
    merchant_id: UUID | None
    service_id: UUID
    way: str
    timing: str
    wanted_worker_id: UUID | None
    visit_ids: list[UUID]
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAssigned(_OfOrder):
    """A worker has a seat; `complete` when no seat is open any more."""

    worker_id: UUID
    visit_ids: list[UUID]
    starts_at: datetime
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerReleased(_OfOrder):
    """A worker lost the seat, and why, or gave it back: their own words stay in the history."""

    worker_id: UUID
    by: str
    reason: str
    searched: bool = True
    """Whether another is looked for; not beside a crew that is at work already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSetOut(_OfVisit):
    """The worker is on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitArrived(_OfVisit):
    """The worker is at the door: how late, how long they wait, and what an absence costs then."""

    late_seconds: int
    waits_until_at: datetime | None = None
    absence_fee_fen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitStarted(_OfVisit):
    """The work began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFinished(_OfVisit):
    """The work of one visit is done; `last` when it was the order's last."""

    last: bool
    due_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAccepted(_OfOrder):
    """The work counts as accepted: by the customer, by code, or by the time that passed."""

    by: str
    accepted_at: datetime
    dispute_until: datetime
    paid_fen: int
    receivable_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(_OfOrder):
    """The order ended before its work was done; the fee and the workers' parts are decided.

    `worker_parts_fen` runs beside `worker_ids` and sums to `worker_fen`, a part of the fee.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed(_OfOrder):
    """The worker asks for a change on site."""

    change_id: UUID
    amount_fen: int
    minutes: int
    lapses_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecided(_OfOrder):
    """The customer approved or declined a change, or let it lapse."""

    change_id: UUID
    state: str
    amount_fen: int
    bill_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRescheduled(_OfOrder):
    """A visit has a new time."""

    visit_id: UUID
    worker_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoShow(_OfOrder):
    """One side was not there after the stated wait."""

    visit_id: UUID
    side: str
    worker_ids: list[UUID]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderClosed(_OfOrder):
    """The order is settled and its book is empty."""

    closed_at: datetime
