"""The small city behind its doors, in a database of the test's own."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.doors import city as town


@pytest.fixture
def city(fresh_db: str, settings: Any) -> Iterator[town.City]:
    """An open city with one worker of the house."""
    with town.twins(settings):
        yield town.build(crew=1, staff=0)
