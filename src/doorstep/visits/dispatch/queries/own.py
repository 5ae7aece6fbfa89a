"""What a worker may ask of dispatch: why they were asked, or were not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import cursor
from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Decision


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A decision as one of its candidates may see it: their own numbers and place, no names."""

    decision_id: UUID
    order_id: UUID
    at: datetime
    how: str
    mode: str
    round: int
    radius_m: int | None
    policy_version: int
    was_asked: bool
    rank: int
    count: int
    own: Mapping[str, Any]
    reason: dict[str, str]


def own_parts(
    act: Act, *, worker_id: UUID, order_id: UUID | None = None, after: str = "", size: int = 20
) -> tuple[list[OwnPart], str]:
    """A page of the decisions in which a worker was a candidate, the newest first; of one order
    where it is named.
    """
    if act.role == WORKER and worker_id != act.actor_id:
        raise NotFound
    rows = Decision.objects.of(act).filter(worker_ids__contains=[worker_id])
    if order_id is not None:
        rows = rows.filter(order_id=order_id)
    found, following = cursor.page(rows, by="at", after=after, size=size)
    return [_own(one, worker_id) for one in found], following


def _own(decision: Decision, worker_id: UUID) -> OwnPart:
    seen = decision.candidates
    rank, own = next(
        (i, one) for i, one in enumerate(seen, start=1) if one["worker"] == str(worker_id)
    )
    chosen = next((one for one in seen if one["chosen"]), None)
    best = {} if chosen is None else {k: int(v) for k, v in chosen.get("parts", {}).items()}
    was_asked = decision.chosen == worker_id
    return OwnPart(
        decision_id=decision.id,
        order_id=decision.order_id,
        at=decision.at,
        how=decision.how,
        mode=decision.mode,
        round=decision.round,
        radius_m=decision.radius_m,
        policy_version=decision.policy_version,
        was_asked=was_asked,
        rank=rank,
        count=len(seen),
        own={name: value for name, value in own.items() if name not in ("worker", "chosen")},
        reason=rules.why_own(
            was_asked=was_asked,
            was_anybody=decision.chosen is not None,
            rank=rank,
            count=len(seen),
            own={k: int(v) for k, v in own.get("parts", {}).items()},
            chosen=best,
        ),
    )
