"""The edge: opens the transaction, makes the act, turns a refusal into an answer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Concatenate
from uuid import UUID

from django.db import transaction

from doorstep.kernel import clock
from doorstep.kernel.act import SYSTEM, Act
from doorstep.kernel.edge.caller import Caller
from doorstep.kernel.edge.door import Door
from doorstep.kernel.limits import Rate

__all__ = ["Caller", "Door", "Rate", "enter", "outside_act", "step_in"]


def enter[R](
    function: Callable[..., R],
    /,
    *args: Any,
    city_id: int,
    role: str = SYSTEM,
    actor_id: UUID | None = None,
    person_id: UUID | None = None,
    merchant_id: UUID | None = None,
    reason: str = "",
    key: str = "",
    **kwargs: Any,
) -> R:
    """Step into the house: one transaction, one reading of the clock, one act, one command."""
    with transaction.atomic():
        act = Act(role, clock.read(), city_id, actor_id, person_id, merchant_id)
        return function(replace(act, reason=reason, key=key), *args, **kwargs)


def step_in[**P, R](
    act: Act, function: Callable[Concatenate[Act, P], R], /, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Step back in after talking outside: the same caller, a new transaction and moment."""
    with transaction.atomic():
        return function(replace(act, at=clock.read()), *args, **kwargs)


def outside_act(city_id: int, **facts: Any) -> Act:
    """An act for outward work, made outside any transaction."""
    return Act(role=facts.pop("role", SYSTEM), at=clock.read(), city_id=city_id, **facts)
