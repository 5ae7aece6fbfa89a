"""Write what is made from the code: the reference pages, and the doors' OpenAPI for the clients."""

import dataclasses
import inspect
import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from django.core.management.base import BaseCommand

import doorstep
from doorstep import settings
from doorstep.kernel.edge import permission
from doorstep.kernel.errors import Refusal
from doorstep.kernel.queue import event_name, switchboard
from doorstep.surfaces import console, customer, live, worker
from doorstep.surfaces.live import feed, topics

ROOT = Path(doorstep.__file__).parents[2]
PAGES, DOCUMENTS = ROOT / "docs" / "reference", ROOT / "clients" / "shared" / "openapi"
MADE = "This page is generated: `./doorstep manage write_reference`.\n"


class Command(BaseCommand):
    """Writes both; a test says when they are not up to date."""

    help = "Write docs/reference and clients/shared/openapi from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every page and every document."""
        for folder, found in ((PAGES, pages()), (DOCUMENTS, documents())):
            for name, text in found.items():
                (folder / name).write_text(text)
                self.stdout.write(name)


def documents() -> dict[str, str]:
    """The OpenAPI document of each door that a client of ours stands before, by file name."""
    import_module(settings.ROOT_URLCONF)
    found = {}
    for door in (customer.door, worker.door, console.door):
        schema = door.api.get_openapi_schema(path_prefix=f"/api/{door.name}/v1/")
        for operation in (one for path in schema["paths"].values() for one in path.values()):
            # Refusals have one form everywhere; a client reads it from the component `Problem`.
            operation["responses"] = {
                status: told for status, told in operation["responses"].items() if int(status) < 400
            }
        text = json.dumps(schema, ensure_ascii=False, indent=1, default=str)
        found[f"{door.name}.json"] = text + "\n"
    return found


def pages() -> dict[str, str]:
    """Every reference page by its file name."""
    import_module(settings.ROOT_URLCONF)
    return {
        "settings.md": _settings(),
        "events.md": _events(),
        "refusals.md": _refusals(),
        "endpoints.md": _endpoints(),
        "live.md": _live(),
    }


def _settings() -> str:
    rows = [(f"`{one.name}`", f"`{one.default}`", one.meaning) for one in settings.SETTINGS]
    return _page("Settings", ("variable", "default", "meaning"), rows)


def _events() -> str:
    board = switchboard()
    heard = {
        kind: [_short(listener) for listener in all_] for kind, all_ in board.listeners.items()
    }
    rows = [
        (
            f"`{event_name(kind)}`",
            _first_line(kind),
            ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind)),
            ", ".join(heard.get(kind, [])) or "the live feed",
        )
        for kind in sorted({*board.listeners, *board.topics}, key=event_name)
    ]
    return _page("Events", ("event", "what happened", "facts", "heard by"), rows)


def _refusals() -> str:
    found = {kind.code(): kind for kind in refusals()}
    rows = [
        (f"`{code}`", str(kind.status), kind.zh, kind.en) for code, kind in sorted(found.items())
    ]
    return _page("Refusals", ("code", "status", "中文", "English"), rows)


def _endpoints() -> str:
    ordered = sorted(permission.TABLE, key=lambda row: (row.door, row.path, row.method))
    rows = [
        (
            f"`{row.method} /api/{row.door}/v1{row.path}`",
            ", ".join(sorted(row.may)),
            ", ".join(sorted(row.duties)) or "-",
            row.touches,
            str(row.rate),
        )
        for row in ordered
        if row.door != "probe"
    ]
    return _page("Endpoints", ("endpoint", "may", "duties", "touches", "rate"), rows)


def _live() -> str:
    shown_to_all = ", ".join(f"`{one}`" for one in sorted(topics.SHOWN_TO_ALL))
    shown_whole = ", ".join(f"`{one}`" for one in sorted(topics.SHOWN_OF))
    limits = f"""One WebSocket at `{live.PATH}`; nothing comes up it but one greeting, sent within
{feed.GREETING_SECONDS:.0f} seconds and of at most {feed.GREETING_CHARS} characters, with 1 to
{feed.TOPICS_MAX} topics:

    {{"token": "<the session's token>", "topics": ["order:<id>", "customer:<id>"]}}

The first answer, and each answer after the bus was lost, says the number of every topic's last
news:

    {{"following": {{"order:<id>": 17, "customer:<id>": 4}}}}

Then each piece of news, numbered by topic without gaps; whoever sees a gap reads the page again at
their door:

    {{"topic": "order:<id>", "sequence": 18, "name": "orders.VisitSetOut", "content": {{…}}}}

News says what to ask for; what may be seen of it the door decides. Desks read the whole content
(`null` when it is too large); customers and workers read of it
{shown_to_all}.
{shown_whole} is read whole; it is told past the queue, so a lost one is made good by the next.
Every {feed.CHECK_SECONDS:.0f} seconds the session and its permission are looked at again. One topic
that may not be followed refuses the whole greeting.
"""
    followed = [(f"`{name}`", who, what) for name, (who, what) in topics.TOPICS.items()]
    closes = [(f"{one.value}", one.name.lower(), feed.CLOSES[one]) for one in feed.Close]
    shown = [
        (f"`{event_name(kind)}`", _topics_of(kind))
        for kind in sorted(switchboard().topics, key=event_name)
    ]
    parts = [
        _page("The live feed", ("topic", "who may follow", "what it tells"), followed, limits),
        _table(("close code", "name", "why, and what to do"), closes),
        _table(("event", "topics"), shown),
    ]
    return "\n".join(parts)


def _topics_of(kind: Any) -> str:
    """The topics of an event, asked of the switchboard with the facts' own names as values."""
    facts = {one.name: f"<{one.name}>" for one in dataclasses.fields(kind)}
    if "worker_ids" in facts:
        facts["worker_ids"] = ["<worker_ids>"]  # type: ignore[assignment]
    return ", ".join(f"`{topic}`" for topic in switchboard().topics[kind](kind(**facts)))


def refusals() -> list[type[Refusal]]:
    """Every refusal of the house, by importing all of it."""
    for module in walk_packages(doorstep.__path__, "doorstep."):
        if ".migrations" not in module.name and ".runtime" not in module.name:
            import_module(module.name)
    found, waiting = [], [Refusal]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind is not Refusal and kind.__module__.startswith("doorstep."):
            found.append(kind)
    return found


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _short(function: Any) -> str:
    room = function.__module__.partition(".listeners")[0].rpartition(".")[2]
    return f"{room}.{function.__name__}"


def _page(
    title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], before: str = ""
) -> str:
    words = [before] if before else []
    return "\n".join([f"# {title}", "", MADE, *words, _table(heads, rows)])


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
