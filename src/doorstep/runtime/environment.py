"""The environment that every process of a run is given; settings read nothing else."""

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from doorstep.kernel import keys
from doorstep.runtime.databases import External, role_of
from doorstep.runtime.places import ROOT, Places
from doorstep.runtime.postgres import APP, OWNER, Server


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a run listens."""

    host: str = "127.0.0.1"
    web: int = 8000
    sandbox: int | None = None

    @property
    def address(self) -> str:
        """Where this machine itself reaches the house."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{host}:{self.web}"


def child_environment(
    places: Places, database: Server | External, *, kind: str, ports: Ports
) -> dict[str, str]:
    """What a child process needs to know, in environment variables."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "doorstep.settings",
        "DATABASE_URL": database.dsn(APP),
        "MIGRATE_DATABASE_URL": database.dsn(OWNER),
        "DOORSTEP_APP_ROLE": role_of(database.dsn(APP)),
        "DOORSTEP_DATA": str(places.data),
        "DOORSTEP_ENV": kind,
        "DOORSTEP_HOST": ports.host,
        "DOORSTEP_PORT": str(ports.web),
        "DOORSTEP_SECRET_KEY": secret_key(places),
        "DOORSTEP_VAULT_KEYS": str(vault_keys(places)),
    }
    if ports.sandbox is not None:
        environment["DOORSTEP_SANDBOX_URL"] = f"http://127.0.0.1:{ports.sandbox}"
        environment["DOORSTEP_SANDBOX_DIR"] = str(places.sandbox)
    return environment


def secret_key(places: Places) -> str:
    """The signing key of this data folder; the operator's own when the environment has one."""
    given = os.environ.get("DOORSTEP_SECRET_KEY")
    if given:
        return given
    return keep_once(places.keys / "secret_key", lambda: secrets.token_urlsafe(48)).read_text()


def vault_keys(places: Places) -> Path:
    """The file of the vault's keys, by number: the newest encrypts, older ones still decrypt."""
    given = os.environ.get("DOORSTEP_VAULT_KEYS")
    return Path(given) if given else keys.make_key_file(places.keys / "vault.json")


def keep_once(path: Path, make: Callable[[], str]) -> Path:
    """Write a secret only we can read, unless it is there; of two at once the first one counts."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
            file.flush()
            os.fsync(descriptor)
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path
