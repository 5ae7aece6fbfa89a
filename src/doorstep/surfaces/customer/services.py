"""What can be had: trades, services, their options, prices, steps and terms."""

from typing import Any
from uuid import UUID

from ninja import Query, Schema

from doorstep.aftercare.quality import queries as quality
from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries
from doorstep.offering.catalog.queries import Service
from doorstep.surfaces.customer.entrance import PUBLIC, door
from doorstep.surfaces.shapes import Code, words


class Searched(Schema):
    """What services are looked for by."""

    search: words(40) = ""
    trade: Code | None = None


class TradeSeen(Schema):
    """A family of services."""

    code: str
    name: str


class ServiceSeen(Schema):
    """A service in a list, with the least that it costs and takes, and what reviews say of it."""

    id: UUID
    code: str
    name: str
    description: str
    trade: str
    trade_name: str
    unit: str
    ways: list[str]
    timings: list[str]
    from_fen: int | None
    from_minutes: int
    rating: float | None
    rating_count: int


class PartSeen(Schema):
    """A variant, option or material: what it is called, costs and takes."""

    code: str
    name: str
    amount_fen: int | None
    minutes: int
    count_max: int


class StepOutline(Schema):
    """One step of the work."""

    name: str
    phase: str
    has_photo: bool


class SurchargeSeen(Schema):
    """A published addition, in basis points of the work."""

    kind: str
    name: str
    bp: int


class CancellingTerm(Schema):
    """One row of the cancellation table."""

    by: str
    stage: str
    before_minutes: int
    work_bp: int
    travel_bp: int
    worker_bp: int
    fee_max_fen: int | None


class TermsSeen(Schema):
    """The terms a service is sold under."""

    pay_within_minutes: int
    accept_after_hours: int
    dispute_hours: int
    pay_ahead_days: int
    customer_wait_minutes: int
    worker_late_minutes: int
    decide_change_minutes: int
    cancelling: list[CancellingTerm]


class DepositSeen(Schema):
    """What is paid when ordering: nothing, a fixed amount, a part, or the whole."""

    mode: str
    amount_fen: int = 0
    bp: int = 0
    minimum_fen: int = 0


class ServiceDetail(ServiceSeen):
    """All that a customer reads before ordering."""

    units_min: int
    units_max: int
    crew: int
    radius_m: int
    warranty_days: int
    includes: list[str]
    excludes: list[str]
    safety: str
    standards: list[str]
    variants: list[PartSeen]
    options: list[PartSeen]
    materials: list[PartSeen]
    surcharges: list[SurchargeSeen]
    deposit: DepositSeen
    steps: list[StepOutline]
    terms: TermsSeen


@door.get("/trades", **PUBLIC, answers_with=list[TradeSeen])
def list_trades(act: Act) -> list[TradeSeen]:
    """The families of services of the city."""
    return [
        TradeSeen(code=one.code, name=text.say(one.name, act.language))
        for one in queries.trades(act)
    ]


@door.get("/services", **PUBLIC, answers_with=list[ServiceSeen])
def list_services(act: Act, wanted: Query[Searched]) -> list[ServiceSeen]:
    """What is sold now, found by Chinese, English, pinyin or other words for it."""
    rows = queries.services(act, search=wanted.search, trade_code=wanted.trade or "")
    least = queries.prices_from(act, [row.code for row in rows])
    return [ServiceSeen(**_facts(act, row, least.get(row.code))) for row in rows]


@door.get("/services/{uuid:service_id}", **PUBLIC, answers_with=ServiceDetail)
def one_service(act: Act, service_id: UUID) -> ServiceDetail:
    """One service with its choices, prices, steps and terms."""
    row = queries.sold_service(act, service_id)
    listed = queries.price_list_at(act, row.trade_id)
    prices = queries.prices(act, listed.id, row.code)
    facts = row.trade.facts
    terms = queries.terms_of(queries.term_sheet_at(act, row.trade_id))
    return ServiceDetail(
        **_facts(act, row, queries.prices_from(act, [row.code]).get(row.code)),
        units_min=row.duration["units_min"],
        units_max=row.duration["units_max"],
        crew=row.crew,
        radius_m=row.radius_m,
        warranty_days=facts.get("warranty_days") or 0,
        includes=[text.say(one, act.language) for one in row.includes],
        excludes=[text.say(one, act.language) for one in row.excludes],
        safety=text.say(facts["safety"]["customer"], act.language),
        standards=row.trade.standards,
        variants=_parts(act, row, "variant", prices),
        options=_parts(act, row, "option", prices),
        materials=_parts(act, row, "material", prices),
        surcharges=[
            SurchargeSeen(kind=one["kind"], name=text.say(one["label"], act.language), bp=one["bp"])
            for one in listed.surcharges
        ],
        deposit=DepositSeen(**{k: v for k, v in row.deposit_rule.items() if v is not None}),
        steps=[
            StepOutline(
                name=text.say(step["name"], act.language),
                phase=step.get("phase", "during"),
                has_photo=bool(step.get("photo")),
            )
            for step in row.sop
        ],
        terms=TermsSeen.from_orm(terms),
    )


def _facts(act: Act, row: Service, from_fen: int | None) -> dict[str, Any]:
    stars = quality.stars_of_services(act).get(row.code, quality.Stars())
    return {
        "id": row.id,
        "code": row.code,
        "name": text.say(row.name, act.language),
        "description": text.say(row.description, act.language),
        "trade": row.trade.code,
        "trade_name": text.say(row.trade.name, act.language),
        "unit": row.unit,
        "ways": row.ways,
        "timings": row.timings,
        "from_fen": from_fen,
        "from_minutes": queries.least_minutes(row),
        "rating": stars.mean,
        "rating_count": stars.count,
    }


def _parts(act: Act, row: Service, kind: str, prices: dict[tuple[str, str], int]) -> list[PartSeen]:
    return [
        PartSeen(
            code=one["code"],
            name=text.say(one["name"], act.language),
            amount_fen=prices.get((kind, one["code"])),
            minutes=one.get("minutes", 0),
            count_max=one.get("count_max", row.duration["units_max"]),
        )
        for one in row.choices[f"{kind}s"]
    ]
