"""Questions about firms and contracts: who they are and what was agreed at a moment."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from doorstep.kernel import cursor
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.memory import reference
from doorstep.kernel.rows import CityQuerySet
from doorstep.people.partners import rules
from doorstep.people.partners.models import Contract, Merchant, Partner


def merchant(act: Act, id: UUID) -> Merchant:
    """A firm of the city; a merchant sees only itself.  Refuses with NotFound.

    Customers and workers see a firm's public face: id, name and state are for everybody.
    """
    rows = Merchant.objects.of(act).filter(id=id)
    if act.role == MERCHANT:
        rows = rows.filter(id=act.merchant_id)
    return _one(rows.first())


def merchants(
    act: Act, *, state: str = "", after: str = "", size: int = 20
) -> tuple[list[Merchant], str]:
    """The firms of the city for its operators, newest first."""
    rows = Merchant.objects.of(act)
    if act.role == MERCHANT:
        rows = rows.filter(id=act.merchant_id)
    elif act.role not in (OPERATOR, SYSTEM):
        rows = rows.none()
    if state:
        rows = rows.filter(state=state)
    return cursor.page(rows, by="registered_at", after=after, size=size)


def serving(act: Act, *, after: str = "", size: int = 20) -> tuple[list[Merchant], str]:
    """The firms that take orders now, by the face that everybody sees, newest first."""
    rows = Merchant.objects.of(act).filter(state=rules.ACTIVE)
    return cursor.page(rows, by="registered_at", after=after, size=size)


def may_serve(act: Act, merchant_id: UUID) -> bool:
    """Whether a firm may take new orders now."""
    return Merchant.objects.of(act).filter(id=merchant_id, state=rules.ACTIVE).exists()


def partner(act: Act) -> Partner | None:
    """The city's partner, if it has one."""
    return Partner.objects.of(act).filter(ended_at=None).first()


def partner_by_id(act: Act, id: UUID) -> Partner:
    """A partner of the city, also one who left.  Refuses with NotFound."""
    return _one(Partner.objects.of(act).filter(id=id).first())


def contract(act: Act, id: UUID) -> Contract:
    """A version of a contract by its id.  Refuses with NotFound."""
    return _one(_contracts(act).filter(id=id).first())


def contract_at(act: Act, merchant_id: UUID | None, at: datetime) -> Contract:
    """What holds with a firm at a moment; None asks for the house's own trade (mode D).

    Refuses with NotFound when nothing was agreed yet.
    """
    if act.role == MERCHANT and merchant_id != act.merchant_id:
        raise NotFound()
    return _one(_latest(_versions(act, merchant_id), at))


@reference
def _versions(act: Act, merchant_id: UUID | None) -> list[Contract]:
    party = rules.PLATFORM if merchant_id is None else rules.MERCHANT
    rows = Contract.objects.of(act).filter(party=party, merchant_id=merchant_id)
    return list(rows.order_by("-valid_from"))


def commission_bp(contract: Contract, category: str) -> int:
    """What was signed with a firm as the platform's commission of a category."""
    return rules.commission_for(contract.commission_bp, category)


def partner_contract_at(act: Act, at: datetime) -> Contract | None:
    """What holds with the city's partner at a moment, if there is one."""
    found = partner(act)
    if found is None:
        return None
    rows = _contracts(act).filter(party=rules.PARTNER, partner_id=found.id)
    return _latest(rows.order_by("-valid_from"), at)


def contracts(act: Act, *, merchant_id: UUID | None) -> list[Contract]:
    """All versions agreed with a firm, or of the house's own trade, newest first."""
    if act.role == MERCHANT and merchant_id != act.merchant_id:
        return []
    return _versions(act, merchant_id)


def _contracts(act: Act) -> CityQuerySet:
    rows = Contract.objects.of(act)
    return rows.filter(merchant_id=act.merchant_id) if act.role == MERCHANT else rows


def _latest(versions: Iterable[Contract], at: datetime) -> Contract | None:
    """What counts at a moment, of versions sorted newest first."""
    return next((version for version in versions if version.valid_from <= at), None)


def _one[T](row: T | None) -> T:
    if row is None:
        raise NotFound()
    return row
