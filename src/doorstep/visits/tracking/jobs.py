"""The rhythms of tracking: old tracks go, and finished ways teach how long ways take."""

from doorstep.kernel.act import Act
from doorstep.visits.tracking import commands


def forget_tracks(act: Act) -> None:
    """Delete the fixes of trips that began thirty days ago and that no case holds."""
    commands.forget_tracks(act)


def teach_travel(act: Act) -> None:
    """Once a night, have the city learn from its finished ways."""
    commands.ask_lesson(act)


def hold_lesson(act: Act) -> None:
    """Let the city learn from its finished ways how long ways take."""
    commands.teach_travel(act)
