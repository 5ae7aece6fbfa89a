"""How much each promised visit of a route can give: slack, and a plan that keeps it right."""

from dataclasses import dataclass, replace

import numpy as np

from doorstep.algorithms.slots.routes import (
    FAR,
    Need,
    Shifts,
    Visits,
    after_breaks,
    arrive,
    before_breaks,
    leave_by,
)
from doorstep.algorithms.travel import FloatArray, IntArray, TravelTime


@dataclass(frozen=True, slots=True)
class Plan:
    """Shifts and visits with the slack of each visit and the way across each gap.

    `earliest` and `latest` (one a visit): when it can begin after all before it, and when it must
    so that all after it keep what was promised. `way` (one a gap): seconds from the visit before
    to the visit after, or from and to the home at both ends; 0 in an empty shift. Shift r has the
    gaps ptr[r] + r .. ptr[r + 1] + r, both included; gap j of it lies before its visit j.
    `from_home`: nobody leaves home before the shift opens; `home_by_end`: who was at the last
    visit is home when it closes.
    """

    shifts: Shifts
    visits: Visits
    from_home: bool
    home_by_end: bool
    earliest: IntArray
    latest: IntArray
    way: IntArray


@dataclass(frozen=True, slots=True)
class Gaps:
    """Every gap of a plan: its shift, the visit before and after (-1: none), both ends' places."""

    shift: IntArray
    before: IntArray
    after: IntArray
    from_lat: FloatArray
    from_lng: FloatArray
    to_lat: FloatArray
    to_lng: FloatArray


def make_plan(
    shifts: Shifts,
    visits: Visits,
    travel: TravelTime,
    *,
    from_home: bool = False,
    home_by_end: bool = False,
) -> Plan:
    """Reckon the slack of promised visits; whole seconds throughout.

    A way takes what it takes at the promised end of the visit before it (`first` + `length`), so
    that slack does not change the ways. What was promised stays promised: where a route is
    already too tight, a visit is still taken to begin within its own window.
    Method: forward and backward time slack (Savelsbergh 1992), one sweep over all shifts' j-th
    visits at a time. Raises ValueError for rows that do not fit together.
    """
    if len(visits.ptr) != len(shifts.opens) + 1 or visits.ptr[-1] != len(visits.first):
        raise ValueError("visits and shifts do not fit together")
    bare = Plan(shifts, visits, from_home, home_by_end, visits.first, visits.last, visits.first)
    between = gaps(bare)
    depart = np.where(
        between.before < 0,
        shifts.opens[between.shift],
        _taken(visits.first + visits.length, between.before),
    )
    way = travel.seconds_many(
        between.from_lat, between.from_lng, between.to_lat, between.to_lng, depart
    )
    way = np.where((between.before < 0) & (between.after < 0), 0, way)
    timed = replace(bare, way=way)
    return replace(timed, earliest=_earliest(timed, travel), latest=_latest(timed, travel))


def gaps(plan: Plan) -> Gaps:
    """The places in which one more visit can be put."""
    shifts, visits = plan.shifts, plan.visits
    rows, count = len(shifts.opens), len(visits.first)
    row = np.repeat(np.arange(rows), np.diff(visits.ptr) + 1)
    after = np.arange(count + rows) - row
    is_first, is_last = after == visits.ptr[row], after == visits.ptr[row + 1]
    before = np.where(is_first, -1, after - 1)
    after = np.where(is_last, -1, after)
    home_lat, home_lng = shifts.home_lat[row], shifts.home_lng[row]
    return Gaps(
        shift=row,
        before=before,
        after=after,
        from_lat=np.where(is_first, home_lat, _taken(visits.lat, before)),
        from_lng=np.where(is_first, home_lng, _taken(visits.lng, before)),
        to_lat=np.where(is_last, home_lat, _taken(visits.lat, after)),
        to_lng=np.where(is_last, home_lng, _taken(visits.lng, after)),
    )


def insert(plan: Plan, shift: int, need: Need, start: int, travel: TravelTime) -> Plan:
    """Put a visit that begins at a moment into a shift; only that shift is reckoned anew."""
    visits = plan.visits
    low, high = int(visits.ptr[shift]), int(visits.ptr[shift + 1])
    at = low + int(np.searchsorted(visits.first[low:high], start, side="right"))
    ptr = visits.ptr.copy()
    ptr[shift + 1 :] += 1
    fresh = Visits(
        ptr=ptr,
        first=np.insert(visits.first, at, start),
        last=np.insert(visits.last, at, start),
        length=np.insert(visits.length, at, need.length),
        lat=np.insert(visits.lat, at, need.place.lat),
        lng=np.insert(visits.lng, at, need.place.lng),
    )
    return _with_row(plan, fresh, shift, travel)


def remove(plan: Plan, visit: int, travel: TravelTime) -> Plan:
    """Take a visit (its place in the arrays) out; only its shift is reckoned anew."""
    visits = plan.visits
    shift = int(np.searchsorted(visits.ptr, visit, side="right")) - 1
    ptr = visits.ptr.copy()
    ptr[shift + 1 :] -= 1
    fresh = Visits(
        ptr=ptr,
        first=np.delete(visits.first, visit),
        last=np.delete(visits.last, visit),
        length=np.delete(visits.length, visit),
        lat=np.delete(visits.lat, visit),
        lng=np.delete(visits.lng, visit),
    )
    return _with_row(plan, fresh, shift, travel)


