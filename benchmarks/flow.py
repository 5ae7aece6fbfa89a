"""The referee of matching: OR-tools' min-cost flow over the very same edges, in its fast form."""

import numpy as np

from doorstep.algorithms.matching import Assignment, Candidates
from doorstep.algorithms.travel import IntArray


def assign(candidates: Candidates, unmatched_cost: int) -> Assignment:
    """Match by min-cost flow: arcs and supplies as whole arrays, only workers who are somebody's.

    One unit leaves each order, through a worker or by the arc of staying open, to one end.
    """
    from ortools.graph.python import min_cost_flow

    order, worker = candidates.order, candidates.worker
    n, edges = len(candidates.ptr) - 1, len(worker)
    node, used = _nodes(worker, n)
    end = n + used
    tails = np.concatenate((order, np.arange(n), np.arange(n, end))).astype(np.int32)
    heads = np.concatenate((node, np.full(n + used, end))).astype(np.int32)
    cost = np.zeros(len(tails), dtype=np.int64)
    cost[:edges] = candidates.cost
    cost[edges : edges + n] = unmatched_cost
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        tails, heads, np.ones(len(tails), dtype=np.int64), cost
    )
    flow.set_nodes_supplies(np.arange(n), np.ones(n, dtype=np.int64))
    flow.set_node_supply(end, -n)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"the referee found no flow: {status}")
    taken = flow.flows(arcs[:edges]) > 0
    mate = np.full(n, -1, dtype=np.int64)
    mate[order[taken]] = worker[taken]
    return Assignment(mate, int(flow.optimal_cost()))


def _nodes(worker: IntArray, n: int) -> tuple[IntArray, int]:
    """Number the workers who are somebody's candidate, from n on."""
    is_used = np.zeros(int(worker.max(initial=-1)) + 1, dtype=np.bool_)
    is_used[worker] = True
    number = np.cumsum(is_used) - 1 + n
    return number[worker], int(is_used.sum())
