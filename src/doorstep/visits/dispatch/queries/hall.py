"""The hall of open demands, as one worker sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Application, Search
from doorstep.visits.dispatch.queries.people import Pay, Standing, Ways, standing

SIZE = 50
READ_MAX = 400


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


def hall(act: Act, *, worker_id: UUID) -> list[Demand]:
    """The demands that a worker may take: skilled, licensed, within reach, free, on duty for now.

    The nearest first. The statements do not grow with the demands, only with distinct services.
    """
    who = standing(act, worker_id)
    if not who.is_active:
        return []
    return _shown(act, who, _open(act, who))[:SIZE]


def demand(act: Act, *, worker_id: UUID, order_id: UUID) -> Demand:
    """One demand, if this worker may take it.  Refuses with NotFound."""
    who = standing(act, worker_id)
    rows = [one for one in _open(act, who) if one.order_id == order_id]
    shown = _shown(act, who, rows) if who.is_active else []
    if not shown:
        raise NotFound
    return shown[0]


def _open(act: Act, who: Standing) -> list[Search]:
    rows = Search.objects.of(act).filter(
        Q(timing=rules.SLOT) | Q(timing=rules.NOW if who.on_duty else ""),
        mode=rules.GRAB,
        state=rules.SEARCHING,
        merchant_id=who.merchant_id,
        skills__contained_by=list(who.skills),
        ends_at__gt=act.at,
    )
    city = areas.facts(act)
    return [
        one
        for one in rows.order_by("starts_at", "id")[:READ_MAX]
        if who.fits(one, day=city.day_of(one.starts_at).isoformat(), city_licences=city.licences)
    ]


def _shown(act: Act, who: Standing, rows: list[Search]) -> list[Demand]:
    taken = _taken(act, who, rows)
    waiting = Application.objects.of(act).filter(worker_id=who.worker_id, state=rules.WAITING)
    applied = dict(waiting.values_list("order_id", "id"))
    names = {one: catalog.service(act, one).name for one in {row.service_id for row in rows}}
    pay = {one: Pay.of(act, who.worker_id, one) for one in {row.share_plan_id for row in rows}}
    ways = Ways.of(act)
    found = []
    for row in rows:
        away, seconds = ways.to(row, who.place)
        too_far = row.base_radius_m and away > row.base_radius_m
        if too_far or _clashes(taken, *row.time_if_taken(act.at, seconds)):
            continue
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


def _taken(act: Act, who: Standing, rows: list[Search]) -> list[tuple[datetime, datetime]]:
    """The worker's held time around these demands."""
    if not rows:
        return []
    first = min(act.at, *(row.starts_at for row in rows))
    last = max(row.starts_at + timedelta(minutes=row.minutes) for row in rows)
    holds = workers.holds_of(act.as_system(), who.worker_id, first, last + timedelta(days=1))
    return [(hold.span.lower, hold.span.upper) for hold in holds]


def _clashes(
    taken: list[tuple[datetime, datetime]], starts_at: datetime, ends_at: datetime
) -> bool:
    return any(begin < ends_at and starts_at < end for begin, end in taken)
