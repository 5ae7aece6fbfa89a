"""The background process's threads: deliver messages, and run what has a rhythm."""

import threading
import time

import structlog
from django.db import close_old_connections, connection, transaction

from doorstep.kernel import clock
from doorstep.kernel.act import SYSTEM, Act
from doorstep.kernel.models import Message
from doorstep.kernel.queue import delivery, job, switchboard

IDLE_SECONDS = 0.02
IDLE_SECONDS_MAX = {"inside": 0.1, "outside": 0.25}
ERROR_SECONDS = WATCH_SECONDS = 1.0
BEAT = """
INSERT INTO kernel_beat (name, beat_at) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at
"""
INSIDE = (Message.NEWS, Message.TASK)
OUTSIDE = (Message.TALK,)
log = structlog.get_logger("doorstep.queue")


def run(stop: threading.Event, *, insiders: int = 1, outsiders: int = 3) -> None:
    """Work until `stop` is set: threads for the house, threads for talk, one for the rhythms.

    Returns as well when one of them has died, so that the process ends and is started anew.
    """
    threads = [_thread(_deliver, stop, INSIDE) for _ in range(insiders)]
    threads += [_thread(_deliver, stop, OUTSIDE) for _ in range(outsiders)]
    threads.append(_thread(_keep_rhythms, stop))
    for thread in threads:
        thread.start()
    while not stop.wait(WATCH_SECONDS):
        if not all(thread.is_alive() for thread in threads):
            log.error("thread_died")
            stop.set()
    for thread in threads:
        thread.join(timeout=20)


def _thread(target: object, *args: object) -> threading.Thread:
    return threading.Thread(target=target, args=args, daemon=True)  # type: ignore[arg-type]


def _deliver(stop: threading.Event, kinds: tuple[str, ...]) -> None:
    """Look for work; the longer there was none, the longer the pause before the next look."""
    longest = IDLE_SECONDS_MAX["inside" if kinds == INSIDE else "outside"]
    idle = IDLE_SECONDS
    while not stop.is_set():
        try:
            counts = [delivery.work_once(city, kinds) for city in switchboard().cities()]
            idle = IDLE_SECONDS if any(counts) else min(idle * 1.5, longest)
            if not any(counts):
                stop.wait(idle)
            close_old_connections()
        except Exception:
            log.exception("delivery_interrupted")
            connection.close()
            stop.wait(ERROR_SECONDS)


def _keep_rhythms(stop: threading.Event) -> None:
    next_at = dict.fromkeys(switchboard().rhythms, 0.0)
    while not stop.is_set():
        now = time.monotonic()
        for name, every_seconds in switchboard().rhythms.items():
            if next_at[name] <= now and not stop.is_set():
                next_at[name] = now + every_seconds
                beat(name)
        stop.wait(IDLE_SECONDS)


def beat(name: str) -> None:
    """Run one rhythm for each city, unless another process is at it; a failure keeps nobody up."""
    try:
        done = [_beat_in(city_id, name) for city_id in switchboard().cities()]
        if all(done):
            with connection.cursor() as cursor:
                cursor.execute(BEAT, [name, clock.real()])
    except Exception:
        log.exception("rhythm_interrupted", name=name)
        connection.close()


def _beat_in(city_id: int, name: str) -> bool:
    try:
        has_work = getattr(job(name), "has_work", None)
        if has_work is not None and not has_work(city_id):
            return True
        with transaction.atomic():
            if _is_mine(name, city_id):
                job(name)(Act(role=SYSTEM, at=clock.read(), city_id=city_id))
    except Exception:
        log.exception("rhythm_failed", name=name, city=city_id)
        connection.close()
        return False
    return True


def _is_mine(name: str, city_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s), %s)", [name, city_id])
        row = cursor.fetchone()
    return bool(row and row[0])
