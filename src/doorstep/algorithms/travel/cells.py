"""The cells that a city is parted into, and how a set of cells is looked up for many places."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.travel.places import METRES_PER_DEGREE, IntArray, Place

Cell = tuple[int, int]
"""Row and column in a grid."""

CELL_M = 2_000
"""Side of a cell: ways within one are minutes long, and a city has some hundred of them."""

REACH = 128
"""Cells further than this from the middle one are not the same city's."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Numbers for a list of cells: which of them holds a place, `count` for none of them.

    `numbers` is (rows, columns) from `corner` in the grid; its first line belongs to no cell.
    """

    grid: Grid
    corner: Cell
    numbers: IntArray
    count: int

    @classmethod
    def of(cls, grid: Grid, cells: Sequence[Cell]) -> "Window":
        """Lay cells out for asking."""
        rows = [row for row, _ in cells] or [0]
        columns = [column for _, column in cells] or [0]
        corner = (min(rows) - 1, min(columns) - 1)
        shape = (max(rows) - corner[0] + 1, max(columns) - corner[1] + 1)
        numbers = np.full(shape, len(cells), np.int64)
        for at, (row, column) in enumerate(cells):
            numbers[row - corner[0], column - corner[1]] = at
        return cls(grid, corner, numbers, len(cells))

    def of_places(self, lat: ArrayLike, lng: ArrayLike) -> IntArray:
        """The numbers of the cells that hold places; arguments broadcast to one shape."""
        down = self.grid.rows(lat) - self.corner[0]
        across = self.grid.columns(lng) - self.corner[1]
        height, width = self.numbers.shape
        inside = (down >= 0) & (down < height) & (across >= 0) & (across < width)
        found: IntArray = self.numbers[np.where(inside, down, 0), np.where(inside, across, 0)]
        return found


def of_one_city(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without strays far from all others, which would make a window huge."""
    if not cells:
        return []
    middle = np.median(np.asarray(cells), axis=0)
    return [one for one in cells if np.abs(np.asarray(one) - middle).max() <= REACH]
