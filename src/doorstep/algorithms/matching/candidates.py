"""Who could take which open order: the nearest able workers within reach, as sparse rows."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import EARTH_RADIUS_M, FloatArray, IntArray

# SciPy is imported where it is used: it costs a second, and few processes match.

BoolArray = NDArray[np.bool_]

TABLE_PAIRS_MAX = 100_000
"""Up to so many pairs of orders and workers the whole table is faster than trees (measured)."""
SERIAL_PRODUCT_MAX = 200_000
"""Matrix products up to this size stay on one core: waking others costs more than it saves."""
FORBIDDEN_M2 = 1e16
"""Beyond any product of two places on the globe."""
TABLE_CROWD = 6
"""Unless the average order has more than so many times k workers within reach."""


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

    def only(self, kept: BoolArray) -> "Candidates":
        """Some of the edges, in their order."""
        ptr = np.concatenate(([0], np.cumsum(kept)))[self.ptr]
        return Candidates(ptr, self.worker[kept], self.distance_m[kept], self.cost[kept])


def nearest_feasible(
    orders: OpenOrders,
    workers: IdleWorkers,
    *,
    k: int = 20,
    barred: frozenset[tuple[int, int]] = frozenset(),
) -> Candidates:
    """Find up to k nearest workers with the needed skills within each order's radius.

    Small questions compare every order with every worker; larger ones build one k-d tree per
    distinct set of needed skills. Both work on earth-centred metres: chords sort like arcs, so no
    map projection bends a distance. `barred` holds (order, worker) pairs that must not meet
    again: a decline, a block. Rows are sorted by distance, then by worker. Raises ValueError if
    k < 1.
    Source: Bentley, Multidimensional binary search trees (1975), as built by SciPy.
    """
    if k < 1:
        raise ValueError("at least one candidate is asked for")
    n, m = len(orders.lat), len(workers.lat)
    refused = np.array(sorted(order * m + worker for order, worker in barred), dtype=np.int64)
    spare = int(np.bincount(refused // max(1, m)).max()) if len(refused) else 0
    reach = orders.radius_m * 1.001 + 1.0
    places = _in_metres(
        np.concatenate((orders.lat, workers.lat)), np.concatenate((orders.lng, workers.lng))
    )
    points = places[:n], places[n:]
    skills = orders.needs, workers.skills
    found = _by_table(*points, *skills, reach, k) if n * m <= TABLE_PAIRS_MAX else None
    order, worker, chord = found or _by_trees(*points, _Kinds.of(*skills), reach, k + spare)
    away = 2.0 * EARTH_RADIUS_M * np.arcsin(np.minimum(chord / (2.0 * EARTH_RADIUS_M), 1.0))
    keep = away <= orders.radius_m[order]
    if len(refused):
        keep &= ~np.isin(order * m + worker, refused)
    order, worker, away = order[keep], worker[keep], away[keep]
    start = np.searchsorted(order, np.arange(n + 1))
    if len(order) and int(np.diff(start).max()) > k:
        nearest = np.arange(len(order)) - start[order] < k
        order, worker, away = order[nearest], worker[nearest], away[nearest]
        start = np.searchsorted(order, np.arange(n + 1))
    return Candidates(start, worker, away, np.rint(away).astype(np.int64))


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


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The distinct sets of needed skills: the kind of each order, who is able (kinds x m)."""

    of_order: IntArray
    able: BoolArray

    @classmethod
    def of(cls, needs: BoolArray, skills: BoolArray) -> Self:
        packed = np.packbits(needs, axis=1)
        if packed.shape[1] == 1:
            _, first, kind = np.unique(packed[:, 0], return_index=True, return_inverse=True)
        else:
            _, first, kind = np.unique(packed, axis=0, return_index=True, return_inverse=True)
        able = [skills[:, needs[row]].all(axis=1) for row in first.tolist()]
        return cls(kind.ravel(), np.array(able, dtype=np.bool_).reshape(len(able), len(skills)))


