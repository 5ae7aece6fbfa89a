"""Verbs of standing by: hours that fill a worker's day as work does."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from doorstep.kernel import audit
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import rules
from doorstep.offering.workers.commands import rows
from doorstep.offering.workers.models import Standby, Worker
from doorstep.offering.workers.queries.calendars import CityDay, load
from doorstep.offering.workers.queries.fitting import home_of
from doorstep.offering.workers.queries.people import visible


@command
def stand_by(
    act: Act, *, worker_id: UUID, starts_at: datetime, ends_at: datetime, note: str = ""
) -> Standby:
    """Plan hours in which a worker waits on demand; they fill the day as work does.

    Refuses with NotFound, Invalid, StandsBy, NeedsRest (more than the city's day allows).
    """
    worker = rows.seen(act, worker_id)
    starts_at, ends_at = starts_at.replace(microsecond=0), ends_at.replace(microsecond=0)
    rules.standing_by(starts_at, ends_at, act.at)
    span = DateTimeTZRange(starts_at, ends_at)
    on = CityDay(act, at=starts_at)
    rows.lock_days(act, on, worker_id, [span])
    if Standby.objects.of(act).filter(worker_id=worker_id, span__overlap=span).exists():
        raise rules.StandsBy
    day = on.day
    while day <= on.city.day_of(ends_at):
        _check_cap(act, day, worker, span)
        day += timedelta(days=1)
    made: Standby = Standby.objects.create(
        city_id=act.city_id,
        worker_id=worker_id,
        starts_at=starts_at,
        ends_at=ends_at,
        span=span,
        note=note.strip()[: rules.STANDBY_NOTE_MAX],
        made_at=act.at,
    )
    audit.note(act, "workers.stand_by", subject=("worker", worker_id))
    return made


@command
def stand_down(act: Act, *, standby_id: UUID) -> Standby:
    """End hours of standing by; what was waited counts.  Twice is harmless.

    Refuses with NotFound.
    """
    mine = visible(act).values("id")
    found: Standby | None = (
        Standby.objects.of(act).lock().filter(id=standby_id, worker_id__in=mine).first()
    )
    if found is None:
        raise NotFound
    if found.ended_at is None:
        found.ended_at = act.at.replace(microsecond=0)
        until_at = max(found.starts_at, min(found.ends_at, found.ended_at))
        found.span = DateTimeTZRange(found.starts_at, until_at)
        found.save(update_fields=["ended_at", "span"])
        audit.note(act, "workers.stand_down", subject=("worker", found.worker_id))
    return found


def _check_cap(act: Act, day: date, worker: Worker, span: DateTimeTZRange) -> None:
    """Refuse hours with which a day would be longer than the city allows by the contract."""
    on = CityDay(act, day=day)
    calendars = load(act, on, home_of(worker), planned=False)
    caps, held = rules.caps(on.city, {}, worker.contract), calendars.held
    asked = (int(on.seconds(span.lower)), int(on.seconds(span.upper)))
    worked = zip(held.begins.tolist(), held.stops.tolist(), strict=True)
    more = rules.waits([asked], [*worked, *((a, b) for _, a, b in calendars.stood.tolist())])
    filled = int(calendars.work(caps).seconds[0]) + sum(end - start for start, end in more)
    if more and filled > caps.daily_seconds:
        raise rules.NeedsRest
