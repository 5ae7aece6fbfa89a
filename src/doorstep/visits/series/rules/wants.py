"""What a series wants of each visit, as plain values, and how a change of it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

ANYONE, ASK = "anyone", "ask"
IF_BUSY = (ANYONE, ASK)
"""Where the person is not free: somebody else comes, or the customer is asked."""
MINUTES_OF_DAY = 1440

LIVE, ENDED = "live", "ended"
SERIES_STATES = (LIVE, ENDED)
PLANNED, ASKING, ORDERED = "planned", "asking", "ordered"
SKIPPED, LAPSED, DROPPED, CANCELLED = "skipped", "lapsed", "dropped", "cancelled"
OCCURRENCE_STATES = (PLANNED, ASKING, ORDERED, SKIPPED, LAPSED, DROPPED, CANCELLED)
AHEAD = (PLANNED, ASKING)
"""States in which an occurrence is not an order yet, and may become one."""
DEARER = "series.Dearer"
WAITS = frozenset({"orders.NobodyFree", "orders.InDebt", "orders.NotServing", "orders.TooSoon"})
"""What may be otherwise by the time the order is made, so that nobody is asked before."""
NOBODYS = (
    "orders.NobodyFree",
    "workers.OffPlan",
    "workers.SlotTaken",
    "workers.OutOfReach",
    "workers.OutOfReachBefore",
    "workers.OutOfReachAfter",
    "workers.OutOfReachHome",
    "workers.HomeTooLate",
    "workers.NeedsRest",
)
"""What is no longer so when somebody's time becomes free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One visit as the customer wants it; `worker_id` is who comes if they can."""

    service_code: str
    address_id: UUID
    variant: str
    units: int = 1
    options: tuple[tuple[str, int], ...] = ()
    materials: tuple[tuple[str, int], ...] = ()
    travel_mode: str = "bus"
    pay: str = "deposit"
    note: str = ""
    merchant_id: UUID | None = None
    worker_id: UUID | None = None

    def kept(self) -> dict[str, Any]:
        """What was chosen, as rows keep it."""
        return {
            "variant": self.variant,
            "units": self.units,
            "options": [list(one) for one in self.options],
            "materials": [list(one) for one in self.materials],
        }

    def choosing(self, kept: Mapping[str, Any]) -> "Want":
        """The same with a kept choice."""
        return replace(
            self,
            variant=kept["variant"],
            units=kept["units"],
            options=tuple((code, count) for code, count in kept["options"]),
            materials=tuple((code, count) for code, count in kept["materials"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What shall be otherwise: what is None stays; `anybody` lets go of the person."""

    starts_at: datetime | None = None
    minute: int | None = None
    worker_id: UUID | None = None
    anybody: bool = False
    if_busy: str | None = None
    address_id: UUID | None = None
    choice: Mapping[str, Any] | None = None

    def of(self, want: Want) -> Want:
        """The visit as it is wanted then."""
        if self.choice is not None:
            want = want.choosing(self.choice)
        if self.address_id is not None:
            want = replace(want, address_id=self.address_id)
        if self.anybody:
            return replace(want, worker_id=None)
        if self.worker_id is not None:
            return replace(want, worker_id=self.worker_id)
        return want

    @property
    def is_time_alone(self) -> bool:
        """Whether nothing but the time is another."""
        others = (self.worker_id, self.address_id, self.choice)
        return self.starts_at is not None and not self.anybody and others == (None,) * 3
