"""What happened, as the actors saw it: one story per order, for the tables and the report."""

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

WORDS = {
    "OrderAssigned": "已接单 taken",
    "VisitSetOut": "出发 on the way",
    "VisitArrived": "到达 at the door",
    "VisitFinished": "完工 work done",
    "OrderAccepted": "已验收 accepted",
    "OrderCancelled": "取消 cancelled",
    "NobodyFound": "无人接单 nobody found",
    "DisputeOpened": "提出争议 dispute",
    "DisputeEnded": "争议已处理 decided",
    "OrderClosed": "已结清 settled",
}
AT_REST = frozenset({"closed", "cancelled"})


@dataclass
class Story:
    """One order from its customer's point of view."""

    day: str
    service: str
    way: str = ""
    timing: str = ""
    order_id: str = ""
    number: str = ""
    state: str = "wish"
    total_fen: int = 0
    placed_at: datetime | None = None
    opened_at: datetime | None = None
    starts_at: datetime | None = None
    assigned_at: datetime | None = None
    set_out_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    cancelled_by: str = ""
    trouble: str = ""
    was_served: bool = False

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing more will happen to the order."""
        return self.state in AT_REST or not self.order_id

    def follow(self, order: dict[str, Any]) -> None:
        """Take over what the order's own page says."""
        self.state = order["state"]
        self.total_fen = order["total_fen"]
        for name in ("placed_at", "finished_at", "starts_at"):
            setattr(self, name, _moment(order[name]))
        for move in order["timeline"]:
            if move["verb"] == "assign":
                self.assigned_at = _moment(move["at"])
            if move["state"] == "cancelled" and not self.cancelled_by:
                self.cancelled_by = f"{move['by']} {move['verb']}"
            if move["verb"] in ("pay", "open") and self.opened_at is None:
                self.opened_at = _moment(move["at"])
        visit = order["visits"][0]
        self.set_out_at, self.arrived_at = map(_moment, (visit["set_out_at"], visit["arrived_at"]))
        self.was_served = self.was_served or self.finished_at is not None


@dataclass
class Record:
    """All stories, and the last few lines worth reading."""

    stories: list[Story] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=dict)
    released_fen: int = 0
    lines: deque[tuple[datetime, str]] = field(default_factory=lambda: deque(maxlen=200))

    def note(self, at: datetime, text: str) -> None:
        """A line for the terminal."""
        self.lines.append((at, text))

    def hear(self, at: datetime, news: dict[str, Any]) -> None:
        """Note what the house tells: a line for the terminal, and money that was released."""
        self.released_fen += news.get("amount_fen", 0) if news["name"] == "EarningsReleased" else 0
        words = WORDS.get(news["name"])
        if words is not None:
            number = self.numbers.get(str(news.get("order_id")), "")
            self.note(at, f"{number} {words}")

    def placed(self) -> list[Story]:
        """The stories that became an order."""
        return [one for one in self.stories if one.order_id]

    def states(self) -> Counter[str]:
        """How many orders are in each state."""
        return Counter(one.state for one in self.placed())


def quantiles(seconds: list[float]) -> dict[str, float | int | None]:
    """Median, ninth decile and how many, in seconds."""
    if not seconds:
        return {"count": 0, "p50": None, "p90": None}
    low, high = np.quantile(seconds, [0.5, 0.9])
    return {"count": len(seconds), "p50": round(float(low)), "p90": round(float(high))}


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
