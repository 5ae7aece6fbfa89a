"""The number and the first moment of a version that is being published."""

from datetime import datetime
from typing import Any

from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid


def next_number(rows: Any) -> int:
    """One more than the newest of these versions."""
    return max((row.version for row in rows), default=0) + 1


def valid_from_of(act: Act, wanted: datetime | None) -> datetime:
    """From when a version counts: now, or a later moment; refuses the past with Invalid."""
    if wanted is not None and wanted < act.at:
        raise Invalid([{"field": "valid_from", "reason": "past"}])
    return wanted or act.at
