"""Questions about trips: what the customer may see, the steps of the work, a desk's whole track."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from doorstep.algorithms.travel import Place, distance_m
from doorstep.kernel.act import OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotAllowed
from doorstep.offering.areas.queries import TripMade
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order, Visit
from doorstep.visits.tracking import rules
from doorstep.visits.tracking.models import Eta, Fix, Lateness, StepDone, Trip
from doorstep.visits.tracking.nearby import Nearby as Nearby
from doorstep.visits.tracking.nearby import nearby as nearby

TRACK_DUTIES = frozenset({"dispatcher", "support", "safety", "auditor"})
"""Who at the desk may look at a whole track."""
ON_THE_WAY = ("travelling", "arrived", "started")
"""States of a visit in which somebody of its crew may still be coming."""


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """One worker of a visit as the customer may see them now.

    A rounded distance before they set out; the pin only between setting out and arriving, with
    its age; never a home. None is "not known now". Lateness is what the worker said of it: how
    long after the promised start, and when they expect to be there.
    """

    worker_id: UUID
    distance_m: int | None = None
    lat: float | None = None
    lng: float | None = None
    accuracy_m: int | None = None
    fix_age_seconds: int | None = None
    eta_seconds: int | None = None
    eta_age_seconds: int | None = None
    set_out_at: datetime | None = None
    arrived_at: datetime | None = None
    arrived_how: str = ""
    late_minutes: int | None = None
    late_reason: str = ""
    expected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TripSeen:
    """How far a visit came, and where its workers are."""

    order_id: UUID
    visit_id: UUID
    visit_state: str
    starts_at: datetime
    workers: list[OnTheWay]


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step of the service as sold, and when it was done."""

    code: str
    name: dict[str, str]
    phase: str
    needs_photo: bool
    gates: bool
    done_at: datetime | None
    photo_id: UUID | None


@dataclass(frozen=True, slots=True)
class Track:
    """A whole trip with every kept fix, for a desk."""

    trip: Trip
    fixes: list[Fix]
    eta: Eta | None


def trip(act: Act, order_id: UUID) -> TripSeen:
    """The running visit of an order, else its next one, as its customer sees it.

    Refuses with NotFound.
    """
    order = orders.order(act, order_id)
    visits = orders.visits(act, order)
    over = ("finished", "cancelled", "missed")
    visit = next((one for one in visits if one.state not in over), visits[-1])
    coming = [
        seat.worker_id
        for seat in orders.seats(act, order)
        if seat.visit_id == visit.id and seat.state == "taken" and seat.worker_id is not None
    ]
    if not coming and order.state == "open" and order.wanted_worker_id is not None:
        coming = [order.wanted_worker_id]
    return TripSeen(
        order_id=order.id,
        visit_id=visit.id,
        visit_state=visit.state,
        starts_at=visit.starts_at,
        workers=_with_lateness(
            act, visit, [_on_the_way(act, order, visit, worker_id) for worker_id in coming]
        ),
    )


def said_late(act: Act, worker_id: UUID, visits: Sequence[Visit]) -> dict[UUID, Lateness]:
    """What a worker said of coming late to visits that the caller was given, by visit."""
    coming = {one.id: one.starts_at for one in visits if one.state in rules.BEFORE_DOOR}
    if not coming:
        return {}
    said = Lateness.objects.of(act).filter(worker_id=worker_id, visit_id__in=list(coming))
    return {one.visit_id: one for one in said if one.starts_at == coming[one.visit_id]}


def lateness_of(act: Act, visit: Visit) -> dict[UUID, Lateness]:
    """What the workers of a visit, that the caller was given, said of coming late to it as it
    stands; nothing once they are there."""
    if visit.state not in rules.BEFORE_DOOR:
        return {}
    said = Lateness.objects.of(act).filter(visit_id=visit.id, starts_at=visit.starts_at)
    return {one.worker_id: one for one in said}


def _with_lateness(act: Act, visit: Visit, coming: list[OnTheWay]) -> list[OnTheWay]:
    said = lateness_of(act, visit)
    return [
        replace(
            one,
            late_minutes=late.minutes,
            late_reason=late.reason,
            expected_at=late.starts_at + timedelta(minutes=late.minutes),
        )
        if (late := said.get(one.worker_id))
        else one
        for one in coming
    ]


def _on_the_way(act: Act, order: Order, visit: Visit, worker_id: UUID) -> OnTheWay:
    if visit.state == "planned":
        return OnTheWay(worker_id, distance_m=_rounded(act, order, worker_id))
    made = Trip.objects.of(act).filter(
        visit_id=visit.id, worker_id=worker_id, state__in=(*rules.LIVE, rules.DONE)
    )
    kept: Trip | None = made.order_by("-set_out_at").first()
    if kept is None:
        return OnTheWay(worker_id)
    if kept.state != rules.TRAVELLING or visit.state not in ON_THE_WAY:
        return OnTheWay(
            worker_id,
            set_out_at=kept.set_out_at,
            arrived_at=kept.arrived_at,
            arrived_how=kept.arrived_how,
        )
    return _with_pin(act, kept)


