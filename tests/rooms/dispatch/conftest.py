"""The city of the tests of dispatch, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from doorstep.kernel import queue
from tests.rooms.dispatch.city import City, built


@pytest.fixture
def board() -> Iterator[None]:
    """Dispatch hears, and everything told is kept."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD="tests.rooms.dispatch.board.BOARD"):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def city(db: None, board: None) -> City:
    """A city that is rolled back."""
    return built()


@pytest.fixture
def busy_city(fresh_db: str, board: None) -> City:
    """A city that commits, for threads."""
    return built()
