"""A house of its own for one benchmark: data folder, database with its usual durability, city."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doorstep.runtime import databases, tables
from doorstep.runtime.children import Child, wait_ready
from doorstep.runtime.environment import Ports, child_environment
from doorstep.runtime.holding import free_port
from doorstep.runtime.places import Places, open_places
from doorstep.runtime.postgres import Server
from doorstep.runtime.supervisor import answers

READY_SECONDS_MAX = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class House:
    """Where the benchmark's data lies, its database and what its processes are told."""

    places: Places
    server: Server
    ports: Ports
    environment: dict[str, str]

    def postgres_cpu_seconds(self) -> float:
        """Processor time of the database so far, ended connections included."""
        return 0.0 if self.server.process is None else cpu_seconds(self.server.process.pid)


@contextmanager
def folder() -> Iterator[Places]:
    """A data folder that is gone afterwards, also when we are asked to stop."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    try:
        with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as place:
            yield open_places(Path(place))
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def house(*, with_tables: bool = True, **settings: str) -> Iterator[House]:
    """A database with the settings that the house runs with, and the house's tables in it."""
    with folder() as places:
        server = Server(places.postgres, log=places.logs / "postgres.log", settings=settings)
        with server:
            databases.prepare(server)
            ports = Ports(web=free_port("127.0.0.1", 18300))
            environment = child_environment(places, server, kind="demo", ports=ports)
            environment.pop("DOORSTEP_SANDBOX_URL", None)
            if with_tables:
                tables.bring_up_to_date(places, environment)
            yield House(places, server, ports, environment)


def enter(house: House) -> None:
    """Let this process work in the house as one of its own."""
    import django

    os.environ.update(house.environment)
    django.setup()


def leave() -> None:
    """Give back every connection of this process."""
    from django.db import connection

    connection.close()
    connection.close_pool()


@contextmanager
def web(house: House, *, workers: int, threads: int) -> Iterator[subprocess.Popen[bytes]]:
    """The house's WSGI application behind granian."""
    child = Child(
        name="granian",
        argv=[
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(house.ports.web)),
            *("--workers", str(workers), "--blocking-threads", str(threads)),
            *("--no-ws", "--log-level", "warning", "doorstep.wsgi:application"),
        ],
        environment=house.environment,
        log=house.places.logs / "granian.log",
    )
    child.ready = lambda: answers(f"{house.ports.address}/healthz")
    child.start()
    try:
        if not wait_ready(child, READY_SECONDS_MAX, given_up=lambda: False):
            raise tables.failed(child)
        assert child.process is not None
        yield child.process
    finally:
        child.stop()


def cpu_seconds(pid: int) -> float:
    """Processor time of a process, its living descendants and those it has waited for."""
    total, waiting = 0, [pid]
    children = _children()
    while waiting:
        one = waiting.pop()
        fields = _stat(one)
        if fields:
            total += sum(int(field) for field in fields[11:15])
        waiting += children.get(one, [])
    return total / _TICKS


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            fields = _stat(int(name))
            if fields:
                found.setdefault(int(fields[1]), []).append(int(name))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat after the name, from the state on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def rows(house: House, role: str, statement: str, values: Any = None) -> list[tuple[Any, ...]]:
    """Ask the database directly, as one of its roles."""
    with databases.as_admin(house.server.dsn(role)) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
