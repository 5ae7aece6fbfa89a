"""The rule that every statement of the house on a city's table names the city."""

import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.backends.signals import connection_created

HOUSE = str(Path(__file__).resolve().parents[1] / "src" / "doorstep")
TESTS = str(Path(__file__).resolve().parent)
EXEMPT = {
    "ledger/audit.py": "the audit of all cities asks every city at once",
    "commands/migrate.py": "a migration changes the tables of every city",
}
WHERE = re.compile(r"\b(WHERE|ON)\b", re.IGNORECASE)
WORD = re.compile(r"[a-z_]+")


class NamesNoCity(AssertionError):
    """A statement of the house would ask every city's rows."""


@cache
def city_tables() -> frozenset[str]:
    """The tables whose rows belong to a city."""
    from doorstep.kernel.rows import CityRow

    return frozenset(
        model._meta.db_table for model in apps.get_models() if issubclass(model, CityRow)
    )


def watch() -> None:
    """Look at every statement of every connection from now on."""
    connection_created.connect(_join, dispatch_uid="tests.cities")


def _join(sender: Any, connection: Any, **rest: Any) -> None:
    if _look not in connection.execute_wrappers:
        connection.execute_wrappers.append(_look)


def _look(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    text = sql if isinstance(sql, str) else str(sql)
    if text.lstrip()[:6].upper() in ("SELECT", "UPDATE", "DELETE") and _asks_all(text):
        asker = _asker()
        if asker is not None:
            raise NamesNoCity(f"{asker}: {text[:600]}")
    return execute(sql, params, many, context)


def _asks_all(text: str) -> bool:
    if not city_tables().intersection(WORD.findall(text.lower())):
        return False
    found = WHERE.search(text)
    return found is None or "city_id" not in text[found.end() :]


def _asker() -> str | None:
    """The file of the house that asks, None when a test or Django's own command does."""
    frame: Any = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(TESTS) and not name.endswith("cities.py"):
            return None
        if name.startswith(HOUSE) and "/kernel/rows.py" not in name and "/runtime/" not in name:
            short = name.removeprefix(HOUSE)
            return None if any(short.endswith(one) for one in EXEMPT) else short
        frame = frame.f_back
    return None
