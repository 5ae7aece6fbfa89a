"""What a customer asks for, as plain values; and the refusals of an impossible wish."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel.errors import Invalid

NOTE_MAX = 500
PHOTOS_MAX = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A service with its choice, the way to get a person, the time, the place and how to pay.

    `merchant_id` is the seller (None: the platform itself); with way choose it is the worker's.
    `starts_at` belongs to timing slot; `travel_mode` is how the worker comes: bus or taxi.
    """

    service_id: UUID
    address_id: UUID
    variant: str
    units: int = 1
    options: tuple[tuple[str, int], ...] = ()
    materials: tuple[tuple[str, int], ...] = ()
    way: str = "assign"
    timing: str = "slot"
    starts_at: datetime | None = None
    merchant_id: UUID | None = None
    wanted_worker_id: UUID | None = None
    pay: str = "deposit"
    travel_mode: str = "bus"
    note: str = ""
    photo_ids: tuple[UUID, ...] = ()

    def choices(self) -> dict[str, Any]:
        """What was chosen, as the order keeps it."""
        return {
            "variant": self.variant,
            "units": self.units,
            "options": [list(one) for one in self.options],
            "materials": [list(one) for one in self.materials],
            "travel_mode": self.travel_mode,
        }

    @property
    def holds_a_slot(self) -> bool:
        """Whether time is held while paying: never for grab and now."""
        return self.timing == "slot" and self.way != "grab"


def check(wish: Wish) -> None:
    """Refuses with Invalid, naming every field that does not fit."""
    has_start, has_worker = wish.starts_at is not None, wish.wanted_worker_id is not None
    problems = {
        "way | assign, grab, choose": wish.way not in ("assign", "grab", "choose"),
        "timing | now, slot": wish.timing not in ("now", "slot"),
        "starts_at | timing = slot": (wish.timing == "slot") != has_start,
        "wanted_worker_id | way = choose": (wish.way == "choose") != has_worker,
        "pay | deposit, whole": wish.pay not in ("deposit", "whole"),
        "travel_mode | bus, taxi": wish.travel_mode not in ("bus", "taxi"),
        f"note | 0-{NOTE_MAX}": len(wish.note) > NOTE_MAX,
        f"photo_ids | 0-{PHOTOS_MAX}": len(wish.photo_ids) > PHOTOS_MAX,
    }
    wrong = [said.split(" | ") for said, bad in problems.items() if bad]
    if wrong:
        raise Invalid([{"field": field, "reason": reason} for field, reason in wrong])
