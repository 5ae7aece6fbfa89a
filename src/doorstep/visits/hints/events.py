"""What hints tell: a worker would wait better elsewhere, or need not any more."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HintGiven:
    """An idle worker is told where to wait, until a moment; advice."""

    hint_id: UUID
    worker_id: UUID
    lat: float
    lng: float
    distance_m: int
    expires_at: datetime
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class HintEnded:
    """A hint stands no longer: its time is over, an offer came, or its reason is gone."""

    hint_id: UUID
    worker_id: UUID
    state: str
    version: ClassVar[int] = 1
