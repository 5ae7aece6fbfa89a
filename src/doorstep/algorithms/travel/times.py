"""How long the way takes: the protocol, and the straight line that stands in for a road map."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.travel.places import FloatArray, IntArray, Place, haversine_m

BUSY_CITY_SPEED_MPS: tuple[float, ...] = (
    *(6.5,) * 7, 5.0, 4.2, 4.5, *(5.0,) * 6, 4.8, 4.2, 4.2, 4.8, *(5.5,) * 2, *(6.0,) * 2,
)  # fmt: skip
"""Door-to-door speed by local hour, metres a second, slower at the two peaks of the day."""


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


class RoadTime(TravelTime, Protocol):
    """A travel time that other travel times refine: it also tells what is spent on the road."""

    @property
    def setup_seconds(self) -> int:
        """What each way takes beside the road: getting ready, parking, the lift."""
        ...

    def on_the_road(
        self,
        origin_lat: ArrayLike,
        origin_lng: ArrayLike,
        lat: ArrayLike,
        lng: ArrayLike,
        depart_seconds: ArrayLike,
    ) -> FloatArray:
        """Tell the seconds on the road alone, not rounded; broadcast as in seconds_many."""
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
        return one_way(self, origin, destination, depart_seconds)

    def seconds_many(
        self,
        origin_lat: ArrayLike,
        origin_lng: ArrayLike,
        lat: ArrayLike,
        lng: ArrayLike,
        depart_seconds: ArrayLike,
    ) -> IntArray:
        """Tell the seconds for many ways at once; the arguments broadcast to one shape."""
        road = self.on_the_road(origin_lat, origin_lng, lat, lng, depart_seconds)
        return whole_seconds(road, self.setup_seconds)

    def on_the_road(
        self,
        origin_lat: ArrayLike,
        origin_lng: ArrayLike,
        lat: ArrayLike,
        lng: ArrayLike,
        depart_seconds: ArrayLike,
    ) -> FloatArray:
        """Tell the seconds on the road alone, not rounded."""
        speed = np.asarray(self.speed_mps_by_hour)[hour_of(depart_seconds)]
        road: FloatArray = haversine_m(origin_lat, origin_lng, lat, lng) * self.road_factor / speed
        return road


def one_way(times: TravelTime, origin: Place, destination: Place, depart_seconds: int) -> int:
    """Ask for many ways when there is only one."""
    way = times.seconds_many(
        origin.lat, origin.lng, destination.lat, destination.lng, depart_seconds
    )
    return int(way)


def whole_seconds(road: FloatArray, setup_seconds: int) -> IntArray:
    """Round the road up to whole seconds and add what each way takes beside it."""
    seconds: IntArray = np.ceil(road).astype(np.int64) + setup_seconds
    return seconds


def hour_of(depart_seconds: ArrayLike) -> IntArray:
    """The hour of the day, 0 to 23, of seconds from any local midnight."""
    hour: IntArray = np.asarray(depart_seconds, dtype=np.int64) // 3600 % 24
    return hour
