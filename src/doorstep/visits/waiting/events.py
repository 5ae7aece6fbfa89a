"""What waiting tells: facts in the past tense, plain values only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfEntry:
    """What every event of a waiting entry says: which one, and whose."""

    entry_id: UUID
    customer_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryJoined(_OfEntry):
    """A customer stands in line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOffered(_OfEntry):
    """A free time is kept for a customer, until a moment, at a price."""

    offer_id: UUID
    starts_at: datetime
    expires_at: datetime
    total_fen: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOfferEnded(_OfEntry):
    """An offer was taken, declined, timed out or taken back; the next in line may be asked."""

    offer_id: UUID
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryEnded(_OfEntry):
    """Somebody is out of the line: placed, left, or nothing became free in time."""

    state: str
