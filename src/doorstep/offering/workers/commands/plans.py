"""Verbs about when a worker works: the weekly plan and its exceptions."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.events import PlanChanged
from doorstep.offering.workers.models import PlanException, WeeklyPlan, Worker

STRETCHES_MAX = 28


@command
def set_weekly_plan(
    act: Act, *, worker_id: UUID, stretches: Sequence[tuple[int, int, int]]
) -> list[WeeklyPlan]:
    """Say anew when a worker works: (weekday 0 = Monday, from minute, to minute) each.

    Held visits stay as they are. Refuses with NotFound, Invalid.
    """
    worker = rows.lock(act, worker_id)
    by_day: dict[int, list[rules.Stretch]] = {}
    for weekday, start, end in stretches:
        if not (0 <= weekday <= 6 and _is_stretch(start, end)):
            raise Invalid([{"field": "stretches", "reason": f"{weekday} {start}-{end}"}])
        by_day.setdefault(weekday, []).append((start, end))
    if len(stretches) > STRETCHES_MAX:
        raise Invalid([{"field": "stretches", "reason": f"at most {STRETCHES_MAX}"}])
    live = WeeklyPlan.objects.of(act).filter(worker=worker, ended_at__isnull=True)
    live.update(ended_at=act.at)
    _tell(act, worker, areas.facts(act).day_of(act.at), None, more=True)
    return list(
        WeeklyPlan.objects.bulk_create(
            WeeklyPlan(
                city_id=act.city_id,
                worker=worker,
                weekday=weekday,
                from_minute=start,
                to_minute=end,
            )
            for weekday, works in sorted(by_day.items())
            for start, end in rules.joined(works)
        )
    )


@command
def add_exception(
    act: Act,
    *,
    worker_id: UUID,
    day: date,
    kind: str,
    from_minute: int = 0,
    to_minute: int = rules.DAY_MINUTES,
) -> PlanException:
    """Say that a day differs from the plan: a stretch off, or extra; refuses NotFound, Invalid."""
    worker = rows.lock(act, worker_id)
    if kind not in (rules.OFF, rules.EXTRA) or not _is_stretch(from_minute, to_minute):
        raise Invalid([{"field": "exception", "reason": f"{kind} {from_minute}-{to_minute}"}])
    made: PlanException = PlanException.objects.create(
        city_id=act.city_id,
        worker=worker,
        day=day,
        kind=kind,
        from_minute=from_minute,
        to_minute=to_minute,
    )
    _tell(act, worker, day, _last_day(made), more=kind == rules.EXTRA)
    return made


@command
def end_exception(act: Act, *, worker_id: UUID, exception_id: UUID) -> PlanException:
    """Take an exception back; refuses with NotFound."""
    worker = rows.lock(act, worker_id)
    live = PlanException.objects.of(act).filter(worker=worker, ended_at__isnull=True)
    found: PlanException | None = live.filter(id=exception_id).first()
    if found is None:
        raise NotFound
    found.ended_at = act.at
    found.save()
    _tell(act, worker, found.day, _last_day(found), more=found.kind == rules.OFF)
    return found


def _last_day(one: PlanException) -> date:
    """The day in which an exception ends: a night's lies in the next one."""
    return one.day + timedelta(days=int(one.to_minute > rules.DAY_MINUTES))


def _tell(act: Act, worker: Worker, from_day: date, until_day: date | None, *, more: bool) -> None:
    tell(
        act,
        PlanChanged(
            worker_id=worker.id,
            merchant_id=worker.merchant_id,
            from_day=from_day,
            until_day=until_day,
            more=more,
        ),
    )


def _is_stretch(start: int, end: int) -> bool:
    return 0 <= start < end <= rules.PLAN_MINUTE_MAX
