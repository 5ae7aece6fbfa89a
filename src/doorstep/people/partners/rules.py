"""Decisions about firms and contracts: the credit code, allowed moves, and figures that add up."""

import re
from collections.abc import Mapping
from datetime import datetime

from doorstep.algorithms import checkdigits
from doorstep.kernel.errors import Invalid, NotAllowed, Refusal

PENDING, ACTIVE, PAUSED, ENDED = "pending", "active", "paused", "ended"
STATES = (PENDING, ACTIVE, PAUSED, ENDED)
MERCHANT, PARTNER, PLATFORM = "merchant", "partner", "platform"
PARTIES = (MERCHANT, PARTNER, PLATFORM)
DIRECT, SUBMERCHANT = "D", "S2"
PAYEE_MODES = (DIRECT, SUBMERCHANT)
DEFAULT = "default"
WHOLE_BP = 10_000
CAP_BP = 3_000

MOVES = {
    (PENDING, "activate"): ACTIVE,
    (PAUSED, "activate"): ACTIVE,
    (ACTIVE, "activate"): ACTIVE,
    (ACTIVE, "pause"): PAUSED,
    (PENDING, "pause"): PENDING,
    (PAUSED, "pause"): PAUSED,
    (PENDING, "end"): ENDED,
    (ACTIVE, "end"): ENDED,
    (PAUSED, "end"): ENDED,
}

_MCHID = re.compile(r"[0-9]{8,12}", re.ASCII)
_CATEGORY = re.compile(r"[a-z][a-z0-9_.-]{0,39}", re.ASCII)


class MerchantExists(Refusal):
    """A firm with this credit code is registered in the city."""

    zh = "该统一社会信用代码已登记。"
    en = "A firm with this credit code is registered already."


class PartnerExists(Refusal):
    """A partner with this credit code is registered in the city."""

    zh = "该合伙人已登记。"
    en = "This partner is registered already."


class NotCleared(Refusal):
    """The firm's papers are not approved."""

    zh = "商家资料尚未通过审核。"
    en = "The firm's papers are not approved."


class SubmerchantMissing(Refusal):
    """Payee mode S2 needs the firm's own merchant number at the channel."""

    zh = "商家收款模式需要先填写特约商户号。"
    en = "This payee mode needs the firm's sub-merchant number."


class OverCap(Refusal):
    """The commission is more than the channel lets us share from a payment."""

    zh = "佣金{commission_bp}基点超过渠道分账上限{cap_bp}基点。"
    en = "A commission of {commission_bp} bp is above the channel's cap of {cap_bp} bp."


class TooLate(Refusal):
    """A contract begins now or later, and after the version before it."""

    zh = "合同生效时间须晚于上一版本且不早于现在。"
    en = "A contract begins now or later, and after the version before it."


class NotNow(Refusal):
    """The firm's state does not allow this."""

    zh = "当前状态不允许此操作。"
    en = "The firm's state does not allow this."


def credit_code(text: str) -> str:
    """A unified social credit code in one spelling.  Refuses with Invalid."""
    code = re.sub(r"[\s-]", "", text).upper()
    if not checkdigits.credit_code_is_valid(code):
        raise Invalid([{"field": "credit_code", "reason": "not_a_credit_code"}])
    return code


def sub_mchid(text: str) -> str:
    """A sub-merchant number of the channel, or '' when there is none yet.  Refuses with Invalid."""
    number = text.strip()
    if number and not _MCHID.fullmatch(number):
        raise Invalid([{"field": "sub_mchid", "reason": "not_a_merchant_number"}])
    return number


def move(state: str, verb: str) -> str:
    """The state after a verb.  Refuses with NotNow."""
    if (state, verb) not in MOVES:
        raise NotNow()
    return MOVES[state, verb]


def commission(by_category: Mapping[str, int]) -> dict[str, int]:
    """Commission in basis points per category, with a default.  Refuses with Invalid."""
    problems = [
        {"field": f"commission_bp.{category}", "reason": "not_basis_points"}
        for category, bp in by_category.items()
        if not _is_bp(bp) or not _CATEGORY.fullmatch(category)
    ]
    if DEFAULT not in by_category:
        problems.append({"field": "commission_bp", "reason": "default_missing"})
    if problems:
        raise Invalid(problems)
    return dict(sorted(by_category.items()))


def check_figures(payee_mode: str, by_category: Mapping[str, int], part_bp: int, cap: int) -> None:
    """Refuse what is not basis points, and what S2 could never pay under the channel's cap.

    In D the whole payment is the house's own; there is nothing that the channel caps.
    """
    if payee_mode not in PAYEE_MODES:
        raise Invalid([{"field": "payee_mode", "reason": "unknown"}])
    figures = {"partner_bp": part_bp, "cap_bp": cap}
    problems = [
        {"field": field, "reason": "not_basis_points"}
        for field, bp in figures.items()
        if not _is_bp(bp)
    ]
    if problems:
        raise Invalid(problems)
    highest = max(by_category.values())
    if payee_mode == SUBMERCHANT and highest > cap:
        raise OverCap(commission_bp=highest, cap_bp=cap)


def commission_for(by_category: Mapping[str, int], category: str) -> int:
    """The commission of a category in basis points, or the default's."""
    return by_category.get(category, by_category[DEFAULT])


def check_begin(valid_from: datetime, at: datetime, last: datetime | None) -> None:
    """Refuse with TooLate a contract that would change what was sold already."""
    if valid_from < at or (last is not None and valid_from <= last):
        raise TooLate()


def ask_signer(role: str, duties: frozenset[str]) -> None:
    """Refuse with NotAllowed who is neither the house nor an administrator of the city."""
    if role != "system" and not (role == "operator" and "administrator" in duties):
        raise NotAllowed()


def _is_bp(value: int) -> bool:
    return type(value) is int and 0 <= value <= WHOLE_BP
