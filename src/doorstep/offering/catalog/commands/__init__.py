"""Verbs of the catalogue: trade packs, services, price lists, share plans and terms."""

from doorstep.offering.catalog.commands.plans import publish_share_plan, publish_terms
from doorstep.offering.catalog.commands.prices import publish_prices
from doorstep.offering.catalog.commands.services import (
    change_service,
    load_trade_pack,
    switch_service,
    unlock_words,
)

__all__ = [
    "change_service",
    "load_trade_pack",
    "publish_prices",
    "publish_share_plan",
    "publish_terms",
    "switch_service",
    "unlock_words",
]
