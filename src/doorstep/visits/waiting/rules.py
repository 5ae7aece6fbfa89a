"""Decisions of waiting from plain values: who waits for what, how long an offer holds, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from doorstep.kernel.errors import Invalid, Refusal

WAITING, OFFERED, PLACED, LEFT, EXPIRED = "waiting", "offered", "placed", "left", "expired"
ENTRY_STATES = (WAITING, OFFERED, PLACED, LEFT, EXPIRED)
IN_LINE = (WAITING, OFFERED)
OPEN, TAKEN, DECLINED, TIMED_OUT, WITHDRAWN = (
    "open",
    "taken",
    "declined",
    "timed_out",
    "withdrawn",
)
OFFER_STATES = (OPEN, TAKEN, DECLINED, TIMED_OUT, WITHDRAWN)
SAID_NO = (DECLINED, TIMED_OUT)

SOON = timedelta(hours=6)
"""A visit that begins so soon is offered for a shorter time."""
GRACE = timedelta(minutes=2)
"""The time is held a little longer than was said; later than this, the house was away."""
SILENT_MAX = 3
"""Whoever lets so many offers in a row pass unanswered is not asked any more."""
ENTRIES_MAX = 5
LOOKED_BACK = timedelta(days=60)
COUNTED_LEAST = 10
"""Of fewer people who waited nothing is said about chances."""


class Nights(Protocol):
    """A city that knows its nights."""

    @property
    def night_until_minute(self) -> int:
        """The minute of the day at which the night ends."""

    def is_night(self, at: datetime) -> bool:
        """Whether a moment lies in the night."""

    def day_of(self, at: datetime) -> date:
        """The city's day of a moment."""

    def moment(self, day: date, minute: int) -> datetime:
        """The moment of a day's minute."""


class Kept(Protocol):
    """A city's word on how long a free time is kept for whoever is first in line."""

    @property
    def offer_minutes(self) -> int:
        """As a rule."""

    @property
    def offer_soon_minutes(self) -> int:
        """Where the visit begins soon."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What was counted of those who waited for the same service: how many, and how many got it."""

    waited: int
    placed: int

    @property
    def is_told(self) -> bool:
        """Whether enough people waited to say anything."""
        return self.waited >= COUNTED_LEAST


def after_night(nights: Nights, at: datetime) -> datetime:
    """A moment, or the end of the night in which it lies."""
    if not nights.is_night(at):
        return at
    today = nights.day_of(at)
    ends = (nights.moment(today + timedelta(days=n), nights.night_until_minute) for n in (0, 1))
    return next(end for end in ends if end > at)


def offer_until(at: datetime, *, starts_at: datetime, kept: Kept) -> datetime:
    """Until when an offer can be taken whose customer is asked at a moment."""
    is_soon = starts_at - at < SOON
    return at + timedelta(minutes=kept.offer_soon_minutes if is_soon else kept.offer_minutes)


def house_was_away(until_at: datetime, *, at: datetime) -> bool:
    """Whether an offer is found overdue so late that its customer may not have been able to answer.

    Then it is taken back instead of counted against them.
    """
    return at - until_at > GRACE


def check_window(from_at: datetime, until_at: datetime, *, at: datetime, days: int) -> None:
    """Refuses with Invalid where the wished starts are past, turned round, or too many days."""
    wrong = {
        "until_at | from_at": until_at < from_at,
        "until_at | now": until_at <= at,
        f"until_at | {days} days": until_at - from_at > timedelta(days=days),
    }
    problems = [said.split(" | ") for said, bad in wrong.items() if bad]
    if problems:
        raise Invalid([{"field": field, "reason": reason} for field, reason in problems])


def choice_kept(
    variant: str,
    units: int,
    options: tuple[tuple[str, int], ...],
    materials: tuple[tuple[str, int], ...],
) -> Mapping[str, Any]:
    """What was chosen, as rows keep it."""
    return {
        "variant": variant,
        "units": units,
        "options": [list(one) for one in options],
        "materials": [list(one) for one in materials],
    }


class FreeAlready(Refusal):
    """The wished time is free: it can be ordered, nobody has to wait."""

    zh = "该时间已有空位，可直接下单。"
    en = "This time is free; it can be ordered at once."


class WaitsAlready(Refusal):
    """The customer waits for the same service in the same time already."""

    zh = "您已在候补同一服务的同一时间。"
    en = "You wait for this service and time already."


class TooMany(Refusal):
    """A customer waits for at most so many visits at a time."""

    zh = "最多可同时候补{most}个服务。"
    en = "At most {most} visits can be waited for at a time."


class OfferGone(Refusal):
    """The offer has run out, was answered, or was taken back."""

    zh = "该空位已失效，您的排队位置仍保留。"
    en = "This offer is over; your place in line is kept."


class NotInLine(Refusal):
    """The entry has ended: placed, left, or its time is over."""

    zh = "该候补已结束。"
    en = "This entry is over."
