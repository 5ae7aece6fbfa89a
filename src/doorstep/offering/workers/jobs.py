"""Timers of workers: the end of a pause, and a licence that ends soon."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.offering.workers import commands


def end_pause(act: Act, *, worker_id: UUID) -> None:
    """Let a worker come back when the pause is over."""
    commands.end_pause(act, worker_id=worker_id)


def warn_licence(act: Act, *, licence_id: UUID) -> None:
    """Tell that a licence ends soon."""
    commands.warn_licence(act, licence_id=licence_id)
