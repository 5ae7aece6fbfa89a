"""Travel times that trips have taught: how much longer or shorter than supposed, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.travel.cells import Cell, Grid, Window, of_one_city
from doorstep.algorithms.travel.places import FloatArray, IntArray, Place
from doorstep.algorithms.travel.times import (
    StraightLine,
    hour_of,
    one_way,
    whole_seconds,
)

BAND_STARTS = (0, 7, 9, 11, 14, 17, 19, 22)
"""The hours at which a band of the day begins: night, rush, morning, noon, afternoon, rush, ..."""
BANDS = len(BAND_STARTS)
BAND_OF_HOUR: IntArray = np.searchsorted(np.asarray(BAND_STARTS), np.arange(24), side="right") - 1

SAMPLES = (0.125, 0.375, 0.625, 0.875)
"""At which parts of the straight line a way is looked at: four equal quarters, by their middles."""

FACTOR_MIN, FACTOR_MAX = 0.3, 4.0
"""No city is three times faster or four times slower than supposed; a wilder factor is an error."""


@dataclass(frozen=True, slots=True)
class Factor:
    """How much of the supposed time ways take, in a cell and band of the day (None: in all)."""

    cell: Cell | None
    band: int | None
    factor: float
    trips: int


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """The supposed time x what trips have taught of the four quarters of the way.

    A quarter asks its cell and band; else its cell and the city's band; else the ring of eight
    cells around; else the city's band; else the city; else nothing was learned and the supposed
    time stands. `table` is (cells + 1, bands): a line for each cell of `window`, and the last for
    everywhere else.
    """

    prior: StraightLine
    setup_seconds: int
    table: FloatArray
    window: Window

    @classmethod
    def of(
        cls,
        prior: StraightLine,
        grid: Grid,
        factors: Sequence[Factor],
        *,
        setup_seconds: int | None = None,
    ) -> "Learned":
        """Lay factors out for asking; `setup_seconds` None keeps the prior's."""
        city, bands = _of_city(factors)
        cells = of_one_city(sorted({one.cell for one in factors if one.cell is not None}))
        wide = _of_cells(factors, city, bands, cells)
        known = wide | _rings(wide)
        table = np.asarray([*known.values(), bands], np.float64)
        return cls(
            prior=prior,
            setup_seconds=prior.setup_seconds if setup_seconds is None else setup_seconds,
            table=np.clip(table, FACTOR_MIN, FACTOR_MAX),
            window=Window.of(grid, list(known)),
        )

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
        supposed = self.prior.on_the_road(origin_lat, origin_lng, lat, lng, depart_seconds)
        band = BAND_OF_HOUR[hour_of(depart_seconds)]
        origin_lat, origin_lng = np.asarray(origin_lat), np.asarray(origin_lng)
        north, east = np.asarray(lat) - origin_lat, np.asarray(lng) - origin_lng
        factor = np.zeros(())
        for part in SAMPLES:
            cell = self.window.of_places(origin_lat + part * north, origin_lng + part * east)
            factor = factor + self.table[cell, band]
        road: FloatArray = supposed * factor / len(SAMPLES)
        return road


def _of_city(factors: Sequence[Factor]) -> tuple[float, FloatArray]:
    """The whole city's factor, and that of each band."""
    city = next((one.factor for one in factors if one.cell is None and one.band is None), 1.0)
    bands = np.full(BANDS, city)
    for one in factors:
        if one.cell is None and one.band is not None:
            bands[one.band] = one.factor
    return city, bands


def _of_cells(
    factors: Sequence[Factor], city: float, bands: FloatArray, cells: Sequence[Cell]
) -> dict[Cell, FloatArray]:
    """Each learned cell's factors by band."""
    wide = {cell: bands.copy() for cell in cells}
    for one in factors:
        if one.cell in wide and one.band is None:
            wide[one.cell] = bands + (one.factor - city)
    for one in factors:
        if one.cell in wide and one.band is not None:
            wide[one.cell][one.band] = one.factor
    return wide


def _rings(wide: dict[Cell, FloatArray]) -> dict[Cell, FloatArray]:
    """The cells around learned ones: each the mean of its learned neighbours."""
    beside: dict[Cell, list[FloatArray]] = {}
    for (row, column), bands in wide.items():
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                if (row + down, column + across) not in wide:
                    beside.setdefault((row + down, column + across), []).append(bands)
    return {cell: np.mean(found, axis=0) for cell, found in beside.items()}
