"""What a trade pack may say, checked before anything of it is stored, and where packs are found."""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from doorstep.kernel.errors import Invalid, NotFound

FOLDER = Path(__file__).resolve().parents[4] / "packs" / "trades"


def _two_languages(value: dict[str, str]) -> dict[str, str]:
    if not value.get("zh-CN", "").strip() or set(value) - {"zh-CN", "en"}:
        raise ValueError("a text needs zh-CN and may have en")
    return value


Text = Annotated[dict[str, str], AfterValidator(_two_languages)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,39}$")]
Word = Annotated[str, Field(min_length=1, max_length=40)]
Fen = Annotated[int, Field(ge=0, le=100_000_000)]
Rate = Annotated[int, Field(ge=0, le=10_000)]
Minutes = Annotated[int, Field(ge=0, le=1440)]
Grade = Literal["normal", "silver", "gold", "contracted"]


class Part(BaseModel):
    """A part of a pack: what is not named here is refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Named(Part):
    """A code and what people call it."""

    code: Code
    name: Text


class ReviewTag(Part):
    """A short word that customers may tick when they say how it was."""

    text: Text
    is_good: bool


class ForbiddenWord(Part):
    """A word that no name or description may hold, unless a licence on file unlocks it."""

    word: Word
    why: Text
    unlocked_by: Code | None = None


class Words(Part):
    """What services of the trade may and may not be called."""

    allowed: tuple[Word, ...] = ()
    forbidden: tuple[ForbiddenWord, ...] = ()


class ContractCaps(Part):
    """How long people of one kind of contract may work in a trade, where that is less."""

    daily_minutes: int | None = Field(default=None, ge=60, le=720)
    continuous_minutes: int | None = Field(default=None, ge=60, le=600)


class Rest(Part):
    """How work in this trade is broken by rest; None takes the city's rule."""

    planned_breaks: bool = False
    continuous_minutes: int | None = Field(default=None, ge=60, le=600)
    rest_minutes: int | None = Field(default=None, ge=10, le=240)
    daily_minutes: int | None = Field(default=None, ge=60, le=720)
    contracts: dict[Literal["employed", "merchant", "freelance"], ContractCaps] = {}


class Safety(Part):
    """What both sides read before, during and after a visit."""

    customer: Text
    worker: Text


class Step(Named):
    """A step of the work; a gate holds the next step until this one is done."""

    photo: bool = False
    gate: bool = True
    phase: Literal["before", "during", "after"] = "during"


class Variant(Named):
    """One way to buy the service, with its price and time per unit."""

    amount_fen: Fen
    minutes: Minutes


class Option(Named):
    """An addition, with its price and time for each."""

    amount_fen: Fen
    minutes: Minutes = 0
    count_max: int = Field(default=1, ge=1, le=99)


class Material(Named):
    """A part or material from the published price list."""

    amount_fen: Fen
    count_max: int = Field(default=1, ge=1, le=99)


class Duration(Part):
    """How many units may be bought, and the time that is needed besides them."""

    base_minutes: Minutes = 0
    units_min: int = Field(default=1, ge=1, le=99)
    units_max: int = Field(default=1, ge=1, le=99)


class Deposit(Part):
    """What is paid when ordering."""

    mode: Literal["none", "fixed", "percent", "whole"] = "whole"
    amount_fen: Fen = 0
    bp: Rate = 0
    minimum_fen: Fen = 0


class ServiceOfPack(Named):
    """A service: who may do it, how long it takes, what it costs, its steps, and what is and is not
    done for the price."""

    description: Text
    synonyms: tuple[Word, ...] = ()
    includes: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    excludes: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    ways: tuple[Literal["assign", "grab", "choose"], ...] = Field(min_length=1)
    timings: tuple[Literal["now", "slot"], ...] = Field(min_length=1)
    skills: tuple[Code, ...] = Field(min_length=1)
    licences: tuple[Code, ...] = ()
    unit: Literal["hour", "visit", "piece", "session", "square-metre"]
    duration: Duration = Duration()
    variants: tuple[Variant, ...] = Field(min_length=1)
    options: tuple[Option, ...] = ()
    materials: tuple[Material, ...] = ()
    deposit: Deposit = Deposit()
    sop: tuple[Step, ...] = Field(min_length=1)
    radius_m: int = Field(default=0, ge=0, le=100_000)
    crew: int = Field(default=1, ge=1, le=20)
    buffer_before_minutes: Annotated[int, Field(ge=0, le=120)] = 0
    buffer_after_minutes: Annotated[int, Field(ge=0, le=120)] = 10

    @model_validator(mode="after")
    def _codes_once(self) -> "ServiceOfPack":
        for name in ("variants", "options", "materials", "sop"):
            codes = [one.code for one in getattr(self, name)]
            if len(set(codes)) != len(codes):
                raise ValueError(f"{self.code}: a code of {name} is named twice")
        if self.duration.units_min > self.duration.units_max:
            raise ValueError(f"{self.code}: units_min is above units_max")
        if not any(variant.minutes for variant in self.variants) + self.duration.base_minutes:
            raise ValueError(f"{self.code}: the work takes no time")
        return self


class SurchargeOfPack(Part):
    """A published addition to the price of the work at certain moments."""

    kind: Literal["night", "holiday", "peak", "weather", "demand"]
    code: Code
    label: Text
    bp: Rate
    from_minute: Annotated[int, Field(ge=0, lt=1440)] = 0
    until_minute: Annotated[int, Field(ge=0, lt=1440)] = 0
    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...] = ()
    holidays_only: bool = False
    weather: str = ""


