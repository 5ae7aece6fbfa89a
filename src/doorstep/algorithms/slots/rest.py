"""How long people work without a rest and in a day, and which starts keep to what is healthy."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.slots.routes import FAR, BoolArray
from doorstep.algorithms.travel import IntArray


@dataclass(frozen=True, slots=True)
class Work:
    """n workers' work as chains that no rest interrupts (n x c, filled up with FAR), and its sum.

    A chain: when it begins, when it ends, when the last visit of it begins. `seconds` is what was
    and will be worked and waited in the day in question; `wait_begins` and `wait_ends` (n x w,
    filled up with FAR) are the stretches of waiting that fill the day and take no time from visits.
    """

    begins: IntArray
    ends: IntArray
    last_begins: IntArray
    seconds: IntArray
    wait_begins: IntArray
    wait_ends: IntArray


def chains(
    workers: int,
    worker: IntArray,
    start: IntArray,
    end: IntArray,
    *,
    rest_seconds: int,
    day: tuple[int, int],
    waits: IntArray | None = None,
) -> Work:
    """Join the work of n workers (visits in any order, v each) wherever no rest lies between.

    A visit counts for the day in which it begins. `waits`: rows of (worker, from, to) within the
    day in which somebody waits on demand, apart from each other and from the visits; they fill the
    day and interrupt no chain. Whole seconds throughout.
    """
    waits = np.zeros((0, 3), dtype=np.int64) if waits is None else waits
    order = np.lexsort((start, worker))
    worker, start, end = worker[order], start[order], end[order]
    counted = (start >= day[0]) & (start < day[1])
    seconds = np.bincount(
        worker[counted], weights=(end - start)[counted], minlength=workers
    ).astype(np.int64)
    np.add.at(seconds, waits[:, 0], waits[:, 2] - waits[:, 1])
    shifted = worker * FAR
    until = np.maximum.accumulate(end + shifted) - shifted if len(end) else end
    is_new = np.ones(len(start), dtype=np.bool_)
    is_new[1:] = (worker[1:] != worker[:-1]) | (start[1:] - until[:-1] >= rest_seconds)
    first = np.flatnonzero(is_new)
    last = np.append(first, len(start))[1:] - 1
    owner = worker[first]
    waits = waits[np.argsort(waits[:, 0], kind="stable")]
    return Work(
        begins=_table(workers, owner, start[first], FAR),
        ends=_table(workers, owner, until[last], -FAR),
        last_begins=_table(workers, owner, start[last], -FAR),
        seconds=seconds,
        wait_begins=_table(workers, waits[:, 0], waits[:, 1], FAR),
        wait_ends=_table(workers, waits[:, 0], waits[:, 2], FAR),
    )


def _table(rows: int, owner: IntArray, values: IntArray, filler: int) -> IntArray:
    """The values of each owner (in their order) side by side, filled up."""
    place = np.arange(len(owner)) - np.searchsorted(owner, owner, side="left")
    table = np.full((rows, int(place.max(initial=-1)) + 1), filler, dtype=np.int64)
    table[owner, place] = values
    return table


def rested(
    work: Work,
    starts: IntArray,
    length: int,
    *,
    rest_seconds: int,
    most_seconds: int | None,
    daily_seconds: int,
) -> BoolArray:
    """Tell for n workers and k starts whether a visit of a length keeps to the caps: n x k.

    Nobody works and waits more than `daily_seconds` in the day, and nobody begins a visit, this one
    or one after it, after `most_seconds` of work without a rest (None: breaks are planned). A
    visit in hours of waiting fills them a second time with nothing.
    """
    start = np.asarray(starts, dtype=np.int64)[None, :]
    filled = np.repeat(work.seconds[:, None] + length, len(starts), axis=1)
    for column in range(work.wait_begins.shape[1]):
        begins, ends = work.wait_begins[:, column, None], work.wait_ends[:, column, None]
        both = np.minimum(ends, start + length) - np.maximum(begins, start)
        filled -= np.maximum(0, both)
    fine: BoolArray = filled <= daily_seconds
    if most_seconds is None:
        return fine
    begun = np.repeat(start, len(fine), axis=0)
    for column in range(work.begins.shape[1]):
        begins, ends = work.begins[:, column, None], work.ends[:, column, None]
        joins = (begins < start) & (ends > start - rest_seconds)
        fine &= ~joins | (start - begins < most_seconds)
        begun = np.where(joins, np.minimum(begun, begins), begun)
    for column in range(work.begins.shape[1]):
        begins, last = work.begins[:, column, None], work.last_begins[:, column, None]
        follows = (last > start) & (begins < start + length + rest_seconds)
        fine &= ~follows | (last - begun < most_seconds)
    return fine
