"""What is due is given, whatever crosses: a promise and an end of its order, news that was lost."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from doorstep.aftercare.guarantee import audit, commands, jobs
from doorstep.aftercare.guarantee.models import Compensation
from doorstep.kernel.models import Message
from doorstep.visits.orders.models import Order
from tests.rooms.dispatch.city import CITY, City


def promise(city: City, order: Order) -> None:
    """The customer is to get something because of an order."""
    commands.promise(
        city.act(),
        order_id=order.id,
        customer_id=order.customer_id,
        cause="late",
        amount_fen=500,
        policy_version=1,
    )


def close(city: City, order: Order) -> None:
    """The order's money has been divided."""
    Order.objects.of(city.act()).filter(id=order.id).update(closed_at=city.at)


def in_a_thread(work: Callable[[], Any]) -> threading.Thread:
    """Begin some work with a connection of its own."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def states() -> list[str]:
    """How the city's compensations stand."""
    return list(Compensation.objects.filter(city_id=CITY).values_list("state", flat=True))


def found_by(check: str, city: City) -> int:
    """How many the audit finds."""
    (sql,) = (one.sql for one in audit.CHECKS if one.name == check)
    with connection.cursor() as asked:
        asked.execute(sql, {"city_id": CITY, "at": city.at})
        return len(asked.fetchall())


def test_a_promise_and_the_end_of_its_order_that_cross_leave_nothing_due(busy_city: City) -> None:
    city = busy_city
    order = city.ordered(timing="now")
    is_promised, is_closed = threading.Event(), threading.Event()

    def promising() -> None:
        with transaction.atomic():
            promise(city, order)
            is_promised.set()
            is_closed.wait(timeout=1)

    def closing() -> None:
        is_promised.wait(timeout=30)
        with transaction.atomic():
            close(city, order)
        with transaction.atomic():
            commands.give(city.act(), order_id=order.id)
        is_closed.set()

    for thread in [in_a_thread(promising), in_a_thread(closing)]:
        thread.join(timeout=30)

    assert states() != ["due"]


def test_what_is_due_is_given_although_the_news_of_the_end_was_lost(city: City) -> None:
    order = city.ordered(timing="now")
    promise(city, order)
    close(city, order)
    assert city.do(commands.look_after, city.act()) == 0, "its news may still come"
    city.later(hours=25)
    assert (states(), found_by("guarantee.due", city)) == (["due"], 1)

    assert city.do(commands.look_after, city.act()) == 1
    task = Message.objects.get(city_id=CITY, name="guarantee.give", done_at=None)
    city.do(jobs.give, city.act(), order_id=order.id)

    assert task.content == {"order_id": str(order.id)}
    assert states() != ["due"]
    assert found_by("guarantee.due", city) == 0
    assert city.do(commands.look_after, city.act()) == 0


def test_what_is_due_of_an_order_that_goes_on_waits(city: City) -> None:
    promise(city, city.ordered(timing="now"))
    city.later(days=3)

    assert city.do(commands.look_after, city.act()) == 0
    assert (states(), found_by("guarantee.due", city)) == (["due"], 0)
