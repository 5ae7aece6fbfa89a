"""Verbs of papers: handed in by their owner, reviewed by an auditor, ended by time."""

from datetime import date, datetime
from uuid import UUID

from doorstep.kernel import audit, files, ids, queue, vault
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, WORKER, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.kernel.rows import CityQuerySet
from doorstep.people.accounts import queries as accounts
from doorstep.people.identity import queries, rules
from doorstep.people.identity.events import (
    DocumentExpired,
    DossierApproved,
    DossierExpired,
    DossierRejected,
)
from doorstep.people.identity.models import Document, Dossier, DossierMove

REASON_CHARS = 200


@command
def open_dossier(
    act: Act,
    *,
    subject: str,
    person_id: UUID,
    name: str,
    id_number: str,
    born_on: date | None = None,
) -> Dossier:
    """Begin the papers of a worker, or of the person who answers for a merchant.

    Without `born_on` the number is a resident id number, which holds the birthday; with it, the
    number of a passport or permit.  Refuses with NotAllowed, Invalid, TooYoung, DossierExists,
    IdNumberTaken.
    """
    _ask_owner(act, person_id)
    rules.known("subject", subject, rules.SUBJECTS)
    if born_on is None:
        number, born_on = rules.id_number(id_number)
    else:
        number = rules.other_number(id_number)
    rules.check_age(born_on, rules.day_in(_zone(act), act.at))
    clean = " ".join(name.split())
    if not 0 < len(clean) <= 60:
        raise Invalid([{"field": "name", "reason": "length"}])
    id = ids.new(act.city_id)
    fresh = Dossier(
        id=id,
        city_id=act.city_id,
        subject=subject,
        person_id=person_id,
        name_sealed=vault.seal(person_id, place=queries.NAME_PLACE, row_id=id, text=clean),
        name_index=vault.blind("name", clean),
        id_number_sealed=vault.seal(
            person_id, place=queries.ID_NUMBER_PLACE, row_id=id, text=number
        ),
        id_number_index=vault.blind("id_number", number),
        born_on=born_on,
        opened_at=act.at,
    )
    return _insert(act, fresh)


@command
def add_document(
    act: Act,
    *,
    dossier_id: UUID,
    kind: str,
    file_id: UUID | None = None,
    number: str = "",
    issued_on: date | None = None,
    expires_on: date | None = None,
) -> Document:
    """Put a paper into a dossier, in place of one of its kind that still waits.

    Refuses with NotFound, NotAllowed, Invalid, PaperExpired, NotNow.
    """
    dossier = _lock_own(act, dossier_id)
    if dossier.state == rules.SUBMITTED:
        raise rules.NotNow()
    rules.known("kind", kind, rules.DOCUMENT_KINDS)
    _check_days(act, issued_on, expires_on)
    pending = Document.objects.of(act).filter(dossier_id=dossier.id, kind=kind, state=rules.PENDING)
    pending.update(state=rules.REPLACED)
    id = ids.new(act.city_id)
    sealed = None
    if number.strip():
        clean = rules.other_number(number)
        sealed = vault.seal(dossier.person_id, place=queries.NUMBER_PLACE, row_id=id, text=clean)
    return Document.objects.create(
        id=id,
        city_id=act.city_id,
        dossier=dossier,
        kind=kind,
        number_sealed=sealed,
        file_id=file_id,
        issued_on=issued_on,
        expires_on=expires_on,
        added_at=act.at,
    )


@command
def submit(act: Act, *, dossier_id: UUID) -> Dossier:
    """Hand the papers in for review.  Refuses with NotFound, NotAllowed, NotNow, PapersMissing.

    An approved dossier stays approved while a renewed paper waits.
    """
    dossier = _lock_own(act, dossier_id)
    live = _live(act, dossier)
    rules.check_papers(dossier.subject, [one.kind for one in live])
    if dossier.state == rules.APPROVED and not [p for p in live if p.state == rules.PENDING]:
        raise rules.NotNow()
    _move(act, dossier, "submit")
    dossier.waiting_since_at = act.at
    dossier.save()
    return dossier


