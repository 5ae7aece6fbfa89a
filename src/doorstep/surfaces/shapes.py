"""Shapes that several doors share: bounded fields, pages, and what signing in answers."""

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
)

from doorstep.kernel import cursor

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _sensible(moment: datetime) -> datetime:
    if not EARLIEST <= moment <= LATEST:
        raise ValueError("between 2000 and 2100")
    return moment.astimezone(UTC)


def _writable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("holds a character that cannot be kept")
    return text


def words(most: int, least: int = 0) -> Any:
    """A text of a person, of at most so many characters."""
    return Annotated[str, Field(min_length=least, max_length=most), AfterValidator(_writable)]


Moment = Annotated[AwareDatetime, AfterValidator(_sensible)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))]
PastDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2100, 1, 1))]
"""A day that may lie before anything here began: a birthday, the date of a paper."""
Lat = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Lng = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Fen = Annotated[int, Field(ge=0, le=100_000_000)]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_.-]+$")]
Phone = Annotated[str, Field(min_length=5, max_length=24), AfterValidator(_writable)]
Count = Annotated[int, Field(ge=1, le=1_000)]
Metres = Annotated[int, Field(ge=0, le=100_000)]
Iso = Annotated[datetime, PlainSerializer(lambda moment: moment.astimezone(UTC).isoformat())]
"""A moment as every screen gets it: UTC, ISO 8601."""


class Paging(Schema):
    """Where a page of a list begins and how long it is."""

    after: words(400) = ""
    size: Annotated[int, Field(ge=1, le=cursor.PAGE_MAX)] = 20


class Shown(BaseModel):
    """What a door answers, read from plain values or from a row's attributes.

    A page full of these is made without Ninja's reading of Django objects, which costs ten times.
    """

    model_config = ConfigDict(from_attributes=True)


class Page[Item](Shown):
    """A page of a list, and where the next one begins ('' at the end)."""

    items: list[Item]
    next: str


def facts_of(shape: type[BaseModel], row: Any, **made: Any) -> dict[str, Any]:
    """What a shape shows of a row: its fields as they stand there, but for those that are made."""
    return {name: getattr(row, name) for name in shape.model_fields if name not in made} | made


class Done(Schema):
    """Nothing more to say than that it was done."""

    done: bool = True


class Entered(Schema):
    """A session, and the token that stands for it; shown once."""

    token: str
    session_id: UUID
    city_id: int
    role: str
    ends_at: Iso


class ObjectionFacts(Schema):
    """A worker's objection to a measure, its clock, and the desk's answer."""

    id: UUID
    measure: str
    subject_id: UUID | None
    text: str
    made_at: Iso
    answer_due_at: Iso
    answer: str
    is_upheld: bool | None
    answered_at: Iso | None


class DisputeFacts(Schema):
    """An objection to accepted work, its clock, and how it ended."""

    id: UUID
    order_id: UUID
    reason: str
    state: str
    opened_at: Iso
    answer_due_at: Iso
    decided_at: Iso | None
    decision: str
    refund_fen: int