def _with_row(plan: Plan, visits: Visits, row: int, travel: TravelTime) -> Plan:
    low, high = int(visits.ptr[row]), int(visits.ptr[row + 1])
    old_low, old_high = int(plan.visits.ptr[row]), int(plan.visits.ptr[row + 1])
    one = make_plan(
        _one_row(plan.shifts, row),
        Visits(
            ptr=np.array([0, high - low]),
            first=visits.first[low:high],
            last=visits.last[low:high],
            length=visits.length[low:high],
            lat=visits.lat[low:high],
            lng=visits.lng[low:high],
        ),
        travel,
        from_home=plan.from_home,
        home_by_end=plan.home_by_end,
    )

    def spliced(old: IntArray, new: IntArray, first: int, last: int) -> IntArray:
        return np.concatenate((old[:first], new, old[last:]))

    return Plan(
        shifts=plan.shifts,
        visits=visits,
        from_home=plan.from_home,
        home_by_end=plan.home_by_end,
        earliest=spliced(plan.earliest, one.earliest, old_low, old_high),
        latest=spliced(plan.latest, one.latest, old_low, old_high),
        way=spliced(plan.way, one.way, old_low + row, old_high + row + 1),
    )


def _one_row(shifts: Shifts, row: int) -> Shifts:
    only = slice(row, row + 1)
    return Shifts(
        workers=1,
        worker=np.zeros(1, dtype=np.int64),
        opens=shifts.opens[only],
        closes=shifts.closes[only],
        home_lat=shifts.home_lat[only],
        home_lng=shifts.home_lng[only],
        break_start=shifts.break_start[only],
        break_end=shifts.break_end[only],
    )


def _earliest(plan: Plan, travel: TravelTime) -> IntArray:
    shifts, visits = plan.shifts, plan.visits
    earliest = visits.first.copy()
    from_home = _home_ways(plan, travel, to_home=False) if plan.from_home else None
    count = np.diff(visits.ptr)
    leave = shifts.opens.copy()
    for place in range(int(count.max(initial=0))):
        row = np.flatnonzero(count > place)
        visit = visits.ptr[row] + place
        ready = leave[row]
        is_early = visits.last[visit] < shifts.opens[row]
        is_begin = ~is_early & (ready <= shifts.opens[row])
        if place:
            ready = arrive(shifts, row, ready, plan.way[visit + row])
        else:
            ready = np.where(is_early, visits.first[visit], ready)
        if from_home is not None:
            away = arrive(shifts, row, shifts.opens[row], from_home[visit])
            ready = np.where(is_begin, np.maximum(ready, away), ready)
        start = np.maximum(ready, visits.first[visit])
        start = after_breaks(shifts, row, start, visits.length[visit])
        earliest[visit] = np.minimum(start, visits.last[visit])
        leave[row] = earliest[visit] + visits.length[visit]
    return earliest


def _latest(plan: Plan, travel: TravelTime) -> IntArray:
    shifts, visits = plan.shifts, plan.visits
    latest = visits.last.copy()
    to_home = _home_ways(plan, travel, to_home=True) if plan.home_by_end else None
    count = np.diff(visits.ptr)
    due, next_first = np.full(len(count), FAR), np.full(len(count), FAR)
    for place in range(int(count.max(initial=0))):
        row = np.flatnonzero(count > place)
        visit = visits.ptr[row + 1] - 1 - place
        is_late = visits.first[visit] >= shifts.closes[row]
        by = np.where(is_late, FAR, shifts.closes[row])
        if place:
            by = np.minimum(by, leave_by(shifts, row, due[row], plan.way[visit + 1 + row]))
        if to_home is not None:
            home = leave_by(shifts, row, shifts.closes[row], to_home[visit])
            is_end = ~is_late & (next_first[row] >= shifts.closes[row])
            by = np.where(is_end, np.minimum(by, home), by)
        start = np.minimum(by - visits.length[visit], visits.last[visit])
        start = before_breaks(shifts, row, start, visits.length[visit])
        latest[visit] = np.maximum(start, visits.first[visit])
        due[row] = latest[visit]
        next_first[row] = visits.first[visit]
    return latest


def _home_ways(plan: Plan, travel: TravelTime, *, to_home: bool) -> IntArray:
    """Seconds between each visit and its worker's home."""
    shifts, visits, row = plan.shifts, plan.visits, plan.visits.shift
    home = shifts.home_lat[row], shifts.home_lng[row]
    place = visits.lat, visits.lng
    if to_home:
        return travel.seconds_many(*place, *home, visits.first + visits.length)
    return travel.seconds_many(*home, *place, shifts.opens[row])


def _taken[T: (IntArray, FloatArray)](values: T, index: IntArray) -> T:
    """The values at an index that is -1 where nothing is meant (then anything stands there)."""
    if not len(values):
        return np.zeros(len(index), dtype=values.dtype)
    return values[index]
