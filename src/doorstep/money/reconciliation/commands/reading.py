"""Taking in the three sides: both bills of a day, whole or not at all, and the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, count
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.kernel import audit, ids
from doorstep.kernel.act import Act, command
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import queries as payments
from doorstep.money.payments.ports import BillLine
from doorstep.money.reconciliation import queries, rules
from doorstep.money.reconciliation.commands.judging import judge
from doorstep.money.reconciliation.models import Line, Mark, Run

BATCH = 1_000
PAGES_MAX = 50
"""How much of the ledger one beat takes in; the next one goes on from there."""
TURN = 7_310
"""The advisory lock under which one transaction at a time changes a city's items."""
PUT = """
INSERT INTO reconciliation_item AS i (id, city_id, mchid, sub_mchid, kind, number, own_no,
    trade_fen, fund_fen, books_fen, trade_fee_fen, fund_fee_fen, has_trade, at, verdict, state,
    posted_fen, posted_fee_fen, found_at, tries, look_at, word, reason)
SELECT id, %(city_id)s, %(mchid)s, %(sub_mchid)s, kind, number, own_no, trade, fund, books,
    trade_fee, fund_fee, %(has_trade)s AND kind = ANY(%(in_trade)s), at, 'timing', 'open', 0, 0,
    %(now)s, 0, %(now)s, '', ''
FROM unnest(%(ids)s::uuid[], %(kinds)s::text[], %(numbers)s::text[], %(owns)s::text[],
    %(trade)s::bigint[], %(fund)s::bigint[], %(books)s::bigint[], %(trade_fee)s::bigint[],
    %(fund_fee)s::bigint[], %(ats)s::timestamptz[])
    AS t (id, kind, number, own_no, trade, fund, books, trade_fee, fund_fee, at)
ON CONFLICT (city_id, mchid, sub_mchid, kind, number) DO UPDATE SET
    trade_fen = CASE WHEN excluded.trade_fen IS NULL THEN i.trade_fen
        ELSE coalesce(i.trade_fen, 0) + excluded.trade_fen END,
    fund_fen = CASE WHEN excluded.fund_fen IS NULL THEN i.fund_fen
        ELSE coalesce(i.fund_fen, 0) + excluded.fund_fen END,
    books_fen = CASE WHEN excluded.books_fen IS NULL THEN i.books_fen
        ELSE coalesce(i.books_fen, 0) + excluded.books_fen END,
    trade_fee_fen = i.trade_fee_fen + excluded.trade_fee_fen,
    fund_fee_fen = i.fund_fee_fen + excluded.fund_fee_fen,
    own_no = CASE WHEN i.own_no ~ '^[0-9a-f]{32}$' OR excluded.own_no = '' THEN i.own_no
        ELSE excluded.own_no END,
    state = 'open', ended_at = NULL, verdict = 'timing', look_at = excluded.look_at
"""


@dataclass(slots=True)
class Told:
    """What one side says of one movement, summed over a batch."""

    own_no: str
    at: datetime
    amount_fen: int | None = None
    fee_fen: int = 0


@command
def read_bills(
    act: Act, *, run_id: UUID, trade: Iterable[BillLine], fund: Iterable[BillLine]
) -> Run:
    """Count both bills of a day, once.  When one turns out not to be sound nothing is counted."""
    hold_turn(act)
    run: Run = Run.objects.of(act).lock().get(id=run_id)
    if run.state == Run.DONE:
        return run
    others = queries.neighbours(act, run.mchid)
    for source, lines in (("trade", trade), ("fund", fund)):
        for batch in batched(_kept(act, run, source, lines, others), BATCH):
            _put(act, run.mchid, run.sub_mchid, run.has_trade, source, batch)
    run.state, run.done_at, run.error, run.tries = Run.DONE, act.at, "", run.tries + 1
    run.save()
    take_books(act)
    judge(act)
    return run


@command
def stop_run(act: Act, *, run_id: UUID, error: str) -> None:
    """Nothing of a day's bills was counted; they are asked for again after a while."""
    run = Run.objects.of(act).lock().get(id=run_id)
    if run.state == Run.DONE:
        return
    run.state, run.error, run.tries = Run.STOPPED, error[:200], run.tries + 1
    run.look_at = act.at + rules.STOPPED_PAUSE
    run.save(update_fields=["state", "error", "tries", "look_at"])
    detail = {"day": run.day.isoformat(), "why": run.error}
    audit.note(act, "reconciliation.stopped", subject=("run", run.id), detail=detail)


