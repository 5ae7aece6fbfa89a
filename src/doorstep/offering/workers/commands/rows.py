"""Locking a worker that the caller may change, and keeping who changed what."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import queries
from doorstep.offering.workers.models import Worker, WorkerMove
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
