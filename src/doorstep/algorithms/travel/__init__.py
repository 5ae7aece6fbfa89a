"""Places and the way between them: map coordinate systems, distances and travel times."""

from doorstep.algorithms.travel.coordinates import (
    bd09_to_gcj02,
    bd09_to_gcj02_many,
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_bd09_many,
    gcj02_to_wgs84,
    gcj02_to_wgs84_many,
    wgs84_to_bd09,
    wgs84_to_gcj02,
    wgs84_to_gcj02_many,
)
from doorstep.algorithms.travel.places import (
    CELL_M,
    EARTH_RADIUS_M,
    FloatArray,
    Grid,
    IntArray,
    Place,
    distance_m,
    from_local_m,
    haversine_m,
    to_local_m,
)
from doorstep.algorithms.travel.times import BUSY_CITY_SPEED_MPS, StraightLine, TravelTime

__all__ = [
    "BUSY_CITY_SPEED_MPS",
    "CELL_M",
    "EARTH_RADIUS_M",
    "FloatArray",
    "Grid",
    "IntArray",
    "Place",
    "StraightLine",
    "TravelTime",
    "bd09_to_gcj02",
    "bd09_to_gcj02_many",
    "bd09_to_wgs84",
    "distance_m",
    "from_local_m",
    "gcj02_to_bd09",
    "gcj02_to_bd09_many",
    "gcj02_to_wgs84",
    "gcj02_to_wgs84_many",
    "haversine_m",
    "to_local_m",
    "wgs84_to_bd09",
    "wgs84_to_gcj02",
    "wgs84_to_gcj02_many",
]
