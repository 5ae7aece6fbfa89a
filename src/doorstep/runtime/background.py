"""The background process: the queue, its timers and its talk with the outside, as threads."""

import os
import signal
import sys
import threading

import django

ASKED, ENDED = b"a", b"e"


def main() -> int:
    """Work until a signal asks us to stop; end with failure when the work ends by itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    django.setup()
    from doorstep import logs, settings

    settings.insist()
    logs.keep_crashes()
    # Until here a signal ends us at once; from here on, what was begun is finished first.
    listening, telling = os.pipe()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os.write(telling, ASKED))
    stop = threading.Event()
    work = threading.Thread(target=_work, args=(stop, telling), name="background")
    work.start()
    asked = os.read(listening, 1) == ASKED
    stop.set()
    work.join()
    return 0 if asked else 1


def _work(stop: threading.Event, telling: int) -> None:
    from doorstep.runtime import loop

    try:
        loop.run(stop)
    finally:
        os.write(telling, ENDED)


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # all work is done; taking a large interpreter apart costs a second more
