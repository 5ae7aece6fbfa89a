"""Who could take which open order: the nearest able workers within reach, as sparse rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import EARTH_RADIUS_M, FloatArray, IntArray

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


def reach_m(
    base_m: FloatArray, waited_seconds: FloatArray, *, metres_per_second: float, cap_m: float
) -> FloatArray:
    """Widen each order's radius with its waiting, up to a cap (n numbers in, n metres out).

    Waiting belongs here and in the cost of staying open, never in the cost of an edge: there it
    would let far old orders take the near workers of fresh ones. A base above the cap stays.
    """
    return np.maximum(base_m, np.minimum(base_m + metres_per_second * waited_seconds, cap_m))


def nearest_feasible(
    orders: OpenOrders,
    workers: IdleWorkers,
    *,
    k: int = 20,
    barred: frozenset[tuple[int, int]] = frozenset(),
) -> Candidates:
    """Find up to k nearest workers with the needed skills within each order's radius.

    One k-d tree per distinct set of needed skills, over earth-centred metres: chords sort like
    arcs, so no map projection bends a distance. `barred` holds (order, worker) pairs that must not
    meet again: a decline, a block. Rows are sorted by distance, then by worker. Raises ValueError
    if k < 1.
    Source: Bentley, Multidimensional binary search trees (1975), as built by SciPy.
    """
    if k < 1:
        raise ValueError("at least one candidate is asked for")
    n, m = len(orders.lat), len(workers.lat)
    refused = np.array(sorted(order * m + worker for order, worker in barred), dtype=np.int64)
    spare = int(np.bincount(refused // max(1, m)).max()) if len(refused) else 0
    wanted = max(1, min(m, k + spare))
    worker = np.zeros((n, wanted), dtype=np.int64)
    chord = np.full((n, wanted), np.inf)
    _look_around(orders, workers, worker, chord)
    away = 2.0 * EARTH_RADIUS_M * np.arcsin(np.minimum(chord / (2.0 * EARTH_RADIUS_M), 1.0))
    keep = np.isfinite(chord) & (away <= orders.radius_m[:, np.newaxis])
    if len(refused):
        keep &= ~np.isin(np.arange(n)[:, np.newaxis] * m + worker, refused)
        keep &= keep.cumsum(axis=1) <= k
    ptr = np.concatenate(([0], np.cumsum(keep.sum(axis=1))))
    distance = away[keep]
    return Candidates(ptr, worker[keep], distance, np.rint(distance).astype(np.int64))


def together(one: Candidates, other: Candidates) -> Candidates:
    """Join two searches for the same n orders, without a common pair, into one.

    Rows are sorted by distance, then by worker, and the costs are distances again.
    """
    order = np.concatenate((one.order, other.order))
    worker = np.concatenate((one.worker, other.worker))
    away = np.concatenate((one.distance_m, other.distance_m))
    ranked = np.lexsort((worker, away, order))
    distance = away[ranked]
    cost = np.rint(distance).astype(np.int64)
    return Candidates(one.ptr + other.ptr, worker[ranked], distance, cost)


def _look_around(
    orders: OpenOrders, workers: IdleWorkers, worker: IntArray, chord: FloatArray
) -> None:
    """Write the nearest able workers of each order and how far they are, nearest first."""
    from scipy.spatial import cKDTree

    seats = _in_metres(workers.lat, workers.lng)
    doors = _in_metres(orders.lat, orders.lng)
    kind_of = _kinds(orders.needs)
    for kind in range(int(kind_of.max(initial=-1)) + 1):
        rows = np.flatnonzero(kind_of == kind)
        able = np.flatnonzero(workers.skills[:, orders.needs[rows[0]]].all(axis=1))
        if len(able) == 0:
            continue
        wanted = min(len(able), worker.shape[1])
        # A tick's tree is asked once: building it plainly saves more than balance would.
        away, near = cKDTree(seats[able], balanced_tree=False, compact_nodes=False).query(
            doors[rows],
            k=np.arange(1, wanted + 1),
            distance_upper_bound=float(orders.radius_m[rows].max()) * 1.001 + 1.0,
        )
        found = able[np.minimum(near, len(able) - 1)]
        if ((away[:, 1:] == away[:, :-1]) & np.isfinite(away[:, 1:])).any():
            away, found = _ties_by_worker(away, found)
        worker[rows, :wanted], chord[rows, :wanted] = found, away


def _ties_by_worker(away: FloatArray, found: IntArray) -> tuple[FloatArray, IntArray]:
    ranked = np.lexsort((found, away), axis=1)
    return np.take_along_axis(away, ranked, 1), np.take_along_axis(found, ranked, 1)


def _kinds(needs: BoolArray) -> IntArray:
    """Number the distinct sets of needed skills, one number an order."""
    if len(needs) == 0 or needs.shape[1] == 0:
        return np.zeros(len(needs), dtype=np.int64)
    packed = np.packbits(needs, axis=1)
    if packed.shape[1] == 1:
        return np.unique(packed[:, 0], return_inverse=True)[1]
    return np.unique(packed, axis=0, return_inverse=True)[1].ravel()


def _in_metres(lat: FloatArray, lng: FloatArray) -> FloatArray:
    """Place points on the globe, in metres from the centre of the Earth."""
    phi, lam = np.radians(lat), np.radians(lng)
    level = EARTH_RADIUS_M * np.cos(phi)
    return np.column_stack((level * np.cos(lam), level * np.sin(lam), EARTH_RADIUS_M * np.sin(phi)))
