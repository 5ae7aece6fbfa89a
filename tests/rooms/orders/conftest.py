"""The city of the tests of orders, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest

from tests.beginnings import Beginnings
from tests.rooms.boards import hears
from tests.rooms.orders.world import World, build


@pytest.fixture
def board() -> Iterator[None]:
    """Everything that orders tell is kept."""
    with hears("tests.rooms.orders.board.BOARD"):
        yield


@pytest.fixture
def begun(beginnings: Beginnings, board: None) -> Iterator[World]:
    """The city as it was built once."""
    with beginnings.standing("orders", build) as world:
        yield world


@pytest.fixture
def world(begun: World, db: None) -> World:
    """A city that is rolled back."""
    return begun


@pytest.fixture
def busy_world(fresh_db: str, board: None) -> World:
    """A city that commits, for threads."""
    return build()
