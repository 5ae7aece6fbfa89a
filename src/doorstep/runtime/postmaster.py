"""A postmaster seen from outside: found by its pid file, ended by signals, heard by its log."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from doorstep.runtime.lifeline import alive, pause

_FAST_STOP_SECONDS = 20.0
_IMMEDIATE_STOP_SECONDS = 10.0
_POLL_SECONDS = 0.02


def end(pid: int, *, poll: Callable[[], int | None] | None = None) -> None:
    """Stop a postmaster: fast shutdown, then immediate, then the signal nobody can refuse."""

    def gone() -> bool:
        return not alive(pid) if poll is None else poll() is not None

    for sign, seconds in (
        (signal.SIGINT, _FAST_STOP_SECONDS),
        (signal.SIGQUIT, _IMMEDIATE_STOP_SECONDS),
        (signal.SIGKILL, _IMMEDIATE_STOP_SECONDS),
    ):
        if gone():
            return
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + seconds
        while not gone() and time.monotonic() < deadline:
            pause(_POLL_SECONDS)


def orphan(cluster: Path) -> int | None:
    """The pid of a living postmaster of this cluster; a reused pid is known by its command line."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return None
    if not alive(pid):
        return None
    return pid if _command_of(pid).startswith("postgres -D " + str(cluster)) else None


def _command_of(pid: int) -> str:
    """The program's name and its arguments, as far as the system tells."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        line = os.fsdecode(b" ".join(words))
    except OSError:
        listed = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True)
        line = os.fsdecode(listed.stdout)
    program, postgres, arguments = line.partition("/postgres ")
    return f"postgres {arguments}" if postgres and program else line


def tail_of(log: Path, start: int = 0) -> str:
    """The last lines of a log, from a position on."""
    try:
        with log.open("rb") as file:
            file.seek(max(start, log.stat().st_size - 4000))
            return "\n".join(file.read().decode(errors="replace").strip().splitlines()[-8:])
    except OSError:
        return ""
