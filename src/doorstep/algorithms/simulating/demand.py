"""What is expected where and when, counted from the orders of earlier days."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.simulating.days import Day
from doorstep.algorithms.simulating.world import World
from doorstep.algorithms.travel import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Forecast:
    """Orders expected per hour of the day, skill and zone (24 x s x z); zones are square cells."""

    cells: int
    cell_m: float
    x_m: FloatArray
    y_m: FloatArray
    hourly: FloatArray

    def at(self, seconds: float) -> FloatArray:
        """What the next hour should bring, per skill and zone (s x z)."""
        hour, part = divmod(seconds / 3_600.0, 1.0)
        this, following = (self.hourly[int(hour + step) % 24] for step in (0, 1))
        expected: FloatArray = (1.0 - part) * this + part * following
        return expected

    def zone_of(self, x_m: FloatArray, y_m: FloatArray) -> IntArray:
        """The zone of each place; places outside belong to the nearest cell."""
        east, north = (
            np.clip((metres // self.cell_m).astype(np.int64), 0, self.cells - 1)
            for metres in (x_m, y_m)
        )
        zone: IntArray = north * self.cells + east
        return zone


def count(world: World, days: Sequence[Day], cell_m: float = 2_000.0) -> Forecast:
    """Count the mean hour of earlier days. Raises ValueError without a day."""
    if not days:
        raise ValueError("there is no earlier day to count")
    cells = int(np.ceil(world.side_m / cell_m))
    middle = (np.arange(cells) + 0.5) * cell_m
    x_m, y_m = np.tile(middle, cells), np.repeat(middle, cells)
    hourly = np.zeros((24, world.skills, cells * cells))
    empty = Forecast(cells, cell_m, x_m, y_m, hourly)
    for day in days:
        row, skill = np.nonzero(day.needs)
        hour = (day.placed_seconds[row] // 3_600).astype(np.int64) % 24
        np.add.at(hourly, (hour, skill, empty.zone_of(day.x_m, day.y_m)[row]), 1.0 / len(days))
    return empty
