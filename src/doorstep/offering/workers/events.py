"""What happened to workers and their duty."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WorkerEnlisted:
    """A person is a worker of the city, once the papers are cleared."""

    worker_id: UUID
    person_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WorkerStateChanged:
    """A worker may take visits from now on, or may not: by which verb, why and until when."""

    worker_id: UUID
    person_id: UUID
    state: str
    verb: str = ""
    reason: str = ""
    until_at: datetime | None = None
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WentOnDuty:
    """A worker takes instant work from now on."""

    worker_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class WentOffDuty:
    """A worker takes no instant work from now on."""

    worker_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """A worker works at other times, from a day on, to a last one (None: from now on).

    `more` where time may have become free; otherwise it only became less.
    """

    worker_id: UUID
    merchant_id: UUID | None
    from_day: date
    until_day: date | None
    more: bool
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class GradeChanged:
    """A worker has another grade or share."""

    worker_id: UUID
    person_id: UUID
    before: str
    after: str
    reason: str = ""
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class LicenceExpiring:
    """A licence ends soon; without a new one the worker gets no work that needs it."""

    worker_id: UUID
    person_id: UUID
    kind: str
    expires_on: date
    version: ClassVar[int] = 1
