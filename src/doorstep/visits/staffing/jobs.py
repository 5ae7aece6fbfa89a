"""Timers of staffing: a question to a colleague runs out."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.visits.staffing import commands


def lapse(act: Act, *, handover_id: UUID) -> None:
    """Nobody answered in time."""
    commands.lapse(act, handover_id=handover_id)
