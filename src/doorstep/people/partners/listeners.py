"""What partners does when papers are accepted, refused or run out."""

from doorstep.kernel.act import Act
from doorstep.people.identity.events import DossierApproved, DossierExpired, DossierRejected
from doorstep.people.partners import commands


def when_dossier_approved(act: Act, event: DossierApproved) -> None:
    """Let the firm of these papers serve."""
    commands.follow_dossier(act, dossier_id=event.dossier_id)


def when_dossier_rejected(act: Act, event: DossierRejected) -> None:
    """Pause the firm of these papers, if they no longer hold."""
    commands.follow_dossier(act, dossier_id=event.dossier_id)


def when_dossier_expired(act: Act, event: DossierExpired) -> None:
    """Pause the firm of these papers."""
    commands.follow_dossier(act, dossier_id=event.dossier_id)
