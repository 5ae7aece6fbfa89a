"""Timers of identity: the end of an approval."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.people.identity import commands


def expire_due(act: Act, *, dossier_id: UUID) -> None:
    """End an approval whose time is over."""
    commands.expire_due(act, dossier_id=dossier_id)
