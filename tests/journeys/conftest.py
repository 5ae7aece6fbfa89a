"""A city that is opened once and copied for each story, and a channel with empty books."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pyotp
import pytest
from django.core.management import call_command
from django.test import override_settings

from doorstep.kernel import clock
from doorstep.runtime import databases
from doorstep.runtime.postgres import APP
from tests import conftest as suite
from tests.doors.city import CITY, MONDAY, Caller
from tests.journeys import channel
from tests.journeys.cast import Cast, gather
from tests.journeys.story import Story

OURS = f"doorstep_suite_{os.getpid()}_story"
_numbers = count(1)
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass(frozen=True)
class Opened:
    """The city as every story finds it: its people, and the folder with the channel's keys."""

    cast: Cast
    keys: Path
    database: str


@pytest.fixture(scope="session")
def opened(
    server: Any,
    template: str,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    """A city that was opened by the command, with its people, as a database to be copied."""
    folder = tmp_path_factory.mktemp("channel")
    channel.keys(folder)
    # Other folders use this fixture, too; each has a city of its own.
    database = f"doorstep_suite_{os.getpid()}_opened{next(_numbers)}"
    databases.clone(server, template, database)
    with django_db_blocker.unblock(), house(folder):
        suite._point_django_at(server.dsn(APP, database))
        suite._forget_caches()
        clock.turn(to=MONDAY, rate=0)
        secrets = folder / "chief.json"
        call_command("open_city", number=CITY, pack="yunhe", admin="chief", credentials=secrets)
        cast = gather(_operator(json.loads(secrets.read_text())))
        suite._point_django_at(server.dsn(APP, f"doorstep_suite_{os.getpid()}"))
        suite._forget_caches()
    yield Opened(cast, folder, database)
    databases.drop(server, database)


@pytest.fixture
def story(server: Any, opened: Opened, django_db_blocker: Any) -> Iterator[Story]:
    """A story in a copy of the city, with a channel of its own."""
    side = channel.Channel(opened.keys)
    with django_db_blocker.unblock(), house(opened.keys, side.url):
        copy_city(server, opened)
        side.turn(MONDAY)
        yield Story(side, opened.cast)
        side.close()
        leave_city(server)


@pytest.fixture
def fresh_city(server: Any, opened: Opened, django_db_blocker: Any) -> Iterator[Callable[[], Cast]]:
    """Makes the city anew as often as it is asked to."""
    with django_db_blocker.unblock(), house(opened.keys):

        def anew() -> Cast:
            copy_city(server, opened)
            return opened.cast

        yield anew
        leave_city(server)


def copy_city(server: Any, opened: Opened) -> None:
    """The city as it was opened, in a database of its own."""
    leave_city(server)
    databases.clone(server, opened.database, OURS)
    suite._point_django_at(server.dsn(APP, OURS))
    suite._forget_caches()


def leave_city(server: Any) -> None:
    """Back to the suite's own database."""
    suite._point_django_at(server.dsn(APP, f"doorstep_suite_{os.getpid()}"))
    suite._forget_caches()
    databases.drop(server, OURS)


def house(folder: Path, url: str = "http://127.0.0.1:9") -> Any:
    """The house's settings with this channel."""
    return override_settings(
        ENV="test",
        WECHAT_URL=url,
        WECHAT_KEYS=str(folder / "merchants.json"),
        PUBLIC_URL=channel.HOUSE,
        PASSWORD_HASHERS=HASHERS,
    )


def _operator(secrets: dict[str, str]) -> Caller:
    """The first administrator, signed in at the console."""
    stranger = Caller("console")
    code = pyotp.parse_uri(secrets["totp"]).now()
    answer = stranger.post(
        "sessions", {"login": secrets["login"], "password": secrets["password"], "totp": code}
    )
    assert answer.status_code == 201, answer.content
    return Caller("console", answer.json()["token"])
