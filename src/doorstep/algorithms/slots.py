"""When a visit can start: free times that a worker can really reach, and the reason if not.

Times are whole seconds from a local midnight of the city and may lie before or after that day.
Intervals are half open: a visit may start in the second in which another ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.travel import FloatArray, IntArray, Place, TravelTime

BoolArray = NDArray[np.bool_]
Reason = Literal["outside_window", "busy", "previous_too_far", "next_too_far"]


@dataclass(frozen=True, slots=True)
class Busy:
    """Time that is taken. With a place it is a visit; without one a break or an absence.

    The way between two visits may be interrupted by a break, but not shortened by it.
    """

    start: int
    end: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """The visit that looks for a time: where, how long, and the buffers around every visit."""

    place: Place
    duration: int
    buffer_before: int = 0
    buffer_after: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """One worker's day: the working window, what is taken, and where the worker is at its start."""

    window: tuple[int, int]
    busy: tuple[Busy, ...] = ()
    origin: Place | None = None


def reachable(
    previous_end: int | None,
    previous_place: Place | None,
    start: int,
    place: Place,
    end: int,
    next_start: int | None,
    next_place: Place | None,
    buffer: int,
    travel: TravelTime,
) -> bool:
    """Tell whether a visit fits between its neighbours.

    Rule: previous end + travel + buffer <= start, and end + travel + buffer <= next start; the
    travel time is that of the moment of leaving. All times and the buffer in seconds. A neighbour
    of None does not limit; one without a place only must not overlap.
    """
    if previous_end is not None:
        leave = previous_end
        if previous_place is not None:
            leave += travel.seconds(previous_place, place, previous_end) + buffer
        if leave > start:
            return False
    if next_start is None:
        return True
    ready = end
    if next_place is not None:
        ready += travel.seconds(place, next_place, end) + buffer
    return ready <= next_start


