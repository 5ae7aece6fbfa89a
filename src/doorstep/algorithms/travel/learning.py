"""Learning from finished trips how long ways take in each cell and band of the day."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel.cells import Cell, Grid
from doorstep.algorithms.travel.learned import (
    BAND_OF_HOUR,
    BANDS,
    FACTOR_MAX,
    FACTOR_MIN,
    SAMPLES,
    Factor,
)
from doorstep.algorithms.travel.places import FloatArray, IntArray, haversine_m
from doorstep.algorithms.travel.times import StraightLine, hour_of

TRIPS_MIN, WORKERS_MIN = 5, 3
"""What fewer trips, or fewer people, would say is not kept: it would tell of a person."""

STRAIGHT_MIN_M, STRAIGHT_MAX_M = 300.0, 60_000.0
"""A shorter way is mostly doors and lifts; a longer one is no way within a city."""
RATIO_MIN, RATIO_MAX = 0.2, 6.0
"""Beyond these, somebody forgot to tap, or stopped for lunch."""
SETUP_MAX_SECONDS = 600

_PULL_CITY, _PULL_BAND, _PULL_CELL, _PULL_CELL_BAND, _PULL_SETUP = 2.0, 4.0, 3.0, 6.0, 20.0
_HUBER, _ROUNDS = 1.5, 5
_MINUTE = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Trips:
    """Finished trips, one entry each: where from and to, when (local seconds), how long, by whom.

    `worker` is any number that tells people apart.
    """

    origin_lat: FloatArray
    origin_lng: FloatArray
    lat: FloatArray
    lng: FloatArray
    start_seconds: IntArray
    seconds: IntArray
    worker: IntArray

    def __len__(self) -> int:
        """How many trips there are."""
        return len(self.seconds)

    def __getitem__(self, kept: NDArray[np.bool_] | IntArray) -> "Trips":
        """Some of the trips."""
        return Trips(
            self.origin_lat[kept],
            self.origin_lng[kept],
            self.lat[kept],
            self.lng[kept],
            self.start_seconds[kept],
            self.seconds[kept],
            self.worker[kept],
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """What trips taught: factors by cell and band, seconds beside the road, how many counted."""

    factors: tuple[Factor, ...]
    setup_seconds: int
    trips: int


def learn(
    trips: Trips,
    prior: StraightLine,
    grid: Grid,
    *,
    trips_min: int = TRIPS_MIN,
    workers_min: int = WORKERS_MIN,
) -> Lesson:
    """Learn how much of the prior's time ways take, by city, band, cell, and cell in a band.

    A trip's seconds over the prior's are explained as the mean of the four quarters' factors and
    the seconds beside the road. Each level is pulled towards the one above it as by a few
    trips of its own, so that little evidence says little; what fits badly counts less. Only a
    level with `trips_min` trips of `workers_min` people becomes a factor. Empty or unusable trips
    teach nothing: no factors, the prior's setup.

    Method: ridge regression (Hoerl and Kennard 1970) over nested effects, with Huber's weights
    (Huber 1964) re-reckoned five times.
    """
    good = usable(trips, prior)
    if not _enough(good.worker, trips_min, workers_min):
        return Lesson((), prior.setup_seconds, 0)
    road = _prior_seconds(good, prior)
    design = _Design.of(good, grid, trips_min, workers_min)
    solved, setup_minutes = _solve(design, road, good.seconds / road, prior)
    setup = int(np.clip(round(setup_minutes * _MINUTE), 0, SETUP_MAX_SECONDS))
    return Lesson(design.factors(solved), setup, len(good))


def usable(trips: Trips, prior: StraightLine) -> Trips:
    """The trips that can teach: not too short, not too far, not absurdly quick or slow."""
    straight_m = haversine_m(trips.origin_lat, trips.origin_lng, trips.lat, trips.lng)
    ratio = trips.seconds / np.maximum(_prior_seconds(trips, prior), 1.0)
    near = (straight_m >= STRAIGHT_MIN_M) & (straight_m <= STRAIGHT_MAX_M)
    return trips[near & (ratio >= RATIO_MIN) & (ratio <= RATIO_MAX)]


def busiest(
    trips: Trips,
    grid: Grid,
    most: int,
    *,
    trips_min: int = TRIPS_MIN,
    workers_min: int = WORKERS_MIN,
) -> list[tuple[Cell, Cell, int]]:
    """The pairs of different cells with the most trips, busiest first, with how many.

    Pairs with too few trips or people are left out, as in learn.
    """
    rows, columns = grid.rows(trips.origin_lat), grid.columns(trips.origin_lng)
    ends = np.stack([rows, columns, grid.rows(trips.lat), grid.columns(trips.lng)], axis=1)
    pairs, which = np.unique(ends, axis=0, return_inverse=True)
    count = np.bincount(which.ravel(), minlength=len(pairs))
    found = [
        ((int(a), int(b)), (int(c), int(d)), int(count[at]))
        for at, (a, b, c, d) in enumerate(pairs)
        if (a, b) != (c, d) and _enough(trips.worker[which.ravel() == at], trips_min, workers_min)
    ]
    return sorted(found, key=lambda one: (-one[2], one[:2]))[:most]


@dataclass(frozen=True, slots=True, eq=False)
class _Design:
    """Which trip spends how much of its way under which effect; effects are columns."""

    matrix: Any
    pull: FloatArray
    at: dict[tuple[Cell | None, int | None], int]
    trips: dict[tuple[Cell | None, int | None], int]

    @classmethod
    def of(cls, trips: Trips, grid: Grid, trips_min: int, workers_min: int) -> "_Design":
        from scipy.sparse import csr_array

        band = BAND_OF_HOUR[hour_of(trips.start_seconds)]
        touched = _touched(trips, grid)
        at: dict[tuple[Cell | None, int | None], int] = {(None, None): 0}
        count: dict[tuple[Cell | None, int | None], int] = {(None, None): len(trips)}
        pull = [_PULL_CITY]
        columns = [np.zeros(len(trips), np.int64)]
        lines = [np.arange(len(trips))]
        parts = [np.ones(len(trips))]

        def add(key: tuple[Cell | None, int | None], who: IntArray, part: FloatArray) -> None:
            if not _enough(trips.worker[who], trips_min, workers_min):
                return
            at[key], count[key] = len(at), len(who)
            cell, when = key
            if cell is None:
                pull.append(_PULL_BAND)
            else:
                pull.append(_PULL_CELL if when is None else _PULL_CELL_BAND)
            columns.append(np.full(len(who), at[key]))
            lines.append(who)
            parts.append(part)

        for one in range(BANDS):
            who = np.flatnonzero(band == one)
            add((None, one), who, np.ones(len(who)))
        for cell, (who, part) in touched.items():
            add((cell, None), who, part)
            for one in np.unique(band[who]):
                chosen = band[who] == one
                add((cell, int(one)), who[chosen], part[chosen])
        places = (np.concatenate(lines), np.concatenate(columns))
        matrix = csr_array((np.concatenate(parts), places), shape=(len(trips), len(at)))
        return cls(matrix, np.asarray(pull), at, count)

    def factors(self, effects: FloatArray) -> tuple[Factor, ...]:
        """The effects, added up level by level, as factors of the prior's time."""

        def effect(cell: Cell | None, band: int | None) -> float:
            column = self.at.get((cell, band))
            return 0.0 if column is None else float(effects[column])

        city = 1.0 + effect(None, None)
        found = []
        for (cell, band), trips in self.trips.items():
            total = city + (effect(None, band) if band is not None else 0.0)
            if cell is not None:
                total += effect(cell, None) + (effect(cell, band) if band is not None else 0.0)
            factor = float(np.clip(total, FACTOR_MIN, FACTOR_MAX))
            found.append(Factor(cell, band, factor, trips))
        return tuple(found)


