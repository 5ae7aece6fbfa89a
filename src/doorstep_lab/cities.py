"""The city a comparison takes place in: the frozen one, or one with other people, roads and sky."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from doorstep.algorithms.simulating import World, frozen, read
from doorstep.algorithms.simulating.world import WEATHER_DEMAND, busy, weather

SKIES = ("dry", "rain", "storm", "drawn")
DRAWN_SHARES = {"dry": 0.7, "rain": 0.25, "storm": 0.05}


@dataclass(frozen=True, slots=True)
class City:
    """A world, what a usual day asks of it, and what may be different on a day."""

    world: World
    orders: int
    sky: str = "dry"

    def on(self, seed: int) -> tuple[World, int, str]:
        """The day of this seed: its world, how many orders, and which sky."""
        sky = self.sky
        if sky == "drawn":
            rng = np.random.default_rng([seed, 77])
            sky = str(rng.choice(list(DRAWN_SHARES), p=list(DRAWN_SHARES.values())))
        return weather(self.world, sky), round(self.orders * WEATHER_DEMAND[sky]), sky


def city(
    *,
    orders: int,
    workers: int | None = None,
    sky: str = "dry",
    traffic: str = "calm",
    no_shows: float = 0.0,
    file: Path | None = None,
) -> City:
    """The city that was asked for. Raises ValueError when it makes no sense."""
    world = read(file.read_text(encoding="utf-8")) if file else frozen()
    if workers is not None:
        world = replace(world, workers=workers)
    if traffic == "busy":
        world = busy(world)
    if not 0.0 <= no_shows < 1.0:
        raise ValueError("no-shows are a share between 0 and 1")
    if no_shows:
        world = replace(world, no_show_share=no_shows)
    if world.workers < 1 or orders < 1:
        raise ValueError("a city has at least one worker and one order")
    return City(world, orders, sky)
