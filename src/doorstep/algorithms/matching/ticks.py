"""One tick: candidates, costs and the assignment, with a second look for whom it left out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.matching.assigning import Assignment, assign
from doorstep.algorithms.matching.candidates import (
    Candidates,
    IdleWorkers,
    OpenOrders,
    nearest_feasible,
    together,
)
from doorstep.algorithms.matching.scoring import Scored
from doorstep.algorithms.travel import IntArray

SECOND_LOOKS_MAX = 3


@dataclass(frozen=True, slots=True)
class Matched:
    """What a tick decided, and everything it saw: every edge with its cost and named parts."""

    scored: Scored
    assignment: Assignment


def match(
    orders: OpenOrders,
    idle: IdleWorkers,
    score_edges: Callable[[Candidates], Scored],
    unmatched_cost: int | IntArray,
    *,
    k: int = 20,
    barred: frozenset[tuple[int, int]] = frozenset(),
) -> Matched:
    """Give n open orders their best workers among m idle ones, together.

    `score_edges` puts a cost on candidates (`score` with travel times and weights); it must cost
    an edge the same every time. The k nearest are looked at first. An order that stays open though
    its k candidates may not be all within its radius gets up to k more, the nearest among those
    who were left without work, and everything is assigned anew; at most three times. So the total
    cost never grows by a second look, and it is the least possible for the edges seen.
    Raises ValueError as `nearest_feasible` and `assign` do.
    """
    near = nearest_feasible(orders, idle, k=k, barred=barred)
    scored = score_edges(near)
    assignment = assign(scored.candidates, unmatched_cost)
    for _ in range(SECOND_LOOKS_MAX):
        more = _among_the_spare(orders, idle, near, assignment, k, barred)
        if more is None:
            break
        near = together(near, more)
        scored = score_edges(near)
        assignment = assign(scored.candidates, unmatched_cost)
    return Matched(scored, assignment)


def _among_the_spare(
    orders: OpenOrders,
    idle: IdleWorkers,
    near: Candidates,
    assignment: Assignment,
    k: int,
    barred: frozenset[tuple[int, int]],
) -> Candidates | None:
    """Find more candidates for the orders left open, or None where there are no more."""
    left_out = np.flatnonzero((assignment.worker < 0) & (np.diff(near.ptr) >= k))
    spare = np.ones(len(idle.lat), dtype=np.bool_)
    spare[assignment.worker[assignment.worker >= 0]] = False
    spare_workers = np.flatnonzero(spare)
    if len(left_out) == 0 or len(spare_workers) == 0:
        return None
    seen = np.isin(near.order, left_out)
    known = set(zip(near.order[seen].tolist(), near.worker[seen].tolist(), strict=True)) | barred
    row_of = {order: row for row, order in enumerate(left_out.tolist())}
    column_of = {worker: column for column, worker in enumerate(spare_workers.tolist())}
    again = frozenset(
        (row_of[order], column_of[worker])
        for order, worker in known
        if order in row_of and worker in column_of
    )
    found = nearest_feasible(
        OpenOrders(
            orders.lat[left_out],
            orders.lng[left_out],
            orders.needs[left_out],
            orders.radius_m[left_out],
        ),
        IdleWorkers(idle.lat[spare_workers], idle.lng[spare_workers], idle.skills[spare_workers]),
        k=k,
        barred=again,
    )
    if len(found.worker) == 0:
        return None
    count = np.zeros(len(orders.lat), dtype=np.int64)
    count[left_out] = np.diff(found.ptr)
    ptr = np.concatenate(([0], np.cumsum(count)))
    return Candidates(ptr, spare_workers[found.worker], found.distance_m, found.cost)
