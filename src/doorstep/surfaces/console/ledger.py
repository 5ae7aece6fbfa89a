"""The books at the desk: balances by kind, one account's statement, a journal, and the audit."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel import edge
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid
from doorstep.money.ledger import queries
from doorstep.surfaces import pulse
from doorstep.surfaces.console.entrance import HOUSE, MONEY, REVIEWERS, door
from doorstep.surfaces.shapes import Iso, Page, words

LOOK: dict[str, Any] = HOUSE | {"duties": MONEY | REVIEWERS}
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
    found = queries.journal(act, journal_id)
    same = ("id", "idem", "kind", "ref", "at", "business_date", "reverses_id")
    return {name: getattr(found, name) for name in same} | {"lines": queries.lines(act, journal_id)}


@door.post("/ledger/audits", **LOOK, answers_with=AuditSeen, status=201, rate=edge.Rate(6, 60))
def run_audit(act: Act) -> Any:
    """Audit the city's books now; the verdict is kept."""
    return pulse.run_audit(act)
