"""The verb of positions: a batch is sampled on the way, tells how long it takes, and may arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from doorstep.algorithms.travel import distance_m
from doorstep.kernel.act import WORKER, Act, command
from doorstep.kernel.errors import NotAllowed
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.tracking import rules, showing
from doorstep.visits.tracking.commands import trips
from doorstep.visits.tracking.models import Eta, Fix, Trip


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a batch: fixes that count, fixes kept of them, and visits arrived by it."""

    taken: int
    kept: int
    arrived_visit_ids: list[UUID]


@command
def record_positions(act: Act, *, fixes: Sequence[rules.Seen]) -> Received:
    """Hear where the worker is or was: late, doubled and unordered batches are harmless.

    On the way a sample is kept with its gaps, and a fresh real fix at the door arrives. Otherwise
    only the current place is kept, coarse, and only on duty.
    Refuses with NotAllowed, ConsentNeeded, Invalid, OffDuty.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotAllowed
    house = act.as_system()
    worker_facts.may_be_located(house, worker_facts.worker(house, act.actor_id))
    seen = rules.usable(fixes, act.at)
    live = Trip.objects.of(act).lock().filter(worker_id=act.actor_id, state=rules.TRAVELLING)
    travelling = list(live)
    kept, arrived = 0, []
    for trip in travelling:
        kept += _sample(act, trip, seen)
        if _arrives(act, trip, seen):
            arrived.append(trip.visit_id)
        else:
            _show(act, trip, seen)
    is_precise = any(trip.state == rules.TRAVELLING for trip in travelling)
    if is_precise or not arrived or trips.is_on_duty(act, act.actor_id):
        _note(act, act.actor_id, seen, is_precise=is_precise)
    return Received(len(seen), kept, arrived)


def _sample(act: Act, trip: Trip, seen: list[rules.Seen]) -> int:
    samples = rules.sampled(seen, since=trip.set_out_at, last_at=trip.last_fix_at)
    if not samples:
        return 0
    Fix.objects.bulk_create(
        [
            Fix(
                city_id=act.city_id,
                trip=trip,
                lat=one.seen.lat,
                lng=one.seen.lng,
                accuracy_m=one.seen.accuracy_m,
                is_mock=one.seen.is_mock,
                source=one.seen.source[:12],
                gap_seconds=one.gap_seconds,
                taken_at=one.seen.taken_at,
                received_at=act.at,
            )
            for one in samples
        ],
        ignore_conflicts=True,
    )
    trip.last_fix_at = samples[-1].seen.taken_at
    trip.gaps += sum(1 for one in samples if one.gap_seconds)
    trip.mocks += sum(1 for one in samples if one.seen.is_mock)
    trip.save(update_fields=["last_fix_at", "gaps", "mocks"])
    good = [one.seen for one in samples if one.seen.is_usable]
    if good:
        _reckon(act, trip, good[-1])
    return len(samples)


def _show(act: Act, trip: Trip, seen: list[rules.Seen]) -> None:
    """Let the customer's map follow the newest fix that says where the worker is."""
    good = [one for one in seen if one.is_usable and one.taken_at >= trip.set_out_at]
    if good:
        showing.show(act, trip, good[-1], Eta.objects.of(act).filter(trip=trip).first())


def _reckon(act: Act, trip: Trip, seen: rules.Seen) -> None:
    """Say how long the way still takes, at most every few seconds."""
    kept = Eta.objects.of(act).filter(trip=trip).first()
    if kept is not None and seen.taken_at < kept.fix_taken_at + rules.ETA_EVERY:
        return
    city = areas.facts(act)
    eta = kept or Eta(city_id=act.city_id, trip=trip)
    leave = city.minute_of_day(act.at) * 60
    eta.seconds = areas.travel(act).seconds(seen.place, trips.door(trip), leave)
    eta.distance_m = int(distance_m(seen.place, trips.door(trip)))
    eta.computed_at, eta.fix_taken_at = act.at, seen.taken_at
    eta.save()


def _arrives(act: Act, trip: Trip, seen: list[rules.Seen]) -> bool:
    """Whether the newest real fix since setting out lies at the door; then the visit hears it."""
    real = [one for one in seen if not one.is_mock and one.taken_at >= trip.set_out_at]
    if not real or not rules.is_at_door(real[-1], trips.door(trip), at=act.at):
        return False
    if order_facts.visit(act.as_system(), trip.visit_id).state in ("planned", "cancelled"):
        return False
    trips.arrive(act, trip, rules.GEOFENCE, trips.said(real[-1], trips.door(trip)))
    return True


def _note(act: Act, worker_id: UUID, seen: list[rules.Seen], *, is_precise: bool) -> None:
    """The current place, for dispatch and the live map; made-up places are not believed."""
    real = [one for one in seen if one.is_usable]
    if not real:
        return
    last = real[-1]
    workers.note_position(
        act,
        worker_id=worker_id,
        lat=last.lat,
        lng=last.lng,
        accuracy_m=last.accuracy_m,
        is_mock=False,
        taken_at=last.taken_at,
        is_precise=is_precise,
    )