class CancellingRow(Part):
    """A row of the cancellation table; the first that fits counts."""

    by: Literal["customer", "worker", "operator", "merchant", "system"]
    stage: Literal["unassigned", "assigned", "on_the_way", "arrived", "started"]
    before_minutes: int = Field(default=0, ge=0)
    work_bp: Rate = 0
    travel_bp: Rate = 0
    worker_bp: Rate = 0
    fee_max_fen: Fen | None = None


class TermsOfPack(Part):
    """The terms under which orders of the trade are sold."""

    pay_within_minutes: int = Field(default=15, ge=1, le=120)
    accept_after_hours: int = Field(default=24, ge=1, le=168)
    dispute_hours: int = Field(default=72, ge=0, le=336)
    pay_ahead_days: int = Field(default=20, ge=1, le=20)
    offer_seconds: int = Field(default=30, ge=10, le=300)
    decide_change_minutes: int = Field(default=10, ge=1, le=120)
    customer_wait_minutes: int = Field(default=15, ge=5, le=120)
    worker_late_minutes: int = Field(default=30, ge=5, le=240)
    set_out_minutes: int = Field(default=120, ge=15, le=480)
    cancelling: tuple[CancellingRow, ...] = ()


class SharesOfPack(Part):
    """How the money of the trade's category is shared in one payee mode."""

    mode: Literal["D", "S2"]
    grade_bp: dict[Grade, Annotated[int, Field(ge=6_000, le=8_000)]]
    commission_bp: Rate
    partner_bp: Rate = 0
    referrer_bp: Rate = 0
    material_commission_bp: Rate = 0
    cap_bp: Rate = 3_000
    insurance_fen: Fen = 0

    @model_validator(mode="after")
    def _every_grade(self) -> "SharesOfPack":
        grades = [self.grade_bp.get(g, -1) for g in ("normal", "silver", "gold", "contracted")]
        if -1 in grades or grades != sorted(grades):
            raise ValueError("every grade needs a part, and a higher grade never a smaller one")
        if self.partner_bp + self.referrer_bp > 10_000:
            raise ValueError("partner and referrer are parts of the commission")
        return self


class PassOfPack(Named):
    """A punch card of one service."""

    service: Code
    variant: Code
    units: int = Field(default=1, ge=1, le=99)
    visits: int = Field(ge=2, le=200)
    price_fen: Fen


class BundlePart(Part):
    """One service of a bundle."""

    service: Code
    variant: Code
    units: int = Field(default=1, ge=1, le=99)


class BundleOfPack(Named):
    """Several services sold together."""

    parts: tuple[BundlePart, ...] = Field(min_length=2)
    price_fen: Fen


class Pack(Named):
    """A trade pack."""

    version: int = Field(ge=1)
    category: Code
    optional: bool = False
    standards: tuple[str, ...] = ()
    words: Words = Words()
    rest: Rest = Rest()
    safety: Safety
    warranty_days: int = Field(default=0, ge=0, le=3650)
    review_tags: Annotated[tuple[ReviewTag, ...], Field(max_length=12)] = ()
    skills: tuple[Named, ...] = Field(min_length=1)
    licences: tuple[Named, ...] = ()
    services: tuple[ServiceOfPack, ...] = Field(min_length=1)
    surcharges: tuple[SurchargeOfPack, ...] = ()
    surcharge_cap_bp: Rate | None = None
    terms: TermsOfPack
    shares: tuple[SharesOfPack, ...] = ()
    passes: tuple[PassOfPack, ...] = ()
    bundles: tuple[BundleOfPack, ...] = ()

    @model_validator(mode="after")
    def _names_what_it_uses(self) -> "Pack":
        skills, licences = ({one.code for one in group} for group in (self.skills, self.licences))
        variants: dict[str, set[str]] = {}
        for service in self.services:
            if service.code in variants:
                raise ValueError(f"service {service.code} is named twice")
            if set(service.skills) - skills or set(service.licences) - licences:
                raise ValueError(f"{service.code} needs a skill or licence that is not listed")
            variants[service.code] = {variant.code for variant in service.variants}
        parts = [(one.service, one.variant) for one in self.passes]
        parts += [(one.service, one.variant) for bundle in self.bundles for one in bundle.parts]
        for code, variant in parts:
            if variant not in variants.get(code, set()):
                raise ValueError(f"a pass or bundle names {code}/{variant}, which is not listed")
        return self


def checked(content: dict[str, Any]) -> Pack:
    """The pack that a content says; refuses with Invalid, naming each field that is wrong."""
    return checked_part(Pack, content)


def checked_part[P: Part](kind: type[P], content: Any) -> P:
    """A part of a pack by itself; refuses with Invalid, naming each field that is wrong."""
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        raise Invalid(
            [
                {"field": ".".join(str(step) for step in e["loc"]) or "pack", "reason": e["msg"]}
                for e in error.errors(include_url=False)
            ]
        ) from error


def digest(pack: Pack) -> str:
    """The fingerprint of a pack's whole content."""
    canonical = json.dumps(pack.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def read(code: str) -> dict[str, Any]:
    """The content of a pack that is shipped, by its code; NotFound when there is none."""
    path = FOLDER / f"{code}.json"
    if path.parent != FOLDER or not path.is_file():
        raise NotFound
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def shipped() -> list[str]:
    """The codes of all packs that are shipped."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))
