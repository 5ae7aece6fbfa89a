"""The hall of open demands, as one worker sees it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import compress
from math import cos, radians
from uuid import UUID

from django.db.models import F, FloatField, Q, Value

from doorstep.kernel import cursor
from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Application, Search
from doorstep.visits.dispatch.queries.people import Pay, Standing, Ways, may_take, standing

SIZE = 50
METRES_A_DEGREE = 111_000.0


@dataclass(frozen=True, slots=True)
class Demand:
    """An open order in the hall: what, roughly where, when, how far, and what it pays.

    No customer, no house and no exact place: those open with the order.
    """

    order_id: UUID
    service_id: UUID
    service_name: dict[str, str]
    community: str
    timing: str
    starts_at: datetime
    minutes: int
    distance_m: int
    eta_seconds: int
    pay_fen: int
    ends_at: datetime
    application_id: UUID | None

    @property
    def has_applied(self) -> bool:
        """Whether the worker's own application waits there."""
        return self.application_id is not None


def hall(
    act: Act, *, worker_id: UUID, after: str = "", size: int = SIZE
) -> tuple[list[Demand], str]:
    """A page of the demands that a worker may take: skilled, licensed, within reach, rested, free
    by the test that grabbing makes, on duty for now; and the cursor of the next page.

    Pages go by the start, soonest first; within one the nearest is first. The statements do not
    grow with the demands, only with distinct services and days.
    """
    who = standing(act, worker_id)
    if not who.is_active:
        return [], ""
    rows, following = cursor.page(
        _open(act, who), by="starts_at", after=after, size=size, descending=False
    )
    return _shown(act, who, rows), following


def _open(act: Act, who: Standing) -> CityQuerySet:
    """What hangs in the hall for the worker's seller and skills, in a square around them."""
    reach = F("base_radius_m") / Value(METRES_A_DEGREE, output_field=FloatField())
    wide = reach / Value(max(0.01, cos(radians(who.place.lat))), output_field=FloatField())
    near = Q(base_radius_m=0) | Q(
        lat__gte=who.place.lat - reach,
        lat__lte=who.place.lat + reach,
        lng__gte=who.place.lng - wide,
        lng__lte=who.place.lng + wide,
    )
    return Search.objects.of(act).filter(
        Q(timing=rules.SLOT) | Q(timing=rules.NOW if who.on_duty else ""),
        near,
        mode=rules.GRAB,
        state=rules.SEARCHING,
        merchant_id=who.merchant_id,
        skills__contained_by=list(who.skills),
        ends_at__gt=act.at,
    )


def _shown(act: Act, who: Standing, rows: list[Search]) -> list[Demand]:
    waiting = Application.objects.of(act).filter(worker_id=who.worker_id, state=rules.WAITING)
    applied = dict(waiting.values_list("order_id", "id"))
    names = {one: catalog.service(act, one).name for one in {row.service_id for row in rows}}
    pay = {one: Pay.of(act, who.worker_id, one) for one in {row.share_plan_id for row in rows}}
    ways = Ways.of(act)
    way_of = {row.order_id: ways.to(row, who.place) for row in rows}
    rows = [
        row for row in rows if not row.base_radius_m or way_of[row.order_id][0] <= row.base_radius_m
    ]
    may = may_take(act, who, [(row, way_of[row.order_id][1]) for row in rows])
    found = []
    for row in compress(rows, may):
        away, seconds = way_of[row.order_id]
        found.append(
            Demand(
                order_id=row.order_id,
                service_id=row.service_id,
                service_name=names[row.service_id],
                community=row.community,
                timing=row.timing,
                starts_at=row.starts_at,
                minutes=row.minutes,
                distance_m=rules.shown_distance_m(away),
                eta_seconds=seconds,
                pay_fen=pay[row.share_plan_id].fen(row),
                ends_at=row.ends_at,
                application_id=applied.get(row.order_id),
            )
        )
    return sorted(found, key=lambda one: (one.distance_m, one.starts_at, one.order_id))
