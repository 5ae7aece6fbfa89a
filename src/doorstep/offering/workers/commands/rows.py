"""Locking a worker or their days, and keeping who changed what."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import queries, rules
from doorstep.offering.workers.models import Worker, WorkerDay, WorkerMove
from doorstep.offering.workers.queries.calendars import CityDay
from doorstep.offering.workers.queries.people import visible


def lock(act: Act, worker_id: UUID) -> Worker:
    """The worker, locked; refuses with NotFound where the caller may not see it."""
    found: Worker | None = visible(act).lock().filter(id=worker_id).first()
    if found is None:
        raise NotFound
    return found


def seen(act: Act, worker_id: UUID) -> Worker:
    """The worker without a lock; refuses with NotFound where the caller may not see it."""
    return queries.worker(act, worker_id)


def keep_move(act: Act, worker: Worker, verb: str, before: str, after: str) -> None:
    """Keep who changed a worker's state, grade or share, when and why."""
    WorkerMove.objects.create(
        city_id=act.city_id,
        worker=worker,
        verb=verb,
        before=before,
        after=after,
        at=act.at,
        role=act.role,
        actor_id=act.actor_id,
        reason=act.reason[:200],
    )


def lock_days(act: Act, on: CityDay, worker_id: UUID, spans: Sequence[DateTimeTZRange]) -> None:
    """Lock the worker's days in which these times and their neighbours may lie, in their order."""
    near = timedelta(hours=rules.NEIGHBOUR_HOURS)
    days: set[date] = set()
    for span in spans:
        day, last = on.city.day_of(span.lower - near), on.city.day_of(span.upper + near)
        while day <= last:
            days.add(day)
            day += timedelta(days=1)
    found = WorkerDay.objects.of(act).filter(worker_id=worker_id, day__in=sorted(days))
    if found.count() < len(days):
        WorkerDay.objects.bulk_create(
            [WorkerDay(city_id=act.city_id, worker_id=worker_id, day=day) for day in sorted(days)],
            ignore_conflicts=True,
        )
    list(found.select_for_update(no_key=True, of=("self",)).order_by("day"))
