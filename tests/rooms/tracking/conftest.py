"""The city of the tests of tracking, rolled back after each test or in a database of its own."""

from collections.abc import Iterator

import pytest

from tests.beginnings import Beginnings
from tests.rooms.boards import hears
from tests.rooms.orders.world import build
from tests.rooms.tracking.street import Street


@pytest.fixture
def board() -> Iterator[None]:
    """Tracking hears, and everything told is kept."""
    with hears("tests.rooms.tracking.board.BOARD"):
        yield


@pytest.fixture
def begun(beginnings: Beginnings, board: None) -> Iterator[Street]:
    """The city as it was built once."""
    with beginnings.standing("tracking", lambda: Street(**vars(build()))) as street:
        yield street


@pytest.fixture
def street(begun: Street, db: None) -> Street:
    """A city that is rolled back."""
    return begun


@pytest.fixture
def busy_street(fresh_db: str, board: None) -> Street:
    """A city that commits, for threads."""
    return Street(**vars(build()))
