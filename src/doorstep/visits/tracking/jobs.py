"""The rhythm of tracking: old tracks are deleted."""

from doorstep.kernel.act import Act
from doorstep.visits.tracking import commands


def forget_tracks(act: Act) -> None:
    """Delete the fixes of trips that began thirty days ago and that no case holds."""
    commands.forget_tracks(act)
