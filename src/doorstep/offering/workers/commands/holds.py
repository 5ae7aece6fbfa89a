"""Verbs that hold a worker's time for a visit; nobody is ever held twice at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F

from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.models import SlotHold, Worker
from doorstep.offering.workers.queries.calendars import CityDay, load
from doorstep.offering.workers.queries.fitting import (
    Wanted,
    home_of,
    is_planned,
    refusals_of,
    span_of,
    span_of_service,
)
from doorstep.offering.workers.queries.people import able


@command
def hold_slot(
    act: Act,
    *,
    worker_id: UUID,
    visit_id: UUID,
    service_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    place: tuple[float, float],
    lapses_at: datetime | None,
) -> SlotHold:
    """Hold a worker's time for a visit, until it lapses or for good; `place` is (lat, lng).

    The same visit asking again keeps its hold. Who is on duty takes a visit that begins soon
    without a plan. Refuses with NotFound, NotLicensed, SlotTaken, OutOfReach, OffPlan, NeedsRest.
    """
    if starts_at >= ends_at:
        raise Invalid([{"field": "ends_at", "reason": "before starts_at"}])
    service = catalog.service(act, service_id)
    on = CityDay(act, at=starts_at)
    worker = _may_come(act, on, worker_id, service.skills, service.licences)
    span = span_of_service(service, starts_at, ends_at)
    rows.lock_days(act, on, worker_id, [span])
    _end_lapsed(act, worker_id)
    mine = SlotHold.objects.of(act).filter(worker_id=worker_id, visit_id=visit_id)
    kept: SlotHold | None = mine.filter(ended_at__isnull=True).first()
    if kept is not None:
        if (kept.starts_at, kept.ends_at) != (starts_at, ends_at):
            raise rules.SlotTaken
        kept.lapses_at = lapses_at
        kept.save(update_fields=["lapses_at"])
        return kept
    wanted = Wanted(service_id, starts_at, ends_at, *place)
    planned = is_planned(act, worker, starts_at)
    _check_fits(act, on, worker, wanted, span, planned=planned)
    return SlotHold.objects.create(
        city_id=act.city_id,
        worker=worker,
        service=service,
        visit_id=visit_id,
        starts_at=starts_at,
        ends_at=ends_at,
        span=span,
        lat=place[0],
        lng=place[1],
        held_at=act.at,
        lapses_at=lapses_at,
    )


@command
def confirm_hold(act: Act, *, visit_id: UUID, worker_id: UUID | None = None) -> list[SlotHold]:
    """Keep held time for good; a lapsed hold that nobody took meanwhile is kept as well.

    Refuses with NoHold.
    """
    holds = _live(act, visit_id, worker_id)
    if not holds:
        raise rules.NoHold
    for hold in holds:
        hold.lapses_at = None
        hold.save(update_fields=["lapses_at"])
    return holds


@command
def begin_hold(act: Act, *, visit_id: UUID, until_at: datetime) -> None:
    """Say that who holds a visit has set out or begun, and when they should be done.

    From then on they are at work until the hold is ended.
    """
    holds = SlotHold.objects.of(act).filter(visit_id=visit_id, ended_at__isnull=True)
    holds.update(busy_until_at=until_at)


@command
def move_hold(
    act: Act,
    *,
    visit_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    worker_id: UUID | None = None,
) -> list[SlotHold]:
    """Hold another time for the same visit and workers, with the same buffers.

    A visit that only becomes longer or shorter asks for no plan, licence or pause: the worker is
    there. Nothing is moved if one cannot. Refuses with NoHold, NotLicensed, SlotTaken, OutOfReach,
    OffPlan, NeedsRest.
    """
    if starts_at >= ends_at:
        raise Invalid([{"field": "ends_at", "reason": "before starts_at"}])
    holds = _live(act, visit_id, worker_id)
    if not holds:
        raise rules.NoHold
    on = CityDay(act, at=starts_at)
    spans = {}
    for hold in holds:
        before, after = hold.starts_at - hold.span.lower, hold.span.upper - hold.ends_at
        spans[hold.id] = span_of(starts_at, ends_at, before, after)
        if hold.starts_at != starts_at:
            service = catalog.service(act, hold.service_id)
            _may_come(act, on, hold.worker_id, service.skills, service.licences)
    for hold in sorted(holds, key=lambda one: one.worker_id):
        rows.lock_days(act, on, hold.worker_id, [hold.span, spans[hold.id]])
        _end_lapsed(act, hold.worker_id, but=hold)
        _check_fits(
            act,
            on,
            hold.worker,
            Wanted(hold.service_id, starts_at, ends_at, hold.lat, hold.lng),
            spans[hold.id],
            planned=hold.starts_at != starts_at,
            but_visit=visit_id,
        )
    moved = []
    for hold in holds:
        _end(act, hold, rules.MOVED)
        moved.append(
            SlotHold.objects.create(
                city_id=act.city_id,
                worker_id=hold.worker_id,
                service_id=hold.service_id,
                visit_id=visit_id,
                starts_at=starts_at,
                ends_at=ends_at,
                span=spans[hold.id],
                lat=hold.lat,
                lng=hold.lng,
                held_at=act.at,
                lapses_at=hold.lapses_at,
                busy_until_at=_later(hold, ends_at),
            )
        )
    return moved


@command
def end_hold(
    act: Act,
    *,
    visit_id: UUID,
    worker_id: UUID | None = None,
    done: bool = False,
    missed: bool = False,
) -> list[SlotHold]:
    """Free the time that a visit held, of all its workers or of one; `done` counts it as work.

    A confirmed visit that ends after its start counts as working time, unless it was `missed`.
    """
    holds = _live(act, visit_id, worker_id)
    for hold in holds:
        was_there = not missed and hold.lapses_at is None and act.at > hold.starts_at
        _end(act, hold, rules.DONE if done or was_there else rules.RELEASED)
        if done:
            Worker.objects.of(act).filter(id=hold.worker_id).update(
                visits_done=F("visits_done") + 1, last_busy_at=act.at
            )
    return holds


def _may_come(
    act: Act, on: CityDay, worker_id: UUID, skills: Sequence[str], licences: Sequence[str]
) -> Worker:
    needed = sorted({*licences, *on.city.licences})
    fit = able(act, skills=skills, licences=needed, day=on.day)
    found: Worker | None = fit.filter(id=worker_id).first()
    if found is not None:
        return found
    worker = Worker.objects.of(act).filter(id=worker_id).first()
    if worker is None:
        raise NotFound
    if worker.state != rules.ACTIVE:
        raise rules.NotWorking
    raise rules.NotLicensed


def _end_lapsed(act: Act, worker_id: UUID, but: SlotHold | None = None) -> None:
    live = SlotHold.objects.of(act).filter(
        worker_id=worker_id, ended_at__isnull=True, lapses_at__lte=act.at
    )
    if but is not None:
        live = live.exclude(id=but.id)
    live.update(ended_at=act.at, why_ended=rules.LAPSED)


def _check_fits(
    act: Act,
    on: CityDay,
    worker: Worker,
    wanted: Wanted,
    span: DateTimeTZRange,
    *,
    planned: bool,
    but_visit: UUID | None = None,
) -> None:
    """Refuse a time that is taken, out of reach, off plan, or more work than is healthy."""
    calendars = load(act, on, home_of(worker), planned=planned, but_visit=but_visit)
    service = catalog.service(act, wanted.service_id)
    [refusal] = refusals_of(calendars, service, wanted, span, planned=planned)
    if refusal is not None:
        raise refusal


def _later(hold: SlotHold, ends_at: datetime) -> datetime | None:
    """When work that has begun should be done once it ends at another time."""
    if hold.busy_until_at is None:
        return None
    return hold.busy_until_at + (ends_at - hold.ends_at)


def _live(act: Act, visit_id: UUID, worker_id: UUID | None) -> list[SlotHold]:
    live = SlotHold.objects.of(act).lock().filter(visit_id=visit_id, ended_at__isnull=True)
    if worker_id is not None:
        live = live.filter(worker_id=worker_id)
    return list(live)


def _end(act: Act, hold: SlotHold, why: str) -> None:
    hold.ended_at, hold.why_ended = act.at, why
    hold.save(update_fields=["ended_at", "why_ended"])
