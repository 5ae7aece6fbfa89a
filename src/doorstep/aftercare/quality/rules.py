"""Decisions about reviews and disputes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from doorstep.kernel.errors import Invalid, Refusal


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word that may be ticked in a review, in two languages, kept as its Chinese word."""

    word: str
    english: str
    is_good: bool


TAGS = (
    Tag("准时", "On time", True),
    Tag("专业", "Professional", True),
    Tag("干净", "Clean", True),
    Tag("热情", "Friendly", True),
    Tag("细心", "Careful", True),
    Tag("沟通好", "Talks clearly", True),
    Tag("迟到", "Late", False),
    Tag("不专业", "Unprofessional", False),
    Tag("态度差", "Unfriendly", False),
    Tag("没做干净", "Not clean", False),
)
"""What may be ticked whatever the trade; a trade's pack adds its own."""
PHOTOS_MAX = 9
LOOK_BELOW_STARS = 4
ANSWER_WITHIN = timedelta(minutes=30)
REVIEWED_STATES = ("accepted", "closed")
REVIEW_DAYS = 30
OBJECTION_ANSWERED_WITHIN = timedelta(hours=24)
DISPUTE, REVIEW, PAUSE, GRADE = "dispute", "review", "pause", "grade"
MEASURES = (DISPUTE, REVIEW, PAUSE, GRADE)
"""What a worker may object to: a decision, a review or its hiding, a pause, a grade."""


class NotYet(Refusal):
    """Only accepted work is reviewed or disputed, and a fee that was charged for cancelling."""

    zh = "订单验收后才能评价或申请售后。"
    en = "Only accepted work can be reviewed or disputed."


class AlreadyReviewed(Refusal):
    """An order is reviewed once."""

    zh = "您已经评价过这个订单。"
    en = "You have already reviewed this order."


class TooLate(Refusal):
    """The window is over."""

    zh = "已超过可以申请的时间。"
    en = "The time for this is over."


class AlreadyDisputed(Refusal):
    """A dispute of the order is open."""

    zh = "该订单已有处理中的争议。"
    en = "A dispute of this order is already open."


class NotOpen(Refusal):
    """The dispute was decided or withdrawn."""

    zh = "该争议已结束。"
    en = "This dispute has ended."


class AlreadyAnswered(Refusal):
    """This was said already."""

    zh = "您已经说明过，请等待处理。"
    en = "You have said this already; please wait for the answer."


def check_review(stars: int, tags: Sequence[str], photos: int, known: Collection[str]) -> None:
    """Refuses with Invalid."""
    problems = []
    if not 1 <= stars <= 5:
        problems.append({"field": "stars", "reason": "1 .. 5"})
    if len(set(tags)) != len(tags) or not set(tags) <= set(known):
        problems.append({"field": "tags", "reason": "unknown"})
    if photos > PHOTOS_MAX:
        problems.append({"field": "photo_ids", "reason": f"at most {PHOTOS_MAX}"})
    if problems:
        raise Invalid(problems)


def check_reviewable(state: str, accepted_at: datetime | None, at: datetime) -> None:
    """Refuses with NotYet, TooLate."""
    if state not in REVIEWED_STATES or accepted_at is None:
        raise NotYet()
    if at > accepted_at + timedelta(days=REVIEW_DAYS):
        raise TooLate()


def check_disputable(state: str, dispute_until: datetime | None, at: datetime) -> None:
    """Refuses with NotYet, TooLate.  A cancelled order has a window where it cost a fee."""
    if state not in (*REVIEWED_STATES, "cancelled") or dispute_until is None:
        raise NotYet()
    if at >= dispute_until:
        raise TooLate()
