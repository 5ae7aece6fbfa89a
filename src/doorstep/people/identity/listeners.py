"""What identity hears: a person was erased."""

from doorstep.kernel.act import Act
from doorstep.people.accounts.events import PersonErased
from doorstep.people.identity import commands


def when_person_erased(act: Act, event: PersonErased) -> None:
    """Forget the papers of whom nobody may know any more."""
    commands.forget_person(act, person_id=event.person_id)
