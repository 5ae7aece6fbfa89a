"""Rhythms go on beating, show when they last did, and end the process when their thread is dead."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from doorstep.kernel import clock, queue
from doorstep.kernel.queue import Switchboard
from doorstep.runtime import loop

from .probing.board import CITY

pytestmark = pytest.mark.usefixtures("fresh_db", "board")
troubles: list[Exception] = []
asked = threading.Event()


def cities() -> list[int]:
    """The city, or the trouble that a test has put in the way."""
    if troubles:
        raise troubles.pop()
    asked.set()
    return [CITY]


BOARD = Switchboard(
    listeners={}, topics={}, rhythms={"kernel.seal_audit": 0.01, "kernel.tidy": 0.01}, cities=cities
)


@pytest.fixture
def board() -> Iterator[None]:
    """Rhythms of this test's own."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD=f"{__name__}.BOARD"):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()
    troubles.clear()


def run(ends: threading.Event, stop: threading.Event) -> threading.Thread:
    """The background's work in a thread, which says when it has ended."""

    def work() -> None:
        loop.run(stop, outsiders=1)
        ends.set()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_rhythm_shows_when_every_city_last_had_it() -> None:
    assert queue.beats() == {"kernel.seal_audit": (0.01, None), "kernel.tidy": (0.01, None)}

    loop.beat("kernel.tidy")

    every_seconds, beat_at = queue.beats()["kernel.tidy"]
    assert every_seconds == 0.01
    assert beat_at is not None
    assert clock.real() - beat_at < timedelta(seconds=30)


def test_a_beat_that_fails_in_a_city_is_not_shown() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION default_transaction_read_only = on")

    loop.beat("kernel.tidy")

    assert queue.beats()["kernel.tidy"][1] is None


def test_rhythms_go_on_after_the_database_was_away() -> None:
    troubles[:] = [RuntimeError("the database is away")] * 3
    stop, ends = threading.Event(), threading.Event()
    asked.clear()

    thread = run(ends, stop)

    assert asked.wait(20)
    assert not ends.is_set()
    stop.set()
    thread.join()
    assert not troubles


def test_the_background_ends_when_one_of_its_threads_has_died(monkeypatch: Any) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    troubles[:] = [SystemExit()] * 1  # type: ignore[list-item]
    stop, ends = threading.Event(), threading.Event()

    thread = run(ends, stop)

    assert ends.wait(20)
    thread.join()
    assert stop.is_set()
