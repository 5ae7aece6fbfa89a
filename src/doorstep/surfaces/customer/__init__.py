"""The customer's door: finding, ordering, paying, following and accepting a visit at home."""

from doorstep.surfaces.customer import (
    accounts,
    addresses,
    changes,
    orders,
    payments,
    people,
    quality,
    search,
    sellers,
    series,
    services,
    staffing,
    visits,
    waiting,
    workers,
)
from doorstep.surfaces.customer.entrance import door

__all__ = [
    "accounts",
    "addresses",
    "changes",
    "door",
    "orders",
    "payments",
    "people",
    "quality",
    "search",
    "sellers",
    "series",
    "services",
    "staffing",
    "visits",
    "waiting",
    "workers",
]
