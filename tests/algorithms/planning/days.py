"""Made-up days for the tests of day plans, with every rule that a day can have."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from doorstep.algorithms import planning

HOUR = 3600


def line(*metres: int) -> list[list[int]]:
    """Places along one street: travel seconds are the distances between house numbers."""
    return [[abs(one - other) for other in metres] for one in metres]


def day(
    seed: int,
    *,
    workers: int = 4,
    visits: int = 8,
    rules: Sequence[str] = (),
) -> planning.Problem:
    """A day by its seed; `rules` are names of RULES."""
    rng = np.random.default_rng(seed)
    on = set(rules)
    seats = np.ones(visits, dtype=int)
    if on & {"crews", "gaps", "apart"}:
        seats[rng.random(visits) < 0.3] = 2
    visit = np.repeat(np.arange(visits), seats)
    n = len(visit)
    spot = rng.integers(0, 2 * HOUR, (workers + visits, 2))
    seconds = np.abs(spot[:, None] - spot[None]).sum(axis=2) // 4
    place = workers + visit
    skills = rng.random((workers, 3)) < 0.7
    needed = np.zeros((n, 3), dtype=bool)
    needed[np.arange(n), rng.integers(0, 3, n)] = rng.random(n) < 0.8
    opens = rng.choice([7, 8, 9], workers) * HOUR
    shifts = planning.shifts(
        np.arange(workers),
        opens,
        opens + rng.choice([6, 8, 10], workers) * HOUR,
        end_place=planning.NONE if "open_end" in on else None,
        skills=skills,
        overtime_seconds_max=2 * HOUR if "overtime" in on else 0,
        overtime_cost=3,
        fixed_cost=rng.integers(0, 2000, workers) if "fixed" in on else 0,
        break_seconds=1800 * (rng.random(workers) < 0.7) if "breaks" in on else 0,
        break_opens=11 * HOUR,
        break_closes=14 * HOUR,
        break_cost=5_000,
        break_hard=rng.random(workers) < 0.5,
        load_max=rng.integers(1, 9, workers) if "loads" in on else planning.FAR,
    )
    tasks = planning.tasks(
        place,
        rng.integers(1, 7, n) * 900,
        _by_visit(rng, visit, two="several" in on),
        visit=visit,
        skills=needed,
        hard=rng.random(n) < 0.5 if "soft" in on else True,
        lateness_cost=2,
        required=(rng.random(visits) < 0.6)[visit] if "optional" in on else True,
        drop_cost=3_000,
        pinned_shift=np.where(rng.random(n) < 0.2, rng.integers(0, workers, n), planning.NONE)
        if "pins" in on and n == visits
        else planning.NONE,
        buffer_before=300 if "buffers" in on else 0,
        buffer_after=rng.integers(0, 3, n) * 300 if "buffers" in on else 0,
        load=rng.integers(0, 4, n) if "loads" in on else 0,
    )
    return planning.problem(
        seconds,
        shifts,
        tasks,
        links=_links(rng, visit, on),
        forbidden=rng.random((n, workers)) < 0.1,
        preferred=rng.random((n, workers)) < (0.2 if "preferred" in on else 0),
        weights=_weights(rng, on),
        distance_m=seconds * 7 if "distance" in on else None,
        met_at_end="at_end" in on,
        break_only_before_task="before_task" in on,
    )


RULES = (
    *("breaks", "several", "soft", "crews", "gaps", "apart", "optional", "pins", "overtime"),
    *("preferred", "buffers", "fixed", "distance", "at_end", "before_task", "open_end", "loads"),
)


@st.composite
def days(draw: st.DrawFn, *, without: Sequence[str] = ()) -> planning.Problem:
    """Any small day."""
    names = [rule for rule in RULES if rule not in without]
    return day(
        draw(st.integers(0, 2**32)),
        workers=draw(st.integers(1, 5)),
        visits=draw(st.integers(1, 10)),
        rules=draw(st.lists(st.sampled_from(names), unique=True)),
    )


def _windows(rng: np.random.Generator, *, two: bool) -> list[tuple[int, int]]:
    opens = int(rng.integers(8, 14)) * HOUR
    rows = [(opens, opens + int(rng.integers(1, 5)) * HOUR // 2)]
    if two and rng.random() < 0.5:
        rows.append((rows[0][1] + HOUR, rows[0][1] + 2 * HOUR))
    return rows


def _by_visit(
    rng: np.random.Generator, visit: np.ndarray, *, two: bool
) -> list[list[tuple[int, int]]]:
    rows = {int(number): _windows(rng, two=two) for number in np.unique(visit)}
    return [rows[int(number)] for number in visit]


def _links(rng: np.random.Generator, visit: np.ndarray, on: set[str]) -> planning.Links:
    kinds = [
        *([(0, 0)] if "crews" in on else []),
        *([(600, 3600)] if "gaps" in on else []),
        *([(-planning.FAR, planning.FAR)] if "apart" in on else []),
    ]
    rows = []
    for one in range(len(visit) - 1):
        if visit[one] == visit[one + 1]:
            lowest, highest = kinds[int(rng.integers(len(kinds)))]
            rows.append((one, one + 1, lowest, highest, True))
    return planning.ties(rows)


def _weights(rng: np.random.Generator, on: set[str]) -> planning.Weights:
    return planning.Weights(
        travel=int(rng.integers(1, 4)),
        distance=1 if "distance" in on else 0,
        highest_lateness=int(rng.integers(0, 3)),
        waiting=int(rng.integers(0, 3)),
        idle=int(rng.integers(0, 3)),
        preference=1_000,
        fairness=int(rng.integers(0, 3)),
    )