@command
def approve(act: Act, *, dossier_id: UUID, reason: str, assurance: str = "none") -> Dossier:
    """Accept the papers for six months, or until the first of them runs out.

    Refuses with NotAllowed, NotOneself, NotFound, ReasonMissing, NotNow, PapersMissing,
    PaperExpired, TooYoung.
    """
    act = _reviewing(act, reason)
    rules.known("assurance", assurance, rules.ASSURANCES)
    dossier = _lock_for_review(act, dossier_id)
    _move(act, dossier, "approve")
    zone = _zone(act)
    assert dossier.born_on is not None, "the papers of an erased person were found"
    rules.check_age(dossier.born_on, rules.day_in(zone, act.at))
    _accept_papers(act, dossier)
    papers = _live(act, dossier)
    rules.check_papers(dossier.subject, [one.kind for one in papers])
    ends = [rules.end_of_day(zone, one.expires_on) for one in papers if one.expires_on]
    dossier.recheck_due_at = rules.recheck_due_at(zone, act.at)
    dossier.holds_until_at = min([*ends, dossier.recheck_due_at])
    if dossier.holds_until_at <= act.at:
        raise rules.PaperExpired()
    dossier.assurance = assurance
    _keep_review(act, dossier)
    _set_timer(act, dossier.id, dossier.holds_until_at)
    audit.note(act, "identity.approve", subject=("dossier", dossier.id))
    tell(act, DossierApproved(dossier.id, dossier.person_id, dossier.subject))
    return dossier


@command
def reject(act: Act, *, dossier_id: UUID, reason: str) -> Dossier:
    """Refuse the papers that wait, with a reason their owner reads.

    An approved dossier keeps the papers it had.  Refuses with NotAllowed, NotOneself, NotFound,
    ReasonMissing, NotNow.
    """
    act = _reviewing(act, reason)
    dossier = _lock_for_review(act, dossier_id)
    if dossier.waiting_since_at is None:
        raise rules.NotNow()
    _move(act, dossier, "reject")
    _pending(act, dossier).update(state=rules.REFUSED)
    _keep_review(act, dossier)
    audit.note(act, "identity.reject", subject=("dossier", dossier.id))
    tell(act, DossierRejected(dossier.id, dossier.person_id, dossier.subject))
    return dossier


@command
def revoke(act: Act, *, dossier_id: UUID, reason: str) -> Dossier:
    """Take an acceptance back at once.  Refuses as reject does."""
    act = _reviewing(act, reason)
    dossier = _lock_for_review(act, dossier_id)
    _move(act, dossier, "revoke")
    dossier.holds_until_at = None
    _keep_review(act, dossier)
    queue.cancel(act, key=_timer_key(dossier.id))
    audit.note(act, "identity.revoke", subject=("dossier", dossier.id))
    tell(act, DossierRejected(dossier.id, dossier.person_id, dossier.subject))
    return dossier


@command
def look(act: Act, *, dossier_id: UUID) -> queries.Opened:
    """Open a dossier's seals for a reviewer; who looked and why is kept.

    Refuses with NotAllowed, ReasonMissing, NotFound.
    """
    rules.ask_auditor(act.role, act.duties)
    if not act.reason.strip():
        raise rules.ReasonMissing()
    dossier = queries.dossier(act, dossier_id)
    audit.note(act, "identity.look", subject=("dossier", dossier.id))
    return queries.opened(act, dossier)


@command
def expire_due(act: Act, *, dossier_id: UUID) -> None:
    """End an approval whose time is over; one that was renewed meanwhile stays."""
    dossier = Dossier.objects.of(act).lock().filter(id=dossier_id).first()
    if dossier is None or dossier.state != rules.APPROVED:
        return
    if dossier.holds_until_at > act.at:
        _set_timer(act, dossier.id, dossier.holds_until_at)
        return
    today = rules.day_in(_zone(act), act.at)
    current = Document.objects.of(act).filter(dossier_id=dossier.id, state=rules.CURRENT)
    for paper in current.filter(expires_on__lt=today).lock():
        paper.state = rules.OVERDUE
        paper.save(update_fields=["state"])
        tell(
            act,
            DocumentExpired(dossier.id, paper.id, dossier.person_id, dossier.subject, paper.kind),
        )
    _move(act, dossier, "expire")
    dossier.holds_until_at = None
    dossier.save()
    tell(act, DossierExpired(dossier.id, dossier.person_id, dossier.subject))


@command
def forget_person(act: Act, *, person_id: UUID) -> None:
    """Drop what can be read of an erased person's papers, and end their pictures; twice is done."""
    for dossier in (
        Dossier.objects.of(act).lock().filter(person_id=person_id, born_on__isnull=False)
    ):
        dossier.name_index = dossier.id_number_index = dossier.born_on = None
        dossier.waiting_since_at = dossier.holds_until_at = None
        before = dossier.state
        if before in (rules.SUBMITTED, rules.APPROVED):
            _move(act, dossier, "revoke" if before == rules.APPROVED else "reject")
        dossier.save()
        queue.cancel(act, key=_timer_key(dossier.id))
        papers = Document.objects.of(act).filter(dossier_id=dossier.id, file_id__isnull=False)
        files.end(act, papers.values_list("file_id", flat=True))
        if before == rules.APPROVED:
            tell(act, DossierRejected(dossier.id, dossier.person_id, dossier.subject))


