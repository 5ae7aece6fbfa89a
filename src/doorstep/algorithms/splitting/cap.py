"""How much may leave a payment by profit sharing, and from which payment each share is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doorstep.algorithms.money import part_down


@dataclass(frozen=True, slots=True)
class Capture:
    """One channel transaction: what it holds net of refunds, and what it has already shared."""

    net_fen: int
    shared_fen: int = 0
    fee_fen: int = 0
    """The channel's own fee, which a share can never touch."""


@dataclass(frozen=True, slots=True)
class CapCheck:
    """Whether shares fit under the cap; `shares_fen` says how much each capture gives."""

    allowed: bool
    outgoing_fen: int
    limit_fen: int
    shares_fen: tuple[int, ...]
    excess_fen: int
    """What does not fit: a receivable from the payee, never taken above a cap."""
    explanation: tuple[Mapping[str, str], ...] = ()


def check_cap(captures: Sequence[Capture], outgoing_fen: int, cap_bp: int) -> CapCheck:
    """Check outgoing shares against the channel's cap, transaction by transaction.

    Each capture may give `cap_bp` of its net, rounded down, less what it has shared before, and
    never its fee. Captures are drawn on in the given order (oldest first: its freeze ends first).
    Returns n shares in fen; excess = outgoing - sum of shares. Source: the channel's rule for
    profit sharing, the maximum being computed per transaction and net of refunds.
    Raises ValueError for negative amounts.
    """
    rooms = [_room(capture, cap_bp) for capture in captures]
    (shares,), excess = spread([outgoing_fen], rooms)
    return CapCheck(
        allowed=not excess[0],
        outgoing_fen=outgoing_fen,
        limit_fen=sum(rooms),
        shares_fen=tuple(shares),
        excess_fen=excess[0],
    )


def spread(wanted: Sequence[int], rooms: Sequence[int]) -> tuple[list[list[int]], list[int]]:
    """Take n wanted amounts out of m rooms, both in order, first come first served.

    Returns an n x m table in fen whose columns never exceed their room, and the n amounts that
    found no room. Put persons first and the platform last: what is short is then the platform's
    own receivable. Raises ValueError for negative amounts. Source: the northwest-corner rule.
    """
    if any(amount < 0 for amount in (*wanted, *rooms)):
        raise ValueError("a share or the room for it is negative")
    left = list(rooms)
    table: list[list[int]] = []
    missing: list[int] = []
    for amount in wanted:
        row: list[int] = []
        for column, room in enumerate(left):
            taken = min(amount - sum(row), room)
            left[column] -= taken
            row.append(taken)
        table.append(row)
        missing.append(amount - sum(row))
    return table, missing


def _room(capture: Capture, cap_bp: int) -> int:
    if min(capture.net_fen, capture.shared_fen, capture.fee_fen) < 0:
        raise ValueError("a capture holds a negative amount")
    ceiling = min(part_down(capture.net_fen, cap_bp), capture.net_fen - capture.fee_fen)
    return max(0, ceiling - capture.shared_fen)
