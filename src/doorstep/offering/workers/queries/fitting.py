"""Whether a visit fits into a worker's calendar: the one test for showing and for holding."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from doorstep.algorithms import slots
from doorstep.algorithms.travel import Place
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries.calendars import Calendars, CityDay, People, load, rest_of
from doorstep.offering.workers.queries.people import worker as worker_by_id

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A visit as somebody would take it: what, when and where (GCJ-02)."""

    service_id: UUID
    starts_at: datetime
    ends_at: datetime
    lat: float
    lng: float


def span_of(
    starts_at: datetime, ends_at: datetime, before: timedelta, after: timedelta
) -> DateTimeTZRange:
    """The time with its buffers, in whole seconds, so that neighbours never share an instant."""
    lower, upper = (starts_at - before).replace(microsecond=0), ends_at + after
    if upper.microsecond:
        upper = upper.replace(microsecond=0) + SECOND
    return DateTimeTZRange(lower, upper)


def span_of_service(service: Service, starts_at: datetime, ends_at: datetime) -> DateTimeTZRange:
    """The time of a visit with the buffers of its service."""
    return span_of(
        starts_at,
        ends_at,
        timedelta(minutes=service.buffer_before_minutes),
        timedelta(minutes=service.buffer_after_minutes),
    )


def is_planned(act: Act, worker: Worker, starts_at: datetime) -> bool:
    """Whether the plan is asked: who is on duty takes what begins soon without one."""
    return not (worker.on_duty and starts_at <= act.at + timedelta(minutes=rules.INSTANT_MINUTES))


def home_of(worker: Worker) -> People:
    """One worker, as calendars are asked for."""
    return People.of_workers([worker])


def refusals_of(
    calendars: Calendars,
    service: Service,
    wanted: Wanted,
    span: DateTimeTZRange,
    *,
    planned: bool = True,
) -> list[type[Refusal] | None]:
    """Why each worker cannot hold a time (None: they can): taken, out of reach, off plan, or more
    work than is healthy.
    """
    on = calendars.on
    plan = calendars.plan() if planned else calendars.any_time()
    length = int((span.upper - span.lower).total_seconds())
    need = slots.Need(Place(wanted.lat, wanted.lng), length)
    named = slots.reasons(plan, need, int(on.seconds(span.lower)), on.travel())
    rested = calendars.rested(
        rest_of(service),
        np.array([int(on.seconds(wanted.starts_at))]),
        int((wanted.ends_at - wanted.starts_at).total_seconds()),
    )
    found = [rules.REFUSALS[slots.REASONS[reason]] for reason in named]
    return [
        rules.NeedsRest if refusal is None and not is_fine else refusal
        for refusal, is_fine in zip(found, rested[:, 0], strict=True)
    ]


def why_not_take(act: Act, worker_id: UUID, wanted: Sequence[Wanted]) -> list[type[Refusal] | None]:
    """Why a worker cannot take each of these visits (None: they can), skills left aside.

    The statements grow with the days of the visits, not with their number.
    Refuses with NotFound, NoCityPack.
    """
    worker = worker_by_id(act, worker_id)
    on_of: dict[date, CityDay] = {}
    rows: dict[date, list[int]] = defaultdict(list)
    for row, one in enumerate(wanted):
        on = CityDay(act, at=one.starts_at)
        rows[on.day].append(row)
        on_of[on.day] = on
    found: list[type[Refusal] | None] = [None] * len(wanted)
    for day, on in on_of.items():
        calendars = load(act, on, home_of(worker))
        for row in rows[day]:
            one = wanted[row]
            service = catalog.service(act, one.service_id)
            [found[row]] = refusals_of(
                calendars,
                service,
                one,
                span_of_service(service, one.starts_at, one.ends_at),
                planned=is_planned(act, worker, one.starts_at),
            )
    return found
