"""Questions about single workers: facts, skills, licences, plans, holds and where they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from doorstep.kernel import cursor
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import positions, rules
from doorstep.offering.workers.models import (
    Licence,
    PlanException,
    Skill,
    SlotHold,
    WeeklyPlan,
    Worker,
    WorkerMove,
)
from doorstep.people.accounts import queries as accounts


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """What everybody may know of a worker; no phone, no home."""

    worker_id: UUID
    merchant_id: UUID | None
    name: str
    photo_file_id: UUID | None
    grade: str
    rating_hundredths: int | None
    visits_done: int


LOCATION = "location"
"""The purpose for which a worker's place may be kept."""
MERCHANT_SERVES = "active"
"""The state of a firm whose people may take visits."""


def visible(act: Act) -> CityQuerySet:
    """The workers that the caller may see in full: a worker itself, a merchant its own people."""
    rows = Worker.objects.of(act)
    if act.role == WORKER:
        return rows.filter(Q(id=act.actor_id) | Q(person_id=act.person_id))
    if act.role == MERCHANT:
        return rows.filter(merchant_id=act.merchant_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def worker(act: Act, worker_id: UUID) -> Worker:
    """A worker; refuses with NotFound."""
    found: Worker | None = visible(act).filter(id=worker_id).first()
    if found is None:
        raise NotFound
    return found


def may_be_located(act: Act, worker: Worker) -> None:
    """Whether a worker allows that their place is kept.  Refuses with ConsentNeeded."""
    if not accounts.has_consent(act, person_id=worker.person_id, purpose=LOCATION):
        raise rules.ConsentNeeded


def worker_of_person(act: Act, person_id: UUID) -> Worker | None:
    """The worker that a person is in this city, if they are one."""
    found: Worker | None = visible(act).filter(person_id=person_id).first()
    return found


def workers(
    act: Act, *, state: str = "", named: str = "", after: str = "", size: int = 20
) -> tuple[list[Worker], str]:
    """The workers that the caller may see, newest first, and the cursor of the next page."""
    rows = visible(act)
    if state:
        rows = rows.filter(state=state)
    if named:
        rows = rows.filter(name__icontains=named)
    return cursor.page(rows, by="enlisted_at", after=after, size=size)


def able(act: Act, *, skills: Sequence[str], licences: Sequence[str], day: date) -> CityQuerySet:
    """Active workers with all of these skills, and licences that are valid on a day."""
    rows = Worker.objects.of(act).filter(
        Q(merchant__isnull=True)
        | Q(merchant__city_id=act.city_id, merchant__state=MERCHANT_SERVES),
        state=rules.ACTIVE,
    )
    live = {"city_id": act.city_id, "worker_id": OuterRef("id"), "ended_at__isnull": True}
    for code in skills:
        rows = rows.filter(Exists(Skill.objects.filter(code=code, **live)))
    for kind in licences:
        rows = rows.filter(Exists(Licence.objects.filter(kind=kind, expires_on__gte=day, **live)))
    return rows


def cards(act: Act, worker_ids: Sequence[UUID]) -> dict[UUID, WorkerCard]:
    """What everybody may know of these workers, in one statement."""
    rows = Worker.objects.of(act).filter(id__in=list(worker_ids))
    return {
        row.id: WorkerCard(
            worker_id=row.id,
            merchant_id=row.merchant_id,
            name=row.name,
            photo_file_id=row.photo_file_id,
            grade=row.grade,
            rating_hundredths=rules.rating_hundredths(row),
            visits_done=row.visits_done,
        )
        for row in rows
    }


def workers_by_id(act: Act, worker_ids: Sequence[UUID]) -> dict[UUID, Worker]:
    """These workers by their ids, in one statement."""
    return {row.id: row for row in Worker.objects.of(act).filter(id__in=list(worker_ids))}


def skills_of(act: Act, worker_id: UUID) -> list[str]:
    """The codes of what a worker can do."""
    rows = Skill.objects.of(act).filter(worker_id=worker_id, ended_at__isnull=True)
    return list(rows.order_by("code").values_list("code", flat=True))


def licences_of(act: Act, worker_id: UUID) -> list[Licence]:
    """A worker's licences, the first to end first."""
    rows = Licence.objects.of(act).filter(worker_id=worker_id, ended_at__isnull=True)
    return list(rows.order_by("expires_on", "kind"))


def plan_of(act: Act, worker_id: UUID) -> list[WeeklyPlan]:
    """A worker's weekly plan, in the order of the week."""
    rows = WeeklyPlan.objects.of(act).filter(worker_id=worker_id, ended_at__isnull=True)
    return list(rows.order_by("weekday", "from_minute"))


def exceptions_of(act: Act, worker_id: UUID, first: date, last: date) -> list[PlanException]:
    """A worker's exceptions of a stretch of days."""
    rows = PlanException.objects.of(act).filter(
        worker_id=worker_id, day__gte=first, day__lte=last, ended_at__isnull=True
    )
    return list(rows.order_by("day", "from_minute"))


def holds_of(act: Act, worker_id: UUID, first_at: datetime, last_at: datetime) -> list[SlotHold]:
    """The live holds of a worker's time between two moments, in order."""
    rows = SlotHold.objects.of(act).filter(
        Q(lapses_at__isnull=True) | Q(lapses_at__gt=act.at),
        worker_id=worker_id,
        ended_at__isnull=True,
        span__overlap=(first_at, last_at),
    )
    return list(rows.order_by("starts_at", "id"))


def moves_of(act: Act, worker_id: UUID) -> list[WorkerMove]:
    """Who changed a worker's state, grade or share, newest first."""
    rows = WorkerMove.objects.of(act).filter(worker_id=worker_id)
    return list(rows.order_by("-at", "-id"))


def position_of(act: Act, worker_id: UUID) -> positions.Position | None:
    """Where a worker on duty was last seen, if that is fresh."""
    since = act.at - timedelta(minutes=rules.POSITION_KEPT_MINUTES)
    return positions.read(act, [worker_id], since).get(worker_id)


def share_bp(act: Act, worker_id: UUID, *, share_plan_id: UUID) -> int:
    """The worker's part of the service fee under a share plan: the own rate, else the grade's."""
    found: Worker | None = Worker.objects.of(act).filter(id=worker_id).first()
    if found is None:
        raise NotFound
    if found.share_override_bp is not None:
        return found.share_override_bp
    rates: dict[str, int] = catalog.share_plan(act, share_plan_id).grade_bp
    return rates[found.grade]
