"""Verbs about duty and where a worker is now; off duty nothing is kept."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.errors import Invalid
from doorstep.kernel.queue import tell
from doorstep.offering.workers import positions, queries, rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.events import WentOffDuty, WentOnDuty
from doorstep.offering.workers.models import Worker


@command
def go_on_duty(act: Act, *, worker_id: UUID) -> Worker:
    """Take instant work from now on: a worker with consent to be located, or by a desk.

    Refuses with NotFound, NotWorking, ConsentNeeded.
    """
    worker = rows.lock(act, worker_id)
    if worker.state != rules.ACTIVE:
        raise rules.NotWorking
    if act.role == WORKER:
        queries.may_be_located(act, worker)
    if not worker.on_duty:
        worker.on_duty, worker.duty_since_at = True, act.at
        worker.save(update_fields=["on_duty", "duty_since_at"])
        tell(act, WentOnDuty(worker_id=worker.id))
    return worker


@command
def go_off_duty(act: Act, *, worker_id: UUID) -> Worker:
    """Take no instant work from now on, and keep no position; refuses with NotFound."""
    worker = rows.lock(act, worker_id)
    if worker.on_duty:
        worker.on_duty, worker.duty_since_at = False, None
        worker.save(update_fields=["on_duty", "duty_since_at"])
        tell(act, WentOffDuty(worker_id=worker.id))
    positions.forget(act, worker.id)
    return worker


@command
def note_position(
    act: Act,
    *,
    worker_id: UUID,
    lat: float,
    lng: float,
    accuracy_m: int,
    is_mock: bool,
    taken_at: datetime,
    is_precise: bool = False,
) -> bool:
    """Keep where a worker on duty is (GCJ-02): coarse, or precise on the way to a visit.

    True when the position was newer than the kept one. Who calls has asked for consent.
    Refuses with NotFound, OffDuty, Invalid.
    """
    if not (-90 <= lat <= 90 and -180 <= lng <= 180 and accuracy_m >= 0):
        raise Invalid([{"field": "position", "reason": "not on the map"}])
    worker = rows.seen(act, worker_id)
    if not worker.on_duty and not is_precise:
        raise rules.OffDuty
    kept = positions.Position(
        worker_id=worker.id,
        lat=lat if is_precise else round(lat, rules.KEPT_DECIMALS),
        lng=lng if is_precise else round(lng, rules.KEPT_DECIMALS),
        accuracy_m=accuracy_m,
        is_mock=is_mock,
        taken_at=min(taken_at, act.at),
    )
    return positions.put(act, kept)
