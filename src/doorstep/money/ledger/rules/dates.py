"""The business date: the day in the city to which a movement belongs."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def business_date(at: datetime, *, zone: str, day_starts: time = time(0)) -> date:
    """The city's day at a moment; before `day_starts` it is still yesterday's business."""
    local = at.astimezone(ZoneInfo(zone))
    if local.time() < day_starts:
        return local.date() - timedelta(days=1)
    return local.date()
