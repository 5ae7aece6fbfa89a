"""Two open cities."""

import pytest

from tests.rooms.accounts.people import CITY, OTHER_CITY, open_city


@pytest.fixture
def city(db: None) -> int:
    """An open city with a neighbour; what the test writes is rolled back."""
    open_city(OTHER_CITY)
    return open_city(CITY)
