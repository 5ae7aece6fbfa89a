"""The demo city of these tests, rolled back after each."""

import pytest

from tests.rooms.workers.town import Town, build

TRADES = ("appliance-cleaning", "appliance-repair", "home-cleaning", "massage")


@pytest.fixture
def town(db: None) -> Town:
    """The demo city with its packs."""
    return build(*TRADES)
