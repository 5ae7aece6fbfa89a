"""Verbs that load a city's pack and change its areas, tariffs and holidays."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import packs, queries, rules
from doorstep.offering.areas.events import AreaEnded, CityPackLoaded, TariffPublished
from doorstep.offering.areas.models import CityPack, Holiday, ServedArea, TravelTariff
from doorstep.people.accounts import queries as accounts

FACTS = {"night", "booking", "work", "travel", "guarantee", "labour_tax", "waiting", "series"}
TARIFF_FIELDS = (
    "free_m",
    "flat_fen",
    "flag_fall_fen",
    "flag_fall_m",
    "per_km_fen",
    "both_ways",
    "night_bp",
)


@command
def load_city_pack(act: Act, *, pack: Mapping[str, Any]) -> CityPack:
    """Make a city pack count from now on; the same version with the same content changes nothing.

    Refuses with Invalid, OtherZone, PackVersionUsed, BadPolygon.
    """
    wanted = packs.checked(dict(pack))
    zone = accounts.city(act.city_id).zone
    if wanted.zone != zone:
        raise rules.OtherZone(zone=zone)
    _alone(act)
    digest = packs.digest(wanted)
    newest = CityPack.objects.of(act).lock().filter(code=wanted.code)
    kept: CityPack | None = max(newest, key=lambda row: row.version, default=None)
    if kept is not None:
        if kept.version == wanted.version and kept.digest == digest:
            return kept
        if kept.version >= wanted.version:
            raise rules.PackVersionUsed(version=wanted.version)
    row = CityPack.objects.create(
        city_id=act.city_id,
        code=wanted.code,
        version=wanted.version,
        digest=digest,
        name=wanted.name,
        zone=wanted.zone,
        center_lat=wanted.center.lat,
        center_lng=wanted.center.lng,
        facts=wanted.model_dump(mode="json", include=FACTS),
        licences=list(wanted.licences),
        valid_from=act.at,
    )
    _replace_areas(act, wanted)
    for tariff in wanted.tariffs:
        terms = {field: getattr(tariff, field) for field in TARIFF_FIELDS}
        _add_tariff(act, tariff.mode, terms, wanted.night, act.at)
    _replace_holidays(act, wanted)
    tell(act, CityPackLoaded(pack_id=row.id, code=row.code, pack_version=row.version))
    return row


@command
def add_area(
    act: Act,
    *,
    code: str,
    kind: str,
    name: dict[str, str],
    polygon: Mapping[str, Any],
    parent_code: str | None = None,
) -> ServedArea:
    """Serve one more area; refuses with Invalid, BadPolygon, or NotFound for an unknown parent."""
    try:
        wanted = packs.Area.model_validate(
            {"code": code, "kind": kind, "name": name, "polygon": dict(polygon)}
        )
    except ValueError as error:
        raise Invalid([{"field": "area", "reason": str(error)}]) from error
    _alone(act)
    live = ServedArea.objects.of(act).filter(ended_at__isnull=True)
    if live.filter(code=code).exists():
        raise Invalid([{"field": "code", "reason": "taken"}])
    parent = live.filter(code=parent_code).first() if parent_code else None
    if parent_code and parent is None:
        raise NotFound
    return _add_area(act, wanted, parent)


@command
def end_area(act: Act, *, area_id: Any) -> ServedArea:
    """Stop serving an area; refuses with NotFound."""
    rows = ServedArea.objects.of(act).lock()
    area: ServedArea | None = rows.filter(id=area_id, ended_at__isnull=True).first()
    if area is None:
        raise NotFound
    area.ended_at = act.at
    area.save()
    tell(act, AreaEnded(area_id=area.id, code=area.code))
    return area


@command
def publish_tariff(
    act: Act, *, mode: str, terms: Mapping[str, Any], valid_from: datetime | None = None
) -> TravelTariff:
    """Publish a new version of a mode's travel fare; refuses with Invalid, NoCityPack."""
    try:
        wanted = packs.Tariff.model_validate({"mode": mode, **terms})
    except ValueError as error:
        raise Invalid([{"field": "tariff", "reason": str(error)}]) from error
    if valid_from is not None and valid_from < act.at:
        raise Invalid([{"field": "valid_from", "reason": "in the past"}])
    _alone(act)
    city = queries.facts(act)
    night = packs.Night(from_minute=city.night_from_minute, until_minute=city.night_until_minute)
    fields = {field: getattr(wanted, field) for field in TARIFF_FIELDS}
    return _add_tariff(act, wanted.mode, fields, night, valid_from or act.at)


@command
def set_holiday(act: Act, *, day: date, name: dict[str, str], kind: str, pay_bp: int) -> Holiday:
    """Say that a day is special, in place of what was said before; refuses with Invalid."""
    try:
        wanted = packs.HolidayOfPack.model_validate(
            {"day": day, "name": name, "kind": kind, "pay_bp": pay_bp}
        )
    except ValueError as error:
        raise Invalid([{"field": "holiday", "reason": str(error)}]) from error
    _alone(act)
    Holiday.objects.of(act).filter(day=day, ended_at__isnull=True).update(ended_at=act.at)
    return Holiday.objects.create(city_id=act.city_id, **wanted.model_dump())


def _alone(act: Act) -> None:
    """Wait until nobody else changes what the city tunes: who comes second sees the first's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7302, %s)", [act.city_id])


def _replace_areas(act: Act, pack: packs.Pack) -> None:
    ServedArea.objects.of(act).filter(ended_at__isnull=True).update(ended_at=act.at)
    made: dict[str, ServedArea] = {}
    for area in pack.areas:
        made[area.code] = _add_area(act, area, made.get(area.parent or ""))


def _add_area(act: Act, area: packs.Area, parent: ServedArea | None) -> ServedArea:
    found = rules.surface(area.code, area.polygon)
    if parent is not None and not rules.surface(parent.code, parent.polygon).covers(found):
        raise rules.BadPolygon(code=area.code, problem=f"超出 outside {parent.code}")
    west, south, east, north = found.bounds
    return ServedArea.objects.create(
        city_id=act.city_id,
        code=area.code,
        kind=area.kind,
        name=area.name,
        parent=parent,
        polygon=area.polygon,
        lat_min=south,
        lat_max=north,
        lng_min=west,
        lng_max=east,
        valid_from=act.at,
    )


def _add_tariff(
    act: Act, mode: str, terms: dict[str, Any], night: packs.Night, valid_from: datetime
) -> TravelTariff:
    newest = TravelTariff.objects.of(act).lock().filter(mode=mode)
    row = TravelTariff.objects.create(
        city_id=act.city_id,
        mode=mode,
        version=max((old.version for old in newest), default=0) + 1,
        night_from_minute=night.from_minute,
        night_until_minute=night.until_minute,
        valid_from=valid_from,
        **terms,
    )
    tell(act, TariffPublished(tariff_id=row.id, mode=mode))
    return row


def _replace_holidays(act: Act, pack: packs.Pack) -> None:
    Holiday.objects.of(act).filter(ended_at__isnull=True).update(ended_at=act.at)
    Holiday.objects.bulk_create(
        [Holiday(city_id=act.city_id, **holiday.model_dump()) for holiday in pack.holidays]
    )
