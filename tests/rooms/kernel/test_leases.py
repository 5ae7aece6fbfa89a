"""Work under a lease: what is moved, cancelled or taken over while it runs is not done twice."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from doorstep.kernel import clock, edge, queue
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound, Outage
from doorstep.kernel.models import AuditEntry, Message
from doorstep.kernel.queue import delivery

from .probing import jobs
from .probing.board import CITY

KEY = "door:1"
pytestmark = pytest.mark.usefixtures("fresh_db", "probing")


@pytest.fixture
def probing() -> Iterator[None]:
    """The probing room is a room of the house."""
    rooms = [*settings.INSTALLED_APPS, "tests.rooms.kernel.probing"]
    with override_settings(INSTALLED_APPS=rooms):
        yield
    jobs.during.clear()


def set_timer(name: str = "probing.knock", key: str = KEY, **later: float) -> None:
    """Set a job, and commit."""
    edge.enter(
        lambda act: queue.at(act, name, due_at=act.at + timedelta(**later), key=key), city_id=CITY
    )


def cancel(act: Act | None = None) -> bool:
    """Take the timer back in a transaction of its own."""
    return edge.enter(lambda act: queue.cancel(act, key=KEY), city_id=CITY)


def elsewhere(do: Callable[[], Any]) -> Callable[[Act], None]:
    """What another process does while the job runs."""

    def happen(act: Act) -> None:
        def run() -> None:
            do()
            connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()

    return happen


def refuse(act: Act) -> None:
    """The job is refused."""
    raise NotFound()


def traces(action: str = "probing.knock") -> int:
    """How often a job has acted."""
    return AuditEntry.objects.filter(city_id=CITY, action=action).count()


def message() -> Message:
    """The one message of the test."""
    return Message.objects.get(city_id=CITY, key=KEY)


def pause_is_over() -> None:
    """Let a failed message be tried again now."""
    Message.objects.filter(city_id=CITY).update(next_try_at=None)


def test_a_timer_that_is_moved_while_its_last_refused_run_is_under_way_is_not_lost() -> None:
    set_timer()
    jobs.during[:] = [refuse]
    for _ in range(delivery.REFUSED_TRIES - 1):
        delivery.work_once(CITY, [Message.TASK])
        pause_is_over()
    jobs.during[:] = [elsewhere(lambda: set_timer(hours=1)), refuse]

    delivery.work_once(CITY, [Message.TASK])

    assert message().done_at is None
    assert message().dead_at is None
    jobs.during.clear()
    clock.turn(to=clock.read() + timedelta(hours=2))
    delivery.drain(CITY)
    assert traces() == 1


def test_talk_that_is_cancelled_while_it_fails_for_good_stays_cancelled() -> None:
    set_timer("probing.phone")
    set_timer("probing.knock", key="another")

    def fail(act: Act) -> None:
        if not connection.in_atomic_block:
            cancel()
            raise Outage("the line is dead", retry=False)

    jobs.during[:] = [fail]

    delivery.work_once(CITY, [Message.TASK, Message.TALK])

    assert message().done_at is not None
    assert message().dead_at is None
    Message.objects.filter(city_id=CITY).update(leased_until=None)
    delivery.drain(CITY)
    assert traces("probing.knock") == 1


def test_a_dead_message_whose_work_was_set_again_is_not_revived() -> None:
    set_timer("probing.phone")

    def fail(act: Act) -> None:
        raise Outage("the line is dead", retry=False)

    jobs.during[:] = [fail]
    delivery.drain(CITY)
    dead = message()
    set_timer("probing.phone", hours=1)

    with pytest.raises(queue.WaitsAlready):
        edge.enter(queue.retry, city_id=CITY, message_id=dead.id)

    dead.refresh_from_db()
    assert dead.dead_at is not None


def test_a_task_that_is_cancelled_while_it_runs_has_not_happened() -> None:
    set_timer()
    jobs.during[:] = [elsewhere(cancel)]

    delivery.drain(CITY)

    assert traces() == 0
    assert message().error == "cancelled"


def test_a_task_that_two_workers_hold_happens_once() -> None:
    set_timer()

    def take_over() -> None:
        Message.objects.filter(city_id=CITY).update(leased_until=None)
        jobs.during.clear()
        delivery.drain(CITY)

    jobs.during[:] = [elsewhere(take_over)]

    delivery.drain(CITY)

    assert traces() == 1
    assert message().done_at is not None


def test_a_task_whose_lease_has_lapsed_waits_for_its_next_worker() -> None:
    set_timer()
    [claimed] = delivery._claim(CITY, [Message.TASK], 1)
    late = replace(claimed, leased_until=clock.real() - timedelta(seconds=1))

    delivery._deliver(late)

    assert traces() == 0


def test_a_task_that_sets_or_cancels_itself_keeps_what_it_did() -> None:
    set_timer()
    jobs.during[:] = [
        lambda act: queue.at(act, "probing.knock", due_at=act.at + timedelta(hours=1), key=KEY)
    ]
    delivery.drain(CITY)
    assert traces() == 1
    assert message().done_at is None

    clock.turn(to=clock.read() + timedelta(hours=2))
    jobs.during[:] = [lambda act: queue.cancel(act, key=KEY)]
    delivery.drain(CITY)
    assert traces() == 2
    assert message().done_at is not None


def test_a_slow_talk_keeps_the_next_one_for_nobody() -> None:
    """Others say what waits behind it, so that nothing is claimed long before it is said."""
    for number in range(3):
        set_timer("probing.phone", key=f"door:{number}")

    def talk_long(act: Act) -> None:
        jobs.during.clear()
        elsewhere(lambda: delivery.drain(CITY))(act)
        assert traces("probing.phone") == 3

    jobs.during[:] = [talk_long]

    assert delivery.work_once(CITY, [Message.TALK]) == 1
    assert not Message.objects.filter(city_id=CITY, done_at=None).exists()
