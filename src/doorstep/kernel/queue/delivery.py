"""Delivery: claims due messages by lease, and gives each listener its own transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import connection, transaction

from doorstep.kernel import bus, clock, ids
from doorstep.kernel.act import SYSTEM, Act
from doorstep.kernel.errors import Outage, Refusal
from doorstep.kernel.models import Message
from doorstep.kernel.queue import (
    adapter,
    event_name,
    events_by_name,
    job,
    job_parameters,
    switchboard,
)

LEASE_SECONDS = 60
PAUSES_SECONDS = (1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600)
REFUSED_TRIES = 3
CLAIM = """
UPDATE kernel_message m SET leased_until = %(lease)s
FROM (
    SELECT id, city_id FROM kernel_message
    WHERE city_id = %(city)s AND kind = ANY(%(kinds)s) AND done_at IS NULL AND dead_at IS NULL
      AND due_at <= %(business)s
      AND (next_try_at IS NULL OR next_try_at <= %(real)s)
      AND (leased_until IS NULL OR leased_until < %(real)s)
    ORDER BY due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
) c
WHERE m.id = c.id AND m.city_id = c.city_id AND m.city_id = %(city)s
RETURNING m.due_at, m.id, m.city_id, m.kind, m.name, m.content, m.tries
"""
HEARD = """
INSERT INTO kernel_heard (id, city_id, message_id, listener, heard_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (city_id, message_id, listener) DO NOTHING
"""
# What was set again while it was worked on has no lease any more, and is not done.
DONE = """
UPDATE kernel_message SET done_at = %s
WHERE city_id = %s AND id = ANY(%s) AND leased_until = %s
"""
log = structlog.get_logger("doorstep.queue")


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message under this worker's lease."""

    id: UUID
    city_id: int
    kind: str
    name: str
    content: dict[str, Any]
    tries: int
    leased_until: datetime


def work_once(city_id: int, kinds: Sequence[str], limit: int = 50) -> int:
    """Claim and deliver one batch of a city's due messages; returns how many were claimed."""
    batch = _claim(city_id, kinds, limit)
    done = [message.id for message in batch if _deliver(message)]
    if done:
        with connection.cursor() as cursor:
            cursor.execute(DONE, [clock.real(), city_id, done, batch[0].leased_until])
    return len(batch)


def drain(city_id: int, most: int = 10_000) -> int:
    """Deliver until nothing of the city is due; for tests and for turning the clock in steps."""
    delivered = 0
    while delivered < most:
        count = work_once(city_id, [Message.NEWS, Message.TASK, Message.TALK])
        if not count:
            break
        delivered += count
    return delivered


def _claim(city_id: int, kinds: Sequence[str], limit: int) -> list[Claimed]:
    real = clock.real()
    lease = real + timedelta(seconds=LEASE_SECONDS)
    values: dict[str, Any] = {
        "lease": lease,
        "city": city_id,
        "kinds": list(kinds),
        "business": clock.read(),
        "real": real,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, values)
        rows = cursor.fetchall()
    return [
        Claimed(id, city, kind, name, json.loads(content), tries, lease)
        for _, id, city, kind, name, content, tries in sorted(rows)
    ]


def _deliver(message: Claimed) -> bool:
    """True when the message is done; otherwise its failure has been kept with it."""
    try:
        if message.kind == Message.NEWS:
            return _tell_listeners(message)
        _run_job(message)
    except Exception as error:  # noqa: BLE001 - whatever went wrong stays visible with its message
        return _keep_failure(message, error)
    return True


def _tell_listeners(message: Claimed) -> bool:
    event_class = events_by_name()[message.name]
    event = adapter(event_class).validate_python(message.content)
    board = switchboard()
    failure: Exception | None = None
    for listener in board.listeners.get(event_class, []):
        try:
            _tell_one(message, event, listener)
        except Exception as error:  # noqa: BLE001 - the other listeners still hear
            failure = error
    if failure is not None:
        return _keep_failure(message, failure)
    topics = board.topics.get(event_class)
    if topics is not None:
        bus.publish(message.city_id, topics(event), event_name(event_class), message.content)
    return True


def _tell_one(message: Claimed, event: Any, listener: Any) -> None:
    name = f"{listener.__module__.removeprefix('doorstep.')}.{listener.__name__}"
    with transaction.atomic():
        act = _act(message)
        with connection.cursor() as cursor:
            values: list[Any] = [
                ids.new(message.city_id),
                message.city_id,
                message.id,
                name,
                clock.real(),
            ]
            cursor.execute(HEARD, values)
            is_new = cursor.rowcount == 1
        if is_new:
            listener(act, event)


def _run_job(message: Claimed) -> None:
    function = job(message.name)
    readers = job_parameters(message.name)
    content = {key: readers[key].validate_python(value) for key, value in message.content.items()}
    if message.kind == Message.TALK:
        function(_act(message), **content)
        return
    with transaction.atomic():
        function(_act(message), **content)


def _act(message: Claimed) -> Act:
    return Act(role=SYSTEM, at=clock.read(), city_id=message.city_id, key=f"message:{message.id}")


def _keep_failure(message: Claimed, error: Exception) -> bool:
    """Retry with growing pauses; a refusal ends quietly, a final failure stays dead."""
    tries = message.tries + 1
    text = f"{type(error).__name__}: {error}"[:500]
    row = Message.objects.filter(city_id=message.city_id, id=message.id)
    if isinstance(error, Refusal) and tries >= REFUSED_TRIES:
        row.update(done_at=clock.real(), tries=tries, error=f"refused {error.code()}")
        return False
    if tries > len(PAUSES_SECONDS) or (isinstance(error, Outage) and not error.retry):
        log.error("message_dead", name=message.name, id=str(message.id), exc_info=error)
        row.update(dead_at=clock.real(), tries=tries, error=text)
        return False
    if not isinstance(error, Refusal | Outage):
        log.warning("message_failed", name=message.name, id=str(message.id), exc_info=error)
    pause: datetime = clock.real() + timedelta(seconds=PAUSES_SECONDS[tries - 1])
    row.update(next_try_at=pause, leased_until=None, tries=tries, error=text)
    return False
