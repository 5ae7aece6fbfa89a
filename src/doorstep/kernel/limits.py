"""Declared rate limits: counted per endpoint and caller in real time, even when a write fails."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from doorstep.kernel import clock
from doorstep.kernel.errors import TooOften

COUNT = """
INSERT INTO kernel_limit (bucket, starts, used) VALUES (%s, %s, 1)
ON CONFLICT (bucket) DO UPDATE SET
    used = CASE WHEN kernel_limit.starts = excluded.starts THEN kernel_limit.used + 1 ELSE 1 END,
    starts = excluded.starts
RETURNING used
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` calls in each window of `seconds`."""

    most: int
    seconds: int

    def __str__(self) -> str:
        return f"{self.most} per {self.seconds} s"


def count(rate: Rate, *, endpoint: str, caller: str) -> None:
    """Count one call, outside the transaction of the call.  Refuses with TooOften."""
    assert not connection.in_atomic_block, "limits are counted before the transaction"
    now = int(clock.real().timestamp())
    starts = now - now % rate.seconds
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [f"{endpoint}|{caller}"[:200], starts])
        row = cursor.fetchone()
    if row and row[0] > rate.most:
        raise TooOften(seconds=starts + rate.seconds - now)


def tidy(*, before: datetime) -> None:
    """Forget counts of windows that began long ago."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_limit WHERE starts < %s", [int(before.timestamp())])
