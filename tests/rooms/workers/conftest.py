"""The demo city of these tests, rolled back after each."""

from collections.abc import Iterator

import pytest

from tests.beginnings import Beginnings
from tests.rooms.workers.town import Town, build

TRADES = ("appliance-repair", "home-cleaning", "massage")


@pytest.fixture
def begun(beginnings: Beginnings) -> Iterator[Town]:
    """The city as it was built once."""
    with beginnings.standing("workers", lambda: build(*TRADES)) as town:
        yield town


@pytest.fixture
def town(begun: Town, db: None) -> Town:
    """The city, rolled back after the test."""
    return begun
