"""Verbs of sessions: opened after a proof of who it is, seen, listed and ended by their owner."""

import secrets
from uuid import UUID

from django.db.models import QuerySet

from doorstep.kernel import clock
from doorstep.kernel.act import SYSTEM, Act, command
from doorstep.kernel.errors import NotFound
from doorstep.people.accounts import queries, rules
from doorstep.people.accounts.models import Session

TOKEN_BYTES = 32
CLIENT_CHARS = 200


def open_session(
    act: Act, *, person_id: UUID, role: str, actor_id: UUID | None, client: str
) -> tuple[Session, str]:
    """A new session and its token, which is shown once and kept only as a digest."""
    now = clock.real()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session = Session.objects.create(
        token_hash=queries.token_hash(token),
        person_id=person_id,
        city_id=act.city_id,
        role=role,
        actor_id=actor_id,
        client=client[:CLIENT_CHARS],
        created_at=now,
        last_seen_at=now,
        ends_at=rules.session_ends(role, now, now),
    )
    return session, token


def end_sessions_of(person_id: UUID, *, city_id: int | None = None, role: str = "") -> int:
    """End every open session of a person, or only those of one city or role."""
    rows = _open().filter(person_id=person_id)
    if city_id is not None:
        rows = rows.filter(city_id=city_id)
    if role:
        rows = rows.filter(role=role)
    return rows.update(ended_at=clock.real())


@command
def note_seen(act: Act, *, session_id: UUID) -> None:
    """Write that a device was seen, which moves a sliding end; at most once a minute."""
    now = clock.real()
    session = _open().select_for_update(no_key=True).filter(id=session_id).first()
    if session is None or now - session.last_seen_at < rules.SEEN_EVERY:
        return
    session.last_seen_at = now
    session.ends_at = rules.session_ends(session.role, session.created_at, now)
    session.save(update_fields=["last_seen_at", "ends_at"])


@command
def bind_worker(act: Act, *, session_id: UUID, worker_id: UUID) -> None:
    """Remember which worker of the city a worker's session stands for.  Refuses with NotFound."""
    mine = _open().filter(id=session_id, city_id=act.city_id, role=rules.WORKER)
    if not mine.update(actor_id=worker_id):
        raise NotFound()


@command
def end_session(act: Act, *, session_id: UUID) -> None:
    """Sign a device of one's own out.  Refuses with NotFound; an ended session is done."""
    mine = Session.objects.filter(id=session_id)
    if act.role != SYSTEM:
        mine = mine.filter(person_id=rules.signed_in(act.person_id))
    session = mine.select_for_update(no_key=True).first()
    if session is None:
        raise NotFound()
    if session.ended_at is None:
        session.ended_at = clock.real()
        session.save(update_fields=["ended_at"])


@command
def end_other_sessions(act: Act) -> int:
    """Sign out every device of the caller but this one; returns how many were signed in."""
    now, person_id = clock.real(), rules.signed_in(act.person_id)
    others = _open().filter(person_id=person_id, ends_at__gt=now)
    if act.session_id is not None:
        others = others.exclude(id=act.session_id)
    return others.update(ended_at=now)


def _open() -> QuerySet[Session]:
    return Session.objects.filter(ended_at=None)
