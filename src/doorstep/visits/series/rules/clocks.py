"""The clocks of a series: when an order is made, paid and told, and until when an answer counts."""

from datetime import datetime, timedelta

KEPT_DAYS = 42
"""So far ahead days are planned and the person's time is kept."""
PAY_BEFORE_DAYS = 3
"""An order of a series is asked for its payment so long before the visit."""
TOLD_BEFORE_DAYS = 5
"""The next charge is told so long before it is asked for (renewals are told five days ahead)."""
ANSWER_BEFORE_DAYS = 5
"""A question is answered until so long before the visit, where there is so much time."""
ANSWER_LEAST = timedelta(days=1)
PREVIEWED = 8
"""So many occurrences are shown before signing up."""
PAUSE_DAYS_MAX = 366


def placed_at(starts_at: datetime, *, horizon_days: int) -> datetime:
    """When the order of an occurrence is made: as soon as the city takes orders for its day."""
    return starts_at - timedelta(days=horizon_days)


def pay_from(starts_at: datetime) -> datetime:
    """When the payment of an occurrence is asked for."""
    return starts_at - timedelta(days=PAY_BEFORE_DAYS)


def told_at(starts_at: datetime) -> datetime:
    """When the customer is told of the charge that comes."""
    return pay_from(starts_at) - timedelta(days=TOLD_BEFORE_DAYS)


def answer_until(starts_at: datetime, *, at: datetime) -> datetime:
    """Until when a question about an occurrence waits; half of what is left where time is short."""
    wished = starts_at - timedelta(days=ANSWER_BEFORE_DAYS)
    return wished if wished - at >= ANSWER_LEAST else at + (starts_at - at) / 2
