"""Verbs by which a person becomes a worker of the city, is paused, comes back and leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import MERCHANT, WORKER, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed
from doorstep.kernel.queue import tell
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import positions, queries, rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.commands.skills import set_skills
from doorstep.offering.workers.events import WentOffDuty, WorkerEnlisted, WorkerStateChanged
from doorstep.offering.workers.models import SlotHold, Worker
from doorstep.people.accounts import commands as accounts
from doorstep.people.identity import queries as identity

SUBJECT = "worker"
PROFILE_FIELDS = frozenset({"name", "about", "photo_file_id", "home_lat", "home_lng"})
NAME_MAX = 40
ABOUT_MAX = 500


@command
def enlist(
    act: Act,
    *,
    person_id: UUID,
    name: str,
    home_lat: float,
    home_lng: float,
    merchant_id: UUID | None = None,
    photo_file_id: UUID | None = None,
    about: str = "",
    skills: Sequence[str] = (),
) -> Worker:
    """Make a person a worker of the city: pending until the papers are cleared.

    `name` is the public one. Refuses with NotAllowed, Invalid, ForbiddenWord, AlreadyEnlisted.
    """
    if act.role == WORKER and act.person_id != person_id:
        raise NotAllowed
    if act.role == MERCHANT and act.merchant_id != merchant_id:
        raise NotAllowed
    _check({"name": name, "about": about, "home_lat": home_lat, "home_lng": home_lng})
    catalog.check_text_of_worker(act, skills=skills, texts=[name, about])
    wanted = Worker(
        city_id=act.city_id,
        person_id=person_id,
        merchant_id=merchant_id,
        name=name.strip(),
        about=about,
        photo_file_id=photo_file_id,
        home_lat=home_lat,
        home_lng=home_lng,
        state=rules.ACTIVE if _is_cleared(act, person_id) else rules.PENDING,
        enlisted_at=act.at,
    )
    # Two at once end with one worker: the constraint decides, and the other is told.
    Worker.objects.bulk_create([wanted], ignore_conflicts=True)
    worker: Worker = Worker.objects.of(act).lock().get(person_id=person_id)
    if worker.id != wanted.id:
        raise rules.AlreadyEnlisted
    if act.role == WORKER and act.session_id is not None:
        accounts.bind_worker(act, session_id=act.session_id, worker_id=worker.id)
    rows.keep_move(act, worker, "enlist", "", worker.state)
    if skills:
        set_skills(act.as_system(), worker_id=worker.id, codes=skills)
    tell(act, WorkerEnlisted(worker_id=worker.id, person_id=person_id))
    return worker


@command
def change_profile(act: Act, *, worker_id: UUID, changes: Mapping[str, Any]) -> Worker:
    """Change the public name, the words about oneself, photo or home place.

    Refuses with NotFound, Invalid, ForbiddenWord.
    """
    worker = rows.lock(act, worker_id)
    unknown = set(changes) - PROFILE_FIELDS
    if unknown:
        raise Invalid([{"field": field, "reason": "unknown"} for field in sorted(unknown)])
    fields = {field: getattr(worker, field) for field in PROFILE_FIELDS} | dict(changes)
    _check(fields)
    catalog.check_text_of_worker(
        act,
        skills=queries.skills_of(act, worker_id),
        texts=[fields["name"], fields["about"]],
    )
    for field, value in changes.items():
        setattr(worker, field, value.strip() if field == "name" else value)
    worker.save()
    return worker


@command
def follow_papers(act: Act, *, person_id: UUID) -> None:
    """Let a person work while the papers hold, and stop dispatch when they do not."""
    worker = Worker.objects.of(act).lock().filter(person_id=person_id).first()
    if worker is None:
        return
    verb = "clear" if _is_cleared(act, person_id) else "unclear"
    if worker.state in rules.MOVES[verb]:
        _move(act, worker, verb)


@command
def pause(act: Act, *, worker_id: UUID, until_at: datetime | None = None) -> Worker:
    """Give a worker no new visits, until a moment or until resumed; the act carries the reason.

    Held visits stay. Refuses with NotFound, NotAllowed, NotWorking.
    """
    _ask_desk(act)
    worker = rows.lock(act, worker_id)
    worker.paused_until_at = until_at
    _move(act, worker, "pause")
    queue.cancel(act, key=_pause_key(worker))
    if until_at is not None:
        queue.at(
            act, "workers.end_pause", due_at=until_at, key=_pause_key(worker), worker_id=worker.id
        )
    return worker


@command
def resume(act: Act, *, worker_id: UUID) -> Worker:
    """Let a paused worker take visits again; refuses with NotFound, NotAllowed, NotWorking."""
    _ask_desk(act)
    worker = rows.lock(act, worker_id)
    worker.paused_until_at = None
    _move(act, worker, "resume")
    if not _is_cleared(act, worker.person_id):
        _move(act, worker, "unclear")
    queue.cancel(act, key=_pause_key(worker))
    return worker


@command
def end_pause(act: Act, *, worker_id: UUID) -> None:
    """Let a worker take visits again whose pause is over; a longer or endless one goes on.

    Refuses with NotFound.
    """
    worker = rows.lock(act, worker_id)
    until_at = worker.paused_until_at
    if worker.state == rules.PAUSED and until_at is not None and until_at <= act.at:
        resume(act, worker_id=worker_id)


@command
def end_worker(act: Act, *, worker_id: UUID) -> Worker:
    """Let a worker leave the city, once nobody waits for them.

    Refuses with NotFound, NotWorking, HasVisits.
    """
    worker = rows.lock(act, worker_id)
    held = SlotHold.objects.of(act).filter(worker_id=worker_id, ended_at__isnull=True)
    if held.filter(lapses_at__isnull=True).exists():
        raise rules.HasVisits
    worker.ended_at = act.at
    _move(act, worker, "end")
    return worker


def _move(act: Act, worker: Worker, verb: str) -> None:
    before, worker.state = worker.state, rules.move(worker.state, verb)
    was_on_duty = worker.on_duty
    if worker.state != rules.ACTIVE:
        worker.on_duty, worker.duty_since_at = False, None
    worker.save()
    rows.keep_move(act, worker, verb, before, worker.state)
    if was_on_duty and not worker.on_duty:
        positions.forget(act, worker.id)
        tell(act, WentOffDuty(worker_id=worker.id))
    tell(
        act,
        WorkerStateChanged(
            worker_id=worker.id,
            person_id=worker.person_id,
            state=worker.state,
            verb=verb,
            reason=act.reason,
            until_at=worker.paused_until_at,
        ),
    )


def _is_cleared(act: Act, person_id: UUID) -> bool:
    return identity.is_cleared(act, person_id=person_id, subject=SUBJECT, at=act.at)


def _ask_desk(act: Act) -> None:
    if act.role == WORKER:
        raise NotAllowed


def _pause_key(worker: Worker) -> str:
    return f"pause:{worker.id.hex}"


def _check(fields: Mapping[str, Any]) -> None:
    problems = []
    if not 1 <= len(str(fields["name"]).strip()) <= NAME_MAX:
        problems.append({"field": "name", "reason": f"1-{NAME_MAX}"})
    if len(fields["about"]) > ABOUT_MAX:
        problems.append({"field": "about", "reason": f"0-{ABOUT_MAX}"})
    if not (-90 <= fields["home_lat"] <= 90 and -180 <= fields["home_lng"] <= 180):
        problems.append({"field": "home", "reason": "not on the map"})
    if problems:
        raise Invalid(problems)
