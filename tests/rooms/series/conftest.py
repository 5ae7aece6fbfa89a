"""The small city behind its doors, in a database of the test's own."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.beginnings import Beginnings
from tests.doors import city as town


@pytest.fixture
def city(beginnings: Beginnings, settings: Any) -> Iterator[town.City]:
    """An open city with two workers of the house."""
    with town.opened(beginnings, settings, crew=2, staff=0) as city:
        yield city
