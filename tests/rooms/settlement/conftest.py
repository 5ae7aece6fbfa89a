"""The city of the tests of orders, with the switchboard of the house."""

from collections.abc import Iterator

import pytest

from tests.beginnings import Beginnings
from tests.rooms.orders.world import World, build


@pytest.fixture
def begun(beginnings: Beginnings) -> Iterator[World]:
    """The city as it was built once."""
    with beginnings.standing("whole_house", build) as world:
        yield world


@pytest.fixture
def world(begun: World, db: None) -> World:
    """A city that is rolled back; nothing is delivered unless a test does."""
    return begun
