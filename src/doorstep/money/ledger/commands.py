"""Verbs of the ledger; each is one call of a SQL function, the only writer of its tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection
from psycopg.types.json import Jsonb

from doorstep.kernel import audit, ids
from doorstep.kernel.act import Act, command
from doorstep.money.ledger import queries, rules
from doorstep.money.ledger.rules import Line

POST = """
SELECT ledger_post(%s, %s, %s, %s, %s, %s, %s, %s::text[], %s::bigint[], %s::jsonb, %s)
"""
POST_MANY = """
SELECT ledger_post_many(%s, %s, %s, %s::uuid[], %s::text[], %s::text[], %s::text[], %s::jsonb[],
    %s::uuid[], %s::integer[], %s::text[], %s::bigint[])
"""
ROLL_FROM_POSTINGS = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal to be posted: its key, what happened, what it is about, and its lines."""

    idem: str
    kind: str
    ref: str
    lines: Sequence[Line]
    meta: Mapping[str, Any] = field(default_factory=dict)
    reverses_id: UUID | None = None


def entry(*, event: str, mode: str, key: str, ref: str, facts: Mapping[str, Any]) -> Entry | None:
    """An event of docs/rules/postings.md to be posted with others; None when no money moves."""
    lines = rules.lines_of(event, mode, **facts)
    return Entry(key, event, ref, lines, {"mode": mode}) if lines else None


@command
def record(
    act: Act,
    *,
    event: str,
    mode: str,
    key: str,
    ref: str,
    facts: Mapping[str, Any],
    meta: Mapping[str, Any] | None = None,
) -> UUID | None:
    """Post an event of docs/rules/postings.md; None when by its facts no money moves.

    `facts` are the keyword arguments of the event's builder in rules.  Refuses with NotEnough.
    """
    lines = rules.lines_of(event, mode, **facts)
    if not lines:
        return None
    kept = {"mode": mode, **(meta or {})}
    return post(act, idem=key, kind=event, ref=ref, lines=lines, meta=kept)


@command
def post(
    act: Act,
    *,
    idem: str,
    kind: str,
    ref: str,
    lines: Sequence[Line],
    meta: Mapping[str, Any] | None = None,
    business_date: date | None = None,
    reverses_id: UUID | None = None,
) -> UUID:
    """Post one journal, and answer its id; the same key and content answer the first one's.

    Accounts open themselves.  Refuses with NotEnough, AlreadyReversed; a key used for other
    content raises ContentDiffers, which is a bug of the caller.
    """
    lines = _lines(lines)
    values = [
        act.city_id,
        act.at,
        business_date or queries.business_date(act),
        ids.new(act.city_id),
        idem,
        kind,
        ref,
        [line.account for line in lines],
        [line.amount_fen for line in lines],
        Jsonb(dict(meta or {})),
        reverses_id,
    ]
    answer: UUID = _call(POST, values)
    return answer


@command
def post_many(
    act: Act, *, entries: Sequence[Entry], business_date: date | None = None
) -> list[UUID]:
    """Post journals together, all or none: much faster than one by one, and locked in one order.

    A command that posts more than once should come here, so that no two acts wait in a circle.
    Refuses as `post` does; inside the batch no balance may fall below its floor either.
    """
    if not entries:
        return []
    legs = [(k, line) for k, entry in enumerate(entries, 1) for line in _lines(entry.lines)]
    values = [
        act.city_id,
        act.at,
        business_date or queries.business_date(act),
        [ids.new(act.city_id) for _ in entries],
        [entry.idem for entry in entries],
        [entry.kind for entry in entries],
        [entry.ref for entry in entries],
        [Jsonb(dict(entry.meta)) for entry in entries],
        [entry.reverses_id for entry in entries],
        [k for k, _ in legs],
        [line.account for _, line in legs],
        [line.amount_fen for _, line in legs],
    ]
    answer: list[UUID] = _call(POST_MANY, values)
    return answer


@command
def record_capital(act: Act, *, amount_fen: int, receipt: str, mchid: str = "") -> UUID:
    """Book what the platform's owners paid into the bank, or into the channel's account `mchid`.

    Once for each receipt, by its number; the same one with another amount raises ContentDiffers.
    """
    key = f"capital_paid_in:{receipt}"
    is_new = not queries.is_posted(act, key)
    journal_id = record(
        act,
        event="capital_paid_in",
        mode="D",
        key=key,
        ref="capital",
        facts={"amount_fen": amount_fen, "mchid": mchid},
        meta={"number": receipt},
    )
    if journal_id is None:
        raise ValueError("capital is more than nothing")
    if is_new:
        facts = {"amount_fen": amount_fen, "receipt": receipt}
        audit.note(act, "ledger.record_capital", subject=("journal", journal_id), detail=facts)
    return journal_id


@command
def reverse(act: Act, *, journal_id: UUID, idem: str, business_date: date | None = None) -> UUID:
    """Undo a journal by its mirror, once.  Refuses with NotFound, NotEnough, AlreadyReversed."""
    journal = queries.journal(act, journal_id)
    return post(
        act,
        idem=idem,
        kind="reversal",
        ref=journal.ref,
        lines=rules.mirrored(queries.lines(act, journal_id)),
        meta={"undoes": journal.kind},
        business_date=business_date,
        reverses_id=journal_id,
    )


@command
def roll_snapshots(act: Act, *, least: int = ROLL_FROM_POSTINGS) -> int:
    """Move the snapshots of hot accounts forward where at least so many postings wait."""
    rolled: int = _call("SELECT ledger_roll(%s, %s)", [act.city_id, least])
    return rolled


@command
def rebuild_snapshots(act: Act) -> int:
    """Make the city's snapshots anew from the postings, as after a restore."""
    _call("SELECT ledger_forget_snapshots(%s)", [act.city_id])
    return roll_snapshots(act)


@command
def seal(act: Act) -> int:
    """Link the journals of finished transactions into the city's chain; answers how many."""
    values = [act.city_id, ids.new(act.city_id), act.at]
    sealed: int = _call("SELECT ledger_seal_journals(%s, %s, %s)", values)
    return sealed


def _lines(lines: Sequence[Line]) -> list[Line]:
    gathered = rules.gathered(lines)
    if not gathered:
        raise ValueError("a journal moves something")
    return gathered


def _call(statement: str, values: Sequence[Any]) -> Any:
    with _words_of_the_database(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return row[0] if row else None


@contextmanager
def _words_of_the_database() -> Iterator[None]:
    """Constraints are the last word; here they become refusals, or the bug that they are."""
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        name = diagnosis.constraint_name if diagnosis else ""
        if name == "account_over_floor":
            raise rules.NotEnough() from error
        if name == "journal_reversed_once":
            raise rules.AlreadyReversed() from error
        if name == "journal_same_content":
            raise rules.ContentDiffers(diagnosis.message_primary if diagnosis else "") from error
        raise
