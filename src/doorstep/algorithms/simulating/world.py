"""The made-up city in which ways of dispatching are compared, and the frozen one of the house."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from doorstep.algorithms.travel import FloatArray

FROZEN = Path(__file__).with_name("world.json")
"""The judge of every comparison; written before any policy, and held by a test to its digest."""

METRES_PER_DEGREE = 111_194.93
"""A degree of latitude on the mean sphere."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A quarter where demand gathers: a round normal cloud."""

    x_m: float
    y_m: float
    sigma_m: float
    share: float


@dataclass(frozen=True, slots=True)
class Peak:
    """A busy time of the day: a normal hump of arrivals."""

    at_seconds: float
    sigma_seconds: float
    share: float


@dataclass(frozen=True, slots=True)
class World:
    """A city and its people. Seconds count from local midnight; shares are fractions of one.

    What is left of the clusters' and the peaks' shares is spread evenly. Acceptance is a logistic
    curve of the travel time through its two points.
    """

    name: str
    side_m: float
    centre_lat: float
    centre_lng: float
    clusters: tuple[Cluster, ...]
    scattered_share: float
    workers: int
    opens_seconds: int
    closes_seconds: int
    last_order_seconds: int
    peaks: tuple[Peak, ...]
    skills: int
    skill_shares: tuple[float, ...]
    skills_per_worker_shares: tuple[float, ...]
    service_median_seconds: float
    service_sigma: float
    patience_median_seconds: float
    patience_sigma: float
    accepts_at_10_minutes: float
    accepts_at_20_minutes: float
    answer_mean_seconds: float
    answer_seconds_max: float
    hall_look_mean_seconds: float
    hall_compared_orders: int
    road_factor: float
    setup_seconds: float
    speed_mps_by_hour: tuple[float, ...]
    trip_sigma: float
    radius_start_m: float
    radius_growth_mps: float
    radius_max_m: float
    hints_followed_share: float
    no_show_share: float
    no_show_wait_seconds: float

    def radius_m(self, waited_seconds: FloatArray) -> FloatArray:
        """How far the usual rules look for a worker after this waiting."""
        grown = self.radius_start_m + self.radius_growth_mps * waited_seconds
        reach: FloatArray = np.minimum(grown, self.radius_max_m)
        return reach

    def travel_seconds(self, away_m: FloatArray, at_seconds: float) -> FloatArray:
        """The expected way over a straight distance at this time of day."""
        speed = self.speed_mps_by_hour[int(at_seconds // 3_600) % 24]
        return self.setup_seconds + away_m * (self.road_factor / speed)

    def accepts(self, travel_seconds: FloatArray) -> FloatArray:
        """The probability that a worker says yes to a way of this length."""
        near, far = (
            np.log(p / (1 - p)) for p in (self.accepts_at_10_minutes, self.accepts_at_20_minutes)
        )
        level = near + (far - near) * (travel_seconds / 600.0 - 1.0)
        probability: FloatArray = 1.0 / (1.0 + np.exp(-level))
        return probability

    def to_map(self, x_m: FloatArray, y_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Latitudes and longitudes of places in the square, its middle at the centre."""
        lat = self.centre_lat + (y_m - self.side_m / 2) / METRES_PER_DEGREE
        narrow = METRES_PER_DEGREE * np.cos(np.radians(self.centre_lat))
        return lat, self.centre_lng + (x_m - self.side_m / 2) / narrow

    def to_plane(self, lat: FloatArray, lng: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The places in the square of these latitudes and longitudes; undoes `to_map`."""
        narrow = METRES_PER_DEGREE * np.cos(np.radians(self.centre_lat))
        x_m = (lng - self.centre_lng) * narrow + self.side_m / 2
        return x_m, (lat - self.centre_lat) * METRES_PER_DEGREE + self.side_m / 2


@cache
def frozen() -> World:
    """The frozen world."""
    return read(FROZEN.read_text(encoding="utf-8"))


def read(text: str) -> World:
    """Read a world from JSON. Raises ValueError when a share or a time makes no sense."""
    fields = json.loads(text)
    fields["clusters"] = tuple(Cluster(**one) for one in fields["clusters"])
    fields["peaks"] = tuple(Peak(**one) for one in fields["peaks"])
    for name in ("skill_shares", "skills_per_worker_shares", "speed_mps_by_hour"):
        fields[name] = tuple(fields[name])
    world = World(**fields)
    _check(world)
    return world


def weather(world: World, kind: str) -> World:
    """The same city under another sky: dry, rain or storm make the roads slower."""
    slower = {"dry": 1.0, "rain": 0.85, "storm": 0.65}[kind]
    return replace(
        world, speed_mps_by_hour=tuple(speed * slower for speed in world.speed_mps_by_hour)
    )


def busy(world: World) -> World:
    """The same city with the traffic of a working day: slow peaks, no two ways alike."""
    rush = tuple(BUSY_HOURS.get(hour, 1.0) for hour in range(24))
    speeds = tuple(
        speed * share for speed, share in zip(world.speed_mps_by_hour, rush, strict=True)
    )
    return replace(world, speed_mps_by_hour=speeds, trip_sigma=0.2)


BUSY_HOURS = {7: 0.8, 8: 0.7, 9: 0.85, 11: 0.9, 12: 0.9, 16: 0.9, 17: 0.7, 18: 0.7, 19: 0.85}
"""What is left of the usual speed in the hours that are slower."""

WEATHER_DEMAND = {"dry": 1.0, "rain": 1.15, "storm": 1.3}
"""How many more people order under each sky."""


def _check(world: World) -> None:
    shares = (
        world.scattered_share + sum(cluster.share for cluster in world.clusters),
        sum(world.skill_shares),
        sum(world.skills_per_worker_shares),
    )
    if any(abs(share - 1.0) > 1e-6 for share in shares):
        raise ValueError("shares do not add up to one")
    if len(world.skill_shares) != world.skills or len(world.speed_mps_by_hour) != 24:
        raise ValueError("a list has the wrong length")
    if not world.opens_seconds < world.last_order_seconds <= world.closes_seconds:
        raise ValueError("the day ends before it begins")
    if sum(peak.share for peak in world.peaks) > 1.0:
        raise ValueError("the peaks hold more than the day")
