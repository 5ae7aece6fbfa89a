"""What people of the city want and when: arrivals through the day, and how each one behaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from doorstep_simulator.world import people
from doorstep_simulator.world.ground import Spot
from doorstep_simulator.world.town import Town

HOUR_WEIGHTS = (
    *(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 2.0, 5.0, 8.0, 10.0, 7.0),
    *(4.5, 5.0, 6.0, 6.0, 5.5, 5.5, 7.5, 9.5, 6.0, 2.5, 0.5, 0.0),
)
"""The daily curve: the share of a day's orders in each local hour, with its peaks at 10 and 19."""

MIX = {
    "daily-cleaning": 30,
    "glass-cleaning": 8,
    "deep-cleaning": 8,
    "ac-cleaning": 16,
    "hood-cleaning": 9,
    "washer-cleaning": 6,
    "fridge-cleaning": 3,
    "ac-repair": 6,
    "fridge-repair": 4,
    "washer-repair": 6,
    "heater-repair": 4,
}
"""How often each service of a replay is asked for, by the codes of the shipped trade packs."""


@dataclass(frozen=True, slots=True)
class Habit:
    """When a trade is ordered, for which hours, and its services with how often each is wanted."""

    weight: float
    peaks: tuple[int, ...]
    hours: tuple[int, ...]
    services: dict[str, int]


HABITS = {
    people.CLEANING: Habit(
        0.40,
        (9, 10, 19),
        (8, 9, 10, 13, 14, 15),
        {"daily-cleaning": 30, "glass-cleaning": 7, "deep-cleaning": 9, "new-home-cleaning": 1},
    ),
    people.APPLIANCES: Habit(
        0.15,
        (10, 20),
        (9, 10, 13, 14, 15, 16),
        {"ac-cleaning": 16, "hood-cleaning": 9, "washer-cleaning": 6, "fridge-cleaning": 3},
    ),
    people.REPAIR: Habit(
        0.09,
        (8, 11, 18),
        (9, 10, 11, 14, 16, 18),
        {"ac-repair": 6, "fridge-repair": 4, "washer-repair": 6, "heater-repair": 4},
    ),
    people.MASSAGE: Habit(
        0.11,
        (12, 18, 20),
        (13, 15, 17, 18),
        {"body-massage": 10, "neck-massage": 6, "foot-massage": 4, "oil-spa": 2},
    ),
    people.BEAUTY: Habit(
        0.08, (11, 14, 20), (10, 13, 14, 16, 18), {"manicure": 8, "lashes": 4, "makeup": 3}
    ),
    people.PETS: Habit(
        0.06, (8, 17, 21), (8, 9, 17, 18), {"cat-feeding": 8, "dog-walking": 5, "pet-bath": 4}
    ),
    people.COOKING: Habit(
        0.06, (9, 14, 16), (10, 11, 16, 17), {"home-meal": 10, "family-feast": 2, "baby-food": 2}
    ),
    people.ELDERS: Habit(
        0.05,
        (8, 9, 15),
        (8, 9, 14),
        {"companionship": 5, "hospital-escort": 4, "assisted-bath": 3},
    ),
}
"""What the demo's city orders, trade by trade."""

