"""What a worker may ask of dispatch: why they were asked, or were not, and where to wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.travel import FloatArray
from doorstep.kernel import cursor
from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Decision, Search
from doorstep.visits.dispatch.queries.people import standing

CELL_M = 1_500
METRES_A_DEGREE = 111_000.0
WEEKS = 4


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


@dataclass(frozen=True, slots=True)
class Hint:
    """Where orders are expected and few wait: advice, and never counted."""

    lat: float
    lng: float
    distance_m: int
    expected: float


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


def hints(act: Act, *, worker_id: UUID, at_most: int = 3) -> list[Hint]:
    """Where an idle worker on duty might wait: near cells in which orders of the last weeks opened
    at this hour and weekday, and fewer wait than that would need.  Empty off duty.

    Refuses with NotFound.
    """
    who = standing(act, worker_id)
    if not who.on_duty:
        return []
    opened = _opened_at_this_hour(act, who.merchant_id)
    if not len(opened):
        return []
    idle = workers.candidates(
        act.as_system(),
        skills=(),
        licences=(),
        lat=who.place.lat,
        lng=who.place.lng,
        radius_m=2 * matching.HINT_REACH_M,
        at=act.at,
        merchant_id=who.merchant_id,
    )
    lat, lng, expected, waiting = _cells(opened, np.column_stack((idle.lat, idle.lng)))
    here = np.array([who.place.lat]), np.array([who.place.lng])
    near = matching.reposition(
        matching.IdleWorkers(*here, skills=np.zeros((1, 0), dtype=np.bool_)),
        matching.Zones(lat, lng, expected, waiting),
        reach_m=matching.HINT_REACH_M,
        at_most=at_most,
    )
    return [
        Hint(float(lat[zone]), float(lng[zone]), int(away), round(float(expected[zone]), 2))
        for zone, away in zip(near.zone, near.distance_m, strict=True)
    ]


def _opened_at_this_hour(act: Act, merchant_id: UUID | None) -> FloatArray:
    """Places of the orders for now that opened around this hour in each of the last weeks."""
    rows = Search.objects.of(act).filter(timing=rules.NOW, merchant_id=merchant_id)
    found: list[tuple[float, float]] = []
    for week in range(1, WEEKS + 1):
        begin = act.at - timedelta(weeks=week)
        hour = rows.filter(opened_at__gte=begin, opened_at__lt=begin + timedelta(hours=1))
        found += hour.values_list("lat", "lng")
    return np.array(found, dtype=np.float64).reshape(-1, 2)


def _cells(
    opened: FloatArray, waiting: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Middles of the cells in which orders opened or somebody waits; how many orders an hour, and
    how many who wait, there.
    """
    step = CELL_M / METRES_A_DEGREE
    wide = step / max(0.01, float(np.cos(np.radians(opened[:, 0].mean()))))
    places = np.concatenate((opened, waiting))
    keys = np.floor(places / np.array([step, wide])).astype(np.int64)
    cells, cell = np.unique(keys, axis=0, return_inverse=True)
    count = len(cells)
    orders = np.bincount(cell.ravel()[: len(opened)], minlength=count) / WEEKS
    people = np.bincount(cell.ravel()[len(opened) :], minlength=count).astype(np.float64)
    return (cells[:, 0] + 0.5) * step, (cells[:, 1] + 0.5) * wide, orders, people
