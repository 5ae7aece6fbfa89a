"""A day of the platform's own workers: what it paid, how long it was, and what it must pay."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.models import PayDay, Share
from doorstep.algorithms.money import FULL_BP
from doorstep.kernel import cursor
from doorstep.kernel.act import OPERATOR, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order

type Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Worked:
    """One order of a worker on a day: what it paid, and from setting out to the end of it."""

    order_id: UUID
    worker_id: UUID
    pay_fen: int
    spans: tuple[Span, ...]


def pay_days(
    act: Act, *, worker_id: UUID | None = None, short: bool = False, after: str = "", size: int = 50
) -> tuple[list[PayDay], str]:
    """A page of counted days, the newest first: a worker's own, or at the desk anybody's.

    With `short` those that still pay too little.  Refuses with NotFound.
    """
    rows = PayDay.objects.of(act)
    if act.role == WORKER:
        rows = rows.filter(worker_id=act.actor_id)
    elif act.role != OPERATOR or act.merchant_id is not None:
        raise NotFound
    if worker_id is not None:
        rows = rows.filter(worker_id=worker_id)
    if short:
        rows = rows.filter(state=PayDay.SHORT)
    return cursor.page(rows, by="day_at", after=after, size=size)


def short_days(act: Act) -> CityQuerySet:
    """All counted days that still pay too little, for the desk."""
    if act.role != OPERATOR or act.merchant_id is not None:
        raise NotFound
    return PayDay.objects.of(act).filter(state=PayDay.SHORT)


def why_day(row: PayDay) -> dict[str, str]:
    """How the pay of a day stands beside the minimum, in words."""
    return rules.why_day(
        orders=row.orders,
        pay_fen=row.pay_fen,
        seconds=row.worked_seconds + row.standby_seconds,
        standby_seconds=row.standby_seconds,
        hourly_fen=row.hourly_fen * row.pay_bp // FULL_BP,
        least_fen=row.least_fen,
    )


def count_day(act: Act, day: date) -> list[PayDay]:
    """The days, not yet kept, of all of the platform's own who worked or stood by on a day.

    Merchants pay their people themselves, and are not seen here.  Refuses with NoCityPack.
    """
    city = areas.facts(act)
    opens, closes = city.moment(day, 0), city.moment(day + timedelta(days=1), 0)
    worked: dict[UUID, list[Worked]] = {}
    for one in _worked(act, opens, closes):
        worked.setdefault(one.worker_id, []).append(one)
    stood_by = workers.stood_by_between(act, opens, closes)
    people = workers.workers_by_id(act, sorted({*worked, *stood_by}))
    holiday = areas.holiday(act, day)
    pay_bp = holiday.pay_bp if holiday else FULL_BP
    return [
        _counted(
            PayDay(
                city_id=act.city_id,
                worker_id=worker_id,
                day=day,
                day_at=opens,
                counted_at=act.at,
                hourly_fen=city.minimum_hourly_fen,
                pay_bp=pay_bp,
            ),
            worked.get(worker_id, []),
            stood_by.get(worker_id, []),
        )
        for worker_id, worker in sorted(people.items())
        if worker.merchant_id is None
    ]


def _counted(row: PayDay, worked: list[Worked], stood_by: list[Span]) -> PayDay:
    spans = [span for one in worked for span in one.spans]
    row.orders = len(worked)
    row.pay_fen = sum(one.pay_fen for one in worked)
    row.worked_seconds = rules.filled_seconds(spans)
    row.standby_seconds = rules.filled_seconds([*spans, *stood_by]) - row.worked_seconds
    seconds = row.worked_seconds + row.standby_seconds
    row.least_fen = rules.least_fen(seconds, row.hourly_fen, row.pay_bp)
    row.state = PayDay.SHORT if row.short_fen else PayDay.ENOUGH
    return row


def _worked(act: Act, opens: datetime, closes: datetime) -> list[Worked]:
    """The orders whose last visit was finished in between, worker by worker."""
    # What is divided is divided after the visit; nothing of the day was divided before it.
    since = Share.objects.of(act).filter(party="worker", decided_at__gte=opens)
    rows = Share.objects.of(act).filter(
        party="worker", settlement_id__in=since.values("settlement_id")
    )
    known: dict[UUID, Order] = {}
    pay: dict[tuple[UUID, UUID], int] = {}
    for share in rows.select_related("settlement__order"):
        order = share.settlement.order
        known[order.id] = order
        key = (order.id, share.party_id)
        pay[key] = pay.get(key, 0) + share.amount_fen
    spans = _spans(act, list(known.values()))
    found = []
    for key, fen in pay.items():
        mine = spans.get(key, ())
        if mine and opens <= max(end for _, end in mine) < closes:
            found.append(Worked(*key, pay_fen=fen, spans=tuple(mine)))
    return found


def _spans(act: Act, known: list[Order]) -> dict[tuple[UUID, UUID], list[Span]]:
    visits = orders.visits_of_many(act, known)
    seats = orders.seats_of_many(act, visits)
    found: dict[tuple[UUID, UUID], list[Span]] = {}
    for visit in visits:
        begun_at = visit.set_out_at or visit.arrived_at or visit.started_at
        if visit.finished_at is None or begun_at is None:
            continue
        for seat in seats.get(visit.id, []):
            if seat.worker_id is not None:
                key = (visit.order_id, seat.worker_id)
                found.setdefault(key, []).append((begun_at, visit.finished_at))
    return found