def _rounded(act: Act, order: Order, worker_id: UUID) -> int | None:
    """From where the worker was seen on duty, never from a home."""
    seen = workers.position_of(act.as_system(), worker_id)
    if seen is None or seen.is_mock:
        return None
    away = distance_m(Place(seen.lat, seen.lng), Place(order.lat, order.lng))
    return workers.shown_distance_m(away)


def _with_pin(act: Act, kept: Trip) -> OnTheWay:
    fixes = Fix.objects.of(act).filter(
        trip=kept, is_mock=False, accuracy_m__lte=rules.ACCURACY_MAX_M
    )
    fix = fixes.order_by("-taken_at").first()
    eta = Eta.objects.of(act).filter(trip=kept).first()
    if fix is None:
        return OnTheWay(kept.worker_id, set_out_at=kept.set_out_at)
    away = distance_m(Place(fix.lat, fix.lng), Place(kept.lat, kept.lng))
    return OnTheWay(
        worker_id=kept.worker_id,
        distance_m=int(away),
        lat=fix.lat,
        lng=fix.lng,
        accuracy_m=fix.accuracy_m,
        fix_age_seconds=_age(act, fix.taken_at),
        eta_seconds=eta.seconds if eta else None,
        eta_age_seconds=_age(act, eta.fix_taken_at) if eta else None,
        set_out_at=kept.set_out_at,
    )


def _age(act: Act, moment: datetime) -> int:
    return max(0, int((act.at - moment).total_seconds()))


def steps(act: Act, visit_id: UUID) -> list[StepSeen]:
    """The steps of the service as sold, with what is done.  Refuses with NotFound."""
    order = orders.order_of_visit(act, visit_id)
    done = {one.code: one for one in steps_done(act, visit_id)}
    return [_step(step, done.get(step["code"])) for step in sop(act, order)]


def _step(step: dict[str, Any], done: StepDone | None) -> StepSeen:
    return StepSeen(
        code=step["code"],
        name=step["name"],
        phase=step.get("phase", "during"),
        needs_photo=bool(step.get("photo")),
        gates=rules.gates(step),
        done_at=done.done_at if done else None,
        photo_id=done.photo_id if done else None,
    )


def sop(act: Act, order: Order) -> list[dict[str, Any]]:
    """The steps of the version of the service that the order was sold with."""
    return catalog.sop(act, order.service_id)


def steps_done(act: Act, visit_id: UUID) -> list[StepDone]:
    """What was done of a visit that the caller may see, in order.  Refuses with NotFound."""
    orders.order_of_visit(act, visit_id)
    rows = StepDone.objects.of(act).filter(visit_id=visit_id)
    return list(rows.order_by("done_at", "id"))


def track(act: Act, order_id: UUID) -> list[Track]:
    """The trips of an order with every kept fix, for a desk with the duty to look.

    Refuses with NotFound, NotAllowed.
    """
    if act.role != SYSTEM and not (act.role == OPERATOR and act.duties & TRACK_DUTIES):
        raise NotAllowed
    orders.order(act, order_id)
    made = list(Trip.objects.of(act).filter(order_id=order_id).order_by("set_out_at", "id"))
    ids = [one.id for one in made]
    fixes = list(Fix.objects.of(act).filter(trip_id__in=ids).order_by("taken_at"))
    etas = {one.trip_id: one for one in Eta.objects.of(act).filter(trip_id__in=ids)}
    return [
        Track(one, [fix for fix in fixes if fix.trip_id == one.id], etas.get(one.id))
        for one in made
    ]


def trips_made(act: Act, *, since: datetime, most: int) -> list[TripMade]:
    """The newest ways that workers went from setting out to a door that the geofence saw.

    Only ways with enough good fixes, the first soon after setting out, and none made by a tool.
    """
    own = Fix.objects.of(act).filter(trip_id=OuterRef("id"), accuracy_m__lte=rules.TEACHES_M)
    first = own.order_by("taken_at")
    enough = first.values("taken_at")[rules.FIXES_MIN - 1 : rules.FIXES_MIN]
    rows = Trip.objects.of(act).filter(
        set_out_at__gte=since, arrived_how=rules.GEOFENCE, mocks=0, forgotten_at__isnull=True
    )
    seen = rows.annotate(
        first_lat=Subquery(first.values("lat")[:1]),
        first_lng=Subquery(first.values("lng")[:1]),
        first_at=Subquery(first.values("taken_at")[:1]),
        enough_at=Subquery(enough),
    )
    soon = seen.filter(enough_at__isnull=False, first_at__lte=F("set_out_at") + rules.FIRST_FIX)
    return [_made(one) for one in soon.order_by("-set_out_at")[:most]]


def _made(trip: Any) -> TripMade:
    return TripMade(
        origin=Place(trip.first_lat, trip.first_lng),
        destination=Place(trip.lat, trip.lng),
        set_out_at=trip.set_out_at,
        seconds=int((trip.arrived_at - trip.set_out_at).total_seconds()),
        worker=trip.worker_id,
    )
