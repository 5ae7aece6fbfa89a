"""What is sold: trade packs, services and their versions, prices, share plans and terms."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field, model_validator

from doorstep.kernel.act import Act
from doorstep.offering.catalog import commands, queries
from doorstep.surfaces.console.entrance import (
    DESK,
    HOUSE,
    KEEPERS,
    READERS,
    SELLERS,
    Facts,
    Name,
    Rate,
    door,
)
from doorstep.surfaces.shapes import Code, Fen, Iso, Moment, words

SELL: dict[str, Any] = HOUSE | {"duties": SELLERS}
Amounts = Annotated[dict[Code, Fen], Field(max_length=200)]


class PackSent(Schema):
    """A shipped pack by its code, or a pack of the city's own."""

    code: Code | None = None
    pack: Facts | None = None

    @model_validator(mode="after")
    def _names_one(self) -> "PackSent":
        if (self.code is None) == (self.pack is None):
            raise ValueError("name a shipped pack, or send one")
        return self


class TradeSeen(Schema):
    """A family of services."""

    id: UUID
    code: str
    name: dict[str, str]
    category: str
    pack_version: int
    state: str
    loaded_at: Iso


class ServiceSeen(Schema):
    """One version of a service."""

    id: UUID
    trade_id: UUID
    code: str
    version: int
    name: dict[str, str]
    description: dict[str, str]
    category: str
    ways: list[str]
    timings: list[str]
    skills: list[str]
    licences: list[str]
    unit: str
    duration: dict[str, Any]
    choices: dict[str, Any]
    deposit_rule: dict[str, Any]
    sop: list[dict[str, Any]]
    radius_m: int
    crew: int
    state: str
    valid_from: Iso
    ended_at: Iso | None


class ServicesWanted(Schema):
    """Which services are listed; those that are not sold now only if asked."""

    search: words(40) = ""
    trade: words(40) = ""
    all: bool = False


class ServiceChanges(Schema):
    """What changes with the next version; what is not said stays."""

    name: Name | None = None
    description: Name | None = None
    ways: Annotated[list[Literal["assign", "grab", "choose"]], Field(min_length=1)] | None = None
    timings: Annotated[list[Literal["now", "slot"]], Field(min_length=1)] | None = None
    skills: Annotated[list[Code], Field(min_length=1, max_length=20)] | None = None
    licences: Annotated[list[Code], Field(max_length=20)] | None = None
    radius_m: Annotated[int, Field(ge=0, le=100_000)] | None = None
    crew: Annotated[int, Field(ge=1, le=20)] | None = None
    buffer_before_minutes: Annotated[int, Field(ge=0, le=120)] | None = None
    buffer_after_minutes: Annotated[int, Field(ge=0, le=120)] | None = None
    synonyms: Annotated[list[words(40, 1)], Field(max_length=40)] | None = None
    other: Facts = {}
    """duration, choices, deposit_rule and sop, as a pack says them."""


class ServiceState(Schema):
    """Whether a service is offered."""

    on: bool


class PricesOfService(Schema):
    """What changes of a service's prices, by the code of what is sold."""

    variant: Amounts = {}
    option: Amounts = {}
    material: Amounts = {}


class PricesSent(Schema):
    """A trade's next price list: the present one with some prices changed, and why."""

    trade_code: Code
    prices: Annotated[dict[Code, PricesOfService], Field(max_length=200)]
    surcharges: Annotated[list[Facts], Field(max_length=40)] | None = None
    surcharge_cap_bp: Rate | None = None
    valid_from: Moment | None = None
    reason: words(200, 1)


class PriceListSeen(Schema):
    """One version of a trade's prices."""

    id: UUID
    trade_id: UUID
    version: int
    valid_from: Iso
    published_at: Iso
    why: str
    surcharges: list[dict[str, Any]]
    surcharge_cap_bp: int | None


class SharePlanSent(Schema):
    """How a category's money is shared in one payee mode, and the largest coupons."""

    category: Code
    shares: Facts
    coupons: Annotated[list[Facts], Field(max_length=20)] = []
    worker_by_sharing: bool = False
    valid_from: Moment | None = None


class SharePlanSeen(Schema):
    """One version of a share plan, with the proof that it fits under the cap."""

    id: UUID
    category: str
    mode: str
    version: int
    grade_bp: dict[str, int]
    commission_bp: int
    partner_bp: int
    referrer_bp: int
    material_commission_bp: int
    cap_bp: int
    insurance_fen: int
    computation: list[dict[str, Any]]
    valid_from: Iso
    published_at: Iso


class TermsSent(Schema):
    """The terms of a trade, or (without one) of the city."""

    terms: Facts
    trade_code: Code | None = None
    valid_from: Moment | None = None


class TermsSeen(Schema):
    """One version of the terms."""

    id: UUID
    trade_id: UUID | None
    version: int
    pay_within_minutes: int
    accept_after_hours: int
    dispute_hours: int
    pay_ahead_days: int
    facts: dict[str, Any]
    valid_from: Iso
    published_at: Iso


class PriceSeen(Schema):
    """What one thing costs."""

    kind: str
    code: str
    amount_fen: int


class Terms(Schema):
    """Everything under which a service is sold now."""

    price_list: PriceListSeen
    prices: list[PriceSeen]
    share_plans: list[SharePlanSeen]
    terms: TermsSeen


class UnlockSent(Schema):
    """The licence on file that unlocks words of a trade, and why it counts."""

    licence: Code
    reason: words(200, 1)


