"""The city of the tests of tracking, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from doorstep.kernel import queue
from tests.rooms.orders.world import build
from tests.rooms.tracking.street import Street


@pytest.fixture
def board() -> Iterator[None]:
    """Tracking hears, and everything told is kept."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD="tests.rooms.tracking.board.BOARD"):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def street(db: None, board: None) -> Street:
    """A city that is rolled back."""
    return Street(**vars(build()))


@pytest.fixture
def busy_street(fresh_db: str, board: None) -> Street:
    """A city that commits, for threads."""
    return Street(**vars(build()))
