"""Decisions about papers: number checks, age, allowed moves and how long a review holds."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from doorstep.algorithms import checkdigits
from doorstep.kernel.errors import Invalid, NotAllowed, Refusal

WORKER, MERCHANT = "worker", "merchant"
SUBJECTS = (WORKER, MERCHANT)
DRAFT, SUBMITTED, APPROVED = "draft", "submitted", "approved"
REJECTED, EXPIRED = "rejected", "expired"
STATES = (DRAFT, SUBMITTED, APPROVED, REJECTED, EXPIRED)
ASSURANCES = ("none", "ocr", "face_assisted", "authority")
PENDING, CURRENT, REFUSED, REPLACED, OVERDUE = (
    "pending",
    "current",
    "refused",
    "replaced",
    "expired",
)
DOCUMENT_STATES = (PENDING, CURRENT, REFUSED, REPLACED, OVERDUE)
DOCUMENT_KINDS = (
    "id_card",
    "residence_permit",
    "passport",
    "health_card",
    "no_record_certificate",
    "skill_certificate",
    "door_certificate",
    "business_licence",
    "trade_licence",
    "authorisation",
    "other",
)
NEEDED = {WORKER: ("id_card", "residence_permit", "passport"), MERCHANT: ("business_licence",)}
AGE_MIN = 18
YEAR_MIN = 1900
RECHECK_MONTHS = 6

# An approved dossier stays approved while a renewed paper waits for its review.
MOVES = {
    (DRAFT, "submit"): SUBMITTED,
    (REJECTED, "submit"): SUBMITTED,
    (EXPIRED, "submit"): SUBMITTED,
    (APPROVED, "submit"): APPROVED,
    (SUBMITTED, "approve"): APPROVED,
    (APPROVED, "approve"): APPROVED,
    (SUBMITTED, "reject"): REJECTED,
    (APPROVED, "reject"): APPROVED,
    (APPROVED, "revoke"): REJECTED,
    (APPROVED, "expire"): EXPIRED,
}

_OTHER_NUMBER = re.compile(r"[A-Z0-9]{5,24}", re.ASCII)


class NotNow(Refusal):
    """The dossier's state does not allow this."""

    zh = "该资料当前状态不允许此操作。"
    en = "The state of these papers does not allow this."


class TooYoung(Refusal):
    """Visits in homes are for adults."""

    status = 422
    zh = "上门服务人员须年满{age}周岁。"
    en = "Visits in homes need an age of at least {age}."


class IdNumberTaken(Refusal):
    """This identity document is already used by another worker of the city."""

    zh = "该证件已被其他账号使用。"
    en = "This identity document is used by another account."


class DossierExists(Refusal):
    """This person already has papers here."""

    zh = "您已提交过资料。"
    en = "There are papers of this person already."


class PapersMissing(Refusal):
    """A paper that is needed was not handed in."""

    status = 422
    zh = "缺少必需的证件。"
    en = "A document that is needed is missing."


class PaperExpired(Refusal):
    """A paper is past its last day."""

    status = 422
    zh = "证件已过期，请换新证件。"
    en = "A document has expired; please hand in a new one."


class NotOneself(Refusal):
    """Nobody reviews their own papers."""

    status = 403
    zh = "不能审核自己的资料。"
    en = "Nobody reviews their own papers."


class ReasonMissing(Refusal):
    """A review needs a reason, which is kept."""

    status = 422
    zh = "请填写审核意见。"
    en = "Please give the reason of the review."


def move(state: str, verb: str) -> str:
    """The state after a verb.  Refuses with NotNow."""
    if (state, verb) not in MOVES:
        raise NotNow()
    return MOVES[state, verb]


def id_number(text: str) -> tuple[str, date]:
    """A resident id number in one spelling, and the birthday in it.

    Refuses with Invalid, without repeating the number.
    """
    number = re.sub(r"\s", "", text).upper()
    if not checkdigits.id_card_is_valid(number):
        raise Invalid([{"field": "id_number", "reason": "not_an_id_number"}])
    born_on = checkdigits.id_card_birth_date(number)
    if born_on.year < YEAR_MIN:
        raise Invalid([{"field": "id_number", "reason": "no_such_birthday"}])
    return number, born_on


def other_number(text: str) -> str:
    """The number of a passport or permit in one spelling.  Refuses with Invalid."""
    number = re.sub(r"[\s-]", "", text).upper()
    if not _OTHER_NUMBER.fullmatch(number):
        raise Invalid([{"field": "id_number", "reason": "not_a_document_number"}])
    return number


def age(born_on: date, today: date) -> int:
    """Whole years; who is born on 29 February has the birthday on 1 March in other years."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had_birthday else 1)


def check_age(born_on: date, today: date) -> None:
    """Refuse with TooYoung who is not an adult today, and with Invalid a birthday to come."""
    if born_on > today:
        raise Invalid([{"field": "born_on", "reason": "in_the_future"}])
    if age(born_on, today) < AGE_MIN:
        raise TooYoung(age=AGE_MIN)


def day_in(zone: str, at: datetime) -> date:
    """The calendar day of a moment in a city."""
    return at.astimezone(ZoneInfo(zone)).date()


def recheck_due_at(zone: str, at: datetime) -> datetime:
    """The end of the day six months after a review, in the city's zone."""
    day = day_in(zone, at)
    months = day.month - 1 + RECHECK_MONTHS
    year, month = day.year + months // 12, months % 12 + 1
    return end_of_day(zone, date(year, month, min(day.day, _days_in(year, month))))


def end_of_day(zone: str, day: date) -> datetime:
    """The first moment after a calendar day of a city: a paper holds through its last day."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=ZoneInfo(zone))


def _days_in(year: int, month: int) -> int:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - timedelta(days=1)).day


def check_papers(subject: str, kinds: Iterable[str]) -> None:
    """Refuse with PapersMissing when none of the kinds that prove the subject is there."""
    if not set(kinds) & set(NEEDED[subject]):
        raise PapersMissing()


def ask_auditor(role: str, duties: frozenset[str]) -> None:
    """Refuse with NotAllowed who is neither the house nor the city's auditor or administrator."""
    is_auditor = role == "operator" and duties & {"auditor", "administrator"}
    if role != "system" and not is_auditor:
        raise NotAllowed()


def known(field: str, value: str, words: Iterable[str]) -> str:
    """The value, if it is one of the words.  Refuses with Invalid."""
    if value not in words:
        raise Invalid([{"field": field, "reason": "unknown"}])
    return value
