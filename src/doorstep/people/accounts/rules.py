"""Decisions about signing in: phones, codes, lock-outs, session lives, duties and consents."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms import checkdigits
from doorstep.kernel.errors import Invalid, NotAllowed, NotSignedIn, Refusal

CITY_NUMBER_MAX = 65_535
CITY_STATES = ("preparing", "open", "paused", "closed")
CUSTOMER, WORKER, OPERATOR, SYSTEM = "customer", "worker", "operator", "system"
SESSION_ROLES = (CUSTOMER, WORKER, OPERATOR)
PHONE, WECHAT = "phone", "wechat"
LOGIN_KINDS = (PHONE, WECHAT, OPERATOR)
ADMINISTRATOR = "administrator"
DUTIES = (
    "dispatcher",
    "support",
    "auditor",
    "safety",
    "finance",
    "marketing",
    "analyst",
    ADMINISTRATOR,
)
PURPOSES = (
    "terms",
    "privacy",
    "location",
    "id_documents",
    "face",
    "share_with_merchant",
    "share_with_insurer",
    "recording",
    "marketing",
    "personal_ranking",
)

CODE_DIGITS = 6
CODE_TRIES = 5
CODE_LIFE = timedelta(minutes=5)
CODE_PAUSE = timedelta(minutes=1)
CODES_A_DAY = 10

SESSION_LIFE = timedelta(days=30)
OPERATOR_LIFE = timedelta(hours=12)
OPERATOR_IDLE = timedelta(minutes=30)
SEEN_EVERY = timedelta(minutes=1)

TOTP_STEP_SECONDS = 30
TRIES_BEFORE_LOCK = 5
LOCK_MAX = timedelta(hours=1)
PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX = 12, 200
ADDRESSES_MAX = 50

_CONTACT = re.compile(r"\+?[0-9]{5,15}", re.ASCII)
_OPERATOR_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}", re.ASCII)


class WrongCode(Refusal):
    """The code is wrong, used, too old or guessed too often; which of these is not said."""

    status = 401
    zh = "验证码不正确或已失效，请重新获取。"
    en = "The code is wrong or no longer valid; please ask for a new one."


class SignInRefused(Refusal):
    """Login, password or time code is wrong, or the login is locked; which of these is not said."""

    status = 401
    zh = "账号、密码或动态码不正确；多次失败后会暂时锁定，请稍后再试。"
    en = "Login, password or code is not right; after several failures it locks for a while."


class PhoneTaken(Refusal):
    """The phone number belongs to another account."""

    zh = "该手机号已属于另一个账号，请用手机号登录。"
    en = "This number belongs to another account; please sign in with the number."


class WechatTaken(Refusal):
    """The WeChat account belongs to another account."""

    zh = "该微信已绑定另一个账号。"
    en = "This WeChat account is linked to another account."


class LoginTaken(Refusal):
    """Another operator has this login."""

    zh = "该登录名已被使用。"
    en = "This login name is taken."


class CityTaken(Refusal):
    """A city has this number already."""

    zh = "该城市编号已被使用。"
    en = "This city number is taken."


class CityNotOpen(Refusal):
    """The city does not receive customers now."""

    zh = "该城市暂未开放。"
    en = "This city is not open."


class TooManyAddresses(Refusal):
    """The address book is full."""

    zh = "地址簿已满（最多{most}个），请先删除不用的地址。"
    en = "The address book is full ({most} at most); please remove one first."


class NotWithoutAdministrator(Refusal):
    """The city would be left without an administrator."""

    zh = "每个城市至少要有一位管理员。"
    en = "A city keeps at least one administrator."


class ReasonMissing(Refusal):
    """This needs a reason, which is kept."""

    status = 422
    zh = "请填写原因。"
    en = "Please give a reason."


def phone(text: str) -> str:
    """A mainland mobile number as 11 digits; refuses anything else without repeating it."""
    digits = re.sub(r"[\s-]", "", text).removeprefix("+86")
    if not checkdigits.mobile_is_valid(digits):
        raise Invalid([{"field": "phone", "reason": "not_a_mobile_number"}])
    return digits


def proven_phone(text: str) -> str:
    """A number that the mini program vouches for: a mainland mobile, or +country and digits."""
    digits = re.sub(r"[\s-]", "", text)
    if digits.startswith("+") and not digits.startswith("+86") and _CONTACT.fullmatch(digits):
        return digits
    return phone(digits)


def contact_phone(text: str) -> str:
    """A number to ring at the door: a mobile, a landline or one from abroad."""
    digits = re.sub(r"[\s-]", "", text)
    if not _CONTACT.fullmatch(digits):
        raise Invalid([{"field": "contact_phone", "reason": "not_a_phone_number"}])
    return digits


def operator_name(text: str) -> str:
    """An operator's login name in one spelling."""
    name = text.strip().lower()
    if not _OPERATOR_NAME.fullmatch(name):
        raise Invalid([{"field": "login", "reason": "not_a_login_name"}])
    return name


