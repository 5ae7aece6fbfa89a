"""Turns a set into days of wishes: real places, and real times where the set has them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from doorstep_simulator.instances import haikou, mdrp
from doorstep_simulator.instances.files import NoInstances
from doorstep_simulator.instances.laying import layer
from doorstep_simulator.world import demand
from doorstep_simulator.world.demand import Wish
from doorstep_simulator.world.ground import Spot, distance_m
from doorstep_simulator.world.town import Community, Town

OPENS_MINUTE, OPEN_MINUTES = 8 * 60, 13 * 60
"""A real day's first minute is eight in the morning; a longer day is pressed to end at nine."""

HOMES = 400


@dataclass(frozen=True, slots=True)
class ReplayDay:
    """One day to replay: what it is called, its wishes and where its workers live."""

    name: str
    wishes: list[Wish]
    homes: tuple[Spot, ...]
    left_out: int


def load(folder: Path, *, chosen: str, orders: int, town: Town) -> list[ReplayDay]:
    """Days with so many wishes from the sets of a folder.  Raises NoInstances.

    `chosen` is haikou, grubhub or both (half of each, one day after the other).
    """
    if not folder.is_dir():
        raise NoInstances(f"{folder} is not a folder")
    rng = np.random.default_rng([town.seed, 6])
    days: list[ReplayDay] = []
    wanted = {"haikou": 0, "grubhub": orders}.get(chosen, orders // 2)
    if chosen in ("haikou", "both"):
        days.append(_haikou(haikou.read(folder), town, rng, orders - wanted))
    if chosen in ("grubhub", "both"):
        days += _mdrp(mdrp.read(folder), town, rng, wanted)
    return [day for day in days if day.wishes]


def _haikou(
    crossings: haikou.Crossings, town: Town, rng: np.random.Generator, count: int
) -> ReplayDay:
    """Places by how many rides ended there; times from the daily curve of the made-up city."""
    laid, fits = layer(crossings.places).spots(crossings.places)
    minutes = demand.day_minutes(rng, count)
    ended, begun = crossings.ended * fits, crossings.begun * fits
    picked = rng.choice(len(laid), size=count, p=ended / ended.sum())
    spots = [_beside(laid[one], rng) for one in picked]
    at_home = rng.choice(len(laid), size=HOMES, p=begun / begun.sum())
    return ReplayDay(
        name="haikou",
        wishes=demand.wishes(rng, minutes, spots, [_nearest(town, one) for one in spots]),
        homes=tuple(laid[one] for one in at_home),
        left_out=int((~fits).sum()),
    )


def _mdrp(
    days: list[mdrp.Day], town: Town, rng: np.random.Generator, count: int
) -> list[ReplayDay]:
    """A real day's orders at their own minutes; further days follow when one is not enough."""
    turn = int(rng.integers(len(days)))
    laid_days = []
    for day in [*days[turn:], *days[:turn]]:
        if count <= 0:
            break
        laid = _mdrp_day(day, town, rng, count)
        count -= len(laid.wishes)
        laid_days.append(laid)
    if count > 0:
        raise NoInstances(f"{count} orders more than these days hold")
    return laid_days


def _mdrp_day(day: mdrp.Day, town: Town, rng: np.random.Generator, count: int) -> ReplayDay:
    laying = layer(day.places)
    laid, fits = laying.spots(day.places)
    inside = np.flatnonzero(fits)
    picked = rng.permutation(inside)[:count]
    pace = min(1.0, OPEN_MINUTES / max(float(day.minutes.max()), 1.0))
    spots = [laid[one] for one in picked]
    homes, home_fits = laying.spots(day.homes) if len(day.homes) else ([], np.array([]))
    return ReplayDay(
        name=f"mdrp {day.name}",
        wishes=demand.wishes(
            rng,
            [OPENS_MINUTE + float(day.minutes[one]) * pace for one in picked],
            spots,
            [_nearest(town, one) for one in spots],
        ),
        homes=tuple(home for home, ok in zip(homes, home_fits, strict=True) if ok),
        left_out=len(laid) - len(inside),
    )


def _beside(spot: Spot, rng: np.random.Generator) -> Spot:
    """A door near a crossing: rides end at the crossing, people live beside it."""
    north, east = rng.normal(0, 0.0008, 2)
    return Spot(spot.lat + float(north), spot.lng + float(east))


def _nearest(town: Town, spot: Spot) -> str:
    nearest: Community = min(town.communities, key=lambda one: distance_m(one.spot, spot))
    return nearest.name