class PassSeen(Schema):
    """A punch card that is sold now."""

    id: UUID
    code: str
    name: dict[str, str]
    service_code: str
    variant: str
    units: int
    visits: int
    price_fen: int
    valid_from: Iso


class BundleSeen(Schema):
    """Several services that are sold together now."""

    id: UUID
    code: str
    name: dict[str, str]
    parts: list[dict[str, Any]]
    price_fen: int
    valid_from: Iso


@door.get("/trade-packs", **HOUSE, duties=READERS, answers_with=list[str])
def list_trade_packs(act: Act) -> Any:
    """The codes of the trade packs that are shipped."""
    return queries.shipped_packs_unscoped()


@door.post("/trade-packs", **HOUSE, duties=KEEPERS, answers_with=TradeSeen, status=201)
def load_trade_pack(act: Act, body: PackSent) -> Any:
    """Make a trade pack count from now on."""
    pack = body.pack if body.code is None else queries.shipped_pack_unscoped(body.code)
    return commands.load_trade_pack(act, pack=pack or {})


@door.get("/trades", **DESK, duties=READERS, answers_with=list[TradeSeen])
def list_trades(act: Act) -> Any:
    """The trades that the city offers."""
    return queries.trades(act)


@door.post("/trades/{code}/unlocked-words", **HOUSE, duties=KEEPERS, answers_with=TradeSeen)
def unlock_words(act: Act, code: Code, body: UnlockSent) -> Any:
    """Let the words of a trade be used that a licence on file unlocks."""
    reasoned = act.because(body.reason)
    return commands.unlock_words(reasoned, trade_code=code, licence=body.licence)


@door.get("/pass-products", **DESK, duties=READERS, answers_with=list[PassSeen])
def list_passes(act: Act) -> Any:
    """The punch cards that are sold now."""
    return queries.pass_products(act)


@door.get("/bundle-products", **DESK, duties=READERS, answers_with=list[BundleSeen])
def list_bundles(act: Act) -> Any:
    """The bundles that are sold now."""
    return queries.bundle_products(act)


@door.get("/services", **DESK, duties=READERS, answers_with=list[ServiceSeen])
def list_services(act: Act, wanted: Query[ServicesWanted]) -> Any:
    """What is sold now, and what is switched off if asked."""
    if not wanted.all:
        return queries.services(act, search=wanted.search, trade_code=wanted.trade)
    return queries.all_services(act)


@door.get("/services/{uuid:service_id}", **DESK, duties=READERS, answers_with=ServiceSeen)
def one_service(act: Act, service_id: UUID) -> Any:
    """Any version of a service."""
    return queries.service(act, service_id)


@door.get("/services/{uuid:service_id}/terms", **DESK, duties=READERS, answers_with=Terms)
def terms_of_service(act: Act, service_id: UUID) -> Any:
    """Prices, share plans and terms under which a service is sold now."""
    service = queries.service(act, service_id)
    listed = queries.price_list_at(act, service.trade_id)
    prices = queries.prices(act, listed.id, service.code)
    return {
        "price_list": listed,
        "prices": [
            {"kind": kind, "code": code, "amount_fen": fen}
            for (kind, code), fen in sorted(prices.items())
        ],
        "share_plans": [
            plan for mode in ("D", "S2") if (plan := _plan(act, service.category, mode))
        ],
        "terms": queries.term_sheet_at(act, service.trade_id),
    }


def _plan(act: Act, category: str, mode: str) -> Any:
    try:
        return queries.share_plan_at(act, category, mode)
    except queries.rules.NoTerms:
        return None


@door.put("/services/{uuid:service_id}", **SELL, answers_with=ServiceSeen)
def change_service(act: Act, service_id: UUID, body: ServiceChanges) -> Any:
    """Publish the next version of a service."""
    changes = body.model_dump(exclude={"name", "description", "other"}, exclude_none=True)
    changes |= body.other
    for field in ("name", "description"):
        said: Name | None = getattr(body, field)
        if said is not None:
            changes[field] = said.as_text()
    return commands.change_service(act, service_id=service_id, changes=changes)


@door.put("/services/{uuid:service_id}/state", **SELL, answers_with=ServiceSeen)
def switch_service(act: Act, service_id: UUID, body: ServiceState) -> Any:
    """Offer a service again, or stop offering it."""
    return commands.switch_service(act, service_id=service_id, on=body.on)


@door.post("/price-lists", **SELL, answers_with=PriceListSeen, status=201)
def publish_prices(act: Act, body: PricesSent) -> Any:
    """Publish a trade's next price list; one that breaks a plan's cap is refused."""
    return commands.publish_prices(
        act.because(body.reason),
        trade_code=body.trade_code,
        prices={code: prices.model_dump() for code, prices in body.prices.items()},
        surcharges=body.surcharges,
        surcharge_cap_bp=body.surcharge_cap_bp,
        valid_from=body.valid_from,
    )


@door.post("/share-plans", **SELL, answers_with=SharePlanSeen, status=201)
def publish_share_plan(act: Act, body: SharePlanSent) -> Any:
    """Publish a share plan; one above the cap is refused with its computation."""
    return commands.publish_share_plan(act, **body.model_dump())


@door.post("/term-sheets", **SELL, answers_with=TermsSeen, status=201)
def publish_terms(act: Act, body: TermsSent) -> Any:
    """Publish the terms of a trade, or of the city."""
    return commands.publish_terms(act, **body.model_dump())
