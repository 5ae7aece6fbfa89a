"""Our own life cycle around the PostgreSQL programs: create, start, recover, share, stop."""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import psycopg

from doorstep.runtime import places
from doorstep.runtime.lifeline import GivenUp, pause
from doorstep.runtime.postmaster import end, orphan, tail_of
from doorstep.runtime.privilege import Account, account_for
from doorstep.runtime.trouble import Trouble

ADMIN = "postgres"
OWNER = "doorstep_owner"
APP = "doorstep_app"
DATABASE = "doorstep"
VERSION = 18

# Crash recovery may replay much: while the process lives we wait, and say so.
_READY_SECONDS_MAX = 900.0
_SLOW_SECONDS = 5.0
# A killed postmaster's children need a moment to notice and let go of the shared memory.
_RETRY_SECONDS_MAX = 60.0
_RETRY_SIGNS = ("pre-existing shared memory block", "lock file", "could not bind")
_POLL_SECONDS = 0.02

# Everyone who can open the socket may connect as any role.  The socket's folder is readable by
# its owner only, and whoever is that user could read the data files anyway; a password lying
# beside them would add a secret to lose and protect nothing.
_HBA = "local all all trust\nlocal replication all trust\n"


def memory_bytes() -> int:
    """The memory this machine, or this container, has."""
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text().strip()
    except OSError:
        return total
    return min(total, int(limit)) if limit.isdigit() else total


