"""What is kept of series and their days, as far as the caller may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules.wants import Change, Want

PAGE = 20


@dataclass(frozen=True, slots=True)
class View:
    """A series with its days from today on."""

    series: Series
    occurrences: list[Occurrence]


def visible(act: Act) -> CityQuerySet:
    """The series that the caller may see: their own, or the city's."""
    rows = Series.objects.of(act)
    if act.role == CUSTOMER:
        return rows.filter(customer_id=act.actor_id)
    if act.role == SYSTEM or (act.role == OPERATOR and act.merchant_id is None):
        return rows
    return rows.none()


def series(act: Act, series_id: UUID) -> Series:
    """One series.  Refuses with NotFound."""
    found: Series | None = visible(act).filter(id=series_id).first()
    if found is None:
        raise NotFound()
    return found


def page(
    act: Act, *, customer_id: UUID | None = None, after: str = "", size: int = PAGE
) -> tuple[list[Series], str]:
    """A page of series, newest first, of one customer or of all that the caller may see."""
    rows = visible(act)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    return cursor.page(rows, by="opened_at", after=after, size=size)


def occurrence(act: Act, occurrence_id: UUID) -> Occurrence:
    """One day of a series that the caller may see.  Refuses with NotFound."""
    found: Occurrence | None = Occurrence.objects.of(act).filter(id=occurrence_id).first()
    if found is None:
        raise NotFound()
    series(act, found.series_id)
    return found


def occurrences(
    act: Act, series_ids: Sequence[UUID], *, first: date | None = None
) -> dict[UUID, list[Occurrence]]:
    """The days of series that the caller was given, in order, from a day on."""
    rows = Occurrence.objects.of(act).filter(series_id__in=list(series_ids))
    if first is not None:
        rows = rows.filter(day__gte=first)
    found: dict[UUID, list[Occurrence]] = {id: [] for id in series_ids}
    for row in rows.order_by("series_id", "day"):
        found[row.series_id].append(row)
    return found


def one(act: Act, series_id: UUID, *, first: date | None = None) -> View:
    """One series with its days.  Refuses with NotFound."""
    found = series(act, series_id)
    return View(found, occurrences(act, [found.id], first=first)[found.id])


def want_of(act: Act, series: Series, occurrence: Occurrence | None = None) -> Want:
    """The visit that a series wants, or what one of its days wants instead."""
    want = Want(
        service_code=catalog.service(act, series.service_id).code,
        address_id=series.address_id,
        variant="",
        travel_mode=series.travel_mode,
        pay=series.pay,
        note=series.note,
        merchant_id=series.merchant_id,
        worker_id=series.worker_id,
    ).choosing(series.choice)
    if occurrence is None or not occurrence.own:
        return want
    return own_change(occurrence).of(want)


def own_change(occurrence: Occurrence) -> Change:
    """What was changed for one day alone."""
    worker_id, address_id = occurrence.own.get("worker_id"), occurrence.own.get("address_id")
    return Change(
        address_id=UUID(address_id) if address_id else None,
        worker_id=UUID(worker_id) if worker_id else None,
        anybody=bool(occurrence.own.get("anybody")),
        choice=occurrence.own.get("choice"),
    )
