"""Timers and rhythm of series: a series goes on, and those whose timer was lost are found."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.visits.series import commands


def roll(act: Act, *, series_id: UUID) -> None:
    """Something of a series is due."""
    commands.roll(act, series_id=series_id)


def catch_up(act: Act) -> None:
    """The rhythm that finds lost timers."""
    commands.catch_up(act)