def _touched(trips: Trips, grid: Grid) -> dict[Cell, tuple[IntArray, FloatArray]]:
    """By cell: which trips pass through it, and with how much of their way."""
    number = np.arange(len(trips))
    north, east = trips.lat - trips.origin_lat, trips.lng - trips.origin_lng
    seen = [
        np.stack(
            [
                grid.rows(trips.origin_lat + part * north),
                grid.columns(trips.origin_lng + part * east),
                number,
            ],
            axis=1,
        )
        for part in SAMPLES
    ]
    passes, quarters = np.unique(np.concatenate(seen), axis=0, return_counts=True)
    if not len(passes):
        return {}
    begins = np.flatnonzero(np.any(np.diff(passes[:, :2], axis=0), axis=1)) + 1
    return {
        (int(lines[0, 0]), int(lines[0, 1])): (lines[:, 2], part / len(SAMPLES))
        for lines, part in zip(np.split(passes, begins), np.split(quarters, begins), strict=True)
    }


def _solve(
    design: _Design, road: FloatArray, ratio: FloatArray, prior: StraightLine
) -> tuple[FloatArray, float]:
    """The effects that explain the ratios, and the minutes beside the road."""
    from scipy.sparse import csr_array, diags_array, hstack
    from scipy.sparse.linalg import spsolve

    beside = csr_array((_MINUTE / road)[:, None])
    matrix = hstack([design.matrix, beside], format="csr")
    pull = np.append(design.pull, _PULL_SETUP * float(np.mean((_MINUTE / road) ** 2)))
    towards = np.zeros(len(pull))
    towards[-1] = prior.setup_seconds / _MINUTE
    wanted = ratio - 1.0
    weight = np.ones(len(ratio))
    solved = towards
    for _ in range(_ROUNDS):
        weighted = matrix.T.multiply(weight).tocsr()
        left = (weighted @ matrix + diags_array(pull)).tocsc()
        solved = np.atleast_1d(spsolve(left, weighted @ wanted + pull * towards))
        miss = np.abs(wanted - matrix @ solved)
        usual = max(1.4826 * float(np.median(miss)), 1e-6) * _HUBER
        weight = np.minimum(1.0, usual / np.maximum(miss, 1e-9))
    return solved[:-1], float(solved[-1])


def _prior_seconds(trips: Trips, prior: StraightLine) -> FloatArray:
    return prior.on_the_road(
        trips.origin_lat, trips.origin_lng, trips.lat, trips.lng, trips.start_seconds
    )


def _enough(workers: IntArray, trips_min: int, workers_min: int) -> bool:
    return len(workers) >= trips_min and len(np.unique(workers)) >= workers_min
