"""Delivery: claims due messages by lease, and gives each listener its own transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import connection, transaction

from doorstep import logs
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
TRIES, REFUSED_TRIES = len(PAUSES_SECONDS) + 1, 3
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
WHERE city_id = %s AND id = ANY(%s) AND leased_until = %s AND done_at IS NULL AND dead_at IS NULL
"""
# A task ends in its own transaction, if it is still ours to end.  One that the task itself set
# again or cancelled was changed by this transaction: it keeps what the task made of it.
END = """
UPDATE kernel_message
SET done_at = CASE WHEN leased_until = %(lease)s THEN %(real)s ELSE done_at END
WHERE city_id = %(city)s AND id = %(id)s AND (
    leased_until = %(lease)s AND done_at IS NULL AND dead_at IS NULL
    OR xmin = pg_current_xact_id()::xid)
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


class TakenAway(Exception):
    """While a task ran, its message was moved, cancelled or leased to another: it is undone."""


def work_once(city_id: int, kinds: Sequence[str], limit: int = 50) -> int:
    """Claim and deliver one batch of a city's due messages; returns how many were claimed.

    Talk is claimed one by one: a slow talk would use up the lease of what waits behind it.
    """
    batch = _claim(city_id, kinds, 1 if Message.TALK in kinds else limit)
    done = [message.id for message in batch if _deliver(message)]
    if done:
        _end(batch[0], done)
    return len(batch)


def drain(city_id: int, most: int = 10_000) -> int:
    """Deliver until nothing of the city is due; for tests and for turning the clock in steps."""
    delivered, inside, outside = 0, (Message.NEWS, Message.TASK), (Message.TALK,)
    while delivered < most:
        count = work_once(city_id, inside) + work_once(city_id, outside) or _keep_pace(city_id)
        if not count:
            break
        delivered += count
    return delivered


def _keep_pace(city_id: int) -> int:
    """What the rhythms do that work through what has fallen due."""
    count = 0
    for name in switchboard().paced:
        with transaction.atomic():
            count += int(job(name)(Act(role=SYSTEM, at=clock.read(), city_id=city_id)) or 0)
    return count


def _claim(city_id: int, kinds: Sequence[str], limit: int) -> list[Claimed]:
    real, business = clock.real(), clock.read()
    lease = real + timedelta(seconds=LEASE_SECONDS)
    values: Any = {"lease": lease, "city": city_id, "business": business, "real": real}
    values |= {"kinds": list(kinds), "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, values)
        rows = cursor.fetchall()
    return [
        Claimed(id, city, kind, name, json.loads(content), tries, lease)
        for _, id, city, kind, name, content, tries in sorted(rows)
    ]


def _deliver(message: Claimed) -> bool:
    """True when the message is news that everybody heard; everything else ends by itself."""
    try:
        if message.kind == Message.NEWS:
            return _tell_listeners(message)
        if message.kind == Message.TALK:
            _run_job(message)
            _end(message, [message.id])
        elif clock.real() < message.leased_until:
            with transaction.atomic():
                _run_job(message)
                _end_task(message)
    except TakenAway:
        log.info("message_taken_away", name=message.name, id=str(message.id))
    except Exception as error:  # noqa: BLE001 - whatever went wrong stays visible with its message
        _keep_failure(message, error)
    return False


def _end(under: Claimed, done: Sequence[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(DONE, [clock.real(), under.city_id, list(done), under.leased_until])


def _end_task(task: Claimed) -> None:
    values: Any = {"city": task.city_id, "id": task.id, "lease": task.leased_until}
    with connection.cursor() as cursor:
        cursor.execute(END, values | {"real": clock.real()})
        if cursor.rowcount == 0:
            raise TakenAway()


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
        _keep_failure(message, failure)
        return False
    topics = board.topics.get(event_class)
    if topics is not None:
        bus.publish(message.city_id, topics(event), event_name(event_class), message.content)
    return True


def _tell_one(message: Claimed, event: Any, listener: Any) -> None:
    # In whichever file of a room's folder of listeners it is: it is the same listener.
    room, inside, _ = listener.__module__.removeprefix("doorstep.").partition(".listeners")
    name = f"{room}{inside}.{listener.__name__}"
    city_id = message.city_id
    with transaction.atomic():
        act = _act(message)
        values: Any = (ids.new(city_id), city_id, message.id, name, clock.real())
        with connection.cursor() as cursor:
            cursor.execute(HEARD, values)
            is_new = cursor.rowcount == 1
        if is_new:
            listener(act, event)


def _run_job(message: Claimed) -> None:
    function = job(message.name)
    readers = job_parameters(message.name)
    content = {key: readers[key].validate_python(value) for key, value in message.content.items()}
    function(_act(message), **content)


def _act(message: Claimed) -> Act:
    return Act(role=SYSTEM, at=clock.read(), city_id=message.city_id, key=f"message:{message.id}")


def _keep_failure(message: Claimed, error: Exception) -> None:
    """Retry with growing pauses; what does not pass stays dead, where the desk sees it."""
    tries, now = message.tries + 1, clock.real()
    live = Message.objects.filter(city_id=message.city_id, done_at=None, dead_at=None)
    mine = live.filter(id=message.id, leased_until=message.leased_until)
    is_expected, most = isinstance(error, Refusal | Outage), TRIES
    text = f"{type(error).__name__}: {logs.said(error)}"[:500]
    if isinstance(error, Refusal):
        most, text = REFUSED_TRIES, f"refused {error.code()}"
    if tries >= most or (isinstance(error, Outage) and not error.retry):
        log.error("message_dead", name=message.name, id=str(message.id), exc_info=error)
        mine.update(dead_at=now, tries=tries, error=text)
        return
    if not is_expected:
        log.warning("message_failed", name=message.name, id=str(message.id), exc_info=error)
    pause = timedelta(seconds=PAUSES_SECONDS[tries - 1])
    mine.update(next_try_at=now + pause, leased_until=None, tries=tries, error=text)
