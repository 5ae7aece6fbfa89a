"""The city of the tests of orders, and the city of the journeys with a channel of its own."""

import pytest

from tests.journeys.conftest import opened, story  # noqa: F401 - fixtures of this folder too
from tests.rooms.orders.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """A city that is rolled back; nothing is delivered unless a test does."""
    return build()
