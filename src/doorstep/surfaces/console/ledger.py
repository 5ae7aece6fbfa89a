"""The books at the desk: balances by kind, one account's statement, a journal, and the audit."""

import contextlib
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.money.ledger import queries
from doorstep.money.payments import queries as payments
from doorstep.surfaces import pulse
from doorstep.surfaces.console.entrance import HOUSE, MONEY, REVIEWERS, door
from doorstep.surfaces.shapes import Iso, Page, words
from doorstep.visits.orders import queries as orders

LOOK: dict[str, Any] = HOUSE | {"duties": MONEY | REVIEWERS}
SUBJECTS = ("order", "withdrawal", "compensation", "pay_day", "unexplained")
"""What journals are about, by the word before its number."""
ACCOUNTS_MAX = 200
Mark = Annotated[str, Field(pattern=r"^(-?[0-9]{1,18}\.[0-9a-f]{32}\.[0-9]{1,4})?$")]


class KindSeen(Schema):
    """What all accounts of a kind hold together, credit positive."""

    kind: str
    book: str
    nature: str
    balance_fen: int


class AccountWanted(Schema):
    """An account by its code, and where the page begins."""

    account: words(100, 1)
    after: Mark = ""
    size: Annotated[int, Field(ge=1, le=200)] = 50


class KindWanted(Schema):
    """A kind of account, such as `escrow`."""

    kind: words(40, 1)


class AccountSeen(Schema):
    """An account and what it holds, credit positive."""

    account: str
    balance_fen: int


class NumberWanted(Schema):
    """Any number that names money."""

    number: words(120, 1)


class StatementLine(Schema):
    """One movement of an account."""

    journal_id: UUID
    kind: str
    ref: str
    at: Iso
    business_date: date
    amount_fen: int
    balance_after_fen: int | None


class Statement(Page[StatementLine]):
    """An account's movements, newest first, and what it holds now."""

    balance_fen: int


class LegSeen(Schema):
    """One leg of a journal."""

    account: str
    amount_fen: int


class JournalSeen(Schema):
    """That something happened which moved money."""

    id: UUID
    idem: str
    kind: str
    ref: str
    at: Iso
    business_date: date
    reverses_id: UUID | None
    lines: list[LegSeen]


class SampleSeen(Schema):
    """One thing that is wrong."""

    city_id: int
    subject: str
    detail: str


class FindingSeen(Schema):
    """What a check found."""

    check: str
    zh: str
    en: str
    is_warning: bool
    count: int
    samples: list[SampleSeen]


class AuditSeen(Schema):
    """The verdict on the books: every check, and what was wrong."""

    at: Iso
    clean: bool
    checks: list[str]
    findings: list[FindingSeen]


@door.get("/ledger/balances", **LOOK, answers_with=list[KindSeen])
def list_balances(act: Act) -> Any:
    """What the accounts of each kind hold; all together is zero in each book."""
    fens = pulse.balances_by_kind(act)
    return [
        {
            "kind": prefix,
            "book": kind.book,
            "nature": kind.nature,
            "balance_fen": fens.get(prefix, 0),
        }
        for prefix, kind in queries.rules.CHART.items()
    ]


@door.get("/ledger/accounts", **LOOK, answers_with=list[AccountSeen])
def list_accounts(act: Act, wanted: Query[KindWanted]) -> Any:
    """The accounts of a kind that hold something, the largest first."""
    if wanted.kind not in queries.rules.CHART:
        raise Invalid([{"field": "kind", "reason": "unknown"}])
    fens = sorted(
        queries.balances_by_prefix(act, wanted.kind).items(), key=lambda one: -abs(one[1])
    )
    return [{"account": code, "balance_fen": fen} for code, fen in fens[:ACCOUNTS_MAX]]


@door.get("/ledger/journals", **LOOK, answers_with=list[JournalSeen])
def find_journals(act: Act, wanted: Query[NumberWanted]) -> Any:
    """Everything posted about what a number names: an order, bill, charge, refund, withdrawal,
    compensation, or the channel's own number."""
    said = wanted.number.strip()
    found = queries.journals_about(act, _refs(act, said), idem=said)
    legs = queries.lines_of_many(act, found)
    return [_journal(one, legs[one.id]) for one in found]


def _refs(act: Act, said: str) -> list[str]:
    """The names under which the books keep what a number means."""
    about = payments.subject_of_number(act, said)
    refs = [said] if about is None else [said, f"{about[0]}:{about[1].hex}"]
    try:
        refs += [f"{kind}:{UUID(said).hex}" for kind in SUBJECTS]
    except ValueError:
        with contextlib.suppress(NotFound):
            refs.append(f"order:{orders.order_by_number(act, said).id.hex}")
    return refs


@door.get("/ledger/statement", **LOOK, answers_with=Statement)
def see_statement(act: Act, wanted: Query[AccountWanted]) -> Any:
    """The movements of one account, newest first."""
    try:
        queries.rules.kind_of(wanted.account)
    except ValueError as error:
        raise Invalid([{"field": "account", "reason": "unknown"}]) from error
    lines, following = queries.statement(act, wanted.account, after=wanted.after, size=wanted.size)
    return {
        "items": lines,
        "next": following,
        "balance_fen": queries.balance(act, wanted.account),
    }


@door.get("/ledger/journals/{uuid:journal_id}", **LOOK, answers_with=JournalSeen)
def see_journal(act: Act, journal_id: UUID) -> Any:
    """One journal with its legs."""
    return _journal(queries.journal(act, journal_id), queries.lines(act, journal_id))


def _journal(found: Any, legs: list[Any]) -> dict[str, Any]:
    same = ("id", "idem", "kind", "ref", "at", "business_date", "reverses_id")
    return {name: getattr(found, name) for name in same} | {"lines": legs}


@door.post("/ledger/audits", **LOOK, answers_with=AuditSeen, status=201, rate=edge.Rate(6, 60))
def run_audit(act: Act) -> Any:
    """Audit the city's books now; the verdict is kept."""
    return pulse.run_audit(act)
