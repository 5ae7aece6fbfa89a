"""Plane geometry of a city: metres around a centre, lines, ellipses, and GCJ-02 coordinates."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in GCJ-02 degrees."""

    lat: float
    lng: float


CENTER = Spot(30.25, 120.15)
"""The middle of the demo's city pack."""

HALF_WIDTH_M, HALF_HEIGHT_M = 9_200.0, 7_900.0
"""Half axes of the built-up ellipse; all of it lies in the served area of the demo's pack."""


def spot_of(x_m: float, y_m: float, center: Spot = CENTER) -> Spot:
    """The place that many metres east and north of the centre."""
    lng_scale = METRES_PER_DEGREE * math.cos(math.radians(center.lat))
    return Spot(center.lat + y_m / METRES_PER_DEGREE, center.lng + x_m / lng_scale)


def metres_of(spot: Spot, center: Spot = CENTER) -> tuple[float, float]:
    """How many metres a place lies east and north of the centre."""
    lng_scale = METRES_PER_DEGREE * math.cos(math.radians(center.lat))
    return (spot.lng - center.lng) * lng_scale, (spot.lat - center.lat) * METRES_PER_DEGREE


def distance_m(one: Spot, other: Spot) -> float:
    """Straight-line metres between two places of one city."""
    (x1, y1), (x2, y2) = metres_of(one), metres_of(other)
    return math.hypot(x1 - x2, y1 - y2)


def is_built_up(x_m: float, y_m: float, share: float = 1.0) -> bool:
    """Whether a point lies in the city's ellipse, shrunk to a share of itself."""
    return (x_m / HALF_WIDTH_M) ** 2 + (y_m / HALF_HEIGHT_M) ** 2 <= share**2


def along(path: Sequence[Spot], share: float) -> Spot:
    """The place after a share (0 to 1) of a path's length."""
    lengths = [distance_m(one, other) for one, other in itertools.pairwise(path)]
    left = max(0.0, min(1.0, share)) * sum(lengths)
    for (one, other), length in zip(itertools.pairwise(path), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return Spot(
                one.lat + (other.lat - one.lat) * part, one.lng + (other.lng - one.lng) * part
            )
        left -= length
    return path[-1]
