"""What the runtime's tests share: programs run as an ordinary user, and waiting with a deadline."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doorstep.runtime.places import ROOT
from doorstep.runtime.privilege import enter_namespace

OURS = (
    "DATABASE_URL",
    "MIGRATE_DATABASE_URL",
    "DOORSTEP_DATA",
    "DOORSTEP_ENV",
    "DOORSTEP_SECRET_KEY",
    "DJANGO_SETTINGS_MODULE",
    "LC_ALL",
)

# A program that starts or joins a database and keeps it until it is told to end.
HOLDS = """
import sys
from pathlib import Path
from typing import Any
from doorstep.runtime import databases, kinds
from doorstep.runtime.postgres import Server
server = Server(Path(sys.argv[1]), settings={"shared_buffers": "32MB"})
server.start()
databases.prepare(server)
print(server.process.pid if server.process else "guest", flush=True)
sys.stdin.readline()
server.stop(guests_seconds_max=30)
"""


def clean_environment(**more: str) -> dict[str, str]:
    """This session's environment without what would point a started program at its database."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "DOORSTEP_LANG": "en"} | more


def eventually(happened: Callable[[], Any], seconds: float = 30.0) -> Any:
    """Look again and again until it happened; fail after the deadline."""
    deadline = time.monotonic() + seconds
    while not (result := happened()):
        assert time.monotonic() < deadline, "it did not happen in time"
        threading.Event().wait(0.02)
    return result


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of no kind yet with all tables, made once: every run works on a copy of it."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    made = subprocess.run(
        [sys.executable, "-m", "doorstep.runtime", "manage", "--data", data, "migrate", "-v", "0"],
        env=clean_environment(),
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    shutil.rmtree(data / "keys")
    return data


@pytest.fixture
def doorstep() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command of the command line to its end."""

    def run(*arguments: str, as_user: bool = False, **more: str) -> Any:
        # A root of a user namespace has no power over files: an ordinary user for our purpose.
        lowered = as_user and os.getuid() == 0
        return subprocess.run(
            [sys.executable, "-m", "doorstep.runtime", *arguments],
            env=clean_environment(**more),
            capture_output=True,
            text=True,
            timeout=120,
            preexec_fn=enter_namespace if lowered else None,
        )

    return run


@pytest.fixture
def python() -> Callable[..., subprocess.Popen[str]]:
    """Start a small program of the test's own; killed with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: str | Path) -> Any:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
