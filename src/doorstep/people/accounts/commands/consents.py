"""Verbs of consent: given for one purpose and one text, taken back as easily."""

from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.people.accounts import rules
from doorstep.people.accounts.models import Consent, Person

VERSION_CHARS = 40


@command
def give_consent(act: Act, *, purpose: str, text_version: str) -> Consent:
    """Keep what the caller allows; a newer text ends the consent to the older one.

    Refuses with Invalid, NotFound; the same consent again is done.
    """
    wanted = rules.purpose(purpose)
    if not 0 < len(text_version) <= VERSION_CHARS:
        raise Invalid([{"field": "text_version", "reason": "length"}])
    person_id = _lock_me(act)
    alive = Consent.objects.filter(person_id=person_id, purpose=wanted, withdrawn_at=None)
    kept = alive.first()
    if kept is not None and kept.text_version == text_version:
        return kept
    alive.update(withdrawn_at=act.at)
    return Consent.objects.create(
        person_id=person_id, purpose=wanted, text_version=text_version, given_at=act.at
    )


@command
def withdraw_consent(act: Act, *, purpose: str) -> None:
    """Take a consent back; one that was not given is done.  Refuses with Invalid, NotFound."""
    wanted = rules.purpose(purpose)
    person_id = _lock_me(act)
    alive = Consent.objects.filter(person_id=person_id, purpose=wanted, withdrawn_at=None)
    alive.update(withdrawn_at=act.at)


def _lock_me(act: Act) -> UUID:
    person_id = rules.signed_in(act.person_id)
    rows = Person.objects.select_for_update(no_key=True).filter(id=person_id, erased_at=None)
    if rows.first() is None:
        raise NotFound()
    return person_id
