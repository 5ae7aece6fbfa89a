"""The sandbox's business clock: real time through an anchor and a rate, never backwards."""

import time
from datetime import UTC, datetime, timedelta, timezone

from doorstep_sandbox.state.store import Store

CHINA = timezone(timedelta(hours=8))
# A new anchor that slows a fast clock arrives a moment late, so its reading may lie behind the
# old one. That lag (real seconds, times the old rate) is waited out; more is refused.
LAG_REAL_SECONDS = 30.0


class Backwards(ValueError):
    """The asked-for time lies behind the clock."""


class Clock:
    """Business time in seconds since 1970: `business_anchor + (real - real_anchor) * rate`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        row = store.one("SELECT * FROM clock WHERE id = 1")
        if row is None:
            now = time.time()
            self.real_anchor, self.business_anchor, self.rate, self._floor = now, now, 1.0, 0.0
        else:
            self.real_anchor, self.business_anchor = row["real_anchor"], row["business_anchor"]
            self.rate, self._floor = row["rate"], row["floor"]

    def now(self) -> float:
        """The business time; it never goes back, whatever the machine's clock does."""
        self._floor = max(self._floor, self._reading())
        return self._floor

    def advance(self, seconds: float) -> None:
        """Turn the clock forward by this much business time."""
        if seconds < 0:
            raise Backwards
        real = time.time()
        self._keep(real, self.now() + seconds, self.rate)

    def anchor(self, real_anchor: float, business_anchor: float, rate: float) -> None:
        """Follow another clock; before anything has happened it may start at any time."""
        if rate < 0:
            raise Backwards
        before = self.now()
        reading = business_anchor + (time.time() - real_anchor) * rate
        behind = before - reading
        if behind > LAG_REAL_SECONDS * max(1.0, self.rate):
            if self._used():
                raise Backwards
            self._floor = 0.0
        self._keep(real_anchor, business_anchor, rate)

    def real_seconds_until(self, business: float) -> float:
        """How long in real time until the clock shows this; a standing clock never does."""
        left = business - self.now()
        if left <= 0:
            return 0.0
        return left / self.rate if self.rate > 0 else float("inf")

    def _reading(self) -> float:
        return self.business_anchor + (time.time() - self.real_anchor) * self.rate

    def _used(self) -> bool:
        return self._store.one("SELECT 1 FROM orders UNION ALL SELECT 1 FROM transfers") is not None

    def _keep(self, real_anchor: float, business_anchor: float, rate: float) -> None:
        self.real_anchor, self.business_anchor, self.rate = real_anchor, business_anchor, rate
        with self._store.transaction():
            self._store.run(
                "INSERT INTO clock VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " real_anchor = excluded.real_anchor, business_anchor = excluded.business_anchor,"
                " rate = excluded.rate, floor = excluded.floor",
                real_anchor,
                business_anchor,
                rate,
                self._floor,
            )


def china(at: float) -> datetime:
    """The moment on a clock in China, where the channel's days begin and end."""
    return datetime.fromtimestamp(at, CHINA)


def written(at: float | None) -> str:
    """The channel's way of writing a moment (RFC 3339, whole seconds, +08:00)."""
    return "" if at is None else china(at).replace(microsecond=0).isoformat()


def read(text: str | float) -> float:
    """A moment given as ISO 8601 text with an offset, or as seconds since 1970."""
    if isinstance(text, int | float):
        return float(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC).timestamp()
