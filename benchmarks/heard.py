"""What the database was asked, read from its own log: statements with their parameters."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks import house
from benchmarks.house import House
from doorstep.runtime.lifeline import pause
from doorstep.runtime.postgres import ADMIN

PREFIX = "~%p "
"""The server's log_line_prefix while it is listened to: a mark, and whose statement it is."""
_LINE = re.compile(r"^~(\d+) ([A-Z]+):  ", re.MULTILINE)
_EXECUTE = re.compile(r"^(?:execute [^:]*|statement): ", re.DOTALL)
_PARAMETER = re.compile(r"\$(\d+) = (NULL|'((?:[^']|'')*)')", re.DOTALL)
_QUIET_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as the server got it, with $1, $2 ... and their values as text."""

    sql: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that one request asked the database, and when."""

    statements: tuple[Statement, ...]
    at: datetime


@contextmanager
def listening(ours: House) -> Iterator[None]:
    """Let the server log every statement of the house's role; sessions notice at once."""
    _set(ours, log_line_prefix=f"'{PREFIX}'", log_statement="'all'")
    try:
        yield
    finally:
        house.rows(ours, ADMIN, "ALTER SYSTEM RESET ALL")
        house.rows(ours, ADMIN, "SELECT pg_reload_conf()")
        time.sleep(_QUIET_SECONDS)


def _set(ours: House, **settings: str) -> None:
    for name, value in settings.items():
        house.rows(ours, ADMIN, f"ALTER SYSTEM SET {name} = {value}")
    house.rows(ours, ADMIN, "SELECT pg_reload_conf()")
    time.sleep(_QUIET_SECONDS)


def of(ours: House, ask: Callable[[], None]) -> Request:
    """The statements of one request; the house does nothing else meanwhile."""
    log = ours.server.log
    before, at = log.stat().st_size, datetime.now(UTC)
    ask()
    pause(_QUIET_SECONDS)
    with log.open(encoding="utf-8") as file:
        file.seek(before)
        return Request(tuple(_statements(file.read())), at)


def _statements(text: str) -> Iterator[Statement]:
    """Read log lines back; a line break inside a message is followed by a tab."""
    marks = list(_LINE.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    sql = ""
    for mark, end in zip(marks, ends, strict=True):
        message = text[mark.end() : end].removesuffix("\n").replace("\n\t", "\n")
        kind = mark.group(2)
        if kind == "LOG" and _EXECUTE.match(message):
            if sql:
                yield Statement(sql, ())
            sql = _EXECUTE.sub("", message, count=1)
        elif kind == "DETAIL" and sql:
            yield Statement(sql, _values(message))
            sql = ""
    if sql:
        yield Statement(sql, ())


def _values(detail: str) -> tuple[str | None, ...]:
    return tuple(
        None if found.group(2) == "NULL" else found.group(3).replace("''", "'")
        for found in _PARAMETER.finditer(detail)
    )
