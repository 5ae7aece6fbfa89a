"""Which starts can be offered, by whom and at which detour; and what stands against one."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from doorstep.algorithms.slots.routes import FAR, BoolArray, Need, after_breaks, arrive, ranges
from doorstep.algorithms.slots.slack import Gaps, Plan, gaps
from doorstep.algorithms.travel import IntArray, TravelTime

Reason = Literal[
    "free", "busy", "off", "too_far_before", "too_far_after", "too_far_home", "too_far_to_home"
]
REASONS: tuple[Reason, ...] = (
    "free",
    "busy",
    "off",
    "too_far_before",
    "too_far_after",
    "too_far_home",
    "too_far_to_home",
)
"""In the order of `reasons`: can come; is at a visit; not at work; cannot be there in time from the
visit before; would be late for the visit after; from home; cannot be home when the shift closes."""


@dataclass(frozen=True, slots=True)
class Offers:
    """For n workers and k starts the seconds of way that the visit adds; FAR: cannot come."""

    detour: IntArray

    @property
    def free(self) -> BoolArray:
        """Who (rows) can come when (columns)."""
        return self.detour < FAR

    def count(self) -> IntArray:
        """How many can come at each start."""
        return self.free.sum(axis=0)

    def only(self, mask: BoolArray) -> "Offers":
        """The same without what a mask (n x k) rules out."""
        return Offers(np.where(mask, self.detour, FAR))

    def best(self, crew: int) -> IntArray:
        """The `crew` different workers whose days each start disturbs least, cheapest first: k x
        crew; -1 where fewer can come. Equals go in the order of the workers.
        """
        order = np.argsort(self.detour, axis=0, kind="stable")[:crew]
        is_free = np.take_along_axis(self.detour, order, axis=0) < FAR
        found = np.full((self.detour.shape[1], crew), -1)
        found[:, : len(order)] = np.where(is_free, order, -1).T
        return found


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways to a new visit, and when one would be there: from each visit, from each home."""

    from_visit: IntArray
    from_home: IntArray
    ready_visit: IntArray
    ready_home: IntArray


def offer_slots(plan: Plan, need: Need, starts: IntArray, travel: TravelTime) -> Offers:
    """Tell for all workers and k ascending starts who can take a visit, and at which detour.

    A start fits a gap when the way from the visit before ends by then and the visit after can
    still begin by its latest moment; no break lies in the visit and all of it lies in the shift.
    The way there takes what it takes at the promised end of the visit before, the way on what it
    takes at the visit's own end. Detour: both ways less the direct one, homes at both ends.
    Method: O(1) insertion test with slack (Campbell and Savelsbergh 2004), over all gaps at once.
    Raises ValueError for starts that do not ascend.
    """
    starts = np.asarray(starts, dtype=np.int64)
    if (np.diff(starts) <= 0).any():
        raise ValueError("starts ascend")
    shifts, between, ways = plan.shifts, gaps(plan), _ways(plan, need, travel)
    opening, closing = _bounds(plan, between, ways, need)
    first = np.searchsorted(starts, opening, side="left")
    last = np.searchsorted(starts, closing, side="right")
    column, gap = ranges(first, last)
    row, start = between.shift[gap], starts[column]
    is_clear = after_breaks(shifts, row, start, need.length) == start
    column, gap, row, start = (one[is_clear] for one in (column, gap, row, start))
    leave = start + need.length
    onward = travel.seconds_many(
        need.place.lat, need.place.lng, between.to_lat[gap], between.to_lng[gap], leave
    )
    fits = _keeps_the_rest(plan, between, need, gap, leave, onward, travel)
    before = between.before[gap]
    inward = np.where(before < 0, ways.from_home[row], _at(ways.from_visit, before))
    detour = np.maximum(0, inward + onward - plan.way[gap])
    found = np.full((shifts.workers, len(starts)), FAR)
    np.minimum.at(found, (shifts.worker[row[fits]], column[fits]), detour[fits])
    return Offers(found)


