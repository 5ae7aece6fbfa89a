"""The pin that moves: where a worker on the way is, told live to the customer and not kept.

It is told after commit past the queue: a lost one is made good by the next, seconds later.
"""

import time
from uuid import UUID

from django.db import transaction

from doorstep.algorithms.travel import Place, distance_m
from doorstep.kernel import bus
from doorstep.kernel.act import Act
from doorstep.kernel.queue import adapter, event_name
from doorstep.visits.tracking import rules
from doorstep.visits.tracking.events import WorkerMoved
from doorstep.visits.tracking.models import Eta, Trip

TOPIC = "trip:{order_id}"
EVERY_SECONDS = 3.0
"""Of real time, a trip; a process remembers when it told one last."""
REMEMBERED_MAX = 10_000
_told: dict[UUID, float] = {}


def show(act: Act, trip: Trip, seen: rules.Seen, eta: Eta | None) -> None:
    """Tell the customer of a trip where its worker is, at most every few seconds.

    Only from setting out to arriving, and only what a phone really saw.
    """
    if trip.state != rules.TRAVELLING or not seen.is_usable or not _is_time(trip.id):
        return
    news = WorkerMoved(
        order_id=trip.order_id,
        visit_id=trip.visit_id,
        worker_id=trip.worker_id,
        lat=seen.lat,
        lng=seen.lng,
        accuracy_m=seen.accuracy_m,
        distance_m=int(distance_m(seen.place, Place(trip.lat, trip.lng))),
        eta_seconds=eta.seconds if eta else None,
        taken_at=seen.taken_at,
    )
    content = adapter(WorkerMoved).dump_python(news, mode="json")
    topic, name = TOPIC.format(order_id=trip.order_id), event_name(WorkerMoved)
    transaction.on_commit(lambda: bus.publish(act.city_id, [topic], name, content), robust=True)


def _is_time(trip_id: UUID) -> bool:
    now = time.monotonic()
    if now - _told.get(trip_id, -EVERY_SECONDS) < EVERY_SECONDS:
        return False
    if len(_told) >= REMEMBERED_MAX:
        _told.clear()
    _told[trip_id] = now
    return True