SLOT_HOURS = tuple(range(8, 20))


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How one customer acts through one order; every draw is made before the order is placed."""

    way: str
    wants_now: bool
    days_ahead: int
    hour: int
    pays_whole: bool
    cancels_when: str
    accepts_by: str
    reviews: bool
    stars: int
    tip_fen: int
    disputes: bool
    approves: bool
    is_absent: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """One order to be: when in the day, where, what, and how its customer behaves."""

    minute: float
    spot: Spot
    community: str
    service: str
    behaviour: Behaviour


def day(town: Town, *, orders: int, number: int = 0) -> list[Wish]:
    """The wishes of one day of the made-up city, in the order of their minutes."""
    rng = np.random.default_rng([town.seed, 4, number])
    minutes = day_minutes(rng, orders)
    places = rng.choice(len(town.communities), size=orders, p=town.weights)
    spots = [town.communities[one].spot for one in places]
    called = [town.communities[one].name for one in places]
    return wishes(rng, minutes, spots, called)


def city_day(town: Town, *, orders: int, number: int = 0) -> list[Wish]:
    """The wishes of one day of the demo's city: every trade at its own hours."""
    rng = np.random.default_rng([town.seed, 7, number])
    trades = list(HABITS)
    shares = np.array([HABITS[one].weight for one in trades])
    made = []
    for drawn in rng.choice(len(trades), size=orders, p=shares / shares.sum()):
        habit = HABITS[trades[int(drawn)]]
        place = town.communities[int(rng.choice(len(town.communities), p=town.weights))]
        codes, often = list(habit.services), np.array(list(habit.services.values()), dtype=float)
        code = codes[int(rng.choice(len(codes), p=often / often.sum()))]
        behaviour = replace(_behaviour(rng), hour=int(rng.choice(habit.hours)))
        made.append(Wish(_minute(rng, habit.peaks), place.spot, place.name, code, behaviour))
    return sorted(made, key=lambda one: one.minute)


def _minute(rng: np.random.Generator, peaks: tuple[int, ...]) -> float:
    """Half of a trade's orders come around its own peaks, the others by the daily curve."""
    if rng.random() < 0.5:
        return float(day_minutes(rng, 1)[0])
    hour = float(rng.choice(peaks)) + 0.5 + float(rng.normal(0, 0.8))
    return min(max(hour, 6.5), 22.5) * 60


def wishes(
    rng: np.random.Generator,
    minutes: Sequence[float] | np.ndarray,
    spots: Sequence[Spot],
    communities: Sequence[str],
) -> list[Wish]:
    """Give each time and place a service and a customer's behaviour, sorted by time."""
    codes = list(MIX)
    shares = np.array([MIX[code] for code in codes], dtype=float)
    drawn = rng.choice(len(codes), size=len(minutes), p=shares / shares.sum())
    made = [
        Wish(float(minute), spot, community, codes[code], _behaviour(rng))
        for minute, spot, community, code in zip(minutes, spots, communities, drawn, strict=True)
    ]
    return sorted(made, key=lambda one: one.minute)


def day_minutes(rng: np.random.Generator, count: int) -> np.ndarray:
    """Times of a day, in minutes after local midnight, drawn from the daily curve."""
    weights = np.array(HOUR_WEIGHTS)
    hours = rng.choice(24, size=count, p=weights / weights.sum())
    return np.sort(hours * 60 + rng.uniform(0, 60, count))


def mild(rng: np.random.Generator) -> Behaviour:
    """Somebody who only wants the work done: no change of mind, no dispute, always at home."""
    drawn = _behaviour(rng)
    return replace(drawn, cancels_when="", accepts_by="tap", disputes=False, is_absent=False)


def _behaviour(rng: np.random.Generator) -> Behaviour:
    cancels = rng.choice(
        ["", "unpaid", "paid", "assigned", "on_the_way"], p=[0.90, 0.03, 0.03, 0.025, 0.015]
    )
    return Behaviour(
        way=str(rng.choice(["assign", "grab", "choose"], p=[0.55, 0.25, 0.20])),
        wants_now=bool(rng.random() < 0.6),
        days_ahead=int(rng.choice([0, 1], p=[0.7, 0.3])),
        hour=int(rng.choice(SLOT_HOURS)),
        pays_whole=bool(rng.random() < 0.4),
        cancels_when=str(cancels),
        accepts_by=str(rng.choice(["tap", "worker_scan", "silence"], p=[0.6, 0.2, 0.2])),
        reviews=bool(rng.random() < 0.55),
        stars=int(rng.choice([5, 4, 3, 2], p=[0.72, 0.2, 0.05, 0.03])),
        tip_fen=int(rng.choice([0, 500, 1000, 2000], p=[0.9, 0.05, 0.03, 0.02])),
        disputes=bool(rng.random() < 0.025),
        approves=bool(rng.random() < 0.85),
        is_absent=bool(rng.random() < 0.008),
    )
