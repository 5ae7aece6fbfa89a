"""How long people work without a rest and in a day, and which starts keep to what is healthy."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.slots.routes import FAR, BoolArray
from doorstep.algorithms.travel import IntArray


@dataclass(frozen=True, slots=True)
class Work:
    """n workers' work as chains that no rest interrupts (n x c, filled up with FAR), and its sum.

    A chain: when it begins, when it ends, when the last visit of it begins. `seconds` is what was
    and will be worked in the day in question.
    """

    begins: IntArray
    ends: IntArray
    last_begins: IntArray
    seconds: IntArray


def chains(
    workers: int,
    worker: IntArray,
    start: IntArray,
    end: IntArray,
    *,
    rest_seconds: int,
    day: tuple[int, int],
) -> Work:
    """Join the work of n workers (visits in any order, v each) wherever no rest lies between.

    A visit counts for the day in which it begins. Whole seconds throughout.
    """
    order = np.lexsort((start, worker))
    worker, start, end = worker[order], start[order], end[order]
    counted = (start >= day[0]) & (start < day[1])
    seconds = np.bincount(
        worker[counted], weights=(end - start)[counted], minlength=workers
    ).astype(np.int64)
    shifted = worker * FAR
    until = np.maximum.accumulate(end + shifted) - shifted if len(end) else end
    is_new = np.ones(len(start), dtype=np.bool_)
    is_new[1:] = (worker[1:] != worker[:-1]) | (start[1:] - until[:-1] >= rest_seconds)
    first = np.flatnonzero(is_new)
    last = np.append(first, len(start))[1:] - 1
    owner = worker[first]
    place = np.arange(len(first)) - np.searchsorted(owner, owner, side="left")
    shape = (workers, int(place.max(initial=-1)) + 1)
    begins, ends, last_begins = np.full(shape, FAR), np.full(shape, -FAR), np.full(shape, -FAR)
    begins[owner, place] = start[first]
    ends[owner, place] = until[last]
    last_begins[owner, place] = start[last]
    return Work(begins, ends, last_begins, seconds)


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

    Nobody works more than `daily_seconds` in the day, and nobody begins a visit, this one or one
    after it, after `most_seconds` of work without a rest (None: breaks are planned).
    """
    within = (work.seconds + length <= daily_seconds)[:, None]
    fine = np.repeat(within, len(starts), axis=1)
    if most_seconds is None:
        return fine
    start = np.asarray(starts, dtype=np.int64)[None, :]
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
