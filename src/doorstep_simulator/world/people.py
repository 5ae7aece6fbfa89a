"""The people of the city: workers with a trade, a crew and a home, and customers with a home."""

from dataclasses import dataclass

import numpy as np

from doorstep_simulator.world import names
from doorstep_simulator.world.ground import Spot, spot_of
from doorstep_simulator.world.town import Town

PLATFORM, MERCHANT = "platform", "merchant"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker of a trade can do, by the codes of the shipped trade packs."""

    trade: str
    skills: tuple[str, ...]
    licences: tuple[str, ...]
    weight: float


KITS = (
    Kit(
        "home-cleaning",
        ("cleaning.daily", "cleaning.deep", "cleaning.glass", "cleaning.newhome"),
        (),
        0.55,
    ),
    Kit(
        "appliance-cleaning",
        ("cleaning.ac", "cleaning.hood", "cleaning.washer", "cleaning.fridge"),
        (),
        0.25,
    ),
    Kit(
        "appliance-repair",
        ("repair.ac", "repair.fridge", "repair.washer", "repair.heater"),
        ("refrigeration", "electrician", "height-work"),
        0.20,
    ),
)
"""The trades of the crews; a worker has all skills and papers of one of them."""


@dataclass(frozen=True, slots=True)
class WorkerSketch:
    """A worker before anybody has enlisted them."""

    index: int
    name: str
    crew: str
    kit: Kit
    home: Spot
    born_year: int
    is_woman: bool
    accepts: float
    grade: str


@dataclass(frozen=True, slots=True)
class CustomerSketch:
    """A customer who may order now and then."""

    index: int
    name: str
    community: str
    house: str
    home: Spot


def workers(town: Town, count: int, *, homes: tuple[Spot, ...] = ()) -> list[WorkerSketch]:
    """Three of four work for the house, one for the merchant; kits are dealt by weight."""
    rng = np.random.default_rng([town.seed, 2])
    sketches = []
    for index, kit in enumerate(_dealt(count)):
        home = homes[index % len(homes)] if homes else _near(town, rng)
        sketches.append(
            WorkerSketch(
                index=index,
                name=names.person(rng),
                crew=MERCHANT if index % 4 == 3 else PLATFORM,
                kit=kit,
                home=home,
                born_year=int(rng.integers(1972, 2004)),
                is_woman=bool(rng.random() < (0.8 if kit.trade == "home-cleaning" else 0.2)),
                accepts=float(rng.uniform(0.82, 0.98)),
                grade=str(rng.choice(["normal", "silver", "gold"], p=[0.5, 0.3, 0.2])),
            )
        )
    return sketches


def customers(town: Town, count: int) -> list[CustomerSketch]:
    """People at home in the communities."""
    rng = np.random.default_rng([town.seed, 3])
    picked = rng.choice(len(town.communities), size=count, p=town.weights)
    return [
        CustomerSketch(
            index=index,
            name=names.person(rng),
            community=town.communities[place].name,
            house=names.house(rng),
            home=town.communities[place].spot,
        )
        for index, place in enumerate(picked)
    ]


def _dealt(count: int) -> list[Kit]:
    """Kits in turn, so that any first few workers already cover the trades."""
    debt = dict.fromkeys(KITS, 0.0)
    dealt = []
    for _ in range(count):
        for kit in KITS:
            debt[kit] += kit.weight
        kit = max(KITS, key=lambda one: debt[one])
        debt[kit] -= 1.0
        dealt.append(kit)
    return dealt


def _near(town: Town, rng: np.random.Generator) -> Spot:
    place = town.communities[rng.choice(len(town.communities), p=town.weights)].spot
    return spot_of(float(rng.normal(0, 120)), float(rng.normal(0, 120)), center=place)
