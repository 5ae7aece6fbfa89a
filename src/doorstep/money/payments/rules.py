"""Decisions about money at the channel, from plain values."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from doorstep.algorithms import money
from doorstep.kernel.errors import Refusal

CHARGE_LASTS = timedelta(minutes=30)
SHARING_WAITS = timedelta(seconds=65)
"""The channel's minute, and what its whole seconds and two clocks may differ."""
REFUNDS_APART = timedelta(seconds=65)
"""The same minute between two refunds of one payment."""
REFUNDS_MAX = 50
"""How often the channel gives back of one payment."""
FREEZE_DAYS = 30
UNFREEZE_BY_DAY = 25
CAP_BP = 3_000
DOUBT_AFTER = timedelta(minutes=5)
CHARGE_DOUBTS = (timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=5))
"""When a charge that nobody told us of is asked about, counted from its opening."""
CHARGE_DOUBT_AFTER = timedelta(seconds=30)
"""Sooner than an unpaid order is let go, so that a payment whose news was lost still counts."""
LOOK_AFTER = timedelta(minutes=10)
"""How long what is under way may be silent before it is looked after."""
PAUSES = (timedelta(minutes=2), timedelta(hours=6))
"""The shortest and the longest pause between two tries of what was refused for now."""
TRANSFER_FEN_MIN = 10
NAMED_FROM_FEN = 200_000
"""From this amount on the channel wants the receiver's real name."""
NOTICE_DAYS = 30
"""How long messages are kept that no key proved."""


class BillNotOpen(Refusal):
    """The bill was paid or withdrawn before."""

    zh = "这笔账单已支付或已取消。"
    en = "This bill was already paid or withdrawn."


class BadAmount(Refusal):
    """An amount of money that cannot be: zero, negative or above what is sensible."""

    status = 422
    zh = "金额不正确。"
    en = "The amount is not right."


class MoreThanPaid(Refusal):
    """More is asked back than was paid and is still there."""

    zh = "退款金额超过了可退金额（{left_fen}分）。"
    en = "The refund is more than what is left to refund ({left_fen} fen)."


class TooManyRefunds(Refusal):
    """The channel gives back of one payment only so often."""

    zh = "这笔支付已退款{count}次，渠道不再受理；请改用其他方式退还。"
    en = "This payment was refunded {count} times, as often as the channel does; use another way."


class AlreadyShared(Refusal):
    """The charge has no money left that may be shared."""

    zh = "这笔款项已经分完。"
    en = "This payment has been shared out already."


class OverCap(Refusal):
    """More would leave a payment than the channel lets leave it."""

    zh = "分账金额超过渠道上限（最多{room_fen}分）。"
    en = "This is more than may be shared out of the payment (at most {room_fen} fen)."


class NotStuck(Refusal):
    """Nothing waits here for a person's decision."""

    zh = "该笔款项当前无需人工处理。"
    en = "Nothing about this money waits for a decision now."


class NeedsCard(Refusal):
    """The channel could not give it back to where it came from, and wants a bank card."""

    zh = "原路退款异常，请改退至客户银行卡，或申请放弃原路退款。"
    en = "The way back is blocked: send it to the customer's bank card, or give the way back up."


class NotFrozenAnyMore(Refusal):
    """A sharing is given up only when the channel has let the merchant have the money."""

    zh = "渠道冻结期未满，不能放弃分账。"
    en = "The channel still holds this payment; its sharing cannot be given up yet."


class NeedsAnother(Refusal):
    """A decision of this kind takes two persons."""

    zh = "须由另一位财务人员复核。"
    en = "Somebody else has to confirm this."


class ChannelSaysNo(Refusal):
    """The payment channel refused; the code says why."""

    zh = "支付渠道拒绝了请求（{code}）。"
    en = "The payment channel refused ({code})."


def refund_at(at: datetime, count: int, last_at: datetime | None) -> datetime:
    """When the next refund of a payment may be asked for.  Refuses with TooManyRefunds.

    `count`, `last_at`: its refunds so far, and when the last one is asked for.
    """
    if count >= REFUNDS_MAX:
        raise TooManyRefunds(count=count)
    return max(at, last_at + REFUNDS_APART) if last_at else at


def sensible(amount_fen: int) -> int:
    """The amount itself, between one fen and ten million yuan.  Refuses with BadAmount."""
    if not isinstance(amount_fen, int) or not 0 < amount_fen <= 1_000_000_000:
        raise BadAmount()
    return amount_fen


def expiry(at: datetime, due_at: datetime | None) -> datetime:
    """When a charge opened now ends: with its bill, and within half an hour."""
    latest = at + CHARGE_LASTS
    return min(latest, due_at) if due_at and due_at > at else latest


def spread(amount_fen: int, left: Sequence[int]) -> list[int]:
    """How much of a refund each charge gives back, first charges first.  Refuses MoreThanPaid."""
    if amount_fen > sum(left):
        raise MoreThanPaid(left_fen=sum(left))
    parts = []
    for available in left:
        part = min(amount_fen, available)
        parts.append(part)
        amount_fen -= part
    return parts


def next_doubt(at: datetime, opened_at: datetime, expires_at: datetime) -> datetime:
    """When an open charge is asked about next: at one, three, five minutes, and when it ended."""
    moments = [opened_at + doubt for doubt in CHARGE_DOUBTS if opened_at + doubt < expires_at]
    moments.append(expires_at + CHARGE_DOUBT_AFTER)
    return next((moment for moment in moments if moment > at), at + PAUSES[0])


def next_try(at: datetime, asked_at: datetime) -> datetime:
    """When to try again what is refused for now: the older it is, the longer the pause."""
    return at + min(max(PAUSES[0], (at - asked_at) / 2), PAUSES[1])


def room_fen(amount_fen: int, refunded_fen: int, shared_fen: int, cap_bp: int) -> int:
    """What may still be shared out of a payment: the cap is on what is left after refunds."""
    net_fen = amount_fen - refunded_fen
    return max(0, min(net_fen, money.part_down(net_fen, cap_bp)) - shared_fen)


def misfit(asked: Mapping[str, object], said: Mapping[str, object]) -> str:
    """The first thing that the channel says otherwise than we asked; '' when all fits.

    What we left to the channel (None) or what it leaves unsaid is not compared.
    """
    told = ((name, ours, said.get(name)) for name, ours in asked.items())
    wrong = (name for name, ours, theirs in told if None not in (ours, theirs) and ours != theirs)
    return next(wrong, "")


def thawed_at(paid_at: datetime) -> datetime:
    """When the channel lets the payee have what was not shared."""
    return paid_at + timedelta(days=FREEZE_DAYS)


def sharing_due(at: datetime, paid_at: datetime) -> datetime:
    """The earliest moment a share may leave: a good minute after payment."""
    return max(at, paid_at + SHARING_WAITS)


def unfreeze_by(paid_at: datetime) -> datetime:
    """The day we unfreeze ourselves, before the channel's clock of 30 days does it."""
    return paid_at + timedelta(days=UNFREEZE_BY_DAY)
