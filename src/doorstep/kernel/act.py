"""The act: who does something, in which role and city, when and why; and the mark of a command."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Concatenate
from uuid import UUID

from django.db import connection

CUSTOMER, WORKER, MERCHANT, OPERATOR = "customer", "worker", "merchant", "operator"
SYSTEM, CHANNEL, ANYONE = "system", "channel", "anyone"


@dataclass(frozen=True, slots=True)
class Act:
    """One frozen value made by the edge; nobody below reads the clock or a global user.

    `actor_id` is the id of the row that stands for the caller in this city: the customer, the
    worker or the operator's role row; None for the system, the channel and anyone.
    """

    role: str
    at: datetime
    city_id: int
    actor_id: UUID | None = None
    person_id: UUID | None = None
    merchant_id: UUID | None = None
    session_id: UUID | None = None
    duties: frozenset[str] = frozenset()
    key: str = ""
    reason: str = ""
    language: str = "zh-CN"
    address: str = field(default="", repr=False)

    def because(self, reason: str) -> "Act":
        """The same act with a reason."""
        return replace(self, reason=reason)

    def as_system(self) -> "Act":
        """The same moment and city, acted by the house itself."""
        return Act(role=SYSTEM, at=self.at, city_id=self.city_id, key=self.key, reason=self.reason)


def command[**P, R](function: Callable[Concatenate[Act, P], R]) -> Callable[Concatenate[Act, P], R]:
    """Mark a verb of a room: it runs only inside the one transaction that the edge opened."""

    @functools.wraps(function)
    def guarded(act: Act, *args: P.args, **kwargs: P.kwargs) -> R:
        assert connection.in_atomic_block, f"{function.__qualname__} was called outside the edge"
        return function(act, *args, **kwargs)

    marked: Any = guarded
    marked.is_command = True
    return guarded


def outside[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function of outward.py: it talks outside and refuses to run in a transaction."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        assert not connection.in_atomic_block, f"{function.__qualname__} talks inside a transaction"
        return function(*args, **kwargs)

    marked: Any = guarded
    marked.is_outside = True
    return guarded