type _Pairs = tuple[IntArray, IntArray, FloatArray]
"""Orders, workers and chords in metres, sorted by order, chord and worker."""


def _by_table(
    doors: FloatArray,
    seats: FloatArray,
    needs: BoolArray,
    skills: BoolArray,
    reach: FloatArray,
    k: int,
) -> _Pairs | None:
    """Find all able workers within reach by the whole table; None where they are too many.

    One matrix product tells who may be near, with room to spare, and lacks nothing; the chords of
    those left are then worked out exactly.
    """
    n, m = len(doors), len(seats)
    door, seat = np.empty((n, 3 + needs.shape[1])), np.empty((m, 3 + needs.shape[1]))
    door[:, :3], door[:, 3:] = doors, needs * -FORBIDDEN_M2
    seat[:, :3], seat[:, 3:] = seats, ~skills
    # Chord squared is 2 R R - 2 (door . seat): the product is large where the chord is short.
    least = (EARTH_RADIUS_M**2 - reach * reach / 2.0)[:, np.newaxis]
    mask = np.empty((n, m), dtype=np.bool_)
    rows = max(1, SERIAL_PRODUCT_MAX // max(1, seat.size))
    for first in range(0, n, rows):
        block = slice(first, first + rows)
        np.greater_equal(door[block] @ seat.T, least[block], out=mask[block])
    flat = np.flatnonzero(mask)
    if len(flat) > TABLE_CROWD * k * n:
        return None
    order = flat // max(1, m)
    worker = flat - order * m
    between = doors.take(order, axis=0) - seats.take(worker, axis=0)
    chord = np.sqrt(np.einsum("ij,ij->i", between, between))
    # One sort by one number: four times faster than by two, exact to a fraction of a millimetre.
    ranked = np.argsort(order * (4.0 * EARTH_RADIUS_M) + chord, kind="stable")
    return order[ranked], worker[ranked], chord[ranked]


def _by_trees(
    doors: FloatArray, seats: FloatArray, kinds: _Kinds, reach: FloatArray, wanted: int
) -> _Pairs:
    """Find the wanted number of able workers within reach, by one tree for each kind of order."""
    from scipy.spatial import cKDTree

    most = max(1, min(wanted, len(seats)))
    worker = np.zeros((len(doors), most), dtype=np.int64)
    chord = np.full((len(doors), most), np.inf)
    for kind, is_able in enumerate(kinds.able):
        rows, able = np.flatnonzero(kinds.of_order == kind), np.flatnonzero(is_able)
        if len(able) == 0:
            continue
        count = min(len(able), most)
        # A tick's tree is asked once: building it plainly saves more than balance would.
        away, near = cKDTree(seats[able], balanced_tree=False, compact_nodes=False).query(
            doors[rows], k=np.arange(1, count + 1), distance_upper_bound=float(reach[rows].max())
        )
        found = able[np.minimum(near, len(able) - 1)]
        if ((away[:, 1:] == away[:, :-1]) & np.isfinite(away[:, 1:])).any():
            ranked = np.lexsort((found, away), axis=1)
            away = np.take_along_axis(away, ranked, 1)
            found = np.take_along_axis(found, ranked, 1)
        worker[rows, :count], chord[rows, :count] = found, away
    flat = np.flatnonzero(np.isfinite(chord))
    return flat // most, worker.ravel()[flat], chord.ravel()[flat]


def _in_metres(lat: FloatArray, lng: FloatArray) -> FloatArray:
    """Place points on the globe, in metres from the centre of the Earth."""
    phi, lam = np.radians(lat), np.radians(lng)
    level = EARTH_RADIUS_M * np.cos(phi)
    found = np.empty((len(lat), 3))
    found[:, 0], found[:, 1] = level * np.cos(lam), level * np.sin(lam)
    found[:, 2] = EARTH_RADIUS_M * np.sin(phi)
    return found
