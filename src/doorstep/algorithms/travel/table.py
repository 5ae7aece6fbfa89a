"""Travel times that a road engine measured between cells, spread over the ways between them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.travel.cells import Cell, Grid, Window, of_one_city
from doorstep.algorithms.travel.learned import FACTOR_MAX, FACTOR_MIN
from doorstep.algorithms.travel.places import FloatArray, IntArray, Place
from doorstep.algorithms.travel.times import RoadTime, one_way, whole_seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """What an engine said of the way between the middles of two cells, and for which departure."""

    origin: Cell
    destination: Cell
    seconds: int
    depart_seconds: int


@dataclass(frozen=True, slots=True, eq=False)
class TableTimes:
    """Measured ways where there are any, else what stands behind.

    Between two measured cells every way takes as much more or less than `behind` says as the way
    between their middles did when it was measured; so hours and exact places still count. `ratio`
    is (cells + 1, cells + 1), 1 where nothing was measured.
    """

    behind: RoadTime
    ratio: FloatArray
    window: Window

    @classmethod
    def of(
        cls,
        behind: RoadTime,
        grid: Grid,
        measured: Sequence[Measured],
        *,
        is_taught: bool = False,
    ) -> "TableTimes":
        """Lay measured ways out for asking; ways within one cell are left to what stands behind.

        When own trips taught what stands behind (`is_taught`), the engine only says which ways
        take longer than others: its ratios are divided by their median, since trips know better
        how fast these people are, and their root is taken, since trips know each place as well.
        """
        cells = of_one_city(
            sorted({end for one in measured for end in (one.origin, one.destination)})
        )
        number = {cell: at for at, cell in enumerate(cells)}
        ways = [
            one
            for one in measured
            if one.origin != one.destination and {one.origin, one.destination} <= number.keys()
        ]
        ratio = np.ones((len(cells) + 1, len(cells) + 1))
        found = _ratios(behind, grid, ways)
        if is_taught and len(found):
            found = np.sqrt(found / np.median(found))
        for one, factor in zip(ways, found, strict=True):
            ratio[number[one.origin], number[one.destination]] = factor
        return cls(behind, ratio, Window.of(grid, cells))

    @property
    def setup_seconds(self) -> int:
        """What each way takes beside the road."""
        return self.behind.setup_seconds

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
        start = self.window.of_places(origin_lat, origin_lng)
        end = self.window.of_places(lat, lng)
        road = self.behind.on_the_road(origin_lat, origin_lng, lat, lng, depart_seconds)
        measured: FloatArray = road * self.ratio[start, end]
        return measured


def _ratios(behind: RoadTime, grid: Grid, ways: Sequence[Measured]) -> FloatArray:
    """How much more the engine said than what stands behind, way by way."""
    starts = [grid.center(*one.origin) for one in ways]
    ends = [grid.center(*one.destination) for one in ways]
    supposed = behind.on_the_road(
        [one.lat for one in starts],
        [one.lng for one in starts],
        [one.lat for one in ends],
        [one.lng for one in ends],
        [one.depart_seconds for one in ways],
    )
    seconds = np.asarray([one.seconds for one in ways], np.float64)
    return np.clip(seconds / np.maximum(supposed, 1.0), FACTOR_MIN, FACTOR_MAX)
