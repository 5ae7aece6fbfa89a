"""The live feed's bus: after commit, numbered news per topic, by NOTIFY on one machine."""

import json
from typing import Any

from django.db import connection, transaction

from doorstep.kernel import ids

CHANNEL = "doorstep_live"
BYTES_MAX = 7_500
NEXT = """
INSERT INTO kernel_livetopic (id, city_id, topic, sequence) VALUES (%s, %s, %s, 1)
ON CONFLICT (city_id, topic) DO UPDATE SET sequence = kernel_livetopic.sequence + 1
RETURNING sequence
"""


def publish(city_id: int, topics: list[str], name: str, content: dict[str, Any]) -> None:
    """Give each topic its next number and tell who listens; never inside a money transaction."""
    for topic in sorted(topics):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(NEXT, [ids.new(city_id), city_id, topic])
            row = cursor.fetchone()
            news = {"city": city_id, "topic": topic, "sequence": row[0], "name": name}
            text = json.dumps(news | {"content": content}, separators=(",", ":"))
            if len(text.encode()) > BYTES_MAX:
                text = json.dumps(news | {"content": None}, separators=(",", ":"))
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, text])


def sequence(city_id: int, topic: str) -> int:
    """The number of a topic's last news; a client that sees a gap asks for a fresh snapshot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence FROM kernel_livetopic WHERE city_id = %s AND topic = %s",
            [city_id, topic],
        )
        row = cursor.fetchone()
    return row[0] if row else 0
