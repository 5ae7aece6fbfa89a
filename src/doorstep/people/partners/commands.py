"""Verbs of firms: registered, paused, ended; and the contracts that are signed with them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import audit, text
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.people.identity import queries as identity
from doorstep.people.partners import rules
from doorstep.people.partners.events import (
    ContractSigned,
    MerchantActivated,
    MerchantEnded,
    MerchantPaused,
)
from doorstep.people.partners.models import Contract, Merchant, Partner

NEWS = {"activate": MerchantActivated, "pause": MerchantPaused, "end": MerchantEnded}


@command
def register_merchant(
    act: Act,
    *,
    name: dict[str, str],
    credit_code: str,
    dossier_id: UUID | None = None,
    sub_mchid: str = "",
) -> Merchant:
    """Register a firm; it serves once the papers in its dossier are approved.

    Refuses with NotAllowed, Invalid, NotFound, MerchantExists.
    """
    rules.ask_signer(act.role, act.duties)
    code = rules.credit_code(credit_code)
    _check_dossier(act, dossier_id)
    is_cleared = dossier_id is not None and identity.is_dossier_cleared(
        act, dossier_id=dossier_id, at=act.at
    )
    fresh = Merchant(
        city_id=act.city_id,
        name=_name(name),
        name_key=text.pinyin_key(name["zh-CN"]),
        credit_code=code,
        dossier_id=dossier_id,
        sub_mchid=rules.sub_mchid(sub_mchid),
        state=rules.ACTIVE if is_cleared else rules.PENDING,
        registered_at=act.at,
    )
    Merchant.objects.bulk_create([fresh], ignore_conflicts=True)
    kept = Merchant.objects.of(act).filter(id=fresh.id).first()
    if kept is None:
        raise rules.MerchantExists()
    audit.note(act, "partners.register_merchant", subject=("merchant", kept.id))
    if is_cleared:
        tell(act, MerchantActivated(merchant_id=kept.id))
    return kept


@command
def change_merchant(act: Act, *, merchant_id: UUID, **changes: Any) -> Merchant:
    """Change a firm's name, papers or sub-merchant number.

    Refuses with NotAllowed, Invalid, NotFound, NotNow.
    """
    rules.ask_signer(act.role, act.duties)
    merchant = _lock_merchant(act, merchant_id)
    if merchant.state == rules.ENDED:
        raise rules.NotNow()
    unknown = set(changes) - {"name", "dossier_id", "sub_mchid"}
    if unknown:
        raise Invalid([{"field": field, "reason": "unknown"} for field in sorted(unknown)])
    if "name" in changes:
        merchant.name = _name(changes["name"])
        merchant.name_key = text.pinyin_key(merchant.name["zh-CN"])
    if "sub_mchid" in changes:
        merchant.sub_mchid = rules.sub_mchid(changes["sub_mchid"])
    if "dossier_id" in changes:
        _check_dossier(act, changes["dossier_id"])
        merchant.dossier_id = changes["dossier_id"]
        if not _is_cleared(act, merchant):
            _move(act, merchant, "pause")
    merchant.save()
    detail = {"fields": sorted(changes)}
    audit.note(act, "partners.change_merchant", subject=("merchant", merchant.id), detail=detail)
    return merchant


@command
def activate_merchant(act: Act, *, merchant_id: UUID) -> Merchant:
    """Let a firm serve.  Refuses with NotAllowed, NotFound, NotCleared, NotNow."""
    rules.ask_signer(act.role, act.duties)
    merchant = _lock_merchant(act, merchant_id)
    if not _is_cleared(act, merchant):
        raise rules.NotCleared()
    return _step(act, merchant, "activate")


@command
def pause_merchant(act: Act, *, merchant_id: UUID) -> Merchant:
    """Stop a firm from taking new orders.  Refuses with NotAllowed, NotFound, NotNow."""
    rules.ask_signer(act.role, act.duties)
    return _step(act, _lock_merchant(act, merchant_id), "pause")


@command
def end_merchant(act: Act, *, merchant_id: UUID) -> Merchant:
    """Let a firm leave the city; its orders and contracts stay to be read.

    Refuses with NotAllowed, NotFound, NotNow.
    """
    rules.ask_signer(act.role, act.duties)
    merchant = _lock_merchant(act, merchant_id)
    merchant.ended_at = act.at
    return _step(act, merchant, "end")


@command
def follow_dossier(act: Act, *, dossier_id: UUID) -> None:
    """Let the firms of a dossier serve while their papers hold, and pause them when they do not."""
    rows = Merchant.objects.of(act).lock().filter(dossier_id=dossier_id, ended_at=None)
    for merchant in rows:
        verb = "activate" if _is_cleared(act, merchant) else "pause"
        if rules.move(merchant.state, verb) != merchant.state:
            _step(act, merchant, verb)


@command
def register_partner(
    act: Act,
    *,
    name: dict[str, str],
    credit_code: str = "",
    person_id: UUID | None = None,
    mchid: str = "",
) -> Partner:
    """Register the city's partner.  Refuses with NotAllowed, Invalid, PartnerExists."""
    rules.ask_signer(act.role, act.duties)
    fresh = Partner(
        city_id=act.city_id,
        name=_name(name),
        credit_code=rules.credit_code(credit_code) if credit_code else "",
        person_id=person_id,
        mchid=rules.sub_mchid(mchid),
        registered_at=act.at,
    )
    Partner.objects.bulk_create([fresh], ignore_conflicts=True)
    kept = Partner.objects.of(act).filter(id=fresh.id).first()
    if kept is None:
        raise rules.PartnerExists()
    audit.note(act, "partners.register_partner", subject=("partner", kept.id))
    return kept


