"""The cheapest way to give each open order a worker: exact, on sparse rows."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.matching.candidates import BoolArray, Candidates
from doorstep.algorithms.travel import IntArray

# SciPy is imported where it is used: it costs a second, and few processes match.

DENSE_ROWS_MAX = 300
"""Up to this many contested orders the dense solver is the faster of the two (measured)."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`worker[i]` for order i, -1 for nobody; the cost counts the unmatched as well."""

    worker: IntArray
    total_cost: int


def assign(candidates: Candidates, unmatched_cost: int | IntArray) -> Assignment:
    """Give orders to workers, one each, so that the total cost is the least possible.

    `unmatched_cost`: what leaving an order open costs, one number or n (raise it with waiting
    time). An edge dearer than that is never used. Exact: all orders take their first choice; those
    who contest a worker, and step by step those whom their solution would displace, are solved
    together, each connected component by an assignment solver with one private dummy column per
    order. What never collides with the solved part keeps its own minimum, so the sum is a lower
    bound that is reached. Ties go to the lower worker number where the order is not contested.
    Raises ValueError for negative costs.
    """
    n = len(candidates.ptr) - 1
    open_cost = np.broadcast_to(np.asarray(unmatched_cost, dtype=np.int64), (n,))
    if (candidates.cost < 0).any() or (open_cost < 0).any():
        raise ValueError("a cost is negative")
    order = candidates.order
    useful = candidates.cost <= open_cost[order]
    edges = _Edges(order[useful], candidates.worker[useful], candidates.cost[useful])
    chosen = _first_choices(n, edges)
    contested = np.zeros(n, dtype=np.bool_)
    while True:
        taken = chosen[chosen >= 0]
        clash = np.isin(chosen, np.flatnonzero(np.bincount(taken) > 1)) & ~contested
        if not clash.any():
            break
        contested |= clash
        chosen[contested] = -1
        _solve_contested(edges, contested, open_cost, chosen)
    matched = edges.worker == chosen[edges.order]
    total = int(edges.cost[matched].sum()) + int(open_cost[chosen < 0].sum())
    return Assignment(chosen, total)


@dataclass(frozen=True, slots=True)
class _Edges:
    order: IntArray
    worker: IntArray
    cost: IntArray


def _first_choices(n: int, edges: _Edges) -> IntArray:
    chosen = np.full(n, -1, dtype=np.int64)
    sorting = np.lexsort((edges.worker, edges.cost, edges.order))
    order = edges.order[sorting]
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = order[1:] != order[:-1]
    chosen[order[first]] = edges.worker[sorting][first]
    return chosen


def _solve_contested(
    edges: _Edges, contested: BoolArray, open_cost: IntArray, chosen: IntArray
) -> None:
    """Write the cheapest workers of all contested orders into `chosen`."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    used = contested[edges.order]
    order, worker, cost = edges.order[used], edges.worker[used], edges.cost[used]
    rows, row = np.unique(order, return_inverse=True)
    columns, column = np.unique(worker, return_inverse=True)
    size = len(rows) + len(columns)
    graph = csr_array((np.ones(len(row)), (row, column + len(rows))), shape=(size, size))
    _, part_of = connected_components(graph, directed=False)
    sorting = np.argsort(part_of[row], kind="stable")
    bounds = np.flatnonzero(np.diff(part_of[row][sorting])) + 1
    for group in np.split(sorting, bounds):
        solved = _solve_component(_Edges(order[group], worker[group], cost[group]), open_cost)
        chosen[solved[0]] = solved[1]


def _solve_component(edges: _Edges, open_cost: IntArray) -> tuple[IntArray, IntArray]:
    """Solve one component: the orders that got somebody, and whom."""
    rows, row = np.unique(edges.order, return_inverse=True)
    columns, column = np.unique(edges.worker, return_inverse=True)
    n, m = len(rows), len(columns)
    private = np.arange(n)
    # The sparse solver drops explicit zeros; each order has exactly one edge, so one more on
    # every edge changes no comparison.
    dummy = open_cost[rows] + 1
    if n <= DENSE_ROWS_MAX:
        from scipy.optimize import linear_sum_assignment

        never = int(dummy.sum()) + int(edges.cost.max()) + n + 1
        table = np.full((n, m + n), never, dtype=np.float64)
        table[row, column] = edges.cost + 1
        table[private, m + private] = dummy
        solved_row, solved_column = linear_sum_assignment(table)
    else:
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching

        weight = np.concatenate((edges.cost + 1, dummy)).astype(np.float64)
        where = (np.concatenate((row, private)), np.concatenate((column, m + private)))
        graph = csr_array((weight, where), shape=(n, m + n))
        solved_row, solved_column = min_weight_full_bipartite_matching(graph)
    real = solved_column < m
    return rows[solved_row[real]], columns[solved_column[real]]
