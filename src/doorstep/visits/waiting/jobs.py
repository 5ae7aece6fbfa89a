"""Timers and rhythm of waiting: offers run out, entries end, the line is looked at."""

from datetime import date
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.visits.waiting import commands


def look(act: Act, *, day: date | None, after: UUID | None = None) -> None:
    """Time may have become free; those behind an entry are looked at, or all."""
    commands.look(act, day=day, after=after)


def ask(act: Act, *, offer_id: UUID) -> None:
    """The night is over for whom a time was kept in it."""
    commands.ask(act, offer_id=offer_id)


def time_out(act: Act, *, offer_id: UUID) -> None:
    """The time to answer an offer is over."""
    commands.time_out(act, offer_id=offer_id)


def expire(act: Act, *, entry_id: UUID) -> None:
    """The days that somebody waited for are over."""
    commands.expire(act, entry_id=entry_id)


def look_after(act: Act) -> None:
    """The rhythm that finds what nobody told of."""
    commands.look_after(act)
