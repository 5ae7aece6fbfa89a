"""Questions of areas: where a city serves, its days, hours and fares, and how long ways take."""

from doorstep.offering.areas.queries.places import (
    area_at,
    facts,
    holiday,
    holidays,
    is_served,
    live_areas,
    pack_at,
    shipped_pack_unscoped,
    shipped_packs_unscoped,
    tariff_at,
    tariff_input,
)
from doorstep.offering.areas.queries.travel import (
    TravelKnown,
    is_lesson_due,
    stale_ways,
    travel,
    travel_known,
)
from doorstep.offering.areas.rules import CityFacts, TripMade

__all__ = [
    "CityFacts",
    "TravelKnown",
    "TripMade",
    "area_at",
    "facts",
    "holiday",
    "holidays",
    "is_lesson_due",
    "is_served",
    "live_areas",
    "pack_at",
    "shipped_pack_unscoped",
    "shipped_packs_unscoped",
    "stale_ways",
    "tariff_at",
    "tariff_input",
    "travel",
    "travel_known",
]
