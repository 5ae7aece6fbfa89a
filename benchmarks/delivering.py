"""The two sides of the queue's benchmark: the house's delivery, and its statements bare."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection

from benchmarks import house, measured
from doorstep.kernel import clock, ids
from doorstep.kernel.act import Act
from doorstep.kernel.models import Message
from doorstep.kernel.queue import Switchboard, delivery, event_name
from doorstep.runtime.postgres import OWNER

CITY = 7
LIMIT = 50
MESSAGES_A_SECOND = 8_000
WRITE = "INSERT INTO bench_told (id, city_id, order_id, at) VALUES (%s, %s, %s, %s)"
FILL = """
INSERT INTO kernel_message (id, city_id, kind, name, content, due_at, told_at, tries, error)
SELECT overlay(uuidv7()::text PLACING '0007' FROM 33)::uuid, %(city)s, %(kind)s, %(name)s,
    jsonb_build_object('order_id', uuidv7(), 'total_fen', number), now(), now(), 0, ''
FROM generate_series(1, %(count)s) AS number
"""


@dataclass(frozen=True, slots=True)
class Told:
    """The event that is delivered."""

    order_id: UUID
    total_fen: int
    version: ClassVar[int] = 1


def when_told(act: Act, event: Told) -> None:
    """The one listener: writes one row."""
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [ids.new(act.city_id), act.city_id, event.order_id, act.at])


BOARD = Switchboard(listeners={Told: [when_told]}, topics={}, rhythms={}, cities=lambda: [CITY])


def connect() -> None:
    """Put the bench's switchboard in the place of the house's."""
    settings.SWITCHBOARD = f"{__name__}.BOARD"


def one_round(ours: house.House, seconds: float, batch: Callable[[], int]) -> measured.Round:
    """Fill an empty queue, deliver for some seconds, and see that every delivery left its row."""
    house.rows(ours, OWNER, "TRUNCATE kernel_message, kernel_heard, bench_told")
    values = {"city": CITY, "kind": Message.NEWS, "name": event_name(Told)}
    house.rows(ours, OWNER, FILL, values | {"count": int(seconds * MESSAGES_A_SECOND)})
    house.rows(ours, OWNER, "VACUUM ANALYZE kernel_message")
    batch()
    done, postgres_began = 0, ours.postgres_cpu_seconds()
    cpu_began, began = time.process_time(), time.monotonic()
    while time.monotonic() - began < seconds:
        delivered = batch()
        assert delivered, "the queue ran empty: MESSAGES_A_SECOND is too small for this machine"
        done += delivered
    took = time.monotonic() - began
    cpu = time.process_time() - cpu_began
    postgres_cpu = ours.postgres_cpu_seconds() - postgres_began
    [(kept,)] = house.rows(ours, OWNER, "SELECT count(*) FROM bench_told")
    assert kept == done + LIMIT, f"{done + LIMIT} delivered, {kept} rows"
    facts = {"python_cpu_ms": cpu * 1000 / done, "postgres_cpu_ms": postgres_cpu * 1000 / done}
    return measured.Round(done, took, facts)


def house_batch() -> int:
    return delivery.work_once(CITY, [Message.NEWS], LIMIT)


class Bare:
    """The same statements in the same transactions, and nothing else."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.connection.prepare_threshold = 2  # as in the house's settings

    def batch(self) -> int:
        """Claim, deliver one by one, and mark the batch done."""
        execute = self.connection.execute
        real = clock.real()
        lease = real + timedelta(seconds=delivery.LEASE_SECONDS)
        execute(clock.READ)
        claimed = execute(
            delivery.CLAIM,
            {
                "lease": lease,
                "city": CITY,
                "kinds": [Message.NEWS],
                "business": real,
                "real": real,
                "limit": LIMIT,
            },
        ).fetchall()
        for _due_at, id, city, _kind, _name, content, _tries in claimed:
            with self.connection.transaction():
                execute(clock.READ).fetchone()
                values = [ids.new(city), city, id, "benchmarks.delivering.when_told", clock.real()]
                execute(delivery.HEARD, values)
                execute(WRITE, [ids.new(city), city, content["order_id"], real])
        execute(delivery.DONE, [clock.real(), CITY, [row[1] for row in claimed], lease])
        return len(claimed)
