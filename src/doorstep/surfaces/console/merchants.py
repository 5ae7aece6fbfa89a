"""Firms and contracts: registered, let serve, paused, ended; and what is agreed with them."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel.act import Act
from doorstep.people.partners import commands, queries
from doorstep.surfaces.console.entrance import (
    DESK,
    HOUSE,
    KEEPERS,
    READERS,
    Name,
    Rate,
    Why,
    door,
)
from doorstep.surfaces.shapes import Iso, Moment, Page, Paging, words

Category = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,39}$")]
KEEP: dict[str, Any] = HOUSE | {"duties": KEEPERS}


class MerchantsWanted(Paging):
    """Which firms are listed."""

    state: Literal["pending", "active", "paused", "ended"] | None = None


class MerchantSeen(Schema):
    """A firm whose people serve."""

    id: UUID
    name: dict[str, str]
    credit_code: str
    dossier_id: UUID | None
    sub_mchid: str
    state: str
    registered_at: Iso
    ended_at: Iso | None


class MerchantSent(Schema):
    """A firm that registers."""

    name: Name
    credit_code: words(18, 18)
    dossier_id: UUID | None = None
    sub_mchid: words(32) = ""


class MerchantChanges(Schema):
    """What changes of a firm; what is not said stays."""

    name: Name | None = None
    dossier_id: UUID | None = None
    sub_mchid: words(32) | None = None


class PartnerSent(Schema):
    """Who runs the city with the house."""

    name: Name
    credit_code: words(18) = ""
    person_id: UUID | None = None
    mchid: words(32) = ""


class PartnerSeen(Schema):
    """The city's partner."""

    id: UUID
    name: dict[str, str]
    credit_code: str
    mchid: str
    state: str
    registered_at: Iso
    ended_at: Iso | None


class ContractSent(Schema):
    """A new version of what is agreed; commission in basis points by category."""

    party: Literal["merchant", "partner", "platform"]
    payee_mode: Literal["D", "S2"]
    commission_bp: Annotated[dict[Category, Rate], Field(min_length=1, max_length=60)]
    partner_bp: Rate = 0
    cap_bp: Rate = 3_000
    merchant_id: UUID | None = None
    partner_id: UUID | None = None
    valid_from: Moment | None = None


class ContractSeen(Schema):
    """One version of what was agreed."""

    id: UUID
    party: str
    merchant_id: UUID | None
    partner_id: UUID | None
    payee_mode: str
    commission_bp: dict[str, int]
    partner_bp: int
    cap_bp: int
    valid_from: Iso
    signed_at: Iso


@door.get("/merchants", **DESK, duties=READERS, answers_with=Page[MerchantSeen])
def list_merchants(act: Act, wanted: Query[MerchantsWanted]) -> Any:
    """The firms of the city, newest first; a merchant's staff see their own."""
    rows, following = queries.merchants(
        act, state=wanted.state or "", after=wanted.after, size=wanted.size
    )
    return {"items": rows, "next": following}


@door.post("/merchants", **KEEP, answers_with=MerchantSeen, status=201)
def register_merchant(act: Act, body: MerchantSent) -> Any:
    """Register a firm; it serves once its papers are approved."""
    return commands.register_merchant(
        act,
        name=body.name.as_text(),
        credit_code=body.credit_code,
        dossier_id=body.dossier_id,
        sub_mchid=body.sub_mchid,
    )


@door.get("/merchants/{uuid:merchant_id}", **DESK, duties=READERS, answers_with=MerchantSeen)
def one_merchant(act: Act, merchant_id: UUID) -> Any:
    """One firm."""
    return queries.merchant(act, merchant_id)


@door.put("/merchants/{uuid:merchant_id}", **KEEP, answers_with=MerchantSeen)
def change_merchant(act: Act, merchant_id: UUID, body: MerchantChanges) -> Any:
    """Change a firm's name, papers or sub-merchant number."""
    changes = body.model_dump(exclude={"name"}, exclude_none=True)
    if body.name is not None:
        changes["name"] = body.name.as_text()
    return commands.change_merchant(act, merchant_id=merchant_id, **changes)


@door.post("/merchants/{uuid:merchant_id}/activation", **KEEP, answers_with=MerchantSeen)
def activate_merchant(act: Act, merchant_id: UUID) -> Any:
    """Let a firm serve."""
    return commands.activate_merchant(act, merchant_id=merchant_id)


@door.post("/merchants/{uuid:merchant_id}/pause", **KEEP, answers_with=MerchantSeen)
def pause_merchant(act: Act, merchant_id: UUID, body: Why) -> Any:
    """Stop a firm from taking new orders."""
    return commands.pause_merchant(act.because(body.reason), merchant_id=merchant_id)


@door.post("/merchants/{uuid:merchant_id}/end", **KEEP, answers_with=MerchantSeen)
def end_merchant(act: Act, merchant_id: UUID, body: Why) -> Any:
    """Let a firm leave the city."""
    return commands.end_merchant(act.because(body.reason), merchant_id=merchant_id)


@door.get(
    "/merchants/{uuid:merchant_id}/contracts",
    **DESK,
    duties=READERS,
    answers_with=list[ContractSeen],
)
def list_contracts(act: Act, merchant_id: UUID) -> Any:
    """All versions agreed with a firm, newest first."""
    queries.merchant(act, merchant_id)
    return queries.contracts(act, merchant_id=merchant_id)


@door.get("/contracts", **KEEP, answers_with=list[ContractSeen])
def list_own_contracts(act: Act) -> Any:
    """All versions of the house's own trade, newest first."""
    return queries.contracts(act, merchant_id=None)


@door.post("/contracts", **KEEP, answers_with=ContractSeen, status=201)
def sign_contract(act: Act, body: ContractSent) -> Any:
    """Sign a new version; what was sold before keeps the version it was sold under."""
    return commands.sign_contract(act, **body.model_dump())


@door.post("/partners", **KEEP, answers_with=PartnerSeen, status=201)
def register_partner(act: Act, body: PartnerSent) -> Any:
    """Register the city's partner."""
    return commands.register_partner(
        act,
        name=body.name.as_text(),
        credit_code=body.credit_code,
        person_id=body.person_id,
        mchid=body.mchid,
    )


@door.post("/partners/{uuid:partner_id}/end", **KEEP, answers_with=PartnerSeen)
def end_partner(act: Act, partner_id: UUID, body: Why) -> Any:
    """Let the city's partner leave."""
    return commands.end_partner(act.because(body.reason), partner_id=partner_id)
