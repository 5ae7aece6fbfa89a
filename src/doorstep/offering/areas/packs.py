"""What a city pack may say, checked before anything of it is stored, and where packs are found."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.areas import rules

FOLDER = Path(__file__).resolve().parents[4] / "packs" / "cities"
_WAITING, _SERIES = rules.WaitingFacts(), rules.SeriesFacts()


def _two_languages(value: dict[str, str]) -> dict[str, str]:
    if not value.get("zh-CN", "").strip() or set(value) - {"zh-CN", "en"}:
        raise ValueError("a text needs zh-CN and may have en")
    return value


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("a zone of the time-zone database") from error
    return value


Text = Annotated[dict[str, str], AfterValidator(_two_languages)]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Minute = Annotated[int, Field(ge=0, lt=1440)]
Fen = Annotated[int, Field(ge=0, le=100_000_000)]


class Part(BaseModel):
    """A part of a pack: what is not named here is refused, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Center(Part):
    """The middle of the city, GCJ-02."""

    lat: float = Field(ge=-90, le=90)
    lng: float = Field(ge=-180, le=180)


class Area(Part):
    """A served polygon; a parent, where named, comes earlier in the list."""

    code: Code
    kind: Literal["city", "district", "zone"]
    name: Text
    parent: Code | None = None
    polygon: dict[str, Any]


class Tariff(Part):
    """The travel fare of one mode."""

    mode: Literal["bus", "taxi"]
    free_m: int = Field(default=0, ge=0, le=100_000)
    flat_fen: Fen = 0
    flag_fall_fen: Fen = 0
    flag_fall_m: int = Field(default=0, ge=0, le=100_000)
    per_km_fen: Fen = 0
    both_ways: bool = False
    night_bp: int = Field(default=0, ge=0, le=20_000)


class HolidayOfPack(Part):
    """A public holiday, a day off beside it, or a workday shifted to a weekend."""

    day: date
    name: Text
    kind: Literal["public", "rest", "working"]
    pay_bp: int = Field(ge=10_000, le=50_000)


class Night(Part):
    """When night tariffs and night surcharges count, on the city's clock."""

    from_minute: Minute
    until_minute: Minute


class Booking(Part):
    """How times are offered."""

    slot_step_minutes: int = Field(ge=5, le=120)
    horizon_days: int = Field(ge=1, le=60)
    lead_minutes: int = Field(ge=0, le=1440)
    instant_radius_m: int = Field(ge=500, le=50_000)


class ContractCaps(Part):
    """How long people of one kind of contract may work, where that is less."""

    daily_minutes: int | None = Field(default=None, ge=60, le=720)
    continuous_minutes: int | None = Field(default=None, ge=60, le=600)


class Work(Part):
    """How long people may work, and the least an hour pays."""

    daily_minutes: int = Field(ge=60, le=720)
    continuous_minutes: int = Field(ge=60, le=480)
    rest_minutes: int = Field(ge=10, le=120)
    contracts: dict[Literal["employed", "merchant", "freelance"], ContractCaps] = {}
    minimum_hourly_fen: Fen
    tops_up_pay: bool = False
    """Whether a day that paid less is topped up by itself; else the desk decides."""
    from_home: bool = False
    """Whether the way from home to the first visit is part of the working plan."""
    home_by_end: bool = False
    """Whether the way home from the last visit is part of it as well."""


class Guarantee(Part):
    """How soon the desk gives what customers are owed and no transfer could carry."""

    owed_days: int = Field(default=7, ge=1, le=60)


class Waiting(Part):
    """How those are asked who wait for a free time; without quiet hours, not in the night."""

    offer_minutes: int = Field(default=_WAITING.offer_minutes, ge=5, le=240)
    offer_soon_minutes: int = Field(default=_WAITING.offer_soon_minutes, ge=5, le=240)
    window_days: int = Field(default=_WAITING.window_days, ge=1, le=60)
    quiet_from_minute: Minute | None = None
    quiet_until_minute: Minute | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> "Waiting":
        if (self.quiet_from_minute is None) != (self.quiet_until_minute is None):
            raise ValueError("quiet hours have a beginning and an end")
        return self


class Series(Part):
    """How far ahead time is kept for visits that repeat, and how early things are told."""

    kept_days: int = Field(default=_SERIES.kept_days, ge=7, le=120)
    pay_before_days: int = Field(default=_SERIES.pay_before_days, ge=1, le=14)
    told_before_days: int = Field(default=_SERIES.told_before_days, ge=5, le=30)
    answer_before_days: int = Field(default=_SERIES.answer_before_days, ge=1, le=30)


class TaxBracket(Part):
    """What is withheld on labour pay up to an amount (None: above all others)."""

    up_to_fen: Annotated[int, Field(gt=0)] | None
    rate_bp: int = Field(ge=0, le=10_000)
    deduction_fen: Fen = 0


class Travel(Part):
    """How a worker moves: road metres per straight metre, and kilometres an hour by hour."""

    road_factor: float = Field(ge=1, le=3)
    speed_kmh_by_hour: tuple[Annotated[float, Field(gt=1, le=120)], ...] = Field(
        min_length=24, max_length=24
    )


class Pack(Part):
    """A city pack."""

    code: Code
    version: int = Field(ge=1)
    name: Text
    zone: Annotated[str, AfterValidator(_known_zone)]
    coordinates: Literal["GCJ-02"]
    center: Center
    night: Night
    booking: Booking
    work: Work
    travel: Travel
    waiting: Waiting = Waiting()
    series: Series = Series()
    guarantee: Guarantee = Guarantee()
    labour_tax: tuple[TaxBracket, ...] | None = Field(default=None, min_length=1)
    licences: tuple[Code, ...] = ()
    areas: tuple[Area, ...] = Field(min_length=1)
    tariffs: tuple[Tariff, ...] = Field(min_length=1)
    holidays: tuple[HolidayOfPack, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Pack":
        for what, codes in (
            ("area", [a.code for a in self.areas]),
            ("tariff", [t.mode for t in self.tariffs]),
            ("holiday", [str(h.day) for h in self.holidays]),
        ):
            if len(set(codes)) != len(codes):
                raise ValueError(f"an {what} is named twice")
        self._check_tax()
        seen: set[str] = set()
        for area in self.areas:
            if area.parent is not None and area.parent not in seen:
                raise ValueError(f"the parent of area {area.code} does not come before it")
            seen.add(area.code)
        return self

    def _check_tax(self) -> None:
        limits = [bracket.up_to_fen for bracket in self.labour_tax or ()]
        known = [limit for limit in limits if limit is not None]
        if limits and (limits[-1] is not None or known != sorted(set(known))):
            raise ValueError("the brackets of the labour tax rise, and the last one has no limit")
        if len(limits) - len(known) > 1:
            raise ValueError("only the last bracket of the labour tax has no limit")


def checked(content: dict[str, Any]) -> Pack:
    """The pack that a content says; refuses with Invalid, naming each field that is wrong."""
    try:
        return Pack.model_validate(content)
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
