"""How long ways take in the made-up city, and where somebody is on the way."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from doorstep_simulator.world.ground import Spot, along, distance_m
from doorstep_simulator.world.town import Town

ROAD_FACTOR = 1.3
"""How much longer a way by road is than the straight line."""

SPEED_KMH_BY_HOUR = (
    *(30, 30, 30, 30, 30, 28, 24, 18, 16, 18, 20, 21),
    *(21, 21, 21, 20, 19, 16, 15, 18, 21, 24, 27, 29),
)
"""An electric scooter among the traffic of each hour of the day."""

DOORS_SECONDS = 150
"""Parking, the gate of the community and the lift."""


@dataclass(frozen=True, slots=True)
class Way:
    """One ride: its line on the ground, and when it begins and ends."""

    path: tuple[Spot, ...]
    leaves_at: datetime
    arrives_at: datetime

    def where(self, at: datetime) -> Spot:
        """The place at a moment of the ride."""
        share = (at - self.leaves_at) / max(self.arrives_at - self.leaves_at, timedelta(seconds=1))
        return along(self.path, share)


def length_m(path: tuple[Spot, ...] | list[Spot]) -> float:
    """Metres by road along a path."""
    straight = sum(distance_m(one, other) for one, other in itertools.pairwise(path))
    return straight * ROAD_FACTOR


def ride(town: Town, start: Spot, end: Spot, *, leaves_at: datetime, hour: int) -> Way:
    """The ride between two places, begun at this local hour."""
    path = tuple(town.path(start, end))
    metres_per_second = SPEED_KMH_BY_HOUR[hour] / 3.6
    seconds = DOORS_SECONDS + length_m(path) / metres_per_second
    return Way(path, leaves_at, leaves_at + timedelta(seconds=round(seconds)))
