"""The live feed's bus: after commit, numbered news per topic, by NOTIFY on one machine."""

import json
from typing import Any

from django.db import connection, transaction

from doorstep.kernel import clock, ids

CHANNEL = "doorstep_live"
BYTES_MAX = 7_500
NEXT = """
INSERT INTO kernel_livetopic (id, city_id, topic, sequence, told_on)
SELECT given.id, %s, given.topic, 1, %s FROM unnest(%s::uuid[], %s::text[]) AS given(id, topic)
ORDER BY given.topic
ON CONFLICT (city_id, topic) DO UPDATE SET
    sequence = kernel_livetopic.sequence + 1, told_on = excluded.told_on
RETURNING topic, sequence
"""
TELL = "SELECT pg_notify(%s, said) FROM unnest(%s::text[]) AS said"


def publish(city_id: int, topics: list[str], name: str, content: dict[str, Any]) -> None:
    """Give each topic its next number and tell who listens; never inside a money transaction."""
    wanted = sorted(set(topics))
    fresh = [ids.new(city_id) for _ in wanted]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(NEXT, [city_id, clock.real().date(), fresh, wanted])
        news = [
            {"city": city_id, "topic": topic, "sequence": number, "name": name}
            for topic, number in cursor.fetchall()
        ]
        cursor.execute(TELL, [CHANNEL, [_written(one, content) for one in news]])


def _written(news: dict[str, Any], content: dict[str, Any]) -> str:
    """The message, without its content when that is more than NOTIFY carries."""
    text = json.dumps(news | {"content": content}, separators=(",", ":"))
    if len(text.encode()) <= BYTES_MAX:
        return text
    return json.dumps(news | {"content": None}, separators=(",", ":"))


def sequence(city_id: int, topic: str) -> int:
    """The number of a topic's last news; a client that sees a gap asks for a fresh snapshot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence FROM kernel_livetopic WHERE city_id = %s AND topic = %s",
            [city_id, topic],
        )
        row = cursor.fetchone()
    return row[0] if row else 0
