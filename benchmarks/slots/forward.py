"""A worker's shift played forward visit by visit: the slow judge of what slots offer.

Plain Python that shares nothing with the house's own reckoning of slots.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

type Where = tuple[float, float]
type Way = Callable[[Where, Where, int], int]


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit: promised between two moments, how long with its buffers, and where."""

    first: int
    last: int
    length: int
    where: Where


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of a worker with its breaks in order and its visits in order."""

    opens: int
    closes: int
    home: Where
    breaks: tuple[tuple[int, int], ...]
    stops: tuple[Stop, ...]


def fits(shift: Shift, stop: Stop, way: Way, *, from_home: bool, home_by_end: bool) -> bool:
    """Whether the shift can be played to its end with one more visit, at any place of its route."""
    inside = shift.opens <= stop.first and stop.first + stop.length <= shift.closes
    return inside and any(
        plays(shift, [*shift.stops[:at], stop, *shift.stops[at:]], way, from_home, home_by_end)
        for at in range(len(shift.stops) + 1)
    )


def plays(
    shift: Shift, route: Sequence[Stop], way: Way, from_home: bool, home_by_end: bool
) -> bool:
    """Leave each visit as soon as it is done; every one must begin within what was promised."""
    moment: int | None = None
    before: Stop | None = None
    for following, stop in enumerate(route, start=1):
        is_early = stop.last < shift.opens
        ready = stop.first if is_early else shift.opens
        if before is not None and moment is not None:
            seconds = way(before.where, stop.where, before.first + before.length)
            ready = go(moment, seconds, shift.breaks)
        if from_home and not is_early and (moment is None or moment <= shift.opens):
            seconds = way(shift.home, stop.where, shift.opens)
            ready = max(ready, go(shift.opens, seconds, shift.breaks))
        begin = wait(max(ready, stop.first), stop.length, shift.breaks)
        before, moment = stop, begin + stop.length
        is_pushed_out = begin > stop.first and stop.first < shift.closes < moment
        if begin > stop.last or is_pushed_out:
            return False
        is_end = following == len(route) or route[following].first >= shift.closes
        if home_by_end and is_end and stop.first < shift.closes:
            seconds = way(stop.where, shift.home, stop.first + stop.length)
            if go(moment, seconds, shift.breaks) > shift.closes:
                return False
    return True


def go(leave: int, seconds: int, breaks: Sequence[tuple[int, int]]) -> int:
    """Travel for so many seconds, standing still in breaks; when one arrives."""
    moment = leave
    for start, end in breaks:
        if end <= moment:
            continue
        if moment + seconds <= start:
            break
        seconds -= max(0, start - moment)
        moment = end
    return moment + seconds


def wait(moment: int, length: int, breaks: Sequence[tuple[int, int]]) -> int:
    """The first moment from here on at which so much time lies in no break."""
    for start, end in breaks:
        if moment < end and moment + length > start:
            moment = end
    return moment
