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
    if not settings.CLOCK_TURNS:
        return real()
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row: tuple[datetime, datetime, float] | None = cursor.fetchone()
    if row is None:  # never turned
        return real()
    real_anchor, business_anchor, rate = row
    return business_anchor + (real() - real_anchor) * rate


def rate() -> float:
    """How many business seconds go by in a real second."""
    if not settings.CLOCK_TURNS:
        return 1.0
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row: tuple[datetime, datetime, float] | None = cursor.fetchone()
    return float(row[2]) if row else 1.0


def turn(*, to: datetime | None = None, rate: float = 1.0) -> datetime:
    """Turn the demo's clock forward and set how fast it runs; the database refuses to turn back."""
    assert settings.CLOCK_TURNS, "the clock of this installation does not turn"
    with connection.cursor() as cursor:
        cursor.execute(TURN, [real(), to or read(), rate])
        row = cursor.fetchone()
    turned: datetime = row[0]
    return turned
