"""Who could take which open visit, and the cheapest way to give each visit a worker."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import EARTH_RADIUS_M, FloatArray, IntArray, haversine_m

# SciPy is imported where it is used: it costs a second, and few processes match.

BoolArray = NDArray[np.bool_]

DENSE_ROWS_MAX = 300
"""Up to this many contested orders the dense solver is the faster of the two (measured)."""


@dataclass(frozen=True, slots=True)
class OpenOrders:
    """n orders that wait: place (GCJ-02 degrees), needed skills (n x s), reach in metres."""

    lat: FloatArray
    lng: FloatArray
    needs: BoolArray
    radius_m: FloatArray


@dataclass(frozen=True, slots=True)
class IdleWorkers:
    """m workers who may be asked: place (GCJ-02 degrees) and skills with valid licences (m x s)."""

    lat: FloatArray
    lng: FloatArray
    skills: BoolArray


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sparse rows (CSR): order i may go to `worker[ptr[i]:ptr[i + 1]]` at `cost` (whole numbers).

    Before scoring the cost is the distance in metres.
    """

    ptr: IntArray
    worker: IntArray
    distance_m: FloatArray
    cost: IntArray

    @property
    def order(self) -> IntArray:
        """The order of each edge."""
        return np.repeat(np.arange(len(self.ptr) - 1), np.diff(self.ptr))


@dataclass(frozen=True, slots=True)
class Assignment:
    """`worker[i]` for order i, -1 for nobody; the cost counts the unmatched as well."""

    worker: IntArray
    total_cost: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate of an order as the decision saw it: cost, its named parts, chosen or not."""

    worker: int
    distance_m: float
    cost: int
    parts: Mapping[str, int]
    chosen: bool


def nearest_feasible(
    orders: OpenOrders,
    workers: IdleWorkers,
    *,
    k: int = 20,
    barred: frozenset[tuple[int, int]] = frozenset(),
) -> Candidates:
    """Find up to k nearest workers with the needed skills within each order's radius.

    One k-d tree per distinct set of needed skills, on the unit sphere (chords sort like arcs, so
    no map projection is needed). `barred` holds (order, worker) pairs that must not meet again:
    a decline, a block. Rows are sorted by distance, then by worker. Raises ValueError if k < 1.
    """
    if k < 1:
        raise ValueError("at least one candidate is asked for")
    n = len(orders.lat)
    seats = _on_sphere(workers.lat, workers.lng)
    doors = _on_sphere(orders.lat, orders.lng)
    extra = np.zeros(n, dtype=np.int64)
    for barred_order, _ in barred:
        extra[barred_order] += 1
    found: list[tuple[IntArray, IntArray]] = []
    from scipy.spatial import cKDTree

    kinds, kind_of = np.unique(orders.needs, axis=0, return_inverse=True)
    for kind, needs in enumerate(kinds):
        rows = np.flatnonzero(kind_of.ravel() == kind)
        able = np.flatnonzero((workers.skills | ~needs).all(axis=1))
        if len(able) == 0:
            continue
        reach = min(float(orders.radius_m[rows].max()) * 1.001 + 1.0, EARTH_RADIUS_M)
        wanted = min(len(able), k + int(extra[rows].max()))
        _, near = cKDTree(seats[able]).query(
            doors[rows], k=range(1, wanted + 1), distance_upper_bound=reach / EARTH_RADIUS_M
        )
        row, column = np.nonzero(near < len(able))
        found.append((rows[row], able[near[row, column]]))
    order = np.concatenate([np.empty(0, np.int64), *(pair[0] for pair in found)])
    worker = np.concatenate([np.empty(0, np.int64), *(pair[1] for pair in found)])
    away = haversine_m(
        orders.lat[order], orders.lng[order], workers.lat[worker], workers.lng[worker]
    )
    keep = away <= orders.radius_m[order]
    if barred:
        pairs = zip(order.tolist(), worker.tolist(), strict=True)
        keep &= np.fromiter((pair not in barred for pair in pairs), dtype=np.bool_)
    return _rows(n, order[keep], worker[keep], away[keep], k)


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


def explain(
    candidates: Candidates, parts: Mapping[str, IntArray], order: int, chosen: int
) -> tuple[Choice, ...]:
    """List an order's candidates, cheapest first, with the named parts of every cost.

    `parts`: per name one number per edge, as scoring returns them; `chosen` is the worker who was
    given the order, -1 for nobody. This is what a decision keeps for appeals and replays.
    """
    edges = range(int(candidates.ptr[order]), int(candidates.ptr[order + 1]))
    choices = [
        Choice(
            worker=int(candidates.worker[e]),
            distance_m=float(candidates.distance_m[e]),
            cost=int(candidates.cost[e]),
            parts={name: int(values[e]) for name, values in parts.items()},
            chosen=int(candidates.worker[e]) == chosen,
        )
        for e in edges
    ]
    return tuple(sorted(choices, key=lambda choice: (choice.cost, choice.worker)))


@dataclass(frozen=True, slots=True)
class _Edges:
    order: IntArray
    worker: IntArray
    cost: IntArray


def _on_sphere(lat: FloatArray, lng: FloatArray) -> FloatArray:
    phi, lam = np.radians(lat), np.radians(lng)
    return np.column_stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))


def _rows(n: int, order: IntArray, worker: IntArray, away: FloatArray, k: int) -> Candidates:
    sorting = np.lexsort((worker, away, order))
    order, worker, away = order[sorting], worker[sorting], away[sorting]
    start = np.searchsorted(order, np.arange(n + 1))
    within = np.arange(len(order)) - start[order] < k
    ptr = np.concatenate(([0], np.cumsum(np.bincount(order[within], minlength=n))))
    distance = away[within]
    return Candidates(ptr, worker[within], distance, np.rint(distance).astype(np.int64))


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
