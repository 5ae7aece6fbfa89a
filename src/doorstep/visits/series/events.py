"""What series tell: facts in the past tense, plain values only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfSeries:
    """What every event of a series says: which one, and whose."""

    series_id: UUID
    customer_id: UUID
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesOpened(_OfSeries):
    """A customer agreed on a rhythm."""

    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChanged(_OfSeries):
    """The agreement or one of its days is otherwise: by which verb."""

    verb: str
    occurrence_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceAsked(_OfSeries):
    """A day needs the customer's decision, and lapses when none comes."""

    occurrence_id: UUID
    day: date
    trouble: str
    answer_until_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceLapsed(_OfSeries):
    """Nobody answered in time, or nothing could be arranged: no visit on this day."""

    occurrence_id: UUID
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrencePlaced(_OfSeries):
    """The order of a day was made; `other_person` when the usual one cannot come."""

    occurrence_id: UUID
    order_id: UUID
    day: date
    other_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeComing(_OfSeries):
    """A payment will be asked for soon, and can still be stopped with one tap."""

    occurrence_id: UUID
    order_id: UUID
    day: date
    amount_fen: int
    pay_from_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesEnded(_OfSeries):
    """The series is over: by whom it was ended, or that its days are used up."""

    by: str
