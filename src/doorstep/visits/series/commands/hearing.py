"""What series do when something happens elsewhere: an order ends or moves, a worker leaves."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.series.commands import following, rolling, rows, settling
from doorstep.visits.series.events import SeriesChanged
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.rules import wants


@command
def hear_cancelled(act: Act, *, order_id: UUID) -> None:
    """The order of a day ended before its visit; the other days stay."""
    found = Occurrence.objects.of(act).filter(order_id=order_id).first()
    if found is None:
        return
    series = rows.locked(act, found.series_id, ended_too=True)
    mine = Occurrence.objects.of(act).filter(id=found.id, order_id=order_id, state=wants.ORDERED)
    if mine.update(state=wants.CANCELLED) and series.state == wants.LIVE:
        rolling.wait(act, series)


@command
def hear_moved(act: Act, *, order_id: UUID, starts_at: datetime, ends_at: datetime) -> None:
    """The order of a day has another time."""
    mine = Occurrence.objects.of(act).filter(order_id=order_id, state=wants.ORDERED)
    mine.update(starts_at=starts_at, ends_at=ends_at)


@command
def keep_apart(act: Act, *, customer_id: UUID, worker_id: UUID) -> int:
    """Give a person up for the days ahead of one customer, ordered and unpaid ones as well.

    Somebody else comes or the customer is asked, as they agreed.  Returns how many days.
    """
    mine = Series.objects.of(act).filter(customer_id=customer_id, state=wants.LIVE)
    house, count = act.as_system(), 0
    for series_id in sorted(mine.values_list("id", flat=True)):
        series = rows.locked(act, series_id)
        ordered = Occurrence.objects.of(act).filter(
            series=series, state=wants.ORDERED, starts_at__gt=act.at
        )
        unpaid = [
            one
            for one in ordered.order_by("starts_at")
            if orders.order(house, one.order_id).wanted_worker_id == worker_id
        ]
        freed = rows.take_back_all_unpaid(house, unpaid)
        kept = [one for one in rows.ahead(act, series) if one.worker_id == worker_id]
        for one in [*freed, *kept]:
            settling.settle(house, series, one)
        count += len(freed) + len(kept)
        queue.soon(act, "series.roll", key=f"series.roll:{series_id.hex}", series_id=series_id)
    return count


@command
def follow_worker(act: Act, *, worker_id: UUID) -> int:
    """Look anew at every planned day for which this worker's time is kept; returns how many."""
    return _settle_anew(act, Occurrence.objects.of(act).filter(worker_id=worker_id))


@command
def hear_freed(act: Act, *, order_id: UUID) -> int:
    """An order gave time back: days of its seller that nobody could come on are looked at anew."""
    house, city = act.as_system(), areas.facts(act)
    order = orders.order(house, order_id)
    days = {city.day_of(visit.starts_at) for visit in orders.visits(house, order)}
    wanting = Occurrence.objects.of(act).filter(
        trouble__in=wants.NOBODYS,
        series__city_id=act.city_id,
        series__merchant_id=order.merchant_id,
    )
    return _settle_anew(act, _between(act, wanting, min(days), max(days)))


@command
def hear_plan(
    act: Act,
    *,
    worker_id: UUID,
    merchant_id: UUID | None,
    from_day: date,
    until_day: date | None,
    more: bool,
) -> int:
    """A worker works at other times: days kept for them are looked at anew, and where time may
    have become free those of the seller that nobody could come on.  Returns how many.
    """
    found = Q(worker_id=worker_id)
    if more:
        found |= Q(
            trouble__in=wants.NOBODYS, series__city_id=act.city_id, series__merchant_id=merchant_id
        )
    days = Occurrence.objects.of(act).filter(found)
    return _settle_anew(act, _between(act, days, from_day, until_day))


def _between(act: Act, days: CityQuerySet, from_day: date, until_day: date | None) -> CityQuerySet:
    city = areas.facts(act)
    days = days.filter(starts_at__gte=city.moment(from_day, 0))
    if until_day is None:
        return days
    return days.filter(starts_at__lt=city.moment(until_day + timedelta(days=1), 0))


def _settle_anew(act: Act, days: CityQuerySet) -> int:
    """Look anew at days that are no order yet, one series after another; how many."""
    ahead = days.filter(state__in=wants.AHEAD, starts_at__gt=act.at)
    found: dict[UUID, list[UUID]] = {}
    for series_id, id in ahead.order_by("series_id", "id").values_list("series_id", "id"):
        found.setdefault(series_id, []).append(id)
    return sum(_settle_days(act, series_id, ids) for series_id, ids in found.items())


def _settle_days(act: Act, series_id: UUID, ids: Sequence[UUID]) -> int:
    series = rows.locked(act, series_id, ended_too=True)
    days = [one for one in rows.ahead(act, series) if one.id in ids]
    for one in days:
        was_asked = one.state == wants.ASKING
        settling.settle(act, series, one)
        if was_asked and one.state != wants.ASKING:
            news = SeriesChanged(**settling.whose(series), verb="settle", occurrence_id=one.id)
            tell(act, news)
    queue.soon(act, "series.roll", key=f"series.roll:{series_id.hex}", series_id=series_id)
    return len(days)


@command
def forget_person(act: Act, *, person_id: UUID) -> None:
    """Whoever was erased has no series any more."""
    customer = accounts.customer_of_person(act.as_system(), person_id)
    if customer is None:
        return
    mine = Series.objects.of(act).filter(customer_id=customer.id, state=wants.LIVE)
    for series_id in mine.values_list("id", flat=True):
        following.end(act, series_id=series_id)
