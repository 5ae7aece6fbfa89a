"""Who could take which open order: the nearest able workers within reach, as sparse rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import EARTH_RADIUS_M, FloatArray, IntArray, haversine_m

# SciPy is imported where it is used: it costs a second, and few processes match.

BoolArray = NDArray[np.bool_]


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
