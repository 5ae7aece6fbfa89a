"""The ways of dispatching that the lab compares, by name."""

from dataclasses import replace
from functools import cache

from doorstep.algorithms.simulating import (
    Batch,
    Forecast,
    Grab,
    Nearest,
    Policy,
    Settings,
    World,
    draw,
    forecast,
)
from doorstep.algorithms.simulating.batch import FAIR

NAMES = ("grab", "nearest", "ours", "fair")
HISTORY = range(900_001, 900_006)
"""Seeds of the earlier days from which demand is forecast; no compared day has one of them."""


def by_name(name: str, world: World, orders: int) -> Policy:
    """A policy for a city of this size. Raises KeyError for a name that is none."""
    if name == "grab":
        return Grab()
    if name == "nearest":
        return Nearest()
    settings = {"ours": Settings(), "fair": FAIR}[name]
    return Batch(settings, _expected(world, orders), name=name)


def plain() -> Policy:
    """The house's policy without hints: nobody is told where to wait."""
    return Batch(Settings(), None)


def _expected(world: World, orders: int) -> Forecast:
    return _counted(replace(world, workers=1), orders)


@cache
def _counted(world: World, orders: int) -> Forecast:
    """What is ordered does not depend on who works, so it is counted once for any number."""
    return forecast(world, [draw(world, orders, seed) for seed in HISTORY])
