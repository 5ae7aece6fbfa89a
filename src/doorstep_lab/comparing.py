"""Plays the same days under several policies, over many seeds and all cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from doorstep.algorithms.simulating import Figures, Mean, Played, draw, figures, play
from doorstep.algorithms.simulating.table import mean_of, summary
from doorstep_lab import policies
from doorstep_lab.cities import City

Told = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Compared:
    """Per policy one row of figures per seed, and the first seed's day as it went."""

    city: City
    seeds: tuple[int, ...]
    days: dict[str, tuple[Figures, ...]]
    first: dict[str, Played]

    def summary(self) -> dict[str, dict[str, Mean]]:
        """Each policy's means over the seeds with their confidence."""
        return {name: summary(days) for name, days in self.days.items()}

    def against(self, yardstick: str) -> dict[str, dict[str, Mean]]:
        """Each policy's figures over the yardstick's, day by day: the days are the same."""
        import numpy as np

        base = self.days[yardstick]
        return {
            name: {
                figure: mean_of(
                    np.array(
                        [
                            getattr(mine, figure) / getattr(theirs, figure)
                            for mine, theirs in zip(days, base, strict=True)
                        ]
                    )
                )
                for figure in ("match_rate", "door_seconds", "travel_seconds", "gini")
            }
            for name, days in self.days.items()
            if name != yardstick
        }


def compare(
    city: City, names: Sequence[str], seeds: Sequence[int], *, jobs: int, told: Told
) -> Compared:
    """Play every seed's day under every policy; `told` hears of each day that is done."""
    found: dict[tuple[str, int], tuple[Figures, Played | None]] = {}
    wanted = [(name, seed) for seed in seeds for name in names]
    if jobs == 1:
        for name, seed in wanted:
            found[name, seed] = _one(city, name, seed, seed == seeds[0])
            told()
    else:
        with ProcessPoolExecutor(jobs) as pool:
            waiting: dict[Future[tuple[Figures, Played | None]], tuple[str, int]] = {
                pool.submit(_one, city, name, seed, seed == seeds[0]): (name, seed)
                for name, seed in wanted
            }
            for done in as_completed(waiting):
                found[waiting[done]] = done.result()
                told()
    first = {name: found[name, seeds[0]][1] for name in names}
    return Compared(
        city,
        tuple(seeds),
        {name: tuple(found[name, seed][0] for seed in seeds) for name in names},
        {name: played for name, played in first.items() if played is not None},
    )


def cores() -> int:
    """How many days can be played side by side."""
    return max(
        1, os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count() or 1
    )


def _one(city: City, name: str, seed: int, keep: bool) -> tuple[Figures, Played | None]:
    world, orders, _ = city.on(seed)
    day = draw(world, orders, seed)
    played = play(world, day, policies.by_name(name, world, orders))
    return figures(played), played if keep else None
