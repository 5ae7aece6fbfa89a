"""Verbs of a visit as the worker does it: set out, check in, start, steps with photos, finish."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import files
from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.models import FileRow
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Order, Visit
from doorstep.visits.tracking import queries, rules
from doorstep.visits.tracking.commands import trips
from doorstep.visits.tracking.models import StepDone, Trip

PHOTO_PURPOSE = "visit.photo"


@command
def set_out(act: Act, *, visit_id: UUID) -> Visit:
    """Say that the worker is on the way; from now on positions are precise.  Twice is harmless.

    Refuses with NotFound, NotAllowed, NotYours, NotNow.
    """
    visit = orders.set_out(act, visit_id=visit_id)
    order = order_facts.order(act, visit.order_id)
    for seat in order_facts.seats(act, order):
        if seat.visit_id != visit.id or seat.state != "taken" or seat.worker_id is None:
            continue
        if act.role != WORKER or seat.worker_id == act.actor_id:
            _begin(act, order, visit, seat.worker_id)
    return visit


def _begin(act: Act, order: Order, visit: Visit, worker_id: UUID) -> None:
    live = Trip.objects.of(act).filter(visit_id=visit.id, worker_id=worker_id, state__in=rules.LIVE)
    if live.exists():
        return
    Trip.objects.create(
        city_id=act.city_id,
        order=order,
        visit=visit,
        worker_id=worker_id,
        service_id=order.service_id,
        state=rules.TRAVELLING,
        lat=order.lat,
        lng=order.lng,
        set_out_at=act.at,
    )


@command
def check_in(
    act: Act, *, visit_id: UUID, reason: str = "", seen: rules.Seen | None = None
) -> Visit:
    """Arrive by hand where signals fail, with a reason; what the phone saw is kept beside it.

    Refuses with NotFound, NotAllowed, ReasonNeeded, Invalid, NotNow.
    """
    why = rules.reason_of(reason or act.reason)
    found = trips.lock(act, visit_id)
    visit = None
    for trip in found:
        facts: dict[str, Any] = {"reason": why}
        if seen is not None:
            rules.usable([seen], act.at)
            facts |= trips.said(seen, trips.door(trip))
            facts["doubtful"] = rules.is_elsewhere(seen, trips.door(trip), at=act.at)
        visit = trips.arrive(act, trip, trips.BY_HAND, facts)
    assert visit is not None
    return visit


@command
def start(act: Act, *, visit_id: UUID, code: str = "") -> Visit:
    """Begin the work with the code that the customer says; a desk begins it with a reason.

    Refuses with NotFound, NotAllowed, NotYours, NotNow, CodeNeeded, WrongCode, ReasonNeeded.
    """
    found = trips.lock(act, visit_id)
    visit = orders.start(act, visit_id=visit_id, code=code)
    for trip in found:
        if trip.state != rules.STARTED:
            trip.state, trip.started_at = rules.STARTED, act.at
            trip.save(update_fields=["state", "started_at"])
    return visit


@command
def complete_step(
    act: Act,
    *,
    visit_id: UUID,
    code: str,
    photo: bytes | None = None,
    photo_kind: str = "image/jpeg",
    done_at: datetime | None = None,
    seen: rules.Seen | None = None,
) -> StepDone:
    """Tick a step of the service off, with its photo; time and place are stamped on the row.

    A step done offline is sent later with the time it was done; twice is harmless.
    Refuses with NotFound, NotAllowed, NoSuchStep, NotYet, StepBefore, PhotoNeeded, NotAPicture.
    """
    trip = trips.lock(act, visit_id)[0]
    done = {one.code: one for one in queries.steps_done(act, visit_id)}
    if code in done:
        return done[code]
    order = order_facts.order(act, trip.order_id)
    rules.may_do(
        queries.sop(act, order),
        code,
        done=done.keys(),
        state=_stage(act, trip),
        has_photo=photo is not None,
    )
    kept = _keep(act, order, photo, photo_kind)
    step: StepDone = StepDone.objects.create(
        city_id=act.city_id,
        visit_id=visit_id,
        worker_id=trip.worker_id,
        code=code,
        photo_id=kept.id if kept else None,
        photo_sha256=kept.sha256 if kept else None,
        done_at=_moment(act, trip, done_at),
        received_at=act.at,
        lat=seen.lat if seen else None,
        lng=seen.lng if seen else None,
        accuracy_m=seen.accuracy_m if seen else None,
    )
    facts = {"step": code, "done_at": step.done_at.isoformat()}
    facts |= _shown(trip, kept, seen)
    orders.note(act, order_id=order.id, kind="step", facts=facts)
    return step


def _keep(act: Act, order: Order, photo: bytes | None, kind: str) -> FileRow | None:
    """A photo of the visit belongs to its customer.  Refuses with NotAPicture."""
    if photo is None:
        return None
    return files.keep(
        act,
        purpose=PHOTO_PURPOSE,
        owner=accounts.customer(act.as_system(), order.customer_id).person_id,
        content=photo,
        kind=kind,
        retain_days=rules.PHOTO_KEPT_DAYS,
    )


def _shown(trip: Trip, kept: FileRow | None, seen: rules.Seen | None) -> dict[str, Any]:
    """What the evidence keeps of a photo and of where it was taken."""
    facts: dict[str, Any] = {}
    if kept is not None:
        facts |= {"file": str(kept.id), "sha256": bytes(kept.sha256).hex()}
    if seen is not None:
        facts |= trips.said(seen, trips.door(trip))
    return facts


@command
def report_absence(
    act: Act,
    *,
    visit_id: UUID,
    photo: bytes | None = None,
    photo_kind: str = "image/jpeg",
    seen: rules.Seen | None = None,
) -> Order:
    """Say that nobody opened in the stated time; the customer pays for the way.

    A geofence has seen the worker at the door; who checked in by hand shows it by a photo and a
    position near the place, or has a desk report it.
    Refuses with NotFound, NotAllowed, ProofNeeded, NotAPicture, Invalid, NotYours, NotNow,
    TooEarly.
    """
    trip = trips.lock(act, visit_id)[0]
    if seen is not None:
        rules.usable([seen], act.at)
    if trip.arrived_how == trips.BY_HAND:
        door = trips.door(trip)
        is_near = seen is not None and rules.is_near_door(seen, door, at=act.at)
        if photo is None or not is_near:
            raise rules.ProofNeeded
    order = orders.report_no_show(act, visit_id=visit_id, side="customer")
    facts = _shown(trip, _keep(act, order, photo, photo_kind), seen)
    return orders.note(
        act, order_id=order.id, kind="absence", facts={"arrived": trip.arrived_how, **facts}
    )


def _stage(act: Act, trip: Trip) -> str:
    """The visit decides: a colleague may have started it."""
    visit = order_facts.visit(act, trip.visit_id)
    return rules.STARTED if visit.state == "started" else trip.state


def _moment(act: Act, trip: Trip, done_at: datetime | None) -> datetime:
    """The phone's time where it can be true: after setting out and not in the future."""
    if done_at is None or not trip.set_out_at <= done_at <= act.at:
        return act.at
    return done_at


