"""Decisions about money at the channel, from plain values."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from doorstep.kernel.errors import Refusal

CHARGE_LASTS = timedelta(minutes=30)
SHARING_WAITS = timedelta(seconds=60)
FREEZE_DAYS = 30
UNFREEZE_BY_DAY = 25
DOUBT_AFTER = timedelta(minutes=5)
CHARGE_DOUBT_AFTER = timedelta(seconds=30)
"""Sooner than an unpaid order is let go, so that a payment whose news was lost still counts."""
REFUND_PAUSE = timedelta(seconds=61)
TRANSFER_FEN_MIN = 10


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


class AlreadyShared(Refusal):
    """The charge has no money left that may be shared."""

    zh = "这笔款项已经分完。"
    en = "This payment has been shared out already."


class ChannelSaysNo(Refusal):
    """The payment channel refused; the code says why."""

    zh = "支付渠道拒绝了请求（{code}）。"
    en = "The payment channel refused ({code})."


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


def sharing_due(at: datetime, paid_at: datetime) -> datetime:
    """The earliest moment a share may leave: a minute after payment."""
    return max(at, paid_at + SHARING_WAITS)


def unfreeze_by(paid_at: datetime) -> datetime:
    """The day we unfreeze ourselves, before the channel's clock of 30 days does it."""
    return paid_at + timedelta(days=UNFREEZE_BY_DAY)
