"""What planning tells: a plan is ready, a promise is at risk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DayPlanReady:
    """A day plan was computed: how many changes it proposes and how many visits are at risk."""

    plan_id: UUID
    day: date
    merchant_id: UUID | None
    changes: int
    risks: int
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class VisitAtRisk:
    """A promised time may not be kept: why, and how late it would be as far as known.

    `customer_hears` where it changes what the customer was promised; else it is the desk's.  The
    worker hears of their own lateness.
    """

    order_id: UUID
    customer_id: UUID
    visit_id: UUID
    reason: str
    late_seconds: int
    starts_at: datetime
    customer_hears: bool = True
    worker_id: UUID | None = None
    version: ClassVar[int] = 1
