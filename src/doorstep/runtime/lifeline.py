"""Children that end with their parent, and the waiting and reaping that a parent owes them."""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def tie_to_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """A preexec function after which the kernel sends this signal when the parent dies.

    Linux only, and it follows the thread that forked: start children from the main thread.
    Elsewhere a child outlives a killed parent, and the next start ends it by its lock file.
    """
    parent = os.getpid()

    def tie() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
            if os.getppid() != parent:  # the parent died between fork and prctl
                os.kill(os.getpid(), signal.SIGKILL)

    return tie


class GivenUp(Exception):
    """Somebody asked to stop while we were still waiting for something."""


def pause(seconds: float) -> None:
    """Wait a moment between two looks at something that has no way to tell us."""
    threading.Event().wait(seconds)


def reap_strangers(known: Collection[int]) -> None:
    """Collect ended processes that were handed to us (as a container's first process).

    Our own children are left to their Popen objects, which need their exit status.
    """
    while True:
        try:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if ended is None or ended.si_pid in known:
            return
        os.waitpid(ended.si_pid, 0)


def alive(pid: int) -> bool:
    """Whether this process exists and is not merely waiting to be collected."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return state_of(pid) != "Z"


def state_of(pid: int) -> str:
    """The kernel's letter for the state of a process, or nothing where that cannot be read."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            return stat.read().rpartition(b")")[2].split()[0].decode()
    except (OSError, IndexError):
        return ""
