"""One child process: started tied to us, its output kept in a log, restarted, stopped."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.runtime.lifeline import pause, tie_to_parent
from doorstep.runtime.places import ROOT

LOG_BYTES_MAX = 20 * 1024 * 1024
LOGS_KEPT = 3
PAUSE_SECONDS_MIN = 0.5
PAUSE_SECONDS_MAX = 30.0
# A child that lived this long has earned a quick restart again.
STEADY_SECONDS = 60.0
STOP_SECONDS = 15.0


@dataclass(slots=True)
class Child:
    """A process of the run; `ready` says whether it does its work yet."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    ready: Callable[[], bool] = lambda: True
    pass_fds: tuple[int, ...] = ()
    shows: bool = False  # its output belongs to the person at the terminal
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    restarts: int = 0
    restart_after: float | None = None
    _pauses: int = field(default=0)

    def start(self) -> None:
        """Start it; call from the main thread, which the death signal follows."""
        rotate(self.log)
        self.restart_after = None
        self.started = time.monotonic()
        with contextlib.ExitStack() as opened:
            output = None if self.shows else opened.enter_context(self.log.open("ab"))
            self.process = subprocess.Popen(
                self.argv,
                env=dict(self.environment),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=self.pass_fds,
                process_group=0,  # Ctrl-C reaches us alone; we stop the others in order
                preexec_fn=tie_to_parent(signal.SIGTERM),
            )

    def running(self) -> bool:
        """Whether it has not ended; collects it when it has."""
        return self.process is not None and self.process.poll() is None

    def how_it_ended(self) -> str:
        """The exit status in words."""
        code = self.process.returncode if self.process else None
        if code is None:
            return "-"
        return signal.Signals(-code).name if code < 0 else f"exit {code}"

    def plan_restart(self) -> float:
        """Decide when to start it again: each early death doubles the pause."""
        lived = time.monotonic() - self.started
        self._pauses = 0 if lived > STEADY_SECONDS else self._pauses + 1
        wait = min(PAUSE_SECONDS_MAX, PAUSE_SECONDS_MIN * 2.0 ** max(0, self._pauses - 1))
        self.restarts += 1
        self.restart_after = time.monotonic() + wait
        return wait

    def stop(self) -> None:
        """Ask it to end, and end it if it does not within its time."""
        self.restart_after = None
        if not self.running() or self.process is None:
            return
        os.kill(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def rotate(log: Path) -> None:
    """Keep a log small by copying it aside and emptying it.

    Its writer appends through its own descriptor, so it needs no word from us and loses nothing
    when we are killed.
    """
    try:
        if log.stat().st_size < LOG_BYTES_MAX:
            return
    except FileNotFoundError:
        return
    for number in range(LOGS_KEPT - 1, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        if older.exists():
            older.replace(log.with_name(f"{log.name}.{number + 1}"))
    shutil.copyfile(log, log.with_name(f"{log.name}.1"))
    os.truncate(log, 0)


def wait_ready(child: Child, seconds_max: float, *, given_up: Callable[[], bool]) -> bool:
    """Wait until the child is ready; false when it ended, took too long or nobody wants it."""
    deadline = time.monotonic() + seconds_max
    while child.running() and time.monotonic() < deadline and not given_up():
        if child.ready():
            return True
        pause(0.03)
    return False