@command
def end_partner(act: Act, *, partner_id: UUID) -> Partner:
    """Let the city's partner leave.  Refuses with NotAllowed, NotFound, NotNow."""
    rules.ask_signer(act.role, act.duties)
    partner = _lock_partner(act, partner_id)
    partner.state = rules.move(partner.state, "end")
    partner.ended_at = act.at
    partner.save()
    audit.note(act, "partners.end_partner", subject=("partner", partner.id))
    return partner


@command
def sign_contract(
    act: Act,
    *,
    party: str,
    payee_mode: str,
    commission_bp: Mapping[str, int],
    partner_bp: int = 0,
    cap_bp: int = rules.CAP_BP,
    merchant_id: UUID | None = None,
    partner_id: UUID | None = None,
    valid_from: datetime | None = None,
) -> Contract:
    """Sign a new version; what was sold before keeps the version it was sold under.

    Refuses with NotAllowed, Invalid, NotFound, NotCleared, SubmerchantMissing, OverCap, TooLate.
    """
    rules.ask_signer(act.role, act.duties)
    _check_party(party, payee_mode, merchant_id, partner_id)
    figures = rules.commission(commission_bp)
    rules.check_figures(payee_mode, figures, partner_bp, cap_bp)
    if merchant_id is not None:
        _check_merchant(act, merchant_id, payee_mode)
    if partner_id is not None and _lock_partner(act, partner_id).ended_at is not None:
        raise rules.NotNow()
    begins_at = valid_from or act.at
    same = Contract.objects.of(act).filter(
        party=party, merchant_id=merchant_id, partner_id=partner_id
    )
    last = same.order_by("-valid_from").values_list("valid_from", flat=True).first()
    rules.check_begin(begins_at, act.at, last)
    contract = Contract.objects.create(
        city_id=act.city_id,
        party=party,
        merchant_id=merchant_id,
        partner_id=partner_id,
        payee_mode=payee_mode,
        commission_bp=figures,
        partner_bp=partner_bp,
        cap_bp=cap_bp,
        valid_from=begins_at,
        signed_at=act.at,
        signed_by=act.actor_id,
    )
    audit.note(act, "partners.sign_contract", subject=("contract", contract.id))
    tell(act, ContractSigned(contract.id, party, merchant_id, partner_id, begins_at))
    return contract


def _check_party(
    party: str, payee_mode: str, merchant_id: UUID | None, partner_id: UUID | None
) -> None:
    """The one firm that the party names; the house's own trade is mode D and names none."""
    given = (merchant_id is not None, partner_id is not None)
    wanted = {
        rules.MERCHANT: (True, False),
        rules.PARTNER: (False, True),
        rules.PLATFORM: (False, False),
    }
    if wanted.get(party) != given:
        raise Invalid([{"field": "party", "reason": "names_another_firm"}])
    if party == rules.PLATFORM and payee_mode != rules.DIRECT:
        raise Invalid([{"field": "payee_mode", "reason": "the_house_is_the_seller"}])


def _check_merchant(act: Act, merchant_id: UUID, payee_mode: str) -> None:
    merchant = _lock_merchant(act, merchant_id)
    if merchant.state == rules.ENDED:
        raise rules.NotNow()
    if not _is_cleared(act, merchant):
        raise rules.NotCleared()
    if payee_mode == rules.SUBMERCHANT and not merchant.sub_mchid:
        raise rules.SubmerchantMissing()


def _is_cleared(act: Act, merchant: Merchant) -> bool:
    return merchant.dossier_id is not None and identity.is_dossier_cleared(
        act, dossier_id=merchant.dossier_id, at=act.at
    )


def _check_dossier(act: Act, dossier_id: UUID | None) -> None:
    if dossier_id is None:
        return
    if identity.dossier(act, dossier_id).subject != rules.MERCHANT:
        raise NotFound()


def _step(act: Act, merchant: Merchant, verb: str) -> Merchant:
    _move(act, merchant, verb)
    merchant.save()
    audit.note(act, f"partners.{verb}_merchant", subject=("merchant", merchant.id))
    return merchant


def _move(act: Act, merchant: Merchant, verb: str) -> None:
    before = merchant.state
    merchant.state = rules.move(before, verb)
    if merchant.state != before:
        tell(act, NEWS[verb](merchant_id=merchant.id))


def _lock_merchant(act: Act, merchant_id: UUID) -> Merchant:
    merchant = Merchant.objects.of(act).lock().filter(id=merchant_id).first()
    if merchant is None:
        raise NotFound()
    return merchant


def _lock_partner(act: Act, partner_id: UUID) -> Partner:
    partner = Partner.objects.of(act).lock().filter(id=partner_id).first()
    if partner is None:
        raise NotFound()
    return partner


def _name(name: dict[str, str]) -> dict[str, str]:
    chinese = str(name.get("zh-CN", "")).strip()
    if not 0 < len(chinese) <= 60 or set(name) - set(text.LANGUAGES):
        raise Invalid([{"field": "name", "reason": "needs_chinese"}])
    return {language: " ".join(words.split()) for language, words in name.items()}
