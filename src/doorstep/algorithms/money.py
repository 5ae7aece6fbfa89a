"""Arithmetic on integer fen: dividing an amount, taking a part of it, writing it and reading it."""

import re
from collections.abc import Sequence

FULL_BP = 10_000
"""One whole, in basis points."""

AMOUNT_FEN_MAX = 10**13
"""The largest amount that is read from text: a hundred billion yuan, far inside a 64-bit column."""

_YUAN = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def allot(amount_fen: int, weights: Sequence[int]) -> list[int]:
    """Divide an amount by weights so that the parts sum to it exactly.

    Method: largest remainder (Hamilton); equal remainders are served by position, first first.
    A negative amount is the mirror of the positive one, so taking back undoes giving.
    `weights`: n whole numbers, none negative. Returns n amounts in fen, in the same order, each
    within one fen of its exact part and never beyond it by a whole fen.
    Raises ValueError for a negative weight, or if an amount other than 0 has nothing to go to.
    """
    total = sum(weights)
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    if amount_fen == 0:
        return [0] * len(weights)
    if total == 0:
        raise ValueError("an amount needs at least one weight above zero")
    size = abs(amount_fen)
    parts = [size * weight // total for weight in weights]
    missing = size - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(size * weights[i] % total), i))
    for i in by_remainder[:missing]:
        parts[i] += 1
    return parts if amount_fen > 0 else [-part for part in parts]


def part(amount_fen: int, basis_points: int) -> int:
    """Take basis points of an amount, in fen.

    Rounding: half a fen goes away from zero (commercial rounding), so that
    `part(-x, bp) == -part(x, bp)` and a refund of a part equals the part.
    Raises ValueError for negative basis points.
    """
    if basis_points < 0:
        raise ValueError("basis points are negative")
    size = (abs(amount_fen) * basis_points * 2 + FULL_BP) // (2 * FULL_BP)
    return size if amount_fen >= 0 else -size


def part_down(amount_fen: int, basis_points: int) -> int:
    """Take basis points of an amount that is not negative, in fen, rounded down.

    For limits: the channel refuses a share that is one fen above its cap.
    Raises ValueError for a negative amount or negative basis points.
    """
    if amount_fen < 0 or basis_points < 0:
        raise ValueError("a limit is taken of an amount and a rate that are not negative")
    return amount_fen * basis_points // FULL_BP


def format_yuan(fen: int) -> str:
    """Write fen as yuan with two decimals: 19800 is "198.00", -5 is "-0.05"."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}"


def parse_yuan(text: str) -> int:
    """Read yuan ("198", "198.5", "-0.05") as fen.

    Plain digits with at most two decimals, as channel bills write them. Raises ValueError for
    anything else: fractions of a fen, exponents, nan, signs other than a leading minus,
    separators, blanks, digits of other scripts, and amounts beyond AMOUNT_FEN_MAX.
    """
    match = _YUAN.fullmatch(text)
    if match is None:
        raise ValueError("not an amount in yuan with at most two decimals")
    sign, yuan, decimals = match.groups()
    fen = int(yuan) * 100 + int((decimals or "0").ljust(2, "0"))
    if fen > AMOUNT_FEN_MAX:
        raise ValueError("an amount beyond what is read")
    return -fen if sign else fen
