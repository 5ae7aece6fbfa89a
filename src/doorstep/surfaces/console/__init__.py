"""The console's door: operators by their duties, and a merchant's staff for their own objects."""

from doorstep.surfaces.console import (
    accounts,
    areas,
    callers,
    catalog,
    clock,
    customers,
    dispatch,
    dossiers,
    ledger,
    merchants,
    orders,
    payments,
    quality,
    queue,
    roles,
    trail,
    workers,
)
from doorstep.surfaces.console.entrance import door

__all__ = [
    "accounts",
    "areas",
    "callers",
    "catalog",
    "clock",
    "customers",
    "dispatch",
    "door",
    "dossiers",
    "ledger",
    "merchants",
    "orders",
    "payments",
    "quality",
    "queue",
    "roles",
    "trail",
    "workers",
]
