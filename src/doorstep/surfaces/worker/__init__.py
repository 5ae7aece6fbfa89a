"""The worker's door: joining, duty and plan, offers and the hall, visits, earnings."""

from doorstep.surfaces.worker import (
    accounts,
    calendar,
    earnings,
    offers,
    papers,
    profile,
    quality,
    staffing,
    visits,
    waiting,
)
from doorstep.surfaces.worker.entrance import door

__all__ = [
    "accounts",
    "calendar",
    "door",
    "earnings",
    "offers",
    "papers",
    "profile",
    "quality",
    "staffing",
    "visits",
    "waiting",
]
