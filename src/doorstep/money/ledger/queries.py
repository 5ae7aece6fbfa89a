"""Questions about accounts and journals: balances, statements, lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from doorstep.kernel.act import Act
from doorstep.kernel.errors import BadRequest, NotFound
from doorstep.money.ledger import rules
from doorstep.money.ledger.audit import AuditReport, report
from doorstep.money.ledger.models import Journal
from doorstep.people.accounts import queries as accounts

BALANCE = """
SELECT ledger_balance(city_id, id) FROM ledger_account WHERE city_id = %s AND code = %s
"""
BALANCES = """
SELECT code, ledger_balance(city_id, id) FROM ledger_account
WHERE city_id = %(city_id)s AND (code = %(prefix)s OR (code >= %(from)s AND code < %(upto)s))
"""
LINES = """
SELECT a.code, p.amount_fen FROM ledger_posting p
JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
WHERE p.city_id = %s AND p.journal_id = %s ORDER BY p.n
"""
LINES_OF_MANY = """
SELECT p.journal_id, a.code, p.amount_fen FROM ledger_posting p
JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
WHERE p.city_id = %s AND p.journal_id = ANY(%s) ORDER BY p.journal_id, p.n
"""
# An account of its own order: by version; a hot one by the transactions that wrote it.
STATEMENT = """
SELECT j.id, j.kind, j.ref, j.at, j.business_date, p.amount_fen, p.balance_after_fen,
    coalesce(p.version, p.xact), p.n
FROM ledger_posting p
JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
WHERE p.city_id = %(city_id)s AND a.city_id = %(city_id)s AND a.code = %(code)s AND {place}
ORDER BY {order} LIMIT %(size)s
"""
COLD = "p.version IS NOT NULL AND (%(mark)s::bigint IS NULL OR p.version < %(mark)s::bigint)"
HOT = """p.version IS NULL AND (%(mark)s::bigint IS NULL
    OR (p.xact, p.journal_id, p.n) < (%(mark)s::bigint, %(journal)s::uuid, %(n)s::smallint))"""
# Only finished transactions: an older one that is still under way would be passed over for good.
MOVEMENTS = """
SELECT j.kind, j.idem, coalesce(j.meta->>'number', ''), coalesce(j.meta->>'own', ''), j.at,
    p.amount_fen, p.xact, p.journal_id, p.n
FROM ledger_posting p
JOIN ledger_account a ON a.city_id = p.city_id AND a.id = p.account_id
JOIN ledger_journal j ON j.city_id = p.city_id AND j.id = p.journal_id
WHERE p.city_id = %(city_id)s AND a.city_id = %(city_id)s AND a.code = %(code)s
    AND p.version IS NULL AND p.xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    AND (%(mark)s::bigint IS NULL
        OR (p.xact, p.journal_id, p.n) > (%(mark)s::bigint, %(journal)s::uuid, %(n)s::smallint))
ORDER BY p.xact, p.journal_id, p.n LIMIT %(size)s
"""
PAGE_MAX = 200


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of an account, as its statement shows it; credit is positive."""

    journal_id: UUID
    kind: str
    ref: str
    at: datetime
    business_date: date
    amount_fen: int
    balance_after_fen: int | None
    """None for hot accounts, which keep no running balance."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of a hot account, with the journal that tells it; credit is positive.

    `number` is what the channel calls it, `own` what we had called it when the key does not say.
    """

    kind: str
    idem: str
    number: str
    own: str
    at: datetime
    amount_fen: int


def business_date(act: Act) -> date:
    """The day in the act's city to which this moment belongs."""
    city = accounts.city(act.city_id)
    return rules.business_date(act.at, zone=city.zone, day_starts=city.day_starts)


def is_posted(act: Act, idem: str) -> bool:
    """Whether a journal with this key is in the books of the city."""
    return Journal.objects.of(act).filter(idem=idem).exists()


def balance(act: Act, code: str) -> int:
    """What an account holds now, credit positive; 0 for one that nothing was ever posted to."""
    rules.kind_of(code)
    found = _rows(BALANCE, [act.city_id, code])
    return int(found[0][0]) if found else 0


