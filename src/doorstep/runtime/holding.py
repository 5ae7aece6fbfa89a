"""One run per data folder: who holds it, where it listens, and how others find it."""

import errno
import fcntl
import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

from doorstep.runtime.places import Places
from doorstep.runtime.trouble import Trouble

_PORTS_TRIED = 50


@dataclass(frozen=True, slots=True)
class Running:
    """What a run tells about itself."""

    pid: int
    command: str
    host: str
    port: int
    sandbox_port: int | None
    kind: str


class Hold:
    """The lock on a data folder; the kernel takes it back when its holder dies."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._lock: IO[str] | None = None

    def take(self, running: Running) -> None:
        """Hold the folder, or say who does."""
        lock = (self._places.run / "lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            other = _read(self._places)
            shown = asdict(other) if other else {"pid": "?", "port": "?", "command": "doorstep"}
            raise Trouble("already_running", data=self._places.data, **shown) from None
        self._lock = lock
        about = self._places.run / "running.json"
        fresh = about.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(running)))
        fresh.replace(about)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        """Let the folder go."""
        if self._lock is not None:
            (self._places.run / "running.json").unlink(missing_ok=True)
            self._lock.close()
            self._lock = None


def find_running(places: Places) -> Running | None:
    """The run that holds this folder now; a note left by a killed one does not count."""
    try:
        with (places.run / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(places)
    return None


def _read(places: Places) -> Running | None:
    try:
        return Running(**json.loads((places.run / "running.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started, and keep it while the web process is replaced."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(512)
    except PermissionError as error:
        listener.close()
        raise Trouble("port_forbidden", port=port, free=free_port(host, 8000)) from error
    except OSError as error:
        listener.close()
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise Trouble("host_unknown", host=host) from error
        raise Trouble(
            "port_in_use", port=port, by=_holder_of(port), free=free_port(host, port + 1)
        ) from error
    return listener


def free_port(host: str, start: int) -> int:
    """The first port from `start` on, else from 8000 on, that nobody listens on; 0 if none was."""
    near = range(start, min(start + _PORTS_TRIED, 65536))
    for port in (*near, *range(8000, 8000 + _PORTS_TRIED)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0


def _holder_of(port: int) -> str:
    """The process that listens on a port, in brackets, where the kernel lets us see it."""
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            cells = row.split()
            if cells[3] == "0A" and int(cells[1].rpartition(":")[2], 16) == port:
                inodes.add(f"socket:[{cells[9]}]")
    for process in Path("/proc").glob("[0-9]*") if inodes else ():
        try:
            if any(os.readlink(link) in inodes for link in (process / "fd").iterdir()):
                return f" ({(process / 'comm').read_text().strip()}, pid {process.name})"
        except OSError:
            continue
    return ""
