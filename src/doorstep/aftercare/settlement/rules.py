"""Decisions about dividing an order's money, from plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from doorstep.algorithms import splitting
from doorstep.algorithms.money import FULL_BP, allot, part_down
from doorstep.kernel.errors import Refusal

PARTIES = ("worker", "merchant", "platform", "partner", "referrer", "insurer")
type Party = tuple[str, str]
type Parts = dict[Party, int]


class NotSettled(Refusal):
    """The order has nothing that could be held or taken back."""

    zh = "该订单没有待结算的款项。"
    en = "This order has no money waiting to be settled."


class TooMuchBack(Refusal):
    """More is to be refunded than the order kept."""

    status = 422
    zh = "退款金额须在1分到{left_fen}分之间。"
    en = "The refund is between 1 and {left_fen} fen."


@dataclass(frozen=True, slots=True)
class Divided:
    """An order's money by party and whose, with what coupons and debts add.

    In D the parts sum to what was kept and both subsidies, in S2 to what was kept.  A step from one
    division to the next has the same fields, as differences.
    """

    parts: Parts = field(default_factory=dict)
    kept_fen: int = 0
    subsidy_fen: int = 0
    partner_subsidy_fen: int = 0
    owed_fen: int = 0
    """Shares that find no room under the cap: the merchant keeps and owes them."""


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
        subsidy_fen=result.platform_subsidy_fen,
        partner_subsidy_fen=result.partner_subsidy_fen,
        owed_fen=owed_fen,
    )


def divide_fee(fee_fen: int, kept_fen: int, kept_by: Party, workers: Mapping[str, int]) -> Divided:
    """Divide what is kept of a cancelling fee as the whole fee was: workers, then `kept_by`."""
    parties: list[Party] = [*(("worker", one) for one in workers), kept_by]
    weights = [*workers.values(), fee_fen - sum(workers.values())]
    fens = allot(kept_fen, weights)
    parts = {party: fen for party, fen in zip(parties, fens, strict=True) if fen}
    return Divided(parts=parts, kept_fen=kept_fen)


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


def step(before: Divided, after: Divided, *, mode: str, rest: Party) -> Divided:
    """The differences from one division to the next, each party going the way that the whole goes.

    When money comes in nobody gets less, when it goes back nobody gets more, though rounding or
    the cap would have it so: a fen of the wrong sign is the `rest`'s (whoever keeps the remainder),
    and what the rest does not have is taken from whoever has most.  In D a coupon's cost goes the
    same way, so that the parts still sum to what is kept and the subsidies.
    """
    sign = 1 if after.kept_fen >= before.kept_fen else -1
    subsidy_fen = after.subsidy_fen - before.subsidy_fen
    partner_subsidy_fen = after.partner_subsidy_fen - before.partner_subsidy_fen
    wanted_fen = after.kept_fen - before.kept_fen
    if mode == "D":
        subsidy_fen = sign * max(0, sign * subsidy_fen)
        partner_subsidy_fen = sign * max(0, sign * partner_subsidy_fen)
        wanted_fen += subsidy_fen + partner_subsidy_fen
    deltas = {
        party: sign * max(0, sign * (after.parts.get(party, 0) - before.parts.get(party, 0)))
        for party in {*before.parts, *after.parts, rest}
    }
    deltas[rest] += wanted_fen - sum(deltas.values())
    _share_what_the_rest_cannot(before.parts, deltas, sign, rest)
    leaves_fen = sum(
        after.parts.get(party, 0) - before.parts.get(party, 0) - fen
        for party, fen in deltas.items()
        if party[0] not in KEPT
    )
    return Divided(
        parts={party: deltas[party] for party in sorted(deltas) if deltas[party]},
        kept_fen=after.kept_fen - before.kept_fen,
        subsidy_fen=subsidy_fen,
        partner_subsidy_fen=partner_subsidy_fen,
        owed_fen=after.owed_fen - before.owed_fen + (leaves_fen if mode == "S2" else 0),
    )


def _share_what_the_rest_cannot(before: Parts, deltas: Parts, sign: int, rest: Party) -> None:
    """Bring the rest's difference to the right sign and its part not below nothing."""
    least = 0 if sign > 0 else -before.get(rest, 0)
    clamped = max(least, deltas[rest] if sign > 0 else min(0, deltas[rest]))
    over_fen, deltas[rest] = deltas[rest] - clamped, clamped
    room = {
        party: before.get(party, 0) + fen if over_fen < 0 and sign < 0 else abs(fen)
        for party, fen in deltas.items()
        if party != rest
    }
    for party in sorted(room, key=lambda one: (-room[one], one)):
        moved = min(abs(over_fen), room[party])
        deltas[party] += moved if over_fen > 0 else -moved
        over_fen += -moved if over_fen > 0 else moved


def room_fen(net_fen: int, cap_bp: int) -> int:
    """How much a payment may give by profit sharing."""
    return part_down(net_fen, cap_bp)


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


def hourly_fen(pay_fen: int, seconds: int) -> int:
    """What an hour paid, rounded down; `seconds` is more than nothing."""
    return pay_fen * 3_600 // seconds


def least_fen(seconds: int, hourly_fen: int, pay_bp: int) -> int:
    """The least that so much work pays, rounded up; `pay_bp` is what a holiday makes of it."""
    return -(-seconds * hourly_fen * pay_bp // (3_600 * FULL_BP))


def filled_seconds(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How long spans of time are together, each second once."""
    filled, until = timedelta(), None
    for start, end in sorted(spans):
        since = start if until is None else max(start, until)
        filled += max(timedelta(), end - since)
        until = end if until is None else max(until, end)
    return int(filled.total_seconds())


def why_day(
    *,
    orders: int,
    pay_fen: int,
    seconds: int,
    standby_seconds: int,
    hourly_fen: int,
    least_fen: int,
) -> dict[str, str]:
    """How the pay of a day stands beside the minimum, in words."""
    minutes, standby = -(-seconds // 60), -(-standby_seconds // 60)
    paid, least, an_hour = (f"{fen / 100:.2f}" for fen in (pay_fen, least_fen, hourly_fen))
    return {
        "zh-CN": (
            f"当日{orders}单，收入{paid}元；路上、服务与待命共{minutes}分钟（其中待命{standby}分钟），"
            f"按每小时{an_hour}元最低应得{least}元。"
        ),
        "en": (
            f"{orders} orders paid {paid} yuan; {minutes} minutes on the way, at work and standing "
            f"by ({standby} of them standing by) pay at least {least} yuan at {an_hour} an hour."
        ),
    }


class NotShort(Refusal):
    """The day paid enough, or somebody decided about it already."""

    zh: ClassVar[str] = "该日收入无需补足，或已处理。"
    en: ClassVar[str] = "This day needs no more pay, or has been decided."
