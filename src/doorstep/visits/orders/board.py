"""What the desk's boards show: live visits on the map, and what a day brought, counted whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import ExtractHour

from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.orders.models import Order, Seat, Visit
from doorstep.visits.orders.overdue import RUNNING

LIVE = ("open", "assigned", "under_way")
LATE_GRACE = timedelta(minutes=15)
"""How long after its promised start an arrival still counts as on time."""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the map, GCJ-02."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class OnMap:
    """A live order at its place, with the visit it is at now and who comes."""

    order: Order
    visit: Visit
    worker_ids: list[UUID]
    is_late: bool


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a stretch of time brought; every number is counted, none is estimated.

    Orders are those placed in it, visits those whose promised start lies in it.
    """

    by_state: dict[str, int]
    by_service: list[tuple[UUID, int]]
    placed_by_hour: list[int]
    starts_by_hour: list[int]
    sold_fen: int
    visits: int
    visits_finished: int
    visits_arrived: int
    visits_on_time: int
    by_way: dict[str, int] = field(default_factory=dict)


def on_map(act: Act, box: Box | None = None, *, size: int = 300) -> tuple[list[OnMap], bool]:
    """The live orders of a piece of the map, soonest visit first, and whether there are more."""
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        return [], False
    rows = Visit.objects.of(act).filter(
        order__city_id=act.city_id, order__state__in=LIVE, state__in=RUNNING
    )
    if act.merchant_id is not None:
        rows = rows.filter(order__merchant_id=act.merchant_id)
    if box is not None:
        rows = rows.filter(
            order__lat__range=(box.south, box.north), order__lng__range=(box.west, box.east)
        )
    found = list(rows.select_related("order").order_by("starts_at", "id")[: size + 1])
    current: dict[UUID, Visit] = {}
    for visit in found[:size]:
        current.setdefault(visit.order_id, visit)
    coming = _coming(act, current.values())
    shown = [
        OnMap(one.order, one, coming.get(one.id, []), is_late(act, one)) for one in current.values()
    ]
    return shown, len(found) > size


def is_late(act: Act, visit: Visit) -> bool:
    """Whether somebody should have come, or have finished, by now."""
    if visit.state == "started":
        return bool(visit.ends_at < act.at)
    return bool(visit.starts_at < act.at and visit.state in ("planned", "travelling"))


def _coming(act: Act, visits: Iterable[Visit]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    ids = [one.id for one in visits]
    seats = Seat.objects.of(act).filter(visit_id__in=ids, state="taken")
    for visit_id, worker_id in seats.order_by("index").values_list("visit_id", "worker_id"):
        found.setdefault(visit_id, []).append(worker_id)
    return found


def day_figures(act: Act, since_at: datetime, until_at: datetime) -> DayFigures:
    """What came in and was done between two moments, in a few counts, whatever the number."""
    mine = Order.objects.of(act).filter(placed_at__gte=since_at, placed_at__lt=until_at)
    coming = Visit.objects.of(act).filter(
        order__city_id=act.city_id, starts_at__gte=since_at, starts_at__lt=until_at
    )
    if act.merchant_id is not None:
        mine = mine.filter(merchant_id=act.merchant_id)
        coming = coming.filter(order__merchant_id=act.merchant_id)
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        mine, coming = mine.none(), coming.none()
    sold = coming.exclude(state="cancelled").exclude(order__state__in=("unpaid", "cancelled"))
    services = mine.values_list("service_id").annotate(n=Count("id")).order_by("-n")
    counted = sold.aggregate(
        visits=Count("id"),
        finished=Count("id", filter=Q(finished_at__isnull=False)),
        arrived=Count("id", filter=Q(arrived_at__isnull=False)),
        on_time=Count("id", filter=Q(arrived_at__lte=F("starts_at") + LATE_GRACE)),
    )
    kept = mine.exclude(state="cancelled").aggregate(sum=Sum("total_fen"))
    return DayFigures(
        by_state=dict(mine.order_by().values_list("state").annotate(n=Count("id"))),
        by_service=list(services),
        placed_by_hour=_by_hour(mine, "placed_at", since_at),
        starts_by_hour=_by_hour(sold, "starts_at", since_at),
        sold_fen=kept["sum"] or 0,
        visits=counted["visits"],
        visits_finished=counted["finished"],
        visits_arrived=counted["arrived"],
        visits_on_time=counted["on_time"],
        by_way=dict(mine.order_by().values_list("way").annotate(n=Count("id"))),
    )


def _by_hour(rows: CityQuerySet, name: str, since_at: datetime) -> list[int]:
    """How many rows each hour of the day has, on the clock of the stretch's beginning."""
    counts = [0] * 24
    hour = ExtractHour(name, tzinfo=since_at.tzinfo)
    found = rows.order_by().annotate(hour=hour).values_list("hour").annotate(n=Count("id"))
    for at, count in found:
        counts[at] = count
    return counts
