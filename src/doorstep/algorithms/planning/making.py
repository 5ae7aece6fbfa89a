"""Making a day to plan from what is known; what is left out is filled in."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from doorstep.algorithms.planning.model import (
    FAR,
    FREE,
    NONE,
    BoolArray,
    IntArray,
    Links,
    Problem,
    Shifts,
    Tasks,
    Weights,
)


def shifts(
    start_place: ArrayLike,
    opens: ArrayLike,
    closes: ArrayLike,
    *,
    end_place: ArrayLike | None = None,
    skills: ArrayLike | None = None,
    overtime_seconds_max: ArrayLike = 0,
    overtime_cost: ArrayLike = 0,
    fixed_cost: ArrayLike = 0,
    break_seconds: ArrayLike = 0,
    break_opens: ArrayLike = 0,
    break_closes: ArrayLike = FAR,
    break_cost: ArrayLike = 0,
    break_hard: ArrayLike = False,
    load_max: ArrayLike = FAR,
) -> Shifts:
    """Make m shifts; what has no row of its own is broadcast, the way home leads to the start."""
    start = np.asarray(start_place, dtype=np.int64)
    m = len(start)
    return Shifts(
        start_place=start,
        end_place=start if end_place is None else _ints(end_place, m),
        opens=_ints(opens, m),
        closes=_ints(closes, m),
        overtime_seconds_max=_ints(overtime_seconds_max, m),
        overtime_cost=_ints(overtime_cost, m),
        fixed_cost=_ints(fixed_cost, m),
        skills=_skills(skills, m),
        break_seconds=_ints(break_seconds, m),
        break_opens=_ints(break_opens, m),
        break_closes=_ints(break_closes, m),
        break_cost=_ints(break_cost, m),
        break_hard=_bools(break_hard, m),
        load_max=_ints(load_max, m),
    )


def tasks(
    place: ArrayLike,
    length_seconds: ArrayLike,
    windows: Sequence[Sequence[tuple[int, int]]],
    *,
    visit: ArrayLike | None = None,
    skills: ArrayLike | None = None,
    hard: ArrayLike = True,
    lateness_cost: ArrayLike = 0,
    required: ArrayLike = True,
    drop_cost: ArrayLike = 0,
    pinned_shift: ArrayLike = NONE,
    pinned_start: ArrayLike = FREE,
    buffer_before: ArrayLike = 0,
    buffer_after: ArrayLike = 0,
    load: ArrayLike = 0,
) -> Tasks:
    """Make n tasks; what has no row of its own is broadcast, each is a visit unless told.

    `windows` has a list of (opens, closes) for each task. Raises ValueError where windows of one
    task overlap, stand in the wrong order or close before they open.
    """
    places = np.asarray(place, dtype=np.int64)
    n = len(places)
    for row in windows:
        edges = [moment for window in row for moment in window]
        if edges != sorted(edges):
            raise ValueError("windows of a task overlap or stand in the wrong order")
    return Tasks(
        visit=np.arange(n, dtype=np.int64) if visit is None else _ints(visit, n),
        place=places,
        length_seconds=_ints(length_seconds, n),
        skills=_skills(skills, n),
        window_ptr=np.cumsum([0, *(len(row) for row in windows)], dtype=np.int64),
        window_opens=np.array([o for row in windows for o, _ in row], dtype=np.int64),
        window_closes=np.array([c for row in windows for _, c in row], dtype=np.int64),
        hard=_bools(hard, n),
        lateness_cost=_ints(lateness_cost, n),
        required=_bools(required, n),
        drop_cost=_ints(drop_cost, n),
        pinned_shift=_ints(pinned_shift, n),
        pinned_start=_ints(pinned_start, n),
        buffer_before=_ints(buffer_before, n),
        buffer_after=_ints(buffer_after, n),
        load=_ints(load, n),
    )


def ties(rows: Sequence[tuple[int, int, int, int, bool]] = ()) -> Links:
    """Make links from rows (a, b, lowest, highest, apart)."""
    columns = np.array(rows, dtype=np.int64).reshape(len(rows), 5)
    return Links(
        a=columns[:, 0].copy(),
        b=columns[:, 1].copy(),
        lowest=columns[:, 2].copy(),
        highest=columns[:, 3].copy(),
        apart=columns[:, 4].astype(np.bool_),
    )


def problem(
    seconds: ArrayLike,
    shifts: Shifts,
    tasks: Tasks,
    *,
    links: Links | None = None,
    forbidden: BoolArray | None = None,
    preferred: BoolArray | None = None,
    weights: Weights | None = None,
    distance_m: IntArray | None = None,
    met_at_end: bool = False,
    break_only_before_task: bool = False,
) -> Problem:
    """Put a day together; nothing is forbidden, preferred or linked unless told.

    Raises ValueError where arrays do not fit together.
    """
    nobody = np.zeros((len(tasks), len(shifts)), dtype=np.bool_)
    return Problem(
        seconds=np.asarray(seconds, dtype=np.int64),
        shifts=shifts,
        tasks=tasks,
        forbidden=nobody if forbidden is None else forbidden,
        preferred=nobody if preferred is None else preferred,
        links=ties() if links is None else links,
        weights=weights or Weights(),
        distance_m=distance_m,
        met_at_end=met_at_end,
        break_only_before_task=break_only_before_task,
    )


def _ints(values: ArrayLike, rows: int) -> IntArray:
    return np.broadcast_to(np.asarray(values, dtype=np.int64), (rows,)).copy()


def _bools(values: ArrayLike, rows: int) -> BoolArray:
    return np.broadcast_to(np.asarray(values, dtype=np.bool_), (rows,)).copy()


def _skills(values: ArrayLike | None, rows: int) -> BoolArray:
    if values is None:
        return np.zeros((rows, 0), dtype=np.bool_)
    found = np.asarray(values, dtype=np.bool_)
    if found.ndim != 2 or len(found) != rows:
        raise ValueError("skills are a table with one row each")
    return found
