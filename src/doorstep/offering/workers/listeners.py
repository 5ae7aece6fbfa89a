"""What workers hear: their papers were accepted, refused or ran out."""

from doorstep.kernel.act import Act
from doorstep.offering.workers import commands
from doorstep.people.identity.events import DossierApproved, DossierExpired, DossierRejected

SUBJECT = "worker"


def when_papers_change(act: Act, event: DossierApproved | DossierExpired | DossierRejected) -> None:
    """Let the person work while the papers hold."""
    if event.subject == SUBJECT:
        commands.follow_papers(act, person_id=event.person_id)
