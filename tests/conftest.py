"""The suite's database: a real PostgreSQL, one template, cheap clones, the application role."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doorstep.kernel import clock, keys
from doorstep.runtime import databases, testing
from doorstep.runtime.postgres import ADMIN, APP, OWNER, Server
from tests import cities
from tests.beginnings import Beginnings

ROOT = Path(__file__).resolve().parent.parent
os.environ["DOORSTEP_CLIENTS"] = "as they are"  # what a test starts builds no pages
HOME = Path(tempfile.gettempdir()) / f"doorstep-suite-{os.getuid()}"


def pytest_configure(config: pytest.Config) -> None:
    """Keep files and keys of the suite away from any real data folder."""
    from django.conf import settings

    HOME.mkdir(mode=0o700, exist_ok=True)
    settings.DATA = HOME / "data"
    settings.VAULT_KEYS = HOME / "data" / "keys" / "vault.json"
    keys.make_key_file(settings.VAULT_KEYS)
    # A password is compared hundreds of times here; how slow that is on purpose is not tested.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cities.watch()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those who are given the longest time begin: at the end only short ones are left to share."""
    items.sort(key=_granted_seconds, reverse=True)


def _granted_seconds(item: pytest.Item) -> float:
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark else 0.0


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """The suite's PostgreSQL: the operator's if DATABASE_URL is set, else our own, fast."""
    with testing.server(HOME / "postgres") as suite:
        yield suite


@pytest.fixture(scope="session")
def template(server: Any, django_db_blocker: Any) -> str:
    """A migrated database that nobody stays connected to, named by the digest of all migrations."""
    name = f"doorstep_template_{_migrations_digest()}"
    admin = server.dsn(ADMIN if isinstance(server, Server) else OWNER, "postgres")
    with databases.as_admin(admin) as connection:
        connection.execute("SELECT pg_advisory_lock(7300)")
        known = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if name not in known:
            fresh = f"{name}_new"
            databases.drop(server, fresh)
            databases.create(server, fresh)
            _migrate(server.dsn(OWNER, fresh), django_db_blocker)
            connection.execute(f'ALTER DATABASE "{fresh}" RENAME TO "{name}"')
        _drop_left_over(server, known, name)
    return name


@pytest.fixture(scope="session")
def django_db_setup(server: Any, template: str, django_db_blocker: Any) -> Iterator[None]:
    """The session's own clone, used by every test that rolls back."""
    name = f"doorstep_suite_{os.getpid()}"
    databases.clone(server, template, name)
    with django_db_blocker.unblock():
        _point_django_at(server.dsn(APP, name))
    yield
    with django_db_blocker.unblock():
        _disconnect()
    databases.drop(server, name)


@pytest.fixture
def fresh_db(
    server: Any, template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[str]:
    """A database of the test's own, for tests that commit, use threads or speak HTTP; its URL."""
    name = f"doorstep_suite_{os.getpid()}_one"
    databases.drop(server, name)
    databases.clone(server, template, name)
    with django_db_blocker.unblock():
        _point_django_at(server.dsn(APP, name))
        _forget_caches()
        yield server.dsn(APP, name)
        _disconnect()
        _point_django_at(server.dsn(APP, f"doorstep_suite_{os.getpid()}"))
        _forget_caches()
    databases.drop(server, name)


@pytest.fixture(scope="session")
def beginnings(
    server: Any, template: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Beginnings]:
    """Cities that are built once and copied, or rolled back, for each test."""

    def point(url: str) -> None:
        _point_django_at(url)
        _forget_caches()

    built = Beginnings(server, template, django_db_blocker, point)
    yield built
    built.end()


@pytest.fixture(autouse=True)
def _fresh_memory() -> Iterator[None]:
    """Nothing remembered in the process outlives a test."""
    _forget_caches()
    yield


def _forget_caches() -> None:
    from doorstep.kernel import memory, ports

    ports.get.cache_clear()
    memory.forget()


def _point_django_at(url: str) -> None:
    from django.db import connections

    from doorstep import settings as house

    _disconnect()
    os.environ["DATABASE_URL"] = url
    facts = house._database(url)
    options = dict(facts["OPTIONS"])  # type: ignore[call-overload]
    options["pool"] = False
    options["prepare_threshold"] = None
    connections["default"].settings_dict.update(facts | {"OPTIONS": options})


def _disconnect() -> None:
    from django.db import connections

    connections["default"].close()


def _migrate(url: str, blocker: Any) -> None:
    from django.core.management import call_command

    with blocker.unblock():
        _point_django_at(url)
        call_command("migrate", verbosity=0, interactive=False)
        _disconnect()


def _migrations_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src" / "doorstep").glob("**/migrations/*")):
        if path.is_file() and path.suffix in (".py", ".sql"):
            digest.update(path.read_bytes())
    for path in sorted((ROOT / "src" / "doorstep").glob("**/*.sql")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _drop_left_over(server: Any, known: set[str], template: str) -> None:
    """Remove clones of sessions that are gone; other templates may be in use by other checkouts."""
    for name in known:
        parts = name.removeprefix("doorstep_suite_").split("_")
        if name.startswith("doorstep_suite_") and not Path(f"/proc/{parts[0]}").exists():
            databases.drop(server, name)


@pytest.fixture
def now() -> Any:
    """Business time, as an act would read it."""
    return clock.real()
