"""Places and the way between them: map coordinate systems, distances and travel times."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""

BUSY_CITY_SPEED_MPS: tuple[float, ...] = (
    *(6.5,) * 7, 5.0, 4.2, 4.5, *(5.0,) * 6, 4.8, 4.2, 4.2, 4.8, *(5.5,) * 2, *(6.0,) * 2,
)  # fmt: skip
"""Door-to-door speed by local hour, metres a second, slower at the two peaks of the day."""

_SEMI_MAJOR_M = 6_378_245.0
_ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
_BD_TURN = math.pi * 3000.0 / 180.0


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, GCJ-02 degrees."""

    lat: float
    lng: float


class TravelTime(Protocol):
    """How long the way takes. Seconds of departure count from a local midnight of the city."""

    def seconds(self, origin: Place, destination: Place, depart_seconds: int) -> int:
        """Tell the seconds from one place to another."""
        ...

    def seconds_many(
        self,
        origin_lat: ArrayLike,
        origin_lng: ArrayLike,
        lat: ArrayLike,
        lng: ArrayLike,
        depart_seconds: ArrayLike,
    ) -> IntArray:
        """Tell the seconds for many ways at once; the arguments broadcast to one shape."""
        ...


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Travel time without a road map: straight line x road factor / speed of the local hour.

    The factor 1.3 is the median of road to straight-line distance in a Chinese city (Haikou,
    1.29). Seconds are rounded up. Raises ValueError unless there are 24 speeds above 0 and a
    factor of at least 1.
    """

    road_factor: float = 1.3
    speed_mps_by_hour: tuple[float, ...] = BUSY_CITY_SPEED_MPS
    setup_seconds: int = 0

    def __post_init__(self) -> None:
        """Refuse speeds that would divide by nothing."""
        if len(self.speed_mps_by_hour) != 24 or min(self.speed_mps_by_hour) <= 0:
            raise ValueError("travel needs 24 speeds above zero")
        if self.road_factor < 1 or self.setup_seconds < 0:
            raise ValueError("a road is never shorter than the straight line")

    def seconds(self, origin: Place, destination: Place, depart_seconds: int) -> int:
        """Tell the seconds from one place to another."""
        way = self.seconds_many(
            origin.lat, origin.lng, destination.lat, destination.lng, depart_seconds
        )
        return int(way)

    def seconds_many(
        self,
        origin_lat: ArrayLike,
        origin_lng: ArrayLike,
        lat: ArrayLike,
        lng: ArrayLike,
        depart_seconds: ArrayLike,
    ) -> IntArray:
        """Tell the seconds for many ways at once; the arguments broadcast to one shape."""
        hour = np.asarray(depart_seconds, dtype=np.int64) // 3600 % 24
        speed = np.asarray(self.speed_mps_by_hour)[hour]
        road_m = haversine_m(origin_lat, origin_lng, lat, lng) * self.road_factor
        seconds: IntArray = np.ceil(road_m / speed).astype(np.int64) + self.setup_seconds
        return seconds


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


def wgs84_to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Turn what a satellite receiver gives into what Chinese maps show; degrees in and out.

    Method: the published Krasovsky-ellipsoid offset polynomial, the one eviltransform tests.
    Points outside the rectangle around China stay as they are.
    """
    if not (0.8293 <= lat <= 55.8271 and 72.004 <= lng <= 137.8347):
        return lat, lng
    north, east = _offset_m(lng - 105.0, lat - 35.0)
    radians = math.radians(lat)
    bend = 1 - _ECCENTRICITY_SQUARED * math.sin(radians) ** 2
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / bend**1.5
    parallel_m = _SEMI_MAJOR_M / math.sqrt(bend) * math.cos(radians)
    return lat + math.degrees(north / meridian_m), lng + math.degrees(east / parallel_m)


def gcj02_to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """Turn a map coordinate back; exact to about a micrometre by fixed-point iteration."""
    return _inverse(wgs84_to_gcj02, lat, lng)


def gcj02_to_bd09(lat: float, lng: float) -> tuple[float, float]:
    """Turn a map coordinate into Baidu's; degrees in and out. Method: Baidu's published turn."""
    radius = math.hypot(lng, lat) + 0.00002 * math.sin(lat * _BD_TURN)
    angle = math.atan2(lat, lng) + 0.000003 * math.cos(lng * _BD_TURN)
    return radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065


def bd09_to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Turn Baidu's coordinate back into a map coordinate by fixed-point iteration."""
    return _inverse(gcj02_to_bd09, lat, lng)


def wgs84_to_bd09(lat: float, lng: float) -> tuple[float, float]:
    """Turn a satellite coordinate into Baidu's."""
    return gcj02_to_bd09(*wgs84_to_gcj02(lat, lng))


def bd09_to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """Turn Baidu's coordinate into a satellite coordinate."""
    return gcj02_to_wgs84(*bd09_to_gcj02(lat, lng))


def _inverse(
    forward: Callable[[float, float], tuple[float, float]], lat: float, lng: float
) -> tuple[float, float]:
    guess_lat, guess_lng = lat, lng
    for _ in range(30):
        seen_lat, seen_lng = forward(guess_lat, guess_lng)
        miss_lat, miss_lng = lat - seen_lat, lng - seen_lng
        if max(abs(miss_lat), abs(miss_lng)) < 1e-12:
            break
        guess_lat, guess_lng = guess_lat + miss_lat, guess_lng + miss_lng
    return guess_lat, guess_lng


def _offset_m(x: float, y: float) -> tuple[float, float]:
    def waves(first: float, size: float, angle: float, other: float) -> float:
        return first * math.sin(angle) + size * math.sin(other)

    shared = waves(20.0, 20.0, 6.0 * x * math.pi, 2.0 * x * math.pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += (shared + waves(20.0, 40.0, y * math.pi, y / 3.0 * math.pi)) * 2.0 / 3.0
    north += waves(160.0, 320.0, y / 12.0 * math.pi, y / 30.0 * math.pi) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += (shared + waves(20.0, 40.0, x * math.pi, x / 3.0 * math.pi)) * 2.0 / 3.0
    east += waves(150.0, 300.0, x / 12.0 * math.pi, x / 30.0 * math.pi) * 2.0 / 3.0
    return north, east
