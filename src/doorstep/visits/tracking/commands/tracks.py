"""Verbs about tracks: trips end with their order, cases hold tracks, old ones are deleted."""

from uuid import UUID

from doorstep.kernel import audit, queue
from doorstep.kernel.act import OPERATOR, SYSTEM, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.visits.orders import queries as orders
from doorstep.visits.tracking import queries, rules
from doorstep.visits.tracking.models import Fix, Trip

FORGET_TOGETHER = 500
LESSON = "tracking.hold_lesson"


@command
def end_trips(act: Act, *, order_id: UUID, worker_id: UUID | None = None) -> int:
    """End the live trips of an order, or of one worker of it; returns how many.

    A worker who was given the order again meanwhile stays on the way.
    """
    order = orders.order(act.as_system(), order_id)
    rows = Trip.objects.of(act).lock().filter(order_id=order_id, state__in=rules.LIVE)
    if worker_id is not None:
        rows = rows.filter(worker_id=worker_id)
    still = {
        (seat.visit_id, seat.worker_id)
        for seat in orders.seats(act.as_system(), order)
        if seat.state == "taken" and order.state in ("assigned", "under_way")
    }
    gone = [trip for trip in rows if (trip.visit_id, trip.worker_id) not in still]
    for trip in gone:
        trip.state, trip.ended_at = rules.ENDED, act.at
        trip.save(update_fields=["state", "ended_at"])
    return len(gone)


@command
def hold_track(act: Act, *, order_id: UUID, reason: str = "") -> int:
    """Keep the tracks of an order for a case, beyond their time; returns how many.

    Refuses with NotAllowed, NotFound, ReasonNeeded.
    """
    _may_hold(act)
    return _hold(act, order_id, rules.reason_of(reason or act.reason))


@command
def let_go(act: Act, *, order_id: UUID) -> int:
    """The case is over: the tracks of an order end with their time.

    Refuses with NotAllowed, NotFound.
    """
    _may_hold(act)
    return _hold(act, order_id, "")


def _may_hold(act: Act) -> None:
    if act.role not in (OPERATOR, SYSTEM):
        raise NotAllowed


def _hold(act: Act, order_id: UUID, held_for: str) -> int:
    orders.order(act, order_id)
    changed = Trip.objects.of(act).filter(order_id=order_id).update(held_for=held_for)
    action = "tracking.hold_track" if held_for else "tracking.let_go"
    audit.note(act, action, subject=("order", order_id), detail={"trips": changed})
    return changed


@command
def forget_tracks(act: Act) -> int:
    """Delete the fixes of trips that began thirty days ago and that no case holds.

    The law asks for it (positions are sensitive); the trip itself stays, without a place on it.
    Returns how many trips were forgotten.
    """
    old = Trip.objects.of(act).filter(
        set_out_at__lte=act.at - rules.TRACK_KEPT, forgotten_at__isnull=True, held_for=""
    )
    locked = old.select_for_update(no_key=True, of=("self",), skip_locked=True).order_by("id")
    ids = [trip.id for trip in locked[:FORGET_TOGETHER]]
    Fix.objects.of(act).filter(trip_id__in=ids).delete()
    Trip.objects.of(act).filter(id__in=ids).update(forgotten_at=act.at)
    return len(ids)


@command
def ask_lesson(act: Act) -> bool:
    """Put the night's lesson into the queue, where its seconds keep no rhythm waiting."""
    if not area_facts.is_lesson_due(act):
        return False
    queue.soon(act, LESSON, key=LESSON)
    return True


@command
def teach_travel(act: Act) -> bool:
    """Give the city its finished ways to learn from, if it is time; True when it learned.

    Whose way it was goes no further than telling people apart: areas keep sums of many only.
    """
    if not area_facts.is_lesson_due(act):
        return False
    made = queries.trips_made(act, since=act.at - rules.TAUGHT, most=rules.TAUGHT_MOST)
    areas.learn_travel(act, trips=made)
    return True