def reasons(plan: Plan, need: Need, start: int, travel: TravelTime) -> IntArray:
    """Name for each worker what stands against a start, as a place in REASONS.

    Of several shifts and gaps that fail, the one that comes furthest speaks: not at work, then a
    visit in the way, then the way itself. Who has no shift is off.
    """
    shifts, visits = plan.shifts, plan.visits
    found = np.full(shifts.workers, REASONS.index("off"))
    leave = start + need.length
    clash = (plan.latest < leave) & (plan.earliest + visits.length > start)
    found[shifts.worker[visits.shift[clash]]] = REASONS.index("busy")
    free = offer_slots(plan, need, np.array([start]), travel).free[:, 0]
    between, ways = gaps(plan), _ways(plan, need, travel)
    row = between.shift
    is_open = (start >= shifts.opens[row]) & (leave <= shifts.closes[row])
    is_open &= after_breaks(shifts, row, np.full(len(row), start), need.length) == start
    is_here = is_open & _lies_between(plan, between, start, leave)
    opening, _ = _bounds(plan, between, ways, need)
    is_late = is_here & (opening > start)
    from_home = between.before < 0
    onward = travel.seconds_many(
        need.place.lat, need.place.lng, between.to_lat, between.to_lng, np.full(len(row), leave)
    )
    due = _at(plan.latest, between.after)
    ready = arrive(shifts, row, np.full(len(row), leave), onward)
    misses_next = is_here & ~is_late & (between.after >= 0) & (ready > due)
    stuck = is_here & ~is_late & ~misses_next
    for mask, name in (
        (stuck, "too_far_to_home"),
        (misses_next, "too_far_after"),
        (is_late & from_home, "too_far_home"),
        (is_late & ~from_home, "too_far_before"),
    ):
        found[shifts.worker[row[mask]]] = REASONS.index(name)
    found[free] = REASONS.index("free")
    return found


def _ways(plan: Plan, need: Need, travel: TravelTime) -> _Ways:
    shifts, visits = plan.shifts, plan.visits
    place = need.place.lat, need.place.lng
    from_visit = travel.seconds_many(visits.lat, visits.lng, *place, visits.first + visits.length)
    from_home = travel.seconds_many(shifts.home_lat, shifts.home_lng, *place, shifts.opens)
    rows = np.arange(len(shifts.opens))
    return _Ways(
        from_visit=from_visit,
        from_home=from_home,
        ready_visit=arrive(shifts, visits.shift, plan.earliest + visits.length, from_visit),
        ready_home=arrive(shifts, rows, shifts.opens, from_home),
    )


def _bounds(plan: Plan, between: Gaps, ways: _Ways, need: Need) -> tuple[IntArray, IntArray]:
    """From when on and until when a visit may begin in each gap, the way onward left aside."""
    shifts, row = plan.shifts, between.shift
    opening = shifts.opens[row]
    has_before = between.before >= 0
    left = _at(plan.earliest + plan.visits.length, between.before)
    opening = np.where(
        has_before, np.maximum(opening, _at(ways.ready_visit, between.before)), opening
    )
    if plan.from_home:
        is_start = ~has_before | (left <= shifts.opens[row])
        opening = np.where(is_start, np.maximum(opening, ways.ready_home[row]), opening)
    closing = shifts.closes[row]
    due = _at(plan.latest, between.after)
    closing = np.where(between.after >= 0, np.minimum(closing, due), closing)
    return opening, closing - need.length


def _keeps_the_rest(
    plan: Plan,
    between: Gaps,
    need: Need,
    gap: IntArray,
    leave: IntArray,
    onward: IntArray,
    travel: TravelTime,
) -> BoolArray:
    """Whether the visit after is reached by its latest moment, and the home by the shift's end."""
    shifts, row, after = plan.shifts, between.shift[gap], between.after[gap]
    ready = arrive(shifts, row, leave, onward)
    fits = (after < 0) | (ready <= _at(plan.latest, after))
    if not plan.home_by_end:
        return fits
    is_end = (after < 0) | (_at(plan.visits.first, after) >= shifts.closes[row])
    home = travel.seconds_many(
        need.place.lat, need.place.lng, shifts.home_lat[row], shifts.home_lng[row], leave
    )
    return fits & (~is_end | (arrive(shifts, row, leave, home) <= shifts.closes[row]))


def _lies_between(plan: Plan, between: Gaps, start: int, leave: int) -> BoolArray:
    """The gaps in whose time a visit lies, the ways left aside."""
    ended = _at(plan.earliest + plan.visits.length, between.before)
    due = _at(plan.latest, between.after)
    return ((between.before < 0) | (ended <= start)) & ((between.after < 0) | (due >= leave))


def _at(values: IntArray, index: IntArray) -> IntArray:
    """The values at an index that is -1 where nothing is meant (then anything stands there)."""
    return values[index] if len(values) else np.zeros(len(index), dtype=np.int64)
