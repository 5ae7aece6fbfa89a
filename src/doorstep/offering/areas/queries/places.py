"""Questions about where a city serves, what the way there costs and what its days and hours are."""

from datetime import date, datetime
from typing import Any

from doorstep.algorithms import fares
from doorstep.kernel.act import Act
from doorstep.kernel.memory import reference
from doorstep.offering.areas import packs, rules
from doorstep.offering.areas.models import CityPack, Holiday, ServedArea, TravelTariff


def shipped_packs_unscoped() -> list[str]:
    """The codes of the city packs that are shipped."""
    return packs.shipped()


def shipped_pack_unscoped(code: str) -> dict[str, Any]:
    """The content of a shipped city pack, by its code; NotFound when there is none."""
    return packs.read(code)


def pack_at(act: Act, at: datetime | None = None) -> CityPack:
    """The version of the city's pack that counts at a moment; refuses with NoCityPack."""
    moment = at or act.at
    for pack in _packs(act):
        if pack.valid_from <= moment:
            return pack
    raise rules.NoCityPack


@reference
def _packs(act: Act) -> list[CityPack]:
    return list(CityPack.objects.of(act).order_by("-valid_from", "-version"))


def facts(act: Act, at: datetime | None = None) -> rules.CityFacts:
    """What the city tunes, as plain values; refuses with NoCityPack."""
    return facts_of(pack_at(act, at))


def facts_of(pack: CityPack) -> rules.CityFacts:
    """What one version of a city's pack tunes."""
    kept = pack.facts
    return rules.CityFacts(
        zone=pack.zone,
        center_lat=pack.center_lat,
        center_lng=pack.center_lng,
        night_from_minute=kept["night"]["from_minute"],
        night_until_minute=kept["night"]["until_minute"],
        slot_step_minutes=kept["booking"]["slot_step_minutes"],
        horizon_days=kept["booking"]["horizon_days"],
        lead_minutes=kept["booking"]["lead_minutes"],
        instant_radius_m=kept["booking"]["instant_radius_m"],
        work_daily_minutes=kept["work"]["daily_minutes"],
        work_continuous_minutes=kept["work"]["continuous_minutes"],
        work_rest_minutes=kept["work"]["rest_minutes"],
        minimum_hourly_fen=kept["work"]["minimum_hourly_fen"],
        road_factor=kept["travel"]["road_factor"],
        speed_kmh_by_hour=tuple(kept["travel"]["speed_kmh_by_hour"]),
        licences=tuple(pack.licences),
        labour_tax=_brackets(kept.get("labour_tax")),
        from_home=kept["work"].get("from_home", False),
        home_by_end=kept["work"].get("home_by_end", False),
        waiting=rules.WaitingFacts(**kept.get("waiting", {})),
        series=rules.SeriesFacts(**kept.get("series", {})),
        work_contracts=kept["work"].get("contracts", {}),
        tops_up_pay=kept["work"].get("tops_up_pay", False),
        owed_days=kept.get("guarantee", {}).get("owed_days", 7),
    )


def _brackets(kept: list[dict[str, Any]] | None) -> tuple[tuple[int | None, int, int], ...] | None:
    if kept is None:
        return None
    return tuple((one["up_to_fen"], one["rate_bp"], one["deduction_fen"]) for one in kept)


def live_areas(act: Act) -> list[ServedArea]:
    """All areas that are served now, outer ones first."""
    return [area for area in _areas(act) if area.valid_from <= act.at]


@reference
def _areas(act: Act) -> list[ServedArea]:
    depth = {ServedArea.CITY: 0, ServedArea.DISTRICT: 1, ServedArea.ZONE: 2}
    rows = ServedArea.objects.of(act).filter(ended_at__isnull=True)
    return sorted(rows, key=lambda area: (depth[area.kind], area.code))


def area_at(act: Act, lat: float, lng: float) -> ServedArea | None:
    """The innermost served area that holds a place, or None when nothing serves it."""
    holding = (
        area
        for area in reversed(live_areas(act))
        if area.lat_min <= lat <= area.lat_max
        and area.lng_min <= lng <= area.lng_max
        and rules.contains(area.polygon, lat, lng)
    )
    return next(holding, None)


def is_served(act: Act, lat: float, lng: float) -> bool:
    """Whether a place (GCJ-02) lies in a served area."""
    return area_at(act, lat, lng) is not None


def tariff_at(act: Act, mode: str, at: datetime | None = None) -> TravelTariff:
    """The version of a mode's travel fare that counts at a moment; refuses with NoTariff."""
    moment = at or act.at
    for tariff in _tariffs(act, mode):
        if tariff.valid_from <= moment:
            return tariff
    raise rules.NoTariff


@reference
def _tariffs(act: Act, mode: str) -> list[TravelTariff]:
    return list(TravelTariff.objects.of(act).filter(mode=mode).order_by("-valid_from", "-version"))


def tariff_input(tariff: TravelTariff) -> fares.Tariff:
    """A stored tariff as the arithmetic wants it."""
    return fares.Tariff(
        mode="bus" if tariff.mode == TravelTariff.BUS else "taxi",
        free_m=tariff.free_m,
        flat_fen=tariff.flat_fen,
        flag_fall_fen=tariff.flag_fall_fen,
        flag_fall_m=tariff.flag_fall_m,
        per_km_fen=tariff.per_km_fen,
        both_ways=tariff.both_ways,
        night_bp=tariff.night_bp,
        night_from_minute=tariff.night_from_minute,
        night_until_minute=tariff.night_until_minute,
    )


@reference
def holiday(act: Act, day: date) -> Holiday | None:
    """What is special about a day, or None for an ordinary one."""
    found: Holiday | None = Holiday.objects.of(act).filter(day=day, ended_at__isnull=True).first()
    return found


def holidays(act: Act, first: date, last: date) -> list[Holiday]:
    """The special days of a stretch of days, in order."""
    rows = Holiday.objects.of(act).filter(day__gte=first, day__lte=last, ended_at__isnull=True)
    return list(rows.order_by("day"))
