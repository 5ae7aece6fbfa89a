"""What the ledger's tests share: a city without a city row, and posting at a fixed day."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.money.ledger import commands, queries
from doorstep.money.ledger.rules import Line
from doorstep.people.accounts import commands as accounts

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


def record(event: str, key: str, facts: dict[str, Any]) -> UUID | None:
    """Post an event of mode D about an order."""

    def recorded(act: Act) -> UUID | None:
        return commands.record(act, event=event, mode="D", key=key, ref="order:o1", facts=facts)

    return edge.enter(recorded, city_id=CITY)


def open_city() -> None:
    """Make the city's row, which the business date is read from."""
    words: dict[str, Any] = {"name": {"zh-CN": "河城"}}
    brand = edge.enter(accounts.open_brand, city_id=CITY, **words)
    place: dict[str, Any] = {"brand_id": brand.id, "center_lat": 30.6, "center_lng": 104.1}
    edge.enter(accounts.open_city, city_id=CITY, number=CITY, **place, **words)


def rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run SQL as the application."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def findings(city_id: int | None = CITY) -> dict[str, int]:
    """What the ledger's own checks find, by name."""
    found = queries.audit(city_id).findings
    return {one.check: one.count for one in found if one.check.startswith("ledger.")}


def eventually(work: Callable[[], int], wanted: int) -> None:
    """Repeat rolling or sealing until it did so much in all.

    Both wait for the oldest transaction of the whole server, which may be another suite's.
    """
    done, deadline = work(), time.monotonic() + 60
    while done < wanted and time.monotonic() < deadline:
        threading.Event().wait(0.02)
        done += work()
    assert done == wanted