def default_settings() -> dict[str, str]:
    """What one machine that also runs the web and the background work should give PostgreSQL."""
    shared_mb = max(32, min(512, memory_bytes() // 4 // 1024**2))
    return {
        "shared_buffers": f"{shared_mb}MB",
        "effective_cache_size": f"{shared_mb * 3}MB",
        "maintenance_work_mem": "64MB",
        "max_connections": "100",
        "max_wal_size": "2GB",
        "wal_compression": "on",
        "random_page_cost": "1.1",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_duration_statement": "2000",
        "idle_in_transaction_session_timeout": "300000",
    }


def address(socket: Path | str, role: str, database: str) -> str:
    """A connection URL over a Unix socket; blanks and slashes in its path are escaped."""
    return f"postgresql://{role}@/{quote(database)}?host={quote(str(socket), safe='')}&port=5432"


class Server:
    """One PostgreSQL in one folder, started by us and ended with us.

    Of several processes that open the same folder the first owns the server; the others are
    guests of it.  An owner that stops patiently waits for its guests.
    """

    def __init__(
        self,
        home: Path,
        *,
        log: Path | None = None,
        settings: Mapping[str, str] | None = None,
        say: Callable[..., None] = lambda key, **values: None,
        given_up: Callable[[], bool] = lambda: False,
        account: Account | None = None,
    ) -> None:
        self.home = home.absolute()
        self.settings = default_settings() | dict(settings or {})
        self.log = log or self.home / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._say = say
        self._given_up = given_up
        self._account = account
        self._lock: IO[str] | None = None
        self._guest: IO[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop(guests_seconds_max=60.0)

    def dsn(self, role: str = APP, database: str = DATABASE) -> str:
        """The connection URL of a role for a database of this server."""
        return address(self.socket, role, database)

    @property
    def account(self) -> Account:
        if self._account is None:
            self._account = account_for(self.home)
        return self._account

    @property
    def cluster(self) -> Path:
        return self.account.home / "cluster"

    @property
    def socket(self) -> Path:
        return places.socket_folder(self.account.home, owner=self.account.user)

    @property
    def owned(self) -> bool:
        return self._lock is not None

    def running(self) -> bool:
        """Whether the server has not ended: our own is collected, another's is asked."""
        if self._guest is not None:
            return self._answers()
        return self.process is not None and self.process.poll() is None

    def start(self, *, alone: bool = False) -> None:
        """Start the server, or join the one another process runs; return when it answers.

        `alone` waits until no other process owns it: a run that lasts cannot be the guest of a
        command that ends.
        """
        told = False
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            while not self._own():
                if not alone and self.join():
                    return
                if alone and not told:
                    self._say("postgres_busy")
                    told = True
                self._wait(_POLL_SECONDS)
            self._end_orphan()
            self._create()
            self._launch()
        except OSError as error:
            raise places.trouble_of(error, self.home) from error

    def _wait(self, seconds: float) -> None:
        if self._given_up():
            raise GivenUp()
        pause(seconds)

    def stop(
        self, *, guests_seconds_max: float = 0.0, hurried: Callable[[], bool] = lambda: False
    ) -> None:
        """Stop cleanly what we own (fast, then immediate); as a guest only leave."""
        if self._guest is not None:
            self._guest.close()
            self._guest = None
        if self._lock is None:
            return
        with self._see_guests_off(guests_seconds_max, hurried):
            if self.process is not None:
                end(self.process.pid, poll=self.process.poll)
                self.process = None
        with contextlib.suppress(OSError):
            self.socket.rmdir()
        self._lock.close()
        self._lock = None

    def run_tool(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's own programs as the server's account."""
        return subprocess.run(
            [str(self.account.bin / name), *arguments],
            env=_environment(),
            cwd=self.account.home,
            capture_output=True,
            text=True,
            errors="replace",
            **self.account.options(signal.SIGTERM),
        )

    def _own(self) -> bool:
        if self._lock is not None:
            return True
        lock = (self.home / "lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._lock = lock
        return True

    def join(self) -> bool:
        """Become a guest of a server that another process owns; false when none answers."""
        guest = (self.home / "guests").open("a")
        fcntl.flock(guest, fcntl.LOCK_SH)
        if not self._answers():
            guest.close()
            return False
        self._guest = guest
        return True

    def _see_guests_off(self, seconds_max: float, hurried: Callable[[], bool]) -> IO[str]:
        """Wait for the guests; what is returned keeps new ones out until it is closed."""
        deadline = time.monotonic() + seconds_max
        guests = (self.home / "guests").open("a")
        told = False
        while time.monotonic() < deadline and self.running() and not hurried():
            try:
                fcntl.flock(guests, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not told:
                    self._say("postgres_guests")
                    told = True
                pause(0.1)
            else:
                break
        return guests

    def _end_orphan(self) -> None:
        """End a server that outlived its parent: we hold the lock, so it is nobody's.

        A pid file left by a dead one may name a stranger by now, at which PostgreSQL would stop.
        """
        pid = orphan(self.cluster)
        if pid is not None:
            self._say("postgres_orphan", pid=pid)
            end(pid)
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _create(self) -> None:
        """Make the cluster beside its place and move it in whole: a killed start leaves none."""
        if (self.cluster / "PG_VERSION").is_file():
            found = (self.cluster / "PG_VERSION").read_text().strip()
            if found != str(VERSION):
                raise Trouble("postgres_version", version=found)
            return
        self._say("postgres_first")
        fresh = self.cluster.with_name("cluster.new")
        shutil.rmtree(fresh, ignore_errors=True)
        made = self.run_tool(
            "initdb",
            *("--pgdata", str(fresh), "--username", ADMIN, "--encoding", "UTF8"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"),
            *("--data-checksums", "--auth", "trust"),
            *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
        )
        if made.returncode:
            full = places.free_bytes(self.home) < places.FULL_DISK_BYTES
            if full or "No space left" in made.stderr:
                free_mb = places.free_bytes(self.home) >> 20
                raise Trouble("disk_full", folder=self.home, free_mb=free_mb)
            raise Trouble("postgres_failed", tail=made.stderr.strip()[-800:], log=self.log)
        self._move_in(fresh)

    def install_cluster(self, source: Path) -> None:
        """Copy a base backup into this server's place, which must hold no cluster yet."""
        fresh = self.cluster.with_name("cluster.new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(source, fresh, symlinks=True)
        fresh.chmod(0o700)
        self._move_in(fresh)

    def _move_in(self, fresh: Path) -> None:
        (fresh / "pg_hba.conf").write_text(_HBA)
        self.account.adopt(fresh)
        fresh.rename(self.cluster)

    def _launch(self) -> None:
        """Start the process and wait until it answers, trying again where patience helps."""
        self._say("postgres_start")
        give_up_at = time.monotonic() + _RETRY_SECONDS_MAX
        while True:
            words_before = self.log.stat().st_size if self.log.exists() else 0
            self._spawn()
            if self._wait_until_ready():
                return
            tail = tail_of(self.log, words_before)
            if not any(sign in tail for sign in _RETRY_SIGNS) or time.monotonic() > give_up_at:
                if "No space left" in tail:
                    free_mb = places.free_bytes(self.home) >> 20
                    raise Trouble("disk_full", folder=self.home, free_mb=free_mb)
                raise Trouble("postgres_failed", tail=tail or "-", log=self.log)
            self._wait(0.2)

    def _spawn(self) -> None:
        settings = self.settings | {
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": '"{}"'.format(str(self.socket).replace('"', '""')),
            "unix_socket_permissions": "0700",
            "logging_collector": "off",
        }
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.account.bin / "postgres"), "-D", str(self.cluster), *options],
                env=_environment(),
                cwd=self.account.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **self.account.options(signal.SIGINT),
            )

    def _wait_until_ready(self) -> bool:
        began = time.monotonic()
        told = False
        while self.running():
            if self._answers():
                return True
            waited = time.monotonic() - began
            if waited > _SLOW_SECONDS and not told:
                self._say("postgres_slow")
                told = True
            if waited > _READY_SECONDS_MAX:
                raise Trouble("postgres_silent", seconds=waited, log=self.log)
            self._wait(_POLL_SECONDS)
        return False

    def _answers(self) -> bool:
        """Whether a real connection gets a real answer; a pid file or a live pid proves little."""
        try:
            with psycopg.connect(self.dsn(ADMIN, "postgres"), connect_timeout=5) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


def _environment() -> dict[str, str]:
    """A clean environment: PGPORT and its like would change where the server listens."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
