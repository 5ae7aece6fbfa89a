"""Lines of a journal: an account and a signed amount, gathered so that each account comes once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from doorstep.money.ledger.rules.chart import Subject, code

type Mode = Literal["D", "S2"]


@dataclass(frozen=True, slots=True)
class Line:
    """One leg: credit is positive, debit negative."""

    account: str
    amount_fen: int


def cr(amount_fen: int, prefix: str, subject: Subject | None = None) -> Line:
    """A credit; 0 is allowed and falls away."""
    return Line(code(prefix, subject), _size(amount_fen))


def dr(amount_fen: int, prefix: str, subject: Subject | None = None) -> Line:
    """A debit; 0 is allowed and falls away."""
    return Line(code(prefix, subject), -_size(amount_fen))


def cr_each(amounts: Mapping[str, int], prefix: str) -> Iterator[Line]:
    """A credit for each subject."""
    return (cr(amount_fen, prefix, subject) for subject, amount_fen in amounts.items())


def dr_each(amounts: Mapping[str, int], prefix: str) -> Iterator[Line]:
    """A debit for each subject."""
    return (dr(amount_fen, prefix, subject) for subject, amount_fen in amounts.items())


def gathered(lines: Iterable[Line]) -> list[Line]:
    """Each account once, in the order of first mention, without lines of zero."""
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.account] = sums.get(line.account, 0) + line.amount_fen
    return [Line(account, amount_fen) for account, amount_fen in sums.items() if amount_fen]


def mirrored(lines: Iterable[Line]) -> list[Line]:
    """The lines that undo these."""
    return [Line(line.account, -line.amount_fen) for line in lines]


def _size(amount_fen: int) -> int:
    if amount_fen < 0:
        raise ValueError("a debit or a credit is not negative")
    return amount_fen
