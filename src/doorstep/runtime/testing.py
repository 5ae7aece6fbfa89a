"""A PostgreSQL for tests: shared by the sessions of the moment, gone soon after the last one."""

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doorstep.runtime import databases
from doorstep.runtime.databases import External
from doorstep.runtime.lifeline import pause
from doorstep.runtime.places import ROOT
from doorstep.runtime.postgres import Server
from doorstep.runtime.postmaster import tail_of
from doorstep.runtime.trouble import Trouble

# Unsafe on purpose: what a test database loses in a power cut nobody misses.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "autovacuum": "off",
}
_KEEPER_SECONDS_MAX = 120.0
_EMPTY_SECONDS_MAX = 2.0


@contextmanager
def server(home: Path | None = None) -> Iterator[Server | External]:
    """The operator's server when DATABASE_URL is set, else one of our own, unsafe and fast.

    It belongs to a keeper process and not to the session that came first, so a session that ends
    or is killed takes it from nobody; it stops two seconds after its last guest has left.
    """
    outer = databases.external()
    if outer is not None:
        outer.start()
        yield outer
        return
    home = home or Path(tempfile.gettempdir()) / f"doorstep-suite-{os.getuid()}" / "postgres"
    own = Server(home, settings=FAST)
    join(own)
    try:
        databases.prepare(own)
        yield own
    finally:
        own.stop()


def join(own: Server) -> None:
    """Become a guest of the kept server, starting its keeper when there is none."""
    own.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    deadline = time.monotonic() + _KEEPER_SECONDS_MAX
    keeper: subprocess.Popen[bytes] | None = None
    while not own.join():
        if keeper is None or keeper.poll() is not None:
            if keeper is not None and keeper.returncode:
                raise Trouble("postgres_failed", tail=tail_of(own.log), log=own.log)
            keeper = _start_keeper(own)
        if time.monotonic() > deadline:
            raise Trouble("postgres_silent", seconds=_KEEPER_SECONDS_MAX, log=own.log)
        pause(0.03)


def _start_keeper(own: Server) -> subprocess.Popen[bytes]:
    with own.log.open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "doorstep.runtime.testing", str(own.home)],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def keep(home: Path) -> None:
    """Own the server until nobody has been its guest for a while; what a keeper process does."""
    own = Server(home, settings=FAST)
    own.start()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    empty_since = time.monotonic()
    try:
        while own.owned and own.running():
            with (own.home / "guests").open("a") as guests:
                try:
                    fcntl.flock(guests, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if time.monotonic() - empty_since > _EMPTY_SECONDS_MAX:
                        return
                except BlockingIOError:
                    empty_since = time.monotonic()
            pause(0.2)
    finally:
        own.stop()


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
