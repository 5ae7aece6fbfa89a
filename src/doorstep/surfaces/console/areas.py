"""Where and when the city serves: areas, fares for the way, holidays, and the city's pack."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Schema
from pydantic import Field

from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid
from doorstep.offering.areas import commands, queries
from doorstep.surfaces.console.catalog import PackSent
from doorstep.surfaces.console.entrance import (
    HOUSE,
    KEEPERS,
    READERS,
    Facts,
    Name,
    Rate,
    door,
)
from doorstep.surfaces.shapes import Code, Day, Fen, Iso, Metres, Moment

KEEP: dict[str, Any] = HOUSE | {"duties": KEEPERS}
READ: dict[str, Any] = HOUSE | {"duties": READERS}
DAYS_MAX = 400


class PackSeen(Schema):
    """The version of the city's pack that counts."""

    id: UUID
    code: str
    version: int
    name: dict[str, str]
    zone: str
    facts: dict[str, Any]
    licences: list[str]
    valid_from: Iso


class AreaSeen(Schema):
    """A served polygon (GeoJSON, GCJ-02)."""

    id: UUID
    code: str
    kind: str
    name: dict[str, str]
    parent_id: UUID | None
    polygon: dict[str, Any]
    valid_from: Iso
    ended_at: Iso | None


class AreaSent(Schema):
    """One more area to serve."""

    code: Code
    kind: Literal["city", "district", "zone"]
    name: Name
    polygon: Facts
    parent_code: Code | None = None


class TariffTerms(Schema):
    """What the way costs."""

    free_m: Metres = 0
    flat_fen: Fen = 0
    flag_fall_fen: Fen = 0
    flag_fall_m: Metres = 0
    per_km_fen: Fen = 0
    both_ways: bool = False
    night_bp: Rate = 0


class TariffSent(Schema):
    """The next version of a mode's fare."""

    mode: Literal["bus", "taxi"]
    terms: TariffTerms
    valid_from: Moment | None = None


class TariffSeen(TariffTerms):
    """One version of a mode's fare."""

    id: UUID
    mode: str
    version: int
    valid_from: Iso


class HolidaySent(Schema):
    """What is special about a day; `pay_bp` is the pay in basis points of an ordinary day's."""

    name: Name
    kind: Literal["public", "rest", "working"]
    pay_bp: Annotated[int, Field(ge=10_000, le=50_000)] = 10_000


class TravelTimesSeen(Schema):
    """What travel times rest on and how old it is: trips, and ways that a road engine measured."""

    learned_at: Iso | None
    learned_trips: int
    engine: str
    ways_wanted: int
    ways_fresh: int
    oldest_way_at: Iso | None
    newest_way_at: Iso | None


class HolidaySeen(Schema):
    """A special day."""

    day: Day
    name: dict[str, str]
    kind: str
    pay_bp: int


class DaysWanted(Schema):
    """A stretch of days."""

    first: Day
    last: Day


@door.get("/city-packs", **READ, answers_with=list[str])
def list_city_packs(act: Act) -> Any:
    """The codes of the city packs that are shipped."""
    return queries.shipped_packs_unscoped()


@door.get("/city-pack", **READ, answers_with=PackSeen)
def see_city_pack(act: Act) -> Any:
    """The version of the city's pack that counts now."""
    return queries.pack_at(act)


@door.post("/city-packs", **KEEP, answers_with=PackSeen, status=201)
def load_city_pack(act: Act, body: PackSent) -> Any:
    """Make a city pack count from now on."""
    pack = body.pack if body.code is None else queries.shipped_pack_unscoped(body.code)
    return commands.load_city_pack(act, pack=pack or {})


@door.get("/areas", **READ, answers_with=list[AreaSeen])
def list_areas(act: Act) -> Any:
    """All areas that are served now, outer ones first."""
    return queries.live_areas(act)


@door.post("/areas", **KEEP, answers_with=AreaSeen, status=201)
def add_area(act: Act, body: AreaSent) -> Any:
    """Serve one more area."""
    return commands.add_area(
        act,
        code=body.code,
        kind=body.kind,
        name=body.name.as_text(),
        polygon=body.polygon,
        parent_code=body.parent_code,
    )


@door.delete("/areas/{uuid:area_id}", **KEEP, answers_with=AreaSeen)
def end_area(act: Act, area_id: UUID) -> Any:
    """Stop serving an area."""
    return commands.end_area(act, area_id=area_id)


@door.get("/tariffs/{mode}", **READ, answers_with=TariffSeen)
def see_tariff(act: Act, mode: Literal["bus", "taxi"]) -> Any:
    """The version of a mode's fare that counts now."""
    return queries.tariff_at(act, mode)


@door.post("/tariffs", **KEEP, answers_with=TariffSeen, status=201)
def publish_tariff(act: Act, body: TariffSent) -> Any:
    """Publish the next version of a mode's fare."""
    return commands.publish_tariff(
        act, mode=body.mode, terms=body.terms.model_dump(), valid_from=body.valid_from
    )


@door.get("/travel-times", **READ, answers_with=TravelTimesSeen)
def see_travel_times(act: Act) -> Any:
    """What the city's travel times rest on, and how old it is."""
    return queries.travel_known(act)


@door.get("/holidays", **READ, answers_with=list[HolidaySeen])
def list_holidays(act: Act, wanted: Query[DaysWanted]) -> Any:
    """The special days of a stretch of days."""
    if not 0 <= (wanted.last - wanted.first).days <= DAYS_MAX:
        raise Invalid([{"field": "last", "reason": f"0 .. {DAYS_MAX} days after the first"}])
    return queries.holidays(act, wanted.first, wanted.last)


@door.put("/holidays/{day}", **KEEP, answers_with=HolidaySeen)
def set_holiday(act: Act, day: Day, body: HolidaySent) -> Any:
    """Say what is special about a day, in place of what was said before."""
    return commands.set_holiday(
        act, day=day, name=body.name.as_text(), kind=body.kind, pay_bp=body.pay_bp
    )
