"""Settings: nothing said means production, and what the operator says reaches the database."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

import pytest
from tests.runtime.conftest import clean_environment

from doorstep import settings
from doorstep.runtime.places import ROOT

SHOWS = """
import json
import re
from doorstep import settings
print(json.dumps([settings.PRODUCTION, settings.CLOCK_TURNS, settings.SECRET_KEY]))
"""


def read(program: str, **environment: str) -> Any:
    """A program that reads the settings in an environment of its own."""
    return subprocess.run(
        [sys.executable, "-c", program],
        env=clean_environment(**environment),
        capture_output=True,
        text=True,
    )


def test_nothing_said_means_production_without_a_known_key_or_a_turning_clock() -> None:
    assert json.loads(read(SHOWS).stdout) == [True, False, ""]
    is_production, turns, key = json.loads(read(SHOWS, DOORSTEP_ENV="demo").stdout)
    assert (is_production, turns) == (False, True)
    assert key


def test_production_without_a_key_says_what_is_missing() -> None:
    said = read("import doorstep.wsgi")
    assert said.returncode != 0
    assert "DOORSTEP_SECRET_KEY is not set" in said.stderr.strip().splitlines()[-1]


def test_a_mistyped_environment_is_not_taken_for_a_demo(doorstep: Any, tmp_path: Any) -> None:
    said = read(SHOWS, DOORSTEP_ENV="prod")
    assert said.returncode != 0
    assert "'prod'" in said.stderr
    told = doorstep("up", "--data", str(tmp_path / "data"), DOORSTEP_ENV="prod")
    assert told.returncode == 1
    assert "prod" in told.stderr
    assert "Traceback" not in told.stderr


def test_everything_in_the_database_address_reaches_libpq() -> None:
    url = (
        "postgresql://app:pw@one.example:5433,two.example:5434/house"
        "?sslmode=verify-full&sslrootcert=/ca.pem&target_session_attrs=read-write"
        "&connect_timeout=3"
    )
    found: Any = settings._database(url)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("house", "app", "pw")
    assert (found["HOST"], found["PORT"]) == ("one.example,two.example", "5433,5434")
    kept = {"sslmode", "sslrootcert", "target_session_attrs", "connect_timeout"}
    assert {key: found["OPTIONS"][key] for key in kept} == {
        "sslmode": "verify-full",
        "sslrootcert": "/ca.pem",
        "target_session_attrs": "read-write",
        "connect_timeout": "3",
    }


@pytest.mark.parametrize("room", settings.ROOMS)
def test_every_room_that_is_named_is_there(room: str) -> None:
    assert find_spec(room)


def test_every_variable_of_the_house_is_declared() -> None:
    named: set[str] = set()
    for path in (ROOT / "src").glob("**/*.py"):
        named |= set(
            re.findall(r'"(DOORSTEP_[A-Z_]+|(?:MIGRATE_)?DATABASE_URL)"', path.read_text())
        )
    assert named <= {one.name for one in settings.SETTINGS}
