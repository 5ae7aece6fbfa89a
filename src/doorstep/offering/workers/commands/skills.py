"""Verbs about what a worker can and may do: skills, licences, grade and rating."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.events import GradeChanged, LicenceExpiring
from doorstep.offering.workers.models import Licence, Skill, Worker

CODES_MAX = 60
WARNED_AT_MINUTE = 9 * 60


@command
def set_skills(act: Act, *, worker_id: UUID, codes: Sequence[str]) -> list[str]:
    """Say all that a worker can do, as a desk has checked it; refuses with NotFound, NotAllowed."""
    if act.role == WORKER:
        raise NotAllowed
    worker = rows.lock(act, worker_id)
    wanted = set(codes)
    if len(wanted) > CODES_MAX or any(not 1 <= len(code) <= 40 for code in wanted):
        raise Invalid([{"field": "codes", "reason": f"at most {CODES_MAX}"}])
    live = Skill.objects.of(act).filter(worker=worker, ended_at__isnull=True)
    known = set(live.values_list("code", flat=True))
    live.filter(code__in=known - wanted).update(ended_at=act.at)
    Skill.objects.bulk_create(
        Skill(city_id=act.city_id, worker=worker, code=code, since_at=act.at)
        for code in sorted(wanted - known)
    )
    return sorted(wanted)


@command
def record_licence(
    act: Act, *, worker_id: UUID, kind: str, expires_on: date, document_id: UUID | None = None
) -> Licence:
    """Record a checked licence in place of the older one of its kind.

    Past its last day it opens no work any more, without anybody doing anything.
    Refuses with NotFound, NotAllowed, Invalid, NoCityPack.
    """
    if act.role == WORKER:
        raise NotAllowed
    worker = rows.lock(act, worker_id)
    city = areas.facts(act)
    problems = []
    if not 1 <= len(kind) <= 40:
        problems.append({"field": "kind", "reason": "1-40"})
    if expires_on < city.day_of(act.at):
        problems.append({"field": "expires_on", "reason": "past"})
    if problems:
        raise Invalid(problems)
    live = Licence.objects.of(act).filter(worker=worker, kind=kind, ended_at__isnull=True)
    live.update(ended_at=act.at)
    licence = Licence.objects.create(
        city_id=act.city_id,
        worker=worker,
        kind=kind,
        expires_on=expires_on,
        document_id=document_id,
        recorded_at=act.at,
    )
    warned_on = expires_on - timedelta(days=rules.LICENCE_WARNING_DAYS)
    due_at = max(act.at, city.moment(warned_on, WARNED_AT_MINUTE))
    key = f"licence:{licence.id.hex}"
    queue.at(act, "workers.warn_licence", due_at=due_at, key=key, licence_id=licence.id)
    return licence


@command
def warn_licence(act: Act, *, licence_id: UUID) -> None:
    """Tell that a licence ends soon, unless it was replaced; refuses with NotFound."""
    licence = Licence.objects.of(act).filter(id=licence_id).first()
    if licence is None:
        raise NotFound
    if licence.ended_at is None:
        worker = Worker.objects.of(act).get(id=licence.worker_id)
        tell(
            act,
            LicenceExpiring(
                worker_id=worker.id,
                person_id=worker.person_id,
                kind=licence.kind,
                expires_on=licence.expires_on,
            ),
        )


@command
def change_contract(act: Act, *, worker_id: UUID, is_employed: bool) -> Worker:
    """Note that the platform employs a worker of its own, or does so no more.

    Refuses with NotFound, NotAllowed; a merchant's people are the merchant's.
    """
    worker = rows.lock(act, worker_id)
    if act.role == WORKER or act.merchant_id is not None or worker.merchant_id is not None:
        raise NotAllowed
    before, worker.is_employed = worker.contract, is_employed
    worker.save(update_fields=["is_employed"])
    if worker.contract != before:
        rows.keep_move(act, worker, "change_contract", before, worker.contract)
    return worker


@command
def change_grade(
    act: Act, *, worker_id: UUID, grade: str, share_override_bp: int | None = None
) -> Worker:
    """Give a worker a grade, and an own share or none; refuses NotFound, NotAllowed, Invalid."""
    if act.role == WORKER:
        raise NotAllowed
    if grade not in rules.GRADES:
        raise Invalid([{"field": "grade", "reason": ", ".join(rules.GRADES)}])
    if share_override_bp is not None and not (
        rules.SHARE_BP_MIN <= share_override_bp <= rules.SHARE_BP_MAX
    ):
        reason = f"{rules.SHARE_BP_MIN}-{rules.SHARE_BP_MAX}"
        raise Invalid([{"field": "share_override_bp", "reason": reason}])
    worker = rows.lock(act, worker_id)
    before = _standing(worker)
    worker.grade, worker.share_override_bp = grade, share_override_bp
    worker.save()
    if _standing(worker) != before:
        rows.keep_move(act, worker, "change_grade", before, _standing(worker))
        tell(
            act,
            GradeChanged(
                worker_id=worker.id,
                person_id=worker.person_id,
                before=before,
                after=_standing(worker),
                reason=act.reason,
            ),
        )
    return worker


@command
def add_rating(act: Act, *, worker_id: UUID, stars: int) -> Worker:
    """Count the stars of one review; refuses with NotFound, Invalid."""
    if not 1 <= stars <= 5:
        raise Invalid([{"field": "stars", "reason": "1-5"}])
    worker: Worker | None = Worker.objects.of(act).lock().filter(id=worker_id).first()
    if worker is None:
        raise NotFound
    worker.rating_sum += stars
    worker.rating_count += 1
    worker.save(update_fields=["rating_sum", "rating_count"])
    return worker


@command
def take_rating_back(act: Act, *, worker_id: UUID, stars: int) -> Worker:
    """Stop counting the stars of a review that is not shown any more; refuses with NotFound."""
    worker: Worker | None = Worker.objects.of(act).lock().filter(id=worker_id).first()
    if worker is None:
        raise NotFound
    worker.rating_sum -= stars
    worker.rating_count -= 1
    worker.save(update_fields=["rating_sum", "rating_count"])
    return worker


def _standing(worker: Worker) -> str:
    own = worker.share_override_bp
    return worker.grade if own is None else f"{worker.grade} {own}"
