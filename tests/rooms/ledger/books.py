"""What the ledger's tests share: a city without a city row, and posting at a fixed day."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands, queries
from doorstep.money.ledger.rules import Line

CITY = 7
DAY = date(2026, 11, 2)


def post(idem: str, *legs: tuple[str, int], city_id: int = CITY, **more: Any) -> UUID:
    """Post one journal in its own transaction."""
    lines = [Line(account, amount_fen) for account, amount_fen in legs]
    facts: dict[str, Any] = {"kind": "payment_received", "ref": "order:o1", "business_date": DAY}
    return edge.enter(commands.post, city_id=city_id, idem=idem, lines=lines, **(facts | more))


def post_many(*entries: commands.Entry) -> list[UUID]:
    """Post journals together in one transaction."""
    return edge.enter(commands.post_many, city_id=CITY, entries=entries, business_date=DAY)


def entry(idem: str, *legs: tuple[str, int]) -> commands.Entry:
    """One journal of a batch."""
    lines = [Line(account, amount_fen) for account, amount_fen in legs]
    return commands.Entry(idem, "payment_received", "order:o1", lines)


def balance(code: str, city_id: int = CITY) -> int:
    """What an account holds."""
    return ask(queries.balance, code, city_id=city_id)


def ask(query: Any, *args: Any, city_id: int = CITY, **kwargs: Any) -> Any:
    """Ask a query as the house."""

    def asked(act: Act) -> Any:
        return query(act, *args, **kwargs)

    return edge.enter(asked, city_id=city_id)


def rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run SQL as the application."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def findings(city_id: int | None = CITY) -> dict[str, int]:
    """What the audit finds, by name."""
    return {found.check: found.count for found in queries.audit(city_id).findings}