@command
def finish(act: Act, *, visit_id: UUID) -> Visit:
    """Say that the work is done, once every required step is; a desk says so with a reason.

    Refuses with NotFound, NotAllowed, StepsMissing, CrewMissing, ReasonNeeded, NotYours, NotNow.
    """
    found = trips.lock(act, visit_id)
    order = order_facts.order(act, found[0].order_id)
    done = [one.code for one in queries.steps_done(act, visit_id)]
    facts: dict[str, Any] = {"steps": len(done)}
    if act.role == WORKER:
        rules.all_done(queries.sop(act, order), done)
        _all_came(act, order, visit_id)
    else:
        facts["reason"] = rules.reason_of(act.reason)
    visit = orders.finish(act, visit_id=visit_id, facts=facts)
    for trip in Trip.objects.of(act).lock().filter(visit_id=visit_id, state__in=rules.LIVE):
        trip.state, trip.ended_at = rules.DONE, act.at
        trip.save(update_fields=["state", "ended_at"])
    return visit


def _all_came(act: Act, order: Order, visit_id: UUID) -> None:
    """Who was never there is not paid: they come, or the desk takes them out first."""
    trips_made = Trip.objects.of(act).filter(
        visit_id=visit_id, state__in=(rules.ARRIVED, rules.STARTED)
    )
    came = set(trips_made.values_list("worker_id", flat=True))
    missing = {
        seat.worker_id
        for seat in order_facts.seats(act.as_system(), order)
        if seat.visit_id == visit_id and seat.state == "taken"
    } - came
    if missing:
        raise rules.CrewMissing(count=len(missing))
