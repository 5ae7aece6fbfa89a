"""The least number of workers of a trade that keeps the door time at a wanted length."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from doorstep.algorithms.simulating import World, draw, figures, play
from doorstep.algorithms.simulating.table import Mean, mean_of
from doorstep_lab import policies

MATCH_LEAST = 0.98
"""A short way to the few who are served at all is no supply: so many must be served."""


@dataclass(frozen=True, slots=True)
class Supply:
    """How many workers a trade needs. `surely`: with 95 % confidence over the seeds it is enough;
    `perhaps`: with fewer it surely is not. None: more than `most` would be needed."""

    trade: int
    orders: int
    workers: int | None
    perhaps: int | None
    surely: int | None
    most: int
    door: Mean | None


def least(
    world: World,
    orders: int,
    *,
    door_seconds: float,
    seeds: Sequence[int],
    jobs: int,
    told: Callable[[], None],
) -> list[Supply]:
    """Ask each trade of the world on its own: its share of the orders, workers of that trade.

    The days are played under the house's policy without hints, so the answer is on the safe side.
    """
    wanted = [
        (trade, max(1, round(orders * share))) for trade, share in enumerate(world.skill_shares)
    ]
    ask = partial(_trade, world, door_seconds, tuple(seeds))
    found = []
    with ProcessPoolExecutor(jobs) as pool:
        for supply in pool.map(ask, wanted):
            found.append(supply)
            told()
    return found


def _trade(
    world: World, door_seconds: float, seeds: tuple[int, ...], wanted: tuple[int, int]
) -> Supply:
    trade, orders = wanted
    alone = replace(
        world, skills=1, skill_shares=(1.0,), skills_per_worker_shares=(1.0,), workers=1
    )
    most = 8 + 2 * orders

    @cache
    def outcome(workers: int) -> tuple[Mean, float]:
        city = replace(alone, workers=workers)
        days = [figures(play(city, draw(city, orders, seed), policies.plain())) for seed in seeds]
        door = mean_of(np.array([day.door_seconds for day in days]))
        return door, float(np.mean([day.match_rate for day in days]))

    def enough(margin: float, workers: int) -> bool:
        door, match = outcome(workers)
        width = 0.0 if np.isnan(door.half_width) else door.half_width
        return match >= MATCH_LEAST and door.value + margin * width <= door_seconds

    needed = bisect(partial(enough, 0.0), most)
    # The ends of the range are near: looking from there costs few days more.
    near = most if needed is None else min(most, 2 * needed)
    perhaps, surely = (bisect(partial(enough, margin), near, needed) for margin in (-1.0, 1.0))
    door = outcome(needed)[0] if needed is not None else None
    return Supply(trade, orders, needed, perhaps, surely, most, door)


def bisect(enough: Callable[[int], bool], most: int, first: int | None = None) -> int | None:
    """The least number from 1 to `most` that is enough, if more is never worse; None if none is.

    Begins at `first` (a sixteenth of the range unless said) and steps away from it by a quarter at
    a time, because large numbers are slow to try.
    """
    low, high = 0, min(most, max(1, first or most // 16))
    while not enough(high):
        if high == most:
            return None
        low, high = high, min(most, high + max(1, high // 4))
    while low == 0 and high > 1:
        lower = high - max(1, high // 4)
        if not enough(lower):
            low = lower
            break
        high = lower
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
