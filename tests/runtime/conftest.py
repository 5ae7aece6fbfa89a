"""What the runtime's tests share: programs run as an ordinary user, and waiting with a deadline."""

import os
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
