"""What is expected where and when, counted from earlier days or from what the day has brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from doorstep.algorithms.simulating.days import BoolArray, Day
from doorstep.algorithms.simulating.world import World
from doorstep.algorithms.travel import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Zones:
    """The city in z square cells: how many along a side, their length, their middles in metres."""

    cells: int
    cell_m: float
    x_m: FloatArray
    y_m: FloatArray

    def zone_of(self, x_m: FloatArray, y_m: FloatArray) -> IntArray:
        """The zone of each place; places outside belong to the nearest cell."""
        east, north = (
            np.clip((metres // self.cell_m).astype(np.int64), 0, self.cells - 1)
            for metres in (x_m, y_m)
        )
        zone: IntArray = north * self.cells + east
        return zone


class Expected(Protocol):
    """Whoever can say what the next hour should bring, zone by zone."""

    @property
    def x_m(self) -> FloatArray: ...

    @property
    def y_m(self) -> FloatArray: ...

    def zone_of(self, x_m: FloatArray, y_m: FloatArray) -> IntArray:
        """The zone of each place."""
        ...

    def at(self, seconds: float) -> FloatArray:
        """Orders of the next hour, per skill and zone (s x z), as far as is known by then."""
        ...


@dataclass(frozen=True, slots=True)
class Forecast(Zones):
    """Orders expected per hour of the day, skill and zone (24 x s x z), from earlier days."""

    hourly: FloatArray

    def at(self, seconds: float) -> FloatArray:
        """What the next hour should bring, per skill and zone (s x z)."""
        hour, part = divmod(seconds / 3_600.0, 1.0)
        this, following = (self.hourly[int(hour + step) % 24] for step in (0, 1))
        expected: FloatArray = (1.0 - part) * this + part * following
        return expected


@dataclass(frozen=True, slots=True)
class Recent(Zones):
    """The next hour is taken to bring what the last one brought: for a day without earlier days.

    Of the n orders, by time, only those placed by the moment asked about count.
    """

    placed_seconds: FloatArray
    zone: IntArray
    needs: BoolArray

    def at(self, seconds: float) -> FloatArray:
        """Orders of the hour before, per skill and zone (s x z)."""
        ends = np.array((seconds - 3_600.0, seconds))
        first, end = np.searchsorted(self.placed_seconds, ends, side="right")
        row, skill = np.nonzero(self.needs[first:end])
        expected = np.zeros((self.needs.shape[1], len(self.x_m)))
        np.add.at(expected, (skill, self.zone[first:end][row]), 1.0)
        return expected


def zoned(world: World, cell_m: float = 2_000.0) -> Zones:
    """Cut the world's square into cells."""
    cells = int(np.ceil(world.side_m / cell_m))
    middle = (np.arange(cells) + 0.5) * cell_m
    return Zones(cells, cell_m, np.tile(middle, cells), np.repeat(middle, cells))


def count(world: World, days: Sequence[Day], cell_m: float = 2_000.0) -> Forecast:
    """Count the mean hour of earlier days. Raises ValueError without a day."""
    if not days:
        raise ValueError("there is no earlier day to count")
    zones = zoned(world, cell_m)
    hourly = np.zeros((24, world.skills, len(zones.x_m)))
    for day in days:
        row, skill = np.nonzero(day.needs)
        hour = (day.placed_seconds[row] // 3_600).astype(np.int64) % 24
        np.add.at(hourly, (hour, skill, zones.zone_of(day.x_m, day.y_m)[row]), 1.0 / len(days))
    return Forecast(zones.cells, cell_m, zones.x_m, zones.y_m, hourly)


def recent(world: World, day: Day, cell_m: float = 2_000.0) -> Recent:
    """Follow the orders of the day that is played, which stand by time."""
    zones = zoned(world, cell_m)
    zone = zones.zone_of(day.x_m, day.y_m)
    return Recent(zones.cells, cell_m, zones.x_m, zones.y_m, day.placed_seconds, zone, day.needs)
