"""Turns what one request asked the database into a pgbench script that asks the same.

Two requests of two customers are laid side by side.  A parameter that is equal in both stays as it
is (given to pgbench as a variable, so that it travels as a parameter).  A parameter that differs
is drawn anew for each transaction, piece by piece: what is known of the customer comes from a table
of customers, other ids and order numbers are fresh, moments keep their distance from now; sealed
and hashed bytes, which mean nothing to the database, are those of the first request.  All drawing
happens inside the first statement, which is a read: the script has exactly the statements, the
transactions and the round trips of the request.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from benchmarks.heard import Request, Statement

CUSTOMERS = "bench_customer"
_TOKEN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])"
    r"|(?<!\d)\d{10}(?!\d)"
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00")
_PLACE = re.compile(r"\$(\d+)")
_VARIABLE = re.compile(r"(?<!:):(?=\w)")
_HOUR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Script:
    """A pgbench script, and the values of its constant variables."""

    text: str
    variables: Mapping[str, str]

    def write(self, folder: Path, name: str) -> Path:
        """Put the script where pgbench can read it."""
        path = folder / f"{name}.sql"
        path.write_text(self.text)
        return path


@dataclass(slots=True)
class _Drawing:
    """Collects what has to be drawn: constants, fresh values, and the expressions over them."""

    at: datetime
    known: Mapping[str, str]
    constants: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, tuple[str, str]] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)

    def variable(self, one: str | None, other: str | None) -> str:
        """How a parameter is written in the script."""
        if one is None:
            return "NULL"
        expression = None if other in (one, None) else self._expression(one, other or "")
        if expression is None and one == "":
            return "''"  # pgbench knows no empty variable
        if expression is None:
            name = self.constants.setdefault(one, f"c{len(self.constants) + 1}")
        else:
            name = self.drawn.setdefault(expression, f"d{len(self.drawn) + 1}")
        return f":{name}"

    def _expression(self, one: str, other: str) -> str | None:
        if one in self.known:
            return self.known[one]
        if _MOMENT.fullmatch(one):
            seconds = (datetime.fromisoformat(one) - self.at).total_seconds()
            return f"now() + interval '{seconds:.3f} seconds'"
        if one.startswith("\\x") or _TOKEN.split(one) != _TOKEN.split(other):
            return None
        theirs = _TOKEN.findall(other)
        parts, after = [], 0
        for number, token in enumerate(_TOKEN.finditer(one)):
            parts.append(_text(one[after : token.start()]))
            is_same = token.group() == theirs[number]
            parts.append(_text(token.group()) if is_same else self._piece(token.group()))
            after = token.end()
        parts.append(_text(one[after:]))
        kept = [part for part in parts if part != "''"]
        return None if all(part.startswith("'") for part in kept) else " || ".join(kept)

    def _piece(self, token: str) -> str:
        if token.isdigit():
            if abs(int(token) - self.at.timestamp()) < _HOUR_SECONDS:
                return _text(token)  # a second of real time, such as a rate limit's window
            number = "(1000000000 + floor(random() * 9000000000))::bigint::text"
            return f"fresh.{self.fresh.setdefault(token, (self._name(), number))[0]}"
        plain = token.replace("-", "")
        dashed = "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))
        # An id carries its city in the last two octets.
        id = f"overlay(uuidv7()::text PLACING '{plain[-4:]}' FROM 33)"
        value = self.known.get(dashed)
        if value is None:
            value = f"fresh.{self.fresh.setdefault(dashed, (self._name(), id))[0]}"
        return f"{value}::text" if token == dashed else f"replace({value}::text, '-', '')"

    def _name(self) -> str:
        return f"f{len(self.fresh) + 1}"


def script(one: Request, other: Request, *, known: Mapping[str, str], customers: int) -> Script:
    """The script of two like requests.

    `known` says for values of the first customer where they stand in the table of customers, for
    instance {"0197...": "who.address_id"}.
    """
    drawing = _Drawing(one.at, known)
    asked = [
        _written(statement, _like(statement, one, index, other), drawing)
        for index, statement in enumerate(one.statements)
    ]
    first, rest = asked[0], asked[1:]
    assert first.lstrip().upper().startswith("SELECT"), "a request begins by asking who calls"
    lines = [f"\\set number random(1, {customers})", _draw(first, drawing) + " \\gset"]
    lines += [f"{statement};" for statement in rest]
    variables = {name: value for value, name in drawing.constants.items()}
    return Script("\n".join(lines) + "\n", variables)


def _like(statement: Statement, one: Request, index: int, other: Request) -> Statement:
    twin = other.statements[index]
    assert len(one.statements) == len(other.statements), "the requests are not alike"
    assert twin.sql == statement.sql, f"{twin.sql} is not {statement.sql}"
    return twin


def _written(statement: Statement, twin: Statement, drawing: _Drawing) -> str:
    assert not _VARIABLE.search(statement.sql), f"pgbench would misread {statement.sql}"
    names = [
        drawing.variable(one, other)
        for one, other in zip(statement.values, twin.values, strict=True)
    ]
    return _PLACE.sub(lambda place: names[int(place.group(1)) - 1], statement.sql.strip())


def _draw(first: str, drawing: _Drawing) -> str:
    """The first statement, which draws for all others as well."""
    for expression, name in drawing.drawn.items():
        first = re.sub(rf":{name}\b", f"({expression})", first)
    wanted = [f"{expression} AS {name}" for expression, name in drawing.drawn.items()]
    fresh = [f"{value} AS {name}" for name, value in drawing.fresh.values()]
    return (
        f"SELECT {', '.join(['asked IS NOT NULL AS asked', *wanted])}\n"
        f"FROM (SELECT * FROM {CUSTOMERS} WHERE number = :number) AS who\n"
        f"CROSS JOIN (SELECT {', '.join(fresh or ['1 AS one'])}) AS fresh\n"
        f"LEFT JOIN LATERAL (\n{first}\n) AS asked ON true"
    )


def _text(plain: str) -> str:
    return "'" + plain.replace("'", "''") + "'"
