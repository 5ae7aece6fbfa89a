"""The chart of accounts: what each kind of account is, by the prefix of its code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal
from uuid import UUID

type Book = Literal["OWN", "CUSTODY"]
type Nature = Literal["asset", "liability", "equity", "income", "expense", "control"]
type Subject = UUID | str

CODE_CHARS = 100
_SUBJECT = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of account; the database holds the same table (ledger_kind).

    floor_fen: the balance (credit positive) never goes below it, and posting locks the row; None
    where a fact must always be recorded.  hot: exactly those without a floor, so no row of them is
    locked or updated, and the balance is summed.
    clears_in_days: it is empty again by then; None where money may rest.
    """

    prefix: str
    book: Book
    nature: Nature
    hot: bool = False
    floor_fen: int | None = None
    has_subject: bool = True
    clears_in_days: int | None = None


_KINDS = (
    Kind("psp_clearing", "OWN", "asset", hot=True),
    Kind("psp_basic", "OWN", "asset", hot=True),
    Kind("bank", "OWN", "asset", hot=True, has_subject=False),
    Kind("capital", "OWN", "equity", floor_fen=0, has_subject=False),
    Kind("escrow", "OWN", "liability", floor_fen=0, clears_in_days=90),
    Kind("worker_pending", "OWN", "liability", floor_fen=0),
    Kind("worker_payable", "OWN", "liability", floor_fen=0),
    Kind("merchant_payable", "OWN", "liability", floor_fen=0),
    Kind("partner_payable", "OWN", "liability", floor_fen=0),
    Kind("referrer_payable", "OWN", "liability", floor_fen=0),
    Kind("insurer_payable", "OWN", "liability", floor_fen=0, has_subject=False),
    Kind("tax_payable", "OWN", "liability", floor_fen=0),
    Kind("payout_in_transit", "OWN", "liability", floor_fen=0, clears_in_days=7),
    Kind("refund_payable", "OWN", "liability", floor_fen=0, clears_in_days=14),
    Kind("commission", "OWN", "income", hot=True, has_subject=False),
    Kind("commission_refunds", "OWN", "income", hot=True, has_subject=False),
    Kind("service_income", "OWN", "income", hot=True, has_subject=False),
    Kind("material_income", "OWN", "income", hot=True, has_subject=False),
    Kind("travel_income", "OWN", "income", hot=True, has_subject=False),
    Kind("cancellation_income", "OWN", "income", hot=True, has_subject=False),
    Kind("psp_fee", "OWN", "expense", hot=True, has_subject=False),
    Kind("promo_expense", "OWN", "expense", hot=True, has_subject=False),
    Kind("compensation_expense", "OWN", "expense", hot=True, has_subject=False),
    Kind("coupon_cost_platform", "OWN", "expense", hot=True, has_subject=False),
    Kind("customer_receivable", "OWN", "asset", hot=True),
    Kind("unpaid_sales", "OWN", "liability", floor_fen=0),
    Kind("merchant_receivable", "OWN", "asset", hot=True),
    Kind("worker_receivable", "OWN", "asset", hot=True),
    Kind("partner_receivable", "OWN", "asset", hot=True),
    Kind("intercity", "OWN", "control", hot=True),
    Kind("suspense", "OWN", "control", hot=True, clears_in_days=30),
    Kind("custody_channel", "CUSTODY", "asset", hot=True),
    Kind("custody_escrow", "CUSTODY", "liability", floor_fen=0, clears_in_days=90),
    Kind("custody_share", "CUSTODY", "liability", floor_fen=0, clears_in_days=40),
    Kind("custody_pending", "CUSTODY", "liability", floor_fen=0),
    Kind("custody_merchant", "CUSTODY", "liability", hot=True),
    Kind("custody_in_transit", "CUSTODY", "liability", floor_fen=0, clears_in_days=14),
    Kind("custody_receivable", "CUSTODY", "asset", hot=True),
    Kind("custody_unpaid_sales", "CUSTODY", "liability", floor_fen=0),
    Kind("custody_suspense", "CUSTODY", "control", hot=True, clears_in_days=30),
)
CHART: Mapping[str, Kind] = MappingProxyType({kind.prefix: kind for kind in _KINDS})


def code(prefix: str, subject: Subject | None = None) -> str:
    """The code of an account: the prefix, and whom or what it is about.

    Raises ValueError for a prefix that the chart lacks, or a subject missing, too much or unfit.
    """
    kind = CHART.get(prefix)
    if kind is None:
        raise ValueError(f"the chart has no {prefix}")
    if kind.has_subject != (subject is not None):
        raise ValueError(f"{prefix} {'needs a' if kind.has_subject else 'takes no'} subject")
    if subject is None:
        return prefix
    written = subject.hex if isinstance(subject, UUID) else subject
    if not _SUBJECT.fullmatch(written) or len(prefix) + 1 + len(written) > CODE_CHARS:
        raise ValueError(f"not a subject of an account: {written[:40]}")
    return f"{prefix}:{written}"


def kind_of(account: str) -> Kind:
    """The kind of an account, by its code.  Raises ValueError for a code outside the chart."""
    prefix, colon, subject = account.partition(":")
    code(prefix, subject if colon else None)
    return CHART[prefix]
