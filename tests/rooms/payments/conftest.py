"""The city of the tests of orders, with the switchboard of the house."""

import pytest

from tests.rooms.orders.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """A city that is rolled back; nothing is delivered unless a test does."""
    return build()
