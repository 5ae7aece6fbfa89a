"""The one queue: news, timers and outward tasks, written in the transaction of the act itself."""

import functools
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils.module_loading import import_string
from pydantic import TypeAdapter

from doorstep.kernel import clock, ids
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Refusal
from doorstep.kernel.models import Message

PUT = """
INSERT INTO kernel_message
    (id, city_id, kind, name, content, key, due_at, told_at, tries, error)
VALUES (%s, %s, %s, %s, %s::jsonb, %s, %s, %s, 0, '')
ON CONFLICT (city_id, key) WHERE done_at IS NULL AND dead_at IS NULL AND key IS NOT NULL
DO UPDATE SET due_at = excluded.due_at, content = excluded.content,
    leased_until = NULL, next_try_at = NULL, tries = 0
"""
type Listener = Callable[[Act, Any], None]


class WaitsAlready(Refusal):
    """The same work was set again and waits under its key."""

    zh = "同一项工作已重新排队，无需重试。"
    en = "The same work already waits in the queue; it needs no other life."


@dataclass(frozen=True, slots=True)
class Switchboard:
    """What the house connects: who hears which event, which topics show it, what has a rhythm."""

    listeners: Mapping[type, list[Listener]]
    topics: Mapping[type, Callable[[Any], list[str]]]
    rhythms: Mapping[str, float]
    cities: Callable[[], list[int]]
    paced: tuple[str, ...] = ()
    """Rhythms that work through what has fallen due, and say how much that was."""


@functools.cache
def switchboard() -> Switchboard:
    """The switchboard named in settings, as Django finds its urls."""
    found: Switchboard = import_string(settings.SWITCHBOARD)
    return found


@functools.cache
def event_name(event_class: Any) -> str:
    """The name of an event as clients and rows write it: room.EventName."""
    return f"{event_class.__module__.split('.')[-2]}.{event_class.__name__}"


@functools.cache
def events_by_name() -> dict[str, type]:
    """Every event that somebody hears or that the live feed shows."""
    board = switchboard()
    return {event_name(kind): kind for kind in [*board.listeners, *board.topics]}


@functools.cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Reads and writes plain values of a type."""
    return TypeAdapter(kind)


def tell(act: Act, event: Any) -> None:
    """Say that something happened: one row in the same transaction, heard after commit."""
    kind: Any = type(event)
    name = event_name(kind)
    if name in events_by_name():
        content = adapter(kind).dump_json(event).decode()
        _put(act, Message.NEWS, name, content, key=None, due_at=act.at)


def at(act: Act, name: str, *, due_at: datetime, key: str, **content: Any) -> None:
    """Set a timer in business time; setting it again under the same key moves it.

    A timer that is set again while its job runs, perhaps by the job itself, fires once more.
    """
    kind = Message.TALK if getattr(job(name), "is_outside", False) else Message.TASK
    packed = adapter(dict[str, Any]).dump_json(content).decode()
    _put(act, kind, name, packed, key=key, due_at=due_at)


def soon(act: Act, name: str, *, key: str, **content: Any) -> None:
    """Do something right after commit."""
    at(act, name, due_at=act.at, key=key, **content)


def cancel(act: Act, *, key: str) -> bool:
    """Take back a timer that has not fired; True when there was one."""
    live = Message.objects.of(act).filter(key=key, done_at__isnull=True, dead_at__isnull=True)
    return bool(live.update(done_at=clock.real(), error="cancelled"))


def retry(act: Act, *, message_id: Any) -> bool:
    """Give a dead message another life; True when it was dead.  Refuses with WaitsAlready."""
    dead = Message.objects.of(act).filter(id=message_id, dead_at__isnull=False)
    try:
        with transaction.atomic():
            fresh: dict[str, Any] = {"tries": 0, "next_try_at": None, "leased_until": None}
            return bool(dead.update(dead_at=None, **fresh))
    except IntegrityError as error:
        raise WaitsAlready() from error


def beats() -> dict[str, tuple[float, datetime | None]]:
    """Each rhythm's seconds from beat to beat, and when every city last had it (real time)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, beat_at FROM kernel_beat")
        last = dict(cursor.fetchall())
    return {name: (every, last.get(name)) for name, every in switchboard().rhythms.items()}


@functools.cache
def job(name: str) -> Callable[..., None]:
    """The function behind a job's name: <room>.<function in jobs.py>."""
    label, function = name.split(".")
    module = import_module(f"{apps.get_app_config(label).name}.jobs")
    found: Callable[..., None] = getattr(module, function)
    return found


def only_with_work(has_work: Callable[[int], bool]) -> Callable[[Any], Any]:
    """A rhythm that idle cities are spared: one question for the city's number, and no lock."""

    def mark(function: Any) -> Any:
        function.has_work = has_work
        return function

    return mark


@functools.cache
def job_parameters(name: str) -> dict[str, TypeAdapter[Any]]:
    """How each value of a job's content is read back."""
    function = inspect.unwrap(job(name))
    hints = typing.get_type_hints(function)
    return {key: adapter(kind) for key, kind in hints.items() if key not in ("act", "return")}


def _put(
    act: Act, kind: str, name: str, content: str, *, key: str | None, due_at: datetime
) -> None:
    assert connection.in_atomic_block, f"{name} was queued outside the edge"
    values: Any = (ids.new(act.city_id), act.city_id, kind, name, content, key, due_at, act.at)
    with connection.cursor() as cursor:
        cursor.execute(PUT, values)
