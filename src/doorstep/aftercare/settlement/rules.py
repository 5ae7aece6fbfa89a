"""Decisions about dividing an order's money, from plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from doorstep.algorithms import splitting
from doorstep.algorithms.money import part_down
from doorstep.kernel.errors import Refusal

PARTIES = ("worker", "merchant", "platform", "partner", "referrer", "insurer")
type Party = tuple[str, str]
type Parts = dict[Party, int]


class NotSettled(Refusal):
    """The order has nothing that could be held or taken back."""

    zh = "该订单没有待结算的款项。"
    en = "This order has no money waiting to be settled."


class AlreadyReleased(Refusal):
    """The shares have left and cannot be held or called back here."""

    zh = "款项已结算，不能再冻结或追回。"
    en = "The money has been released and cannot be held or taken back here."


class TooMuchBack(Refusal):
    """More is to be refunded than the order kept."""

    status = 422
    zh = "退款金额须在1分到{left_fen}分之间。"
    en = "The refund is between 1 and {left_fen} fen."


@dataclass(frozen=True, slots=True)
class Divided:
    """The parts of an order's money by party and whose, with what coupons and debts add."""

    parts: Parts
    kept_fen: int
    material_fen: int
    subsidy_fen: int
    partner_subsidy_fen: int
    owed_fen: int
    outgoing_fen: int


def divide(
    wanted: splitting.SplitInput,
    *,
    workers: Sequence[str],
    merchant: str,
    partner: str,
    room_fen: int | None,
) -> Divided:
    """Divide an order: parts by (party, id), none negative; workers run beside the seats.

    In S2 shares above the channel's room are left with the merchant, who owes them.  Without a
    partner its part stays with the platform.  Raises ValueError as `splitting.split` does.
    """
    result = splitting.split(wanted)
    parts: Parts = {}
    if wanted.plan.mode == "D":
        for worker, seat in zip(workers, result.seats, strict=True):
            _add(parts, ("worker", worker), seat.total_fen)
    else:
        _add(parts, ("merchant", merchant), result.kept_fen - result.outgoing_fen)
    _add(parts, ("insurer", ""), result.insurer_fen)
    _add(parts, ("platform", ""), result.platform_fen + result.referrer_fen)
    _add(parts, ("partner", partner) if partner else ("platform", ""), result.partner_fen)
    owed_fen = result.owed_by_merchant_fen
    if room_fen is not None and result.outgoing_fen > room_fen:
        owed_fen += _leave_with_merchant(parts, merchant, result.outgoing_fen - room_fen)
    return Divided(
        parts={party: fen for party, fen in parts.items() if fen},
        kept_fen=result.kept_fen,
        material_fen=sum(one.amount_fen for one in wanted.lines if one.kind == "material"),
        subsidy_fen=result.platform_subsidy_fen,
        partner_subsidy_fen=result.partner_subsidy_fen,
        owed_fen=owed_fen,
        outgoing_fen=sum(fen for (party, _), fen in parts.items() if party not in KEPT),
    )


KEPT = ("merchant", "worker")


def _add(parts: Parts, party: Party, amount_fen: int) -> None:
    parts[party] = parts.get(party, 0) + amount_fen


def _leave_with_merchant(parts: Parts, merchant: str, short_fen: int) -> int:
    """Take what finds no room from the platform first; it becomes the merchant's debt."""
    left = short_fen
    for party in [("platform", ""), *(one for one in parts if one[0] in ("partner", "insurer"))]:
        taken = min(left, parts.get(party, 0))
        parts[party] = parts.get(party, 0) - taken
        left -= taken
    _add(parts, ("merchant", merchant), short_fen - left)
    return short_fen - left


def change(before: Mapping[Party, int], after: Mapping[Party, int]) -> Parts:
    """What each party gets more (or less) than before; parties without change are left out."""
    parties = sorted({*before, *after})
    deltas = {party: after.get(party, 0) - before.get(party, 0) for party in parties}
    return {party: fen for party, fen in deltas.items() if fen}


def rooms(nets: Sequence[int], cap_bp: int) -> list[int]:
    """How much each charge may give by profit sharing."""
    return [part_down(net_fen, cap_bp) for net_fen in nets]


def without(nets: Sequence[int], back_fen: int) -> list[int]:
    """What is left of each charge, the oldest first, after a refund: the newest gives first."""
    left = list(nets)
    for n in reversed(range(len(left))):
        taken = min(left[n], back_fen)
        left[n] -= taken
        back_fen -= taken
    return left


def release_at(dispute_until: datetime, freeze_ends_at: datetime | None) -> datetime:
    """When the shares may leave: after the dispute window, and before the channel's clock."""
    return min(dispute_until, freeze_ends_at) if freeze_ends_at else dispute_until


def less(parts: Mapping[Party, int], gone_fen: int) -> Parts:
    """What is still to be sent when so much has left already, the platform's part going last."""
    left = dict(parts)
    for party in sorted(left, key=lambda one: one[0] == "platform"):
        taken = min(gone_fen, left[party])
        left[party] -= taken
        gone_fen -= taken
    return left
