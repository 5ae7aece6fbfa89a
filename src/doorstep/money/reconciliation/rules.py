"""Decisions of reconciliation, from plain values: the days, the verdicts, what can be asked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from doorstep.kernel.errors import Refusal

CHANNEL_ZONE = ZoneInfo("Asia/Shanghai")
"""The channel's days begin and end in China, wherever the city is."""
READ_AT = time(10)
"""Bills are made from nine o'clock of the next day on, and read an hour later."""
DAYS_BACK = 90
"""How far back the channel still has bills."""
STOPPED_PAUSE = timedelta(minutes=30)
ASK_PAUSES = (timedelta(minutes=10), timedelta(hours=12))
KINDS = (
    "payment",
    "refund",
    "transfer",
    "sharing",
    "share_return",
    "top_up",
    "cash_out",
    "other",
)
SETTLED = ("matched", "came_back")
VERDICTS = (*SETTLED, "timing", "only_ours", "only_theirs", "one_bill", "amount", "fee")
IN_TRADE_BILL = ("payment", "refund")
KIND_OF_JOURNAL = {
    "payment_received": "payment",
    "money_unexplained": "payment",
    "refund_done": "refund",
    "transfer_done": "transfer",
    "transfer_paid_after_return": "transfer",
    "sharing_done": "sharing",
    "sharing_returned": "share_return",
    "capital_paid_in": "top_up",
    "money_banked": "cash_out",
}
OWN_BOOKING = "channel_settled"
"""The journal that this room posts itself: no movement at the channel."""
ASKED_AS = {
    "payment": "charge",
    "refund": "refund",
    "transfer": "transfer",
    "sharing": "sharing",
}

type Verdict = Literal[
    "matched", "came_back", "timing", "only_ours", "only_theirs", "one_bill", "amount", "fee"
]


class NotOpen(Refusal):
    """The difference has ended already."""

    zh = "该差异已处理完毕。"
    en = "This difference has ended already."


class NeedsReason(Refusal):
    """A difference is explained in words, with a proof that others can find."""

    status = 422
    zh = "请填写处理说明（至少6个字）。"
    en = "Please say how it was settled, in six characters or more."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the three sides say of one movement; None: that side does not know it."""

    trade_fen: int | None
    fund_fen: int | None
    books_fen: int | None
    trade_fee_fen: int = 0
    fund_fee_fen: int = 0
    has_trade: bool = True


def verdict(sides: Sides, *, is_read: bool) -> Verdict:
    """What the sides make together; `is_read`: the bills that must have it have been read."""
    trade_fen, fund_fen, books_fen = sides.trade_fen, sides.fund_fen, sides.books_fen
    if fund_fen == 0 and not books_fen and sides.fund_fee_fen == 0:
        return "came_back"
    bills = [fund_fen, trade_fen] if sides.has_trade else [fund_fen]
    told = [fen for fen in bills if fen is not None]
    if not told:
        return "only_ours" if is_read else "timing"
    if books_fen is None:
        return "only_theirs"
    if any(fen != books_fen for fen in told):
        return "amount"
    if len(told) < len(bills):
        return "one_bill" if is_read else "timing"
    if sides.has_trade and sides.trade_fee_fen != sides.fund_fee_fen:
        return "fee"
    return "matched"


def channel_day(at: datetime) -> date:
    """The channel's day of a moment."""
    return at.astimezone(CHANNEL_ZONE).date()


def read_at(day: date) -> datetime:
    """When the bills of a day are read."""
    return datetime.combine(day + timedelta(days=1), READ_AT, CHANNEL_ZONE)


def last_day(at: datetime) -> date:
    """The latest day whose bills can be read now."""
    yesterday = channel_day(at) - timedelta(days=1)
    return yesterday if at >= read_at(yesterday) else yesterday - timedelta(days=1)


def days_to_read(at: datetime, first: date, done: date | None) -> list[date]:
    """The days whose bills have not been asked for yet, the oldest first."""
    last = last_day(at)
    start = max(
        done + timedelta(days=1) if done else first, channel_day(at) - timedelta(days=DAYS_BACK)
    )
    return [start + timedelta(days=n) for n in range((last - start).days + 1)]


def is_read(at: datetime, read_until: date | None) -> bool:
    """Whether the bills that must have a movement of this moment have been read, and the next
    day's too: what crossed midnight is in that one.
    """
    return read_until is not None and channel_day(at) < read_until


def next_look(at: datetime, found_at: datetime) -> datetime:
    """When a difference is asked about again: the older, the less often."""
    return at + min(max(ASK_PAUSES[0], (at - found_at) / 2), ASK_PAUSES[1])


def numbers_of(journal: str, idem: str, number: str, own: str) -> tuple[str, str, str]:
    """Kind, number and our own number of a movement, from the journal that tells it."""
    kind = KIND_OF_JOURNAL.get(journal, "other")
    own = own or idem.partition(":")[2]
    if kind in ("sharing", "share_return"):
        number = own
    return kind, number or own, own


def explanation(reason: str) -> str:
    """The words of whoever settles a difference.  Refuses with NeedsReason."""
    words = reason.strip()
    if len(words) < 6:
        raise NeedsReason()
    return words[:200]
