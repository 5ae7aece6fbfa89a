"""The background process: the queue, its timers and its talk with the outside, as threads."""

import os
import signal
import sys
import threading

import django

_END = (signal.SIGTERM, signal.SIGINT)


def main() -> int:
    """Work until a signal asks us to stop; end with failure when the work itself ends."""
    # Blocked before any thread starts, so that only the wait below takes them.
    signal.pthread_sigmask(signal.SIG_BLOCK, _END)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    django.setup()
    stop = threading.Event()
    work = threading.Thread(target=_work, args=(stop,), name="background")
    work.start()
    signal.sigwait(_END)
    asked = work.is_alive()
    stop.set()
    work.join()
    return 0 if asked else 1


def _work(stop: threading.Event) -> None:
    from doorstep.kernel.queue import loop

    try:
        loop.run(stop)
    finally:
        if not stop.is_set():  # it broke: let the supervisor start us afresh
            os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
