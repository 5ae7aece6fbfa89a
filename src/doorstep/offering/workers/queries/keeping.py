"""Whether who holds a visit can still keep it: the tests of holding, asked again later."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries.calendars import Calendars, CityDay, load
from doorstep.offering.workers.queries.fitting import (
    Wanted,
    home_of,
    is_planned,
    refusals_of,
    span_of_service,
)
from doorstep.offering.workers.queries.free import needed
from doorstep.offering.workers.queries.people import able, workers_by_id


def why_not_keep(
    act: Act, day: date, held: Sequence[tuple[UUID, Wanted]]
) -> list[type[Refusal] | None]:
    """Why each worker cannot keep a visit of a day that they hold (None: they can).

    Paused, a skill or licence gone, off plan, out of reach, or more work than is healthy: each
    visit is asked about as if it were new.  Two statements a worker and one a service.
    Refuses with NotFound, NoCityPack.
    """
    on = CityDay(act, day=day)
    fit = _fit(act, on, held)
    workers = workers_by_id(act, [worker_id for worker_id, _ in held])
    rows_of: dict[UUID, list[int]] = defaultdict(list)
    for row, (worker_id, _) in enumerate(held):
        rows_of[worker_id].append(row)
    found: list[type[Refusal] | None] = [None] * len(held)
    for worker_id, rows in rows_of.items():
        worker = workers[worker_id]
        calendars = load(act, on, home_of(worker))
        for row in rows:
            one = held[row][1]
            found[row] = _refusal(act, calendars, worker, one, worker_id in fit[one.service_id])
    return found


def _fit(
    act: Act, on: CityDay, held: Sequence[tuple[UUID, Wanted]]
) -> Mapping[UUID, frozenset[UUID]]:
    """Who has what each service asks for."""
    ids = {worker_id for worker_id, _ in held}
    found = {}
    for service_id in {one.service_id for _, one in held}:
        rows = able(act, **needed(on, catalog.service(act, service_id)))
        found[service_id] = frozenset(rows.filter(id__in=ids).values_list("id", flat=True))
    return found


def _refusal(
    act: Act, calendars: Calendars, worker: Worker, one: Wanted, is_fit: bool
) -> type[Refusal] | None:
    if worker.state != rules.ACTIVE:
        return rules.NotWorking
    if not is_fit:
        return rules.NotLicensed
    service = catalog.service(act, one.service_id)
    [refusal] = refusals_of(
        _without(calendars, one),
        service,
        one,
        span_of_service(service, one.starts_at, one.ends_at),
        planned=is_planned(act, worker, one.starts_at),
    )
    return refusal


def _without(calendars: Calendars, one: Wanted) -> Calendars:
    """A worker's calendar without the visit itself; nobody holds two that begin together."""
    held, begins = calendars.held, int(calendars.on.seconds(one.starts_at))
    others = ~held.is_live | (held.begins != begins)
    kept = {column.name: getattr(held, column.name)[others] for column in fields(held)}
    return replace(calendars, held=replace(held, **kept))
