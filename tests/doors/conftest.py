"""The small city behind its doors, in a database of the test's own."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import clear_url_caches

from doorstep import urls
from doorstep.surfaces import breaking, demo, front
from tests.beginnings import Beginnings
from tests.doors import city as town


@pytest.fixture
def city(beginnings: Beginnings, settings: Any) -> Iterator[town.City]:
    """An open city with two workers of the house and a firm with one."""
    with town.opened(beginnings, settings) as city:
        yield city


@pytest.fixture
def production(settings: Any) -> Iterator[None]:
    """The same house as a production house would be served."""
    settings.PRODUCTION = True
    _reload()
    yield
    settings.PRODUCTION = False
    _reload()


def _reload() -> None:
    for module in (demo, breaking, front, urls):
        importlib.reload(module)
    clear_url_caches()
