"""The clocks of a series: when an order is made, paid and told, and until when an answer counts."""

from datetime import datetime, timedelta
from typing import Protocol

ANSWER_LEAST = timedelta(days=1)
PREVIEWED = 8
"""So many occurrences are shown before signing up."""
PAUSE_DAYS_MAX = 366


class Notice(Protocol):
    """A city's word on how early things are told and asked for."""

    @property
    def pay_before_days(self) -> int:
        """Payment is asked for so long before the visit."""

    @property
    def told_before_days(self) -> int:
        """The next charge is told so long before it is asked for."""

    @property
    def answer_before_days(self) -> int:
        """A question is answered until so long before the visit, where there is so much time."""


def placed_at(starts_at: datetime, *, horizon_days: int) -> datetime:
    """When the order of an occurrence is made: as soon as the city takes orders for its day."""
    return starts_at - timedelta(days=horizon_days)


def pay_from(starts_at: datetime, notice: Notice) -> datetime:
    """When the payment of an occurrence is asked for."""
    return starts_at - timedelta(days=notice.pay_before_days)


def told_at(starts_at: datetime, notice: Notice) -> datetime:
    """When the customer is told of the charge that comes."""
    return pay_from(starts_at, notice) - timedelta(days=notice.told_before_days)


def answer_until(starts_at: datetime, notice: Notice, *, at: datetime) -> datetime:
    """Until when a question about an occurrence waits; half of what is left where time is short."""
    wished = starts_at - timedelta(days=notice.answer_before_days)
    return wished if wished - at >= ANSWER_LEAST else at + (starts_at - at) / 2
