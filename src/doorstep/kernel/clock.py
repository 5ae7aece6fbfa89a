"""Business time: real time, or a demo's clock that runs at a rate and only moves forward."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection

READ = "SELECT real_anchor, business_anchor, rate FROM kernel_clock WHERE id = 1"
TURN = """
INSERT INTO kernel_clock (id, real_anchor, business_anchor, rate) VALUES (1, %s, %s, %s)
ON CONFLICT (id) DO UPDATE SET real_anchor = excluded.real_anchor,
    business_anchor = excluded.business_anchor, rate = excluded.rate
RETURNING business_anchor
"""


def real() -> datetime:
    """Real time, for sessions, signatures, leases, retry pauses and rate limits."""
    return datetime.now(UTC)


def read() -> datetime:
    """Business time now: read once at the start of each transaction, then passed in the act."""
    real_anchor, business_anchor, pace = _turned()
    return business_anchor + (real() - real_anchor) * pace


def rate() -> float:
    """How many business seconds go by in a real second."""
    return _turned()[2]


def _turned() -> tuple[datetime, datetime, float]:
    """Since which real moment business time runs from where, and how fast."""
    now, row = real(), None
    if settings.CLOCK_TURNS:
        with connection.cursor() as cursor:
            cursor.execute(READ)
            row = cursor.fetchone()
    return row or (now, now, 1.0)  # never turned


def turn(*, to: datetime | None = None, rate: float = 1.0) -> datetime:
    """Turn the demo's clock forward and set how fast it runs; the database refuses to turn back."""
    assert settings.CLOCK_TURNS, "the clock of this installation does not turn"
    with connection.cursor() as cursor:
        cursor.execute(TURN, [real(), to or read(), rate])
        row = cursor.fetchone()
    turned: datetime = row[0]
    return turned
