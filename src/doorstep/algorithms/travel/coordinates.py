"""Coordinate systems of maps: what satellites say (WGS-84), Chinese maps (GCJ-02), Baidu (BD-09).

Every turn takes degrees and gives degrees (lat, lng), for one point or, with `_many`, for arrays.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.travel.places import FloatArray

Points = tuple[FloatArray, FloatArray]

_SEMI_MAJOR_M = 6_378_245.0
_ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
_BD_TURN = math.pi * 3000.0 / 180.0


def wgs84_to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Turn what a satellite receiver gives into what Chinese maps show."""
    return _one(wgs84_to_gcj02_many, lat, lng)


def gcj02_to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """Turn a map coordinate back; exact to about a micrometre by fixed-point iteration."""
    return _one(gcj02_to_wgs84_many, lat, lng)


def gcj02_to_bd09(lat: float, lng: float) -> tuple[float, float]:
    """Turn a map coordinate into Baidu's."""
    return _one(gcj02_to_bd09_many, lat, lng)


def bd09_to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Turn Baidu's coordinate back into a map coordinate by fixed-point iteration."""
    return _one(bd09_to_gcj02_many, lat, lng)


def wgs84_to_bd09(lat: float, lng: float) -> tuple[float, float]:
    """Turn a satellite coordinate into Baidu's."""
    return gcj02_to_bd09(*wgs84_to_gcj02(lat, lng))


def bd09_to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """Turn Baidu's coordinate into a satellite coordinate."""
    return gcj02_to_wgs84(*bd09_to_gcj02(lat, lng))


def wgs84_to_gcj02_many(lat: ArrayLike, lng: ArrayLike) -> Points:
    """Turn satellite coordinates into map coordinates; both arrays broadcast to one shape.

    Method: the published Krasovsky-ellipsoid offset polynomial, the one eviltransform tests.
    Points outside the rectangle around China stay as they are.
    """
    lat, lng = np.broadcast_arrays(np.asarray(lat, np.float64), np.asarray(lng, np.float64))
    north_m, east_m = _offset_m(lng - 105.0, lat - 35.0)
    radians = np.radians(lat)
    bend = 1 - _ECCENTRICITY_SQUARED * np.sin(radians) ** 2
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_SQUARED) / bend**1.5
    parallel_m = _SEMI_MAJOR_M / np.sqrt(bend) * np.cos(radians)
    inside = (lat >= 0.8293) & (lat <= 55.8271) & (lng >= 72.004) & (lng <= 137.8347)
    return (
        np.where(inside, lat + np.degrees(north_m / meridian_m), lat),
        np.where(inside, lng + np.degrees(east_m / parallel_m), lng),
    )


def gcj02_to_wgs84_many(lat: ArrayLike, lng: ArrayLike) -> Points:
    """Turn map coordinates back into satellite coordinates by fixed-point iteration."""
    return _inverse(wgs84_to_gcj02_many, lat, lng)


def gcj02_to_bd09_many(lat: ArrayLike, lng: ArrayLike) -> Points:
    """Turn map coordinates into Baidu's. Method: Baidu's published turn."""
    lat, lng = np.broadcast_arrays(np.asarray(lat, np.float64), np.asarray(lng, np.float64))
    radius = np.hypot(lng, lat) + 0.00002 * np.sin(lat * _BD_TURN)
    angle = np.arctan2(lat, lng) + 0.000003 * np.cos(lng * _BD_TURN)
    return radius * np.sin(angle) + 0.006, radius * np.cos(angle) + 0.0065


def bd09_to_gcj02_many(lat: ArrayLike, lng: ArrayLike) -> Points:
    """Turn Baidu's coordinates back into map coordinates by fixed-point iteration."""
    return _inverse(gcj02_to_bd09_many, lat, lng)


def _one(
    turn: Callable[[ArrayLike, ArrayLike], Points], lat: float, lng: float
) -> tuple[float, float]:
    turned_lat, turned_lng = turn(lat, lng)
    return float(turned_lat), float(turned_lng)


def _inverse(
    forward: Callable[[ArrayLike, ArrayLike], Points], lat: ArrayLike, lng: ArrayLike
) -> Points:
    lat, lng = np.broadcast_arrays(np.asarray(lat, np.float64), np.asarray(lng, np.float64))
    guess_lat, guess_lng = lat, lng
    for _ in range(30):
        seen_lat, seen_lng = forward(guess_lat, guess_lng)
        miss_lat, miss_lng = lat - seen_lat, lng - seen_lng
        if max(np.abs(miss_lat).max(initial=0), np.abs(miss_lng).max(initial=0)) < 1e-12:
            break
        guess_lat, guess_lng = guess_lat + miss_lat, guess_lng + miss_lng
    return guess_lat, guess_lng


def _offset_m(x: FloatArray, y: FloatArray) -> Points:
    def waves(first: float, size: float, angle: FloatArray, other: FloatArray) -> FloatArray:
        wave: FloatArray = first * np.sin(angle) + size * np.sin(other)
        return wave

    shared = waves(20.0, 20.0, 6.0 * x * math.pi, 2.0 * x * math.pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    north = north + (shared + waves(20.0, 40.0, y * math.pi, y / 3.0 * math.pi)) * 2.0 / 3.0
    north = north + waves(160.0, 320.0, y / 12.0 * math.pi, y / 30.0 * math.pi) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    east = east + (shared + waves(20.0, 40.0, x * math.pi, x / 3.0 * math.pi)) * 2.0 / 3.0
    east = east + waves(150.0, 300.0, x / 12.0 * math.pi, x / 30.0 * math.pi) * 2.0 / 3.0
    return north, east
