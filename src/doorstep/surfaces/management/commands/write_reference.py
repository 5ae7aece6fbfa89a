"""Write the reference pages from the code: settings, events, refusals, endpoints."""

import dataclasses
import inspect
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
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

PAGES = Path(doorstep.__file__).parents[2] / "docs" / "reference"
MADE = "This page is generated: `./doorstep manage write_reference`.\n"


class Command(BaseCommand):
    """Writes docs/reference; a test says when it is not up to date."""

    help = "Write docs/reference from the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("--folder", type=Path, default=PAGES)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every page."""
        for name, text in pages().items():
            (options["folder"] / name).write_text(text)
            self.stdout.write(name)


def pages() -> dict[str, str]:
    """Every reference page by its file name."""
    import_module(settings.ROOT_URLCONF)
    return {
        "settings.md": _settings(),
        "events.md": _events(),
        "refusals.md": _refusals(),
        "endpoints.md": _endpoints(),
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
    found = {kind.code(): kind for kind in _all_refusals()}
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


def _all_refusals() -> Iterator[type[Refusal]]:
    for module in walk_packages(doorstep.__path__, "doorstep."):
        if ".migrations" not in module.name and ".runtime" not in module.name:
            import_module(module.name)
    waiting = [Refusal]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind is not Refusal and kind.__module__.startswith("doorstep."):
            yield kind


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _short(function: Any) -> str:
    return f"{function.__module__.split('.')[-2]}.{function.__name__}"


def _page(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"# {title}", "", MADE, f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
