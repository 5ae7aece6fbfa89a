"""The demo city of these tests, rolled back after each."""

import pytest

from tests.rooms.workers.town import Town, build


@pytest.fixture
def town(db: None) -> Town:
    """The demo city with its pack."""
    return build()
