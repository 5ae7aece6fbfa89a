"""Places on the map, the distances between them, and metres around one of them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""

METRES_PER_DEGREE = math.pi * EARTH_RADIUS_M / 180
"""Length of a degree of latitude on the mean sphere."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, GCJ-02 degrees."""

    lat: float
    lng: float


def haversine_m(
    lat_a: ArrayLike, lng_a: ArrayLike, lat_b: ArrayLike, lng_b: ArrayLike
) -> FloatArray:
    """Measure great-circle distances in metres; degrees in, arguments broadcast to one shape.

    Method: haversine formula on the mean sphere, within 0.6 % of the ellipsoid.
    """
    phi_a, phi_b = np.radians(lat_a), np.radians(lat_b)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = np.radians(np.asarray(lng_b) - np.asarray(lng_a)) / 2
    h = np.sin(half_phi) ** 2 + np.cos(phi_a) * np.cos(phi_b) * np.sin(half_lambda) ** 2
    distance: FloatArray = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, h)))
    return distance


def distance_m(origin: Place, destination: Place) -> float:
    """Measure the straight line between two places in metres."""
    return float(haversine_m(origin.lat, origin.lng, destination.lat, destination.lng))


def to_local_m(lat: ArrayLike, lng: ArrayLike, origin: Place) -> tuple[FloatArray, FloatArray]:
    """Project to metres east and north of a place; degrees in, any shape.

    Method: equirectangular projection at the origin's latitude; within 0.2 % over a city of 40 km.
    """
    east = (np.asarray(lng, np.float64) - origin.lng) * math.cos(math.radians(origin.lat))
    north = np.asarray(lat, np.float64) - origin.lat
    return east * METRES_PER_DEGREE, north * METRES_PER_DEGREE


def from_local_m(
    east_m: ArrayLike, north_m: ArrayLike, origin: Place
) -> tuple[FloatArray, FloatArray]:
    """Turn metres east and north of a place back into degrees (lat, lng); inverse of to_local_m."""
    lat = origin.lat + np.asarray(north_m, np.float64) / METRES_PER_DEGREE
    degree_m = METRES_PER_DEGREE * math.cos(math.radians(origin.lat))
    return lat, origin.lng + np.asarray(east_m, np.float64) / degree_m
