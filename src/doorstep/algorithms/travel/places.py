"""Places on the map: distances, local metres, and the grid of cells a city is parted into."""

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

CELL_M = 2_000
"""Side of a cell: ways within one are minutes long, and a city has some hundred of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, GCJ-02 degrees."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of about equal size over a city, the same whoever asks: rows count north, columns east.

    A column is as wide as a row is high at the reference latitude (whole degrees, so that a centre
    that moves a little keeps its cells). Raises ValueError off the map or without a size.
    """

    reference_lat: int
    cell_m: int = CELL_M

    def __post_init__(self) -> None:
        """Refuse a grid whose cells have no width."""
        if not -80 <= self.reference_lat <= 80 or self.cell_m <= 0:
            raise ValueError("a grid lies between the polar circles and its cells have a size")

    @classmethod
    def around(cls, center: Place, cell_m: int = CELL_M) -> "Grid":
        """The grid of a city with this centre."""
        return cls(round(center.lat), cell_m)

    @property
    def row_degrees(self) -> float:
        """Height of a cell in degrees of latitude."""
        return self.cell_m / METRES_PER_DEGREE

    @property
    def column_degrees(self) -> float:
        """Width of a cell in degrees of longitude."""
        return self.row_degrees / math.cos(math.radians(self.reference_lat))

    def rows(self, lat: ArrayLike) -> IntArray:
        """Rows of places, any shape."""
        return np.floor(np.asarray(lat, np.float64) / self.row_degrees).astype(np.int64)

    def columns(self, lng: ArrayLike) -> IntArray:
        """Columns of places, any shape."""
        return np.floor(np.asarray(lng, np.float64) / self.column_degrees).astype(np.int64)

    def cell(self, place: Place) -> tuple[int, int]:
        """Row and column of one place."""
        return int(self.rows(place.lat)), int(self.columns(place.lng))

    def center(self, row: int, column: int) -> Place:
        """The middle of a cell."""
        return Place((row + 0.5) * self.row_degrees, (column + 0.5) * self.column_degrees)


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