def _insert(act: Act, fresh: Dossier) -> Dossier:
    """Insert by the constraints' word, so that two at once end with one dossier."""
    Dossier.objects.bulk_create([fresh], ignore_conflicts=True)
    rows = Dossier.objects.of(act)
    kept = rows.filter(id=fresh.id).first()
    if kept is None:
        mine = rows.filter(person_id=fresh.person_id, subject=fresh.subject)
        raise rules.DossierExists() if mine.exists() else rules.IdNumberTaken()
    return kept


def _ask_owner(act: Act, person_id: UUID) -> None:
    if act.role in (WORKER, MERCHANT) and act.person_id == person_id:
        return
    if act.role not in (OPERATOR, SYSTEM):
        raise NotAllowed()


def _lock_own(act: Act, dossier_id: UUID) -> Dossier:
    dossier = _lock(act, dossier_id)
    if act.role not in (OPERATOR, SYSTEM) and act.person_id != dossier.person_id:
        raise NotFound()
    return dossier


def _lock_for_review(act: Act, dossier_id: UUID) -> Dossier:
    dossier = _lock(act, dossier_id)
    if dossier.person_id == act.person_id:
        raise rules.NotOneself()
    return dossier


def _lock(act: Act, dossier_id: UUID) -> Dossier:
    dossier = Dossier.objects.of(act).lock().filter(id=dossier_id).first()
    if dossier is None or dossier.born_on is None:  # erased
        raise NotFound()
    return dossier


def _reviewing(act: Act, reason: str) -> Act:
    rules.ask_auditor(act.role, act.duties)
    if not reason.strip():
        raise rules.ReasonMissing()
    return act.because(reason.strip()[:REASON_CHARS])


def _move(act: Act, dossier: Dossier, verb: str) -> None:
    before = dossier.state
    dossier.state = rules.move(before, verb)
    DossierMove.objects.create(
        city_id=act.city_id,
        dossier=dossier,
        verb=verb,
        from_state=before,
        to_state=dossier.state,
        at=act.at,
        role=act.role,
        actor_id=act.actor_id,
        reason=act.reason,
    )


def _keep_review(act: Act, dossier: Dossier) -> None:
    dossier.waiting_since_at = None
    dossier.reviewed_by, dossier.reviewed_at = act.actor_id, act.at
    dossier.review_reason = act.reason
    dossier.save()


def _accept_papers(act: Act, dossier: Dossier) -> None:
    """What waited becomes current, in place of the older paper of its kind."""
    waiting = list(_pending(act, dossier).lock())
    older = Document.objects.of(act).filter(dossier_id=dossier.id, state=rules.CURRENT)
    older.filter(kind__in=[one.kind for one in waiting]).update(state=rules.REPLACED)
    for paper in waiting:
        paper.state = rules.CURRENT
        paper.save(update_fields=["state"])


def _pending(act: Act, dossier: Dossier) -> CityQuerySet:
    return Document.objects.of(act).filter(dossier_id=dossier.id, state=rules.PENDING)


def _live(act: Act, dossier: Dossier) -> list[Document]:
    rows = Document.objects.of(act).filter(dossier_id=dossier.id)
    return list(rows.filter(state__in=[rules.PENDING, rules.CURRENT]))


def _check_days(act: Act, issued_on: date | None, expires_on: date | None) -> None:
    today = rules.day_in(_zone(act), act.at)
    if issued_on is not None and issued_on > today:
        raise Invalid([{"field": "issued_on", "reason": "in_the_future"}])
    if issued_on is not None and expires_on is not None and expires_on < issued_on:
        raise Invalid([{"field": "expires_on", "reason": "before_issue"}])
    if expires_on is not None and expires_on < today:
        raise rules.PaperExpired()


def _set_timer(act: Act, dossier_id: UUID, due_at: datetime) -> None:
    key = _timer_key(dossier_id)
    queue.at(act, "identity.expire_due", due_at=due_at, key=key, dossier_id=dossier_id)


def _timer_key(dossier_id: UUID) -> str:
    return f"expire:{dossier_id}"


def _zone(act: Act) -> str:
    return accounts.city(act.city_id).zone
