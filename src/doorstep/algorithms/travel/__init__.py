"""Places and the way between them: map coordinate systems, distances and travel times."""

from doorstep.algorithms.travel.cells import CELL_M, Cell, Grid, Window
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
from doorstep.algorithms.travel.learned import BAND_STARTS, Factor, Learned
from doorstep.algorithms.travel.learning import Lesson, Trips, busiest, learn
from doorstep.algorithms.travel.places import (
    EARTH_RADIUS_M,
    FloatArray,
    IntArray,
    Place,
    distance_m,
    from_local_m,
    haversine_m,
    to_local_m,
)
from doorstep.algorithms.travel.table import Measured, TableTimes
from doorstep.algorithms.travel.times import (
    BUSY_CITY_SPEED_MPS,
    RoadTime,
    StraightLine,
    TravelTime,
)

__all__ = [
    "BAND_STARTS",
    "BUSY_CITY_SPEED_MPS",
    "CELL_M",
    "EARTH_RADIUS_M",
    "Cell",
    "Factor",
    "FloatArray",
    "Grid",
    "IntArray",
    "Learned",
    "Lesson",
    "Measured",
    "Place",
    "RoadTime",
    "StraightLine",
    "TableTimes",
    "TravelTime",
    "Trips",
    "Window",
    "bd09_to_gcj02",
    "bd09_to_gcj02_many",
    "bd09_to_wgs84",
    "busiest",
    "distance_m",
    "from_local_m",
    "gcj02_to_bd09",
    "gcj02_to_bd09_many",
    "gcj02_to_wgs84",
    "gcj02_to_wgs84_many",
    "haversine_m",
    "learn",
    "to_local_m",
    "wgs84_to_bd09",
    "wgs84_to_gcj02",
    "wgs84_to_gcj02_many",
]
