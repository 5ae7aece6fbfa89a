"""The queue: told in the transaction, heard once by each listener, due in business time."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import override_settings

from doorstep.kernel import bus, clock, edge, queue
from doorstep.kernel.act import Act
from doorstep.kernel.models import AuditEntry, Message
from doorstep.kernel.queue import delivery

from .probing.board import CITY
from .probing.events import BellRang

pytestmark = pytest.mark.usefixtures("fresh_db", "board")


@pytest.fixture
def board() -> Any:
    """Deliver to the probing room."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD="tests.rooms.kernel.probing.board.BOARD"):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


def ring(mood: str = "calm") -> UUID:
    """Tell that a bell rang, and commit."""
    bell_id = uuid4()

    def rang(act: Act) -> None:
        queue.tell(act, BellRang(bell_id=bell_id, rang_at=act.at, times=2, mood=mood))

    edge.enter(rang, city_id=CITY)
    return bell_id


def heard() -> list[str]:
    """What the listeners did, in order."""
    return sorted(AuditEntry.objects.filter(city_id=CITY).values_list("action", flat=True))


def pretend_pauses_are_over() -> None:
    """Let failed messages be tried again now."""
    Message.objects.filter(city_id=CITY).update(next_try_at=None, leased_until=None)


def test_each_listener_hears_once() -> None:
    ring()

    delivery.drain(CITY)
    Message.objects.filter(city_id=CITY).update(done_at=None, leased_until=None)
    delivery.drain(CITY)

    assert heard() == ["dog.bark", "door.open"]


def test_a_failed_transaction_told_nothing() -> None:
    def rang(act: Act) -> None:
        queue.tell(act, BellRang(bell_id=uuid4(), rang_at=act.at, times=1))
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        edge.enter(rang, city_id=CITY)

    assert delivery.drain(CITY) == 0


def test_a_failing_listener_does_not_silence_the_others_and_is_tried_again() -> None:
    ring("broken")

    delivery.drain(CITY)
    assert heard() == ["door.open"]
    message = Message.objects.get(city_id=CITY)
    assert message.tries == 1
    assert "the dog is broken" in message.error

    pretend_pauses_are_over()
    delivery.drain(CITY)
    assert heard() == ["door.open"]
    assert Message.objects.get(city_id=CITY).tries == 2


def test_after_the_last_try_a_message_stays_visible_and_can_be_revived() -> None:
    ring("broken")
    for _ in range(len(delivery.PAUSES_SECONDS) + 1):
        delivery.drain(CITY)
        pretend_pauses_are_over()

    message = Message.objects.get(city_id=CITY)
    assert message.dead_at is not None
    assert delivery.drain(CITY) == 0

    Message.objects.filter(city_id=CITY).update(content=message.content | {"mood": "calm"})
    assert edge.enter(queue.retry, city_id=CITY, message_id=message.id)
    delivery.drain(CITY)
    assert heard() == ["dog.bark", "door.open"]


def test_a_final_outage_is_dead_at_once_and_a_refusal_after_its_tries() -> None:
    ring("away")
    delivery.drain(CITY)
    away = Message.objects.get(city_id=CITY)
    assert away.dead_at is not None

    ring("refusing")
    for _ in range(delivery.REFUSED_TRIES):
        delivery.drain(CITY)
        pretend_pauses_are_over()
    refused = Message.objects.filter(city_id=CITY).exclude(id=away.id).get()
    assert refused.dead_at is not None
    assert refused.error == "refused kernel.NotFound"


def test_a_timer_fires_when_the_turned_clock_reaches_it_and_not_before() -> None:
    edge.enter(
        lambda act: queue.at(act, "kernel.tidy", due_at=act.at + timedelta(days=3), key="t"),
        city_id=CITY,
    )

    assert delivery.drain(CITY) == 0
    clock.turn(to=clock.read() + timedelta(days=2))
    assert delivery.drain(CITY) == 0
    clock.turn(to=clock.read() + timedelta(days=1, seconds=1))
    assert delivery.drain(CITY) == 1


def test_a_timer_set_again_moves_and_a_cancelled_one_never_fires() -> None:
    def set_twice(act: Act) -> None:
        queue.at(act, "kernel.tidy", due_at=act.at + timedelta(days=1), key="t")
        queue.at(act, "kernel.tidy", due_at=act.at + timedelta(days=5), key="t")

    edge.enter(set_twice, city_id=CITY)
    assert Message.objects.filter(city_id=CITY).count() == 1
    clock.turn(to=clock.read() + timedelta(days=2))
    assert delivery.drain(CITY) == 0

    assert edge.enter(lambda act: queue.cancel(act, key="t"), city_id=CITY)
    clock.turn(to=clock.read() + timedelta(days=9))
    assert delivery.drain(CITY) == 0


def test_several_workers_share_the_work_and_nothing_is_done_twice() -> None:
    for _ in range(60):
        ring()

    def work() -> None:
        try:
            delivery.drain(CITY)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert heard() == ["dog.bark"] * 60 + ["door.open"] * 60
    assert not Message.objects.filter(city_id=CITY, done_at=None).exists()


def test_a_worker_that_died_under_its_lease_loses_nothing() -> None:
    ring()
    delivery._claim(CITY, [Message.NEWS], 50)
    assert delivery.drain(CITY) == 0

    Message.objects.filter(city_id=CITY).update(leased_until=clock.real() - timedelta(seconds=1))
    delivery.drain(CITY)

    assert heard() == ["dog.bark", "door.open"]


def test_the_live_feed_numbers_each_topic() -> None:
    bell_id = ring()
    ring()

    delivery.drain(CITY)

    assert bus.sequence(CITY, f"bell:{bell_id}") == 1
    assert bus.sequence(CITY, "bell:unknown") == 0
