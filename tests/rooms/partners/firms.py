"""Makes firms for tests: credit codes that check, merchants whose papers were approved."""

from typing import Any

from doorstep.people.identity import rules as identity
from doorstep.people.partners import commands
from doorstep.people.partners.models import Contract, Merchant
from tests.rooms.accounts.people import CITY, act_of, do
from tests.rooms.identity.papers import approved

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(order: int = 1) -> str:
    """An invented unified social credit code whose check character is right."""
    first = f"91460100MA{order:07d}"
    total = sum(CHARACTERS.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return first + CHARACTERS[-total % 31]


def merchant(order: int = 1, city_id: int = CITY, **changes: Any) -> Merchant:
    """A registered firm without papers."""
    facts = {"name": {"zh-CN": "好邻居家政"}, "credit_code": credit_code(order)} | changes
    return do(act_of(city_id=city_id), commands.register_merchant, **facts)


def cleared_merchant(order: int = 1, sub_mchid: str = "1900000109", **facts: Any) -> Merchant:
    """A firm whose papers are good and who can be paid as a sub-merchant."""
    papers = approved(identity.MERCHANT, order=order, **facts)
    return merchant(order, dossier_id=papers.id, sub_mchid=sub_mchid)


def sign(**changes: Any) -> Contract:
    """A contract of the house's own trade, unless told otherwise."""
    facts = {"party": "platform", "payee_mode": "D", "commission_bp": {"default": 1000}}
    act = changes.pop("act", None) or act_of()
    return do(act, commands.sign_contract, **(facts | changes))


def sign_s2(firm: Merchant, **changes: Any) -> Contract:
    """A contract in which the firm is paid itself."""
    facts = {"party": "merchant", "payee_mode": "S2", "merchant_id": firm.id}
    return sign(**(facts | changes))
