"""The city of the tests of dispatch, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest

from tests.beginnings import Beginnings
from tests.rooms.boards import hears
from tests.rooms.dispatch.city import City, built


@pytest.fixture
def board() -> Iterator[None]:
    """Dispatch hears, and everything told is kept."""
    with hears("tests.rooms.dispatch.board.BOARD"):
        yield


@pytest.fixture
def begun(beginnings: Beginnings, board: None) -> Iterator[City]:
    """The city as it was built once."""
    with beginnings.standing("dispatch", built) as city:
        yield city


@pytest.fixture
def city(begun: City, db: None) -> City:
    """A city that is rolled back."""
    return begun


@pytest.fixture
def busy_city(fresh_db: str, board: None) -> City:
    """A city that commits, for threads."""
    return built()
