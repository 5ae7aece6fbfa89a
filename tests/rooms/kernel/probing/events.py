"""What the probing room tells."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BellRang:
    """Somebody rang."""

    bell_id: UUID
    rang_at: datetime
    times: int
    mood: str = "calm"