def seconds_to_next_code(sent_ats: Sequence[datetime], at: datetime) -> int:
    """How long a phone waits for its next code: one a minute and ten in any 24 hours; 0 is now."""
    if not sent_ats:
        return 0
    recent = sorted(moment for moment in sent_ats if moment > at - timedelta(days=1))
    waits = [sent_ats[-1] + CODE_PAUSE - at]
    if len(recent) >= CODES_A_DAY:
        waits.append(recent[-CODES_A_DAY] + timedelta(days=1) - at)
    seconds = max(wait.total_seconds() for wait in waits)
    return max(0, -int(-seconds // 1))


def code_lives(expires_at: datetime | None, tries: int, at: datetime) -> bool:
    """Whether a kept code may still be compared."""
    return expires_at is not None and at < expires_at and tries < CODE_TRIES


def lock_after(failed_tries: int) -> timedelta:
    """How long a login is locked after failures in a row: 1, 2, 4 ... minutes, at most 1 h."""
    if failed_tries < TRIES_BEFORE_LOCK:
        return timedelta(0)
    minutes = 2 ** min(failed_tries - TRIES_BEFORE_LOCK, 10)
    return min(timedelta(minutes=minutes), LOCK_MAX)


def session_ends(role: str, created_at: datetime, seen_at: datetime) -> datetime:
    """When a session ends by itself: 30 days after it was last seen; an operator's after 12 h."""
    return created_at + OPERATOR_LIFE if role == OPERATOR else seen_at + SESSION_LIFE


def check_password(password: str, login: str, common: Iterable[str]) -> None:
    """Refuse a password that is short, holds the login name or is known to everybody."""
    lowered = password.lower()
    reason = ""
    if not PASSWORD_CHARS_MIN <= len(password) <= PASSWORD_CHARS_MAX:
        reason = "length"
    elif login and login in lowered:
        reason = "holds_the_login"
    elif lowered in common or len(set(password)) < 5:
        reason = "too_common"
    if reason:
        raise Invalid([{"field": "password", "reason": reason}])


def signed_in(person_id: UUID | None) -> UUID:
    """The caller's person.  Refuses with NotSignedIn."""
    if person_id is None:
        raise NotSignedIn()
    return person_id


def ask_administrator(act_role: str, act_duties: frozenset[str]) -> None:
    """Refuse with NotAllowed who is neither the house nor an administrator of the act's city."""
    if act_role != SYSTEM and not (act_role == OPERATOR and ADMINISTRATOR in act_duties):
        raise NotAllowed()


def duties(wanted: Sequence[str]) -> list[str]:
    """Known duties, each once and in the house's order."""
    if not wanted or set(wanted) - set(DUTIES):
        raise Invalid([{"field": "duties", "reason": "unknown_or_none"}])
    return [duty for duty in DUTIES if duty in wanted]


def purpose(wanted: str) -> str:
    """A purpose that consents are asked for."""
    if wanted not in PURPOSES:
        raise Invalid([{"field": "purpose", "reason": "unknown"}])
    return wanted


def place(lat: float, lng: float) -> None:
    """Refuse a place that is not on the earth, or the null island that a broken device reports."""
    on_earth = -90 <= lat <= 90 and -180 <= lng <= 180
    if not on_earth or (abs(lat) < 0.01 and abs(lng) < 0.01):
        raise Invalid([{"field": "lat", "reason": "not_a_place"}])