def balances_by_prefix(act: Act, prefix: str) -> dict[str, int]:
    """The balances of all accounts of one kind, by code, those of zero left out."""
    if prefix not in rules.CHART:
        raise ValueError(f"the chart has no {prefix}")
    bounds = {"city_id": act.city_id, "prefix": prefix, "from": f"{prefix}:", "upto": f"{prefix};"}
    return {code: int(fen) for code, fen in sorted(_rows(BALANCES, bounds)) if fen}


def statement(
    act: Act, code: str, *, after: str = "", size: int = 50
) -> tuple[list[StatementLine], str]:
    """An account's movements, newest first, and the mark of the next page ('' at the end)."""
    size = max(1, min(size, PAGE_MAX))
    hot = rules.kind_of(code).hot
    order = "p.xact DESC, p.journal_id DESC, p.n DESC" if hot else "p.version DESC"
    text = STATEMENT.format(place=HOT if hot else COLD, order=order)
    mark = _mark(after, hot)
    rows = _rows(text, {"city_id": act.city_id, "code": code, "size": size + 1, **mark})
    lines = [StatementLine(*row[:7]) for row in rows[:size]]
    if len(rows) <= size:
        return lines, ""
    journal_id, place, n = rows[size - 1][0], rows[size - 1][7], rows[size - 1][8]
    return lines, f"{place}.{journal_id.hex}.{n}"


def movements(
    act: Act, code: str, *, after: str = "", size: int = 1_000
) -> tuple[list[Movement], str]:
    """A hot account's movements in the order of their transactions, and where to go on.

    Whoever goes on from there sees every movement once, whenever its transaction ends.
    """
    assert rules.kind_of(code).hot, "an account that keeps its balance has a statement"
    values = {"city_id": act.city_id, "code": code, "size": size, **_mark(after, hot=True)}
    rows = _rows(MOVEMENTS, values)
    place = f"{rows[-1][6]}.{rows[-1][7].hex}.{rows[-1][8]}" if rows else after
    return [Movement(*row[:6]) for row in rows], place


def journal(act: Act, journal_id: UUID) -> Journal:
    """One journal.  Refuses with NotFound."""
    found: Journal | None = Journal.objects.of(act).filter(id=journal_id).first()
    if found is None:
        raise NotFound()
    return found


def journals_of(act: Act, ref: str) -> list[Journal]:
    """All journals about one thing, in the order in which they happened."""
    return list(Journal.objects.of(act).filter(ref=ref).order_by("at", "id"))


def lines_of_many(act: Act, journals: Iterable[Journal]) -> dict[UUID, list[rules.Line]]:
    """The lines of journals that the caller was given, in one statement."""
    found: dict[UUID, list[rules.Line]] = {one.id: [] for one in journals}
    for journal_id, code, fen in _rows(LINES_OF_MANY, [act.city_id, list(found)]):
        found[journal_id].append(rules.Line(code, fen))
    return found


def journals_about(act: Act, refs: Iterable[str], *, idem: str = "") -> list[Journal]:
    """All journals about any of these things or under this key, oldest first."""
    rows = Journal.objects.of(act).filter(Q(ref__in=list(refs)) | Q(idem=idem))
    return list(rows.order_by("at", "id")[:PAGE_MAX])


def lines(act: Act, journal_id: UUID) -> list[rules.Line]:
    """The lines of a journal, as they were posted."""
    return [rules.Line(code, fen) for code, fen in _rows(LINES, [act.city_id, journal_id])]


def audit(city_id: int | None = None) -> AuditReport:
    """Check the books of a city, or of all: what is wrong, how often, with samples."""
    return report(city_id)


def _mark(after: str, hot: bool) -> dict[str, Any]:
    if not after:
        return {"mark": None, "journal": None, "n": None} if hot else {"mark": None}
    try:
        place, journal, n = after.split(".")
        mark: dict[str, Any] = {"mark": int(place), "journal": UUID(journal), "n": int(n)}
    except ValueError as error:
        raise BadRequest() from error
    return mark if hot else {"mark": mark["mark"]}


def _rows(statement: str, values: list[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
