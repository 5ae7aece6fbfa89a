"""What tracking tells: a worker said that they will be late; where one on the way is now."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LatenessTold:
    """A worker says how much later than promised they will be there; the promise stays.

    `told_before` where it was said before the promised time.
    """

    order_id: UUID
    customer_id: UUID
    visit_id: UUID
    worker_id: UUID
    minutes: int
    expected_at: datetime
    told_before: bool
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WorkerMoved:
    """Where a worker on the way to a visit is now: shown live to its customer, kept nowhere."""

    order_id: UUID
    visit_id: UUID
    worker_id: UUID
    lat: float
    lng: float
    accuracy_m: int
    distance_m: int
    eta_seconds: int | None
    taken_at: datetime
    version: ClassVar[int] = 1
