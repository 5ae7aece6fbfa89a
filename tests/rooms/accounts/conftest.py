"""Two open cities, and the outside played by twins."""

import pytest

from tests.rooms.accounts.people import CITY, OTHER_CITY, open_city


@pytest.fixture
def city(fresh_db: str, settings: object) -> int:
    """An open city with a neighbour, in a database of the test's own."""
    settings.PORTS = settings.PORTS | {
        "accounts.miniprogram": "doorstep.adapters.twins.miniprogram.from_settings",
        "accounts.sms": "doorstep.adapters.twins.sms.from_settings",
    }
    settings.ENV = "test"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    open_city(OTHER_CITY)
    return open_city(CITY)
