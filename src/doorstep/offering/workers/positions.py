"""The current place of each worker on duty: one row in an unlogged table, lost in a crash.

Nothing points at it; whoever finds no fresh row falls back to the last visit or the home area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel.act import Act

PUT = """
INSERT INTO workers_position
    (city_id, worker_id, lat, lng, accuracy_m, is_mock, taken_at, received_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (city_id, worker_id) DO UPDATE SET
    lat = excluded.lat, lng = excluded.lng, accuracy_m = excluded.accuracy_m,
    is_mock = excluded.is_mock, taken_at = excluded.taken_at, received_at = excluded.received_at
WHERE workers_position.taken_at < excluded.taken_at
"""
READ = """
SELECT worker_id, lat, lng, accuracy_m, is_mock, taken_at FROM workers_position
WHERE city_id = %s AND worker_id = ANY(%s) AND taken_at >= %s
"""
FORGET = "DELETE FROM workers_position WHERE city_id = %s AND worker_id = %s"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a worker was last seen, GCJ-02, how exactly and when."""

    worker_id: UUID
    lat: float
    lng: float
    accuracy_m: int
    is_mock: bool
    taken_at: datetime


def put(act: Act, position: Position) -> bool:
    """Keep a position if it is newer than the kept one; True when it was."""
    values: list[Any] = [
        act.city_id,
        position.worker_id,
        position.lat,
        position.lng,
        position.accuracy_m,
        position.is_mock,
        position.taken_at,
        act.at,
    ]
    with connection.cursor() as cursor:
        cursor.execute(PUT, values)
        return bool(cursor.rowcount)


def read(act: Act, worker_ids: Sequence[UUID], since: datetime) -> dict[UUID, Position]:
    """The positions of these workers that are not older than a moment."""
    if not worker_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(READ, [act.city_id, list(worker_ids), since])
        return {row[0]: Position(*row) for row in cursor.fetchall()}


def forget(act: Act, worker_id: UUID) -> None:
    """Keep nothing of where a worker is."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [act.city_id, worker_id])
