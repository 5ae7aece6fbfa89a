"""Workers' shifts with their promised visits as arrays, and the way's going on around breaks.

Times are whole seconds from a local midnight of the city and may lie before or after that day.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import FloatArray, IntArray, Place

BoolArray = NDArray[np.bool_]
FAR = 1 << 40
"""A moment that no day reaches; a detour of this length cannot be made."""


@dataclass(frozen=True, slots=True)
class Need:
    """The visit that looks for a time: where, and how many seconds with the buffers around it."""

    place: Place
    length: int

    def __post_init__(self) -> None:
        """Refuse a visit that takes no time."""
        if self.length <= 0:
            raise ValueError("a visit takes time")


@dataclass(frozen=True, slots=True)
class Shifts:
    """m shifts of n workers: whose (0 .. n-1, ascending), window, home, breaks inside (m x b).

    A shift with fewer breaks than others is filled up with FAR; breaks are in order and apart.
    A worker may have several shifts, or none.
    """

    workers: int
    worker: IntArray
    opens: IntArray
    closes: IntArray
    home_lat: FloatArray
    home_lng: FloatArray
    break_start: IntArray
    break_end: IntArray


@dataclass(frozen=True, slots=True)
class Visits:
    """Promised visits, shift by shift in order (CSR): visit i is of shift r where
    ptr[r] <= i < ptr[r + 1].

    Each begins between `first` and `last` (the same where a moment was promised) and takes
    `length` seconds with its own buffers inside.
    """

    ptr: IntArray
    first: IntArray
    last: IntArray
    length: IntArray
    lat: FloatArray
    lng: FloatArray

    @property
    def shift(self) -> IntArray:
        """The shift of each visit."""
        return np.repeat(np.arange(len(self.ptr) - 1), np.diff(self.ptr))


def arrive(shifts: Shifts, row: IntArray, leave: IntArray, seconds: IntArray) -> IntArray:
    """When one arrives who leaves at a moment: the way stands still during breaks."""
    moment = leave + seconds
    for column in range(shifts.break_start.shape[1]):
        start, end = shifts.break_start[row, column], shifts.break_end[row, column]
        is_held = (moment > start) & (leave < end)
        moment = moment + np.where(is_held, end - np.maximum(start, leave), 0)
    return moment


def leave_by(shifts: Shifts, row: IntArray, due: IntArray, seconds: IntArray) -> IntArray:
    """The latest moment to leave at, to arrive by `due` around breaks."""
    moment = due - seconds
    for column in reversed(range(shifts.break_start.shape[1])):
        start, end = shifts.break_start[row, column], shifts.break_end[row, column]
        is_held = (moment < end) & (due > start)
        moment = moment - np.where(is_held, np.minimum(end, due) - start, 0)
    return moment


def after_breaks(
    shifts: Shifts, row: IntArray, start: IntArray, length: IntArray | int
) -> IntArray:
    """The first moment from `start` on at which so much time lies in no break."""
    for column in range(shifts.break_start.shape[1]):
        begins, ends = shifts.break_start[row, column], shifts.break_end[row, column]
        start = np.where((start < ends) & (start + length > begins), ends, start)
    return start


def before_breaks(
    shifts: Shifts, row: IntArray, start: IntArray, length: IntArray | int
) -> IntArray:
    """The last moment up to `start` at which so much time lies in no break."""
    for column in reversed(range(shifts.break_start.shape[1])):
        begins, ends = shifts.break_start[row, column], shifts.break_end[row, column]
        start = np.where((start < ends) & (start + length > begins), begins - length, start)
    return start


def ranges(first: IntArray, last: IntArray) -> tuple[IntArray, IntArray]:
    """Every number of many half-open ranges in turn, and the index of the range it is of."""
    count = np.maximum(0, last - first)
    owner = np.repeat(np.arange(len(count)), count)
    before = np.cumsum(count) - count
    return np.arange(int(count.sum())) - before[owner] + first[owner], owner
