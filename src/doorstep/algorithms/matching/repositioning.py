"""Hints for idle workers: where the work of the next minutes is expected and few are waiting."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.matching.candidates import IdleWorkers
from doorstep.algorithms.travel import FloatArray, IntArray, haversine_m

HINT_REACH_M = 5_000
"""No hint leads further than this."""


@dataclass(frozen=True, slots=True)
class Zones:
    """z zones (say cells of a metric grid): their middle, the orders expected, who is there.

    `lat`, `lng`: GCJ-02 degrees. `expected`: orders forecast for one and the same stretch of time.
    `idle_near`: how many wait there now or will be free there soon; hints under way count too.
    """

    lat: FloatArray
    lng: FloatArray
    expected: FloatArray
    idle_near: FloatArray


@dataclass(frozen=True, slots=True)
class Hints:
    """h hints: worker `worker[i]` would wait better in zone `zone[i]`, so far away."""

    worker: IntArray
    zone: IntArray
    distance_m: FloatArray


def reposition(
    idle: IdleWorkers, zones: Zones, *, reach_m: float, at_most: int, relief_min: float = 0.25
) -> Hints:
    """Suggest few moves that spread the idle as the expected orders are spread.

    A zone's fair share of all who wait is its part of all expected orders; what is missing to it
    is the zone's gap, what is above it the zone's surplus. The largest gap is served first, by the
    nearest worker within `reach_m` whose own zone (the nearest middle) can spare somebody: one
    move takes 2 x (gap + surplus - 1) from the sum of squared distances to the fair shares, and no
    hint is given unless gap + surplus - 1 reaches `relief_min`. Nobody gets two hints; ties go to
    the lower zone, then the lower worker. At most `at_most` hints. Skills do not count here: call
    it for the workers and the expected orders of one trade.
    Raises ValueError for a negative reach, number or forecast.
    Source: greedy descent on the least-squares transport of supply to forecast demand, as
    spelled out above.
    """
    if reach_m < 0 or at_most < 0 or (zones.expected < 0).any() or (zones.idle_near < 0).any():
        raise ValueError("reach, number and forecast are not negative")
    all_expected = float(zones.expected.sum())
    if all_expected == 0.0 or len(idle.lat) == 0:
        return _hints([])
    gap = float(zones.idle_near.sum()) * zones.expected / all_expected - zones.idle_near
    away = haversine_m(
        idle.lat[:, np.newaxis], idle.lng[:, np.newaxis], zones.lat, zones.lng
    )  # m x z
    own = away.argmin(axis=1)
    stays = np.zeros(len(own), dtype=np.bool_)
    closed = gap <= 0
    found: list[tuple[int, int, float]] = []
    while len(found) < at_most and not closed.all():
        zone = int(np.where(closed, -np.inf, gap).argmax())
        fits = (away[:, zone] <= reach_m) & (gap[zone] - gap[own] - 1.0 >= relief_min) & ~stays
        fits &= (gap[own] < 0) & (own != zone)
        if not fits.any():
            closed[zone] = True
            continue
        worker = int(np.where(fits, away[:, zone], np.inf).argmin())
        found.append((worker, zone, float(away[worker, zone])))
        stays[worker] = True
        gap[own[worker]] += 1.0
        gap[zone] -= 1.0
        closed[zone] |= gap[zone] <= 0
    return _hints(found)


def _hints(found: list[tuple[int, int, float]]) -> Hints:
    return Hints(
        np.array([worker for worker, _, _ in found], dtype=np.int64),
        np.array([zone for _, zone, _ in found], dtype=np.int64),
        np.array([metres for _, _, metres in found], dtype=np.float64),
    )
