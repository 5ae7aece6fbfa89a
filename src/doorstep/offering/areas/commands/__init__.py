"""Verbs of areas: load a pack, tune areas, tariffs and holidays, and learn how long ways take."""

from doorstep.offering.areas.commands.travel import (
    ask_engine,
    learn_travel,
    record_ways,
)
from doorstep.offering.areas.commands.tuning import (
    add_area,
    end_area,
    load_city_pack,
    publish_tariff,
    set_holiday,
)

__all__ = [
    "add_area",
    "ask_engine",
    "end_area",
    "learn_travel",
    "load_city_pack",
    "publish_tariff",
    "record_ways",
    "set_holiday",
]
