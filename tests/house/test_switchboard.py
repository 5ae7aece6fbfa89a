"""Nothing that is told is lost unseen: every event is heard, shown live, or listed as silent."""

import dataclasses
import inspect
from importlib import import_module

from doorstep import switchboard
from doorstep.kernel.queue import event_name

from . import tree


def told() -> set[type]:
    """Every event of every room."""
    found = set()
    for room, path in tree.rooms().items():
        if (path / "events.py").exists():
            events = import_module(f"{room}.events")
            found |= {
                kind
                for name, kind in inspect.getmembers(events, inspect.isclass)
                if kind.__module__ == events.__name__ and not name.startswith("_")
            }
    return found


def test_every_event_is_heard_or_shown_or_said_to_be_silent() -> None:
    known = {*switchboard.LISTENERS, *switchboard.TOPICS}

    assert told() - known - set(switchboard.SILENT) == set()
    assert set(switchboard.SILENT) & known == set()
    assert (known | set(switchboard.SILENT)) - told() == set()


def test_who_is_named_in_an_event_is_shown_it() -> None:
    wrong = []
    for kind, topics in switchboard.TOPICS.items():
        fields = {one.name: one.name for one in dataclasses.fields(kind)}
        facts = fields | {"worker_ids": ["first", "second"]} if "worker_ids" in fields else fields
        shown = topics(kind(**facts))
        wanted = {f"{who}:{who}_id" for who in ("order", "customer", "worker")}
        wanted = {topic for topic in wanted if topic.partition(":")[2] in fields}
        if "worker_ids" in fields:
            wanted |= {"worker:first", "worker:second"}
        wrong += [f"{event_name(kind)}: {topic}" for topic in wanted - set(shown)]

    assert not wrong