def free_starts(
    day_window: tuple[int, int],
    busy: Sequence[Busy],
    duration: int,
    step: int,
    buffer_before: int,
    buffer_after: int,
    travel: TravelTime,
    place: Place,
    origin: Place | None = None,
) -> list[int]:
    """List the starts, at multiples of `step`, at which one worker can take a visit.

    The whole visit lies in the window; both buffers are kept to the visits next to it. With an
    `origin` the worker leaves there when the window opens. Seconds throughout.
    Raises ValueError for a step or duration not above 0, a negative buffer, or visits that overlap.
    """
    if step <= 0:
        raise ValueError("a step is not above zero")
    opens, closes = day_window
    need = Need(place, duration, buffer_before, buffer_after)
    day = Day(day_window, tuple(busy), origin)
    grid = range(-(-opens // step) * step, closes - duration + 1, step)
    return [start for start in grid if why_not(day, need, start, travel) is None]


def why_not(day: Day, need: Need, start: int, travel: TravelTime) -> Reason | None:
    """Name the first reason why a visit cannot start at a time; None if it can.

    Raises ValueError for a duration not above 0, a negative buffer, or visits that overlap.
    """
    _check(need)
    visits, breaks = _sorted_apart(day.busy)
    end = start + need.duration
    opens, closes = day.window
    if start < opens or end > closes:
        return "outside_window"
    if any(taken.start < end and start < taken.end for taken in (*visits, *breaks)):
        return "busy"
    buffer = need.buffer_before + need.buffer_after
    before = [visit for visit in visits if visit.end <= start]
    leave, origin, slack = opens, day.origin, need.buffer_before
    if before:
        leave, origin, slack = before[-1].end, before[-1].place, buffer
    held = _break_seconds(breaks, leave, start)
    if origin is not None:
        arrive = leave + travel.seconds(origin, need.place, leave) + slack + held
        if arrive > start:
            return "previous_too_far"
    after = next((visit for visit in visits if visit.start >= end), None)
    if after is not None:
        due = after.start - _break_seconds(breaks, end, after.start)
        if not reachable(None, None, start, need.place, end, due, after.place, buffer, travel):
            return "next_too_far"
    return None


@dataclass(frozen=True, slots=True)
class Days:
    """m workers' days as arrays: windows and origins (m), visits and breaks as sorted rows (CSR).

    A missing origin is nan. Made by `pack`.
    """

    opens: IntArray
    closes: IntArray
    origin_lat: FloatArray
    origin_lng: FloatArray
    visit_ptr: IntArray
    visit_start: IntArray
    visit_end: IntArray
    visit_lat: FloatArray
    visit_lng: FloatArray
    break_ptr: IntArray
    break_start: IntArray
    break_end: IntArray


def pack(days: Sequence[Day]) -> Days:
    """Turn days into arrays for `free_starts_many`. Raises ValueError if visits overlap."""
    apart = [_sorted_apart(day.busy) for day in days]
    visits = [visit for row, _ in apart for visit in row]
    places = [visit.place for visit in visits if visit.place is not None]
    breaks = [pause for _, row in apart for pause in row]
    return Days(
        opens=np.array([day.window[0] for day in days], dtype=np.int64),
        closes=np.array([day.window[1] for day in days], dtype=np.int64),
        origin_lat=np.array([day.origin.lat if day.origin else np.nan for day in days]),
        origin_lng=np.array([day.origin.lng if day.origin else np.nan for day in days]),
        visit_ptr=np.cumsum([0, *(len(row) for row, _ in apart)]),
        visit_start=np.array([visit.start for visit in visits], dtype=np.int64),
        visit_end=np.array([visit.end for visit in visits], dtype=np.int64),
        visit_lat=np.array([place.lat for place in places], dtype=np.float64),
        visit_lng=np.array([place.lng for place in places], dtype=np.float64),
        break_ptr=np.cumsum([0, *(len(row) for _, row in apart)]),
        break_start=np.array([pause.start for pause in breaks], dtype=np.int64),
        break_end=np.array([pause.end for pause in breaks], dtype=np.int64),
    )


def free_starts_many(days: Days, starts: IntArray, need: Need, travel: TravelTime) -> BoolArray:
    """Tell for m workers and k starts at once who can take the visit when: m x k truths.

    The same answers as `why_not` one by one. Method: neighbours by binary search in each
    worker's sorted day, the way from an earlier visit computed once per visit, breaks as a running
    sum. Raises ValueError for a duration not above 0 or a negative buffer.
    """
    _check(need)
    rows = np.arange(len(days.opens))[:, None]
    start = np.asarray(starts, dtype=np.int64)[None, :]
    end = start + need.duration
    buffer = need.buffer_before + need.buffer_after
    paused = _breaks_until(days, rows, start)
    free = (start >= days.opens[:, None]) & (end <= days.closes[:, None])
    free &= _breaks_until(days, rows, end) == paused
    following = _rank(days.visit_ptr, days.visit_start, rows, start, "left")

    ready = days.visit_end + buffer
    ready = ready + travel.seconds_many(
        days.visit_lat, days.visit_lng, need.place.lat, need.place.lng, days.visit_end
    )
    has_previous = following > days.visit_ptr[:-1, None]
    row, column = np.nonzero(free & has_previous)
    visit = following[row, column] - 1
    held = paused[row, column] - _breaks_until(days, row, days.visit_end[visit])
    free[row, column] = ready[visit] + np.maximum(0, held) <= start[0, column]

    known = ~np.isnan(days.origin_lat)
    row, column = np.nonzero(free & ~has_previous & known[:, None])
    leave = days.opens[row]
    way = travel.seconds_many(
        days.origin_lat[row], days.origin_lng[row], need.place.lat, need.place.lng, leave
    )
    held = paused[row, column] - _breaks_until(days, row, leave)
    free[row, column] = leave + way + need.buffer_before + held <= start[0, column]

    row, column = np.nonzero(free & (following < days.visit_ptr[1:, None]))
    visit, leave = following[row, column], end[0, column]
    way = travel.seconds_many(
        need.place.lat, need.place.lng, days.visit_lat[visit], days.visit_lng[visit], leave
    )
    due = days.visit_start[visit]
    held = _breaks_until(days, row, due) - _breaks_until(days, row, leave)
    free[row, column] = leave + way + buffer + np.maximum(0, held) <= due
    return free


def _rank(
    ptr: IntArray,
    values: IntArray,
    rows: IntArray,
    moments: IntArray,
    side: Literal["left", "right"],
) -> IntArray:
    """Search moments in their own row's sorted values; rows and moments broadcast together."""
    known = np.concatenate((values, moments.ravel(), [0]))
    low, span = known.min(), known.max() - known.min() + 2
    owner = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    keys = owner * span + (values - low)
    found: IntArray = np.searchsorted(keys, rows * span + (moments - low), side=side)
    return found


def _breaks_until(days: Days, rows: IntArray, moments: IntArray) -> IntArray:
    """Seconds that each row's worker has paused before each moment, by running sums."""
    rank = _rank(days.break_ptr, days.break_start, rows, moments, "right")
    first = np.broadcast_to(days.break_ptr[rows], rank.shape)
    sums = np.concatenate(([0], np.cumsum(days.break_end - days.break_start)))
    last_end = np.concatenate(([0], days.break_end))[rank]
    spent: IntArray = sums[rank] - sums[first] - np.maximum(0, last_end - moments)
    return np.where(rank > first, spent, 0)


def _check(need: Need) -> None:
    if need.duration <= 0 or need.buffer_before < 0 or need.buffer_after < 0:
        raise ValueError("a duration is not above zero or a buffer is negative")


def _sorted_apart(busy: Sequence[Busy]) -> tuple[list[Busy], list[Busy]]:
    """Visits in order, and breaks in order with overlapping ones joined."""
    if any(taken.start >= taken.end for taken in busy):
        raise ValueError("a taken time ends before it starts")
    ordered = sorted(busy, key=lambda taken: (taken.start, taken.end))
    visits = [taken for taken in ordered if taken.place is not None]
    if any(one.end > two.start for one, two in pairwise(visits)):
        raise ValueError("a worker is at two visits at once")
    breaks: list[Busy] = []
    for taken in ordered:
        if taken.place is not None:
            continue
        if breaks and taken.start <= breaks[-1].end:
            breaks[-1] = Busy(breaks[-1].start, max(breaks[-1].end, taken.end))
        else:
            breaks.append(taken)
    return visits, breaks


def _break_seconds(breaks: Sequence[Busy], start: int, end: int) -> int:
    return sum(max(0, min(end, pause.end) - max(start, pause.start)) for pause in breaks)