@command
def take_books(act: Act) -> int:
    """Take what the ledger says has moved at the channel since the last time; how much it was."""
    hold_turn(act)
    return sum(
        _take(act, payee.mchid, payee.sub_mchid, payee.has_trade, account)
        for payee in payments.payees(act)
        for account in _accounts(payee.mchid, payee.sub_mchid)
    )


def hold_turn(act: Act) -> None:
    """Wait until nobody else changes the city's items, and keep others out until the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [TURN, act.city_id])


def _accounts(mchid: str, sub_mchid: str) -> Sequence[str]:
    if sub_mchid:
        return (f"custody_channel:{sub_mchid}",)
    return f"psp_clearing:{mchid}", f"psp_basic:{mchid}"


def _take(act: Act, mchid: str, sub_mchid: str, has_trade: bool, account: str) -> int:
    mark, _ = Mark.objects.of(act).get_or_create(city_id=act.city_id, account=account)
    taken = 0
    for _ in range(PAGES_MAX):
        found, place = ledger.movements(act, account, after=mark.place, size=BATCH)
        lines = []
        for one in found:
            kind, number, own = rules.numbers_of(one.kind, one.idem, one.number, one.own)
            if one.kind != rules.OWN_BOOKING:
                # The books write an asset that grows as a debit.
                lines.append(BillLine(kind, number, own, -one.amount_fen, 0, one.at))  # type: ignore[arg-type]
        _put(act, mchid, sub_mchid, has_trade, "books", lines)
        taken, mark.place = taken + len(found), place
        if len(found) < BATCH:
            break
    mark.save(update_fields=["place"])
    return taken


def _kept(
    act: Act, run: Run, source: str, lines: Iterable[BillLine], others: frozenset[int]
) -> Iterator[BillLine]:
    """The lines that are this city's, written down as they come."""
    numbers = count(1)
    for batch in batched(lines, BATCH):
        mine = [one for one in batch if _is_ours(act, one, others)]
        run.elsewhere_lines += len(batch) - len(mine)
        Line.objects.bulk_create(
            Line(
                id=ids.new(act.city_id),
                city_id=act.city_id,
                run=run,
                source=source,
                n=next(numbers),
                kind=one.kind,
                number=one.number[:64],
                own_no=one.own[:64],
                amount_fen=one.amount_fen,
                fee_fen=one.fee_fen,
                at=one.at,
            )
            for one in mine
        )
        if source == "trade":
            run.trade_lines += len(mine)
        else:
            run.fund_lines += len(mine)
            run.moved_fen += sum(one.amount_fen for one in mine)
            run.fee_fen += sum(one.fee_fen for one in mine)
        yield from mine


def _is_ours(act: Act, line: BillLine, others: frozenset[int]) -> bool:
    """A number names its city; what names none of the account's is the first one's to explain."""
    try:
        named = ids.city_of(UUID(hex=line.own))
    except ValueError:
        named = 0
    if named in others:
        return False
    return named == act.city_id or act.city_id < min(others, default=act.city_id + 1)


def _put(
    act: Act,
    mchid: str,
    sub_mchid: str,
    has_trade: bool,
    source: str,
    lines: Iterable[BillLine],
) -> None:
    told: dict[tuple[str, str], Told] = {}
    for line in lines:
        key = (line.kind, line.number[:64])
        one = told.setdefault(key, Told(line.own[:64], line.at))
        one.fee_fen += line.fee_fen
        # A line of a fee alone says nothing of the movement that it is the fee of.
        if line.amount_fen or not line.fee_fen:
            one.amount_fen = (one.amount_fen or 0) + line.amount_fen
    if not told:
        return
    nothing: list[int | None] = [None] * len(told)
    free = [0] * len(told)
    amounts = [one.amount_fen for one in told.values()]
    fees = [one.fee_fen for one in told.values()]
    values: dict[str, Any] = {
        "city_id": act.city_id,
        "now": act.at,
        "mchid": mchid,
        "sub_mchid": sub_mchid,
        "has_trade": has_trade,
        "in_trade": list(rules.IN_TRADE_BILL),
        "ids": [ids.new(act.city_id) for _ in told],
        "kinds": [kind for kind, _ in told],
        "numbers": [number for _, number in told],
        "owns": [one.own_no for one in told.values()],
        "ats": [one.at for one in told.values()],
        "trade": amounts if source == "trade" else nothing,
        "fund": amounts if source == "fund" else nothing,
        "books": amounts if source == "books" else nothing,
        "trade_fee": fees if source == "trade" else free,
        "fund_fee": fees if source == "fund" else free,
    }
    with connection.cursor() as cursor:
        cursor.execute(PUT, values)
