"""The city of the tests of orders, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from doorstep.kernel import queue
from tests.rooms.orders.world import World, build


@pytest.fixture
def board() -> Iterator[None]:
    """Everything that orders tell is kept."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD="tests.rooms.orders.board.BOARD"):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def world(db: None, board: None) -> World:
    """A city that is rolled back."""
    return build()


@pytest.fixture
def busy_world(fresh_db: str, board: None) -> World:
    """A city that commits, for threads."""
    return build()
