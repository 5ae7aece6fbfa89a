"""What has served is forgotten, and nothing that somebody still needs."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from doorstep.kernel import bus, clock, edge, ids, jobs, limits
from doorstep.kernel.models import Heard, Message

CITY = 7
pytestmark = pytest.mark.usefixtures("fresh_db")


def told(**ends: object) -> Message:
    """A message of long ago that one listener has heard."""
    then = clock.real() - timedelta(days=30)
    facts = {"kind": Message.NEWS, "name": "x", "content": {}, "due_at": then, "told_at": then}
    message = Message.objects.create(city_id=CITY, **facts, **ends)
    Heard.objects.create(city_id=CITY, message_id=message.id, listener="a", heard_at=then)
    return message


def test_who_heard_a_dead_message_is_kept_until_the_message_goes() -> None:
    then = clock.real() - timedelta(days=20)
    dead, done = told(dead_at=then), told(done_at=then)

    edge.enter(jobs.tidy, city_id=CITY)

    assert list(Message.objects.filter(city_id=CITY)) == [dead]
    assert [one.message_id for one in Heard.objects.filter(city_id=CITY)] == [dead.id]
    assert done.id != dead.id


def count(table: str) -> int:
    """How many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE %s = %s", [CITY, CITY])
        row = cursor.fetchone()
    return int(row[0])


def test_counts_of_calls_and_numbers_of_quiet_topics_do_not_pile_up() -> None:
    limits.count(limits.Rate(5, 60), endpoint="old", caller=ids.new(CITY).hex)
    bus.publish(CITY, [f"order:{uuid4()}"], "orders.OrderPlaced", {})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_limit SET starts = starts - 3 * 86400")
        cursor.execute("UPDATE kernel_livetopic SET told_on = told_on - 40 WHERE city_id = 7")
    limits.count(limits.Rate(5, 60), endpoint="new", caller=ids.new(CITY).hex)
    bus.publish(CITY, ["orders"], "orders.OrderPlaced", {})

    edge.enter(jobs.tidy, city_id=CITY)

    assert count("kernel_limit") == 1
    assert count("kernel_livetopic") == 1
    assert bus.sequence(CITY, "orders") == 1
