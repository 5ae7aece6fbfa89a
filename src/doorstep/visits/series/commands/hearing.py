"""What series do when something happens elsewhere: an order ends or moves, a worker leaves."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.series.commands import following, rolling, rows, settling
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
    days = Occurrence.objects.of(act).filter(worker_id=worker_id, state__in=wants.AHEAD)
    count = 0
    for series_id in sorted(set(days.values_list("series_id", flat=True))):
        series = rows.locked(act, series_id, ended_too=True)
        for one in rows.ahead(act, series):
            if one.worker_id == worker_id:
                settling.settle(act, series, one)
                count += 1
        queue.soon(act, "series.roll", key=f"series.roll:{series_id.hex}", series_id=series_id)
    return count


@command
def forget_person(act: Act, *, person_id: UUID) -> None:
    """Whoever was erased has no series any more."""
    customer = accounts.customer_of_person(act.as_system(), person_id)
    if customer is None:
        return
    mine = Series.objects.of(act).filter(customer_id=customer.id, state=wants.LIVE)
    for series_id in mine.values_list("id", flat=True):
        following.end(act, series_id=series_id)
