"""The people of the city: workers with a trade, a crew and a home, and customers with a home."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from doorstep_simulator.world import names
from doorstep_simulator.world.ground import Spot, spot_of
from doorstep_simulator.world.town import Town

PLATFORM, MERCHANT = "platform", "merchant"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker of a trade can do, by the codes of the shipped trade packs, and who they are:
    how many of them are women, and the years in which they were born."""

    trade: str
    skills: tuple[str, ...]
    licences: tuple[str, ...]
    weight: float
    women: float = 0.2
    born: tuple[int, int] = (1972, 2004)


CLEANING, APPLIANCES, REPAIR = "home-cleaning", "appliance-cleaning", "appliance-repair"
MASSAGE, BEAUTY, PETS = "massage", "beauty", "pet-care"
COOKING, ELDERS = "home-cooking", "elder-care"
HEALTH = ("health-card",)
KITS = (
    Kit(
        CLEANING,
        ("cleaning.daily", "cleaning.deep", "cleaning.glass", "cleaning.newhome"),
        (),
        0.55,
        women=0.85,
        born=(1968, 1996),
    ),
    Kit(
        APPLIANCES,
        ("cleaning.ac", "cleaning.hood", "cleaning.washer", "cleaning.fridge"),
        (),
        0.25,
    ),
    Kit(
        REPAIR,
        ("repair.ac", "repair.fridge", "repair.washer", "repair.heater"),
        ("refrigeration", "electrician", "height-work"),
        0.20,
        women=0.05,
    ),
)
"""The trades of a replay's crews; a worker has all skills and papers of one of them."""

CITY_KITS = (
    replace(KITS[0], weight=0.46),
    replace(KITS[1], weight=0.12),
    replace(KITS[2], weight=0.10),
    Kit(
        MASSAGE,
        ("massage.body", "massage.foot", "massage.oil"),
        HEALTH,
        0.09,
        women=0.6,
        born=(1978, 1999),
    ),
    Kit(
        BEAUTY,
        ("beauty.nail", "beauty.lash", "beauty.makeup"),
        HEALTH,
        0.07,
        women=1.0,
        born=(1990, 2004),
    ),
    Kit(PETS, ("pet.feed", "pet.walk", "pet.groom"), (), 0.05, women=0.6, born=(1988, 2004)),
    Kit(
        COOKING,
        ("cook.home", "cook.feast", "cook.baby"),
        HEALTH,
        0.06,
        women=0.6,
        born=(1966, 1992),
    ),
    Kit(
        ELDERS,
        ("elder.company", "elder.escort", "elder.bath"),
        (*HEALTH, "elder-care-worker"),
        0.05,
        women=0.8,
        born=(1966, 1990),
    ),
)
"""The trades of the demo's city, as many of each as it orders."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A merchant of the city: what it is called, who owns it, its trades and its commission;
    of every sixth worker of a trade it has one, the `place`-th."""

    name: dict[str, str]
    owner: str
    trades: tuple[str, ...]
    commission_bp: dict[str, int]
    place: int


FIRM_EVERY = 6
CLEAN_HOME = Firm(
    {"zh-CN": "洁净家政", "en": "Clean Home"},
    "沈国平",
    (CLEANING, APPLIANCES, REPAIR),
    {"default": 1200, "cleaning": 1000},
    place=0,
)
FAIR_FACE = Firm(
    {"zh-CN": "悦容美业", "en": "Fair Face"}, "叶蓓", (BEAUTY,), {"default": 1200}, place=2
)
GLAD_PAWS = Firm(
    {"zh-CN": "乐宠到家", "en": "Glad Paws"}, "丁一鸣", (PETS,), {"default": 1000}, place=2
)
ALL_FIRMS = (CLEAN_HOME, FAIR_FACE, GLAD_PAWS)
FIRMS = {trade: firm for firm in ALL_FIRMS for trade in firm.trades}
"""The firm of each trade that has one."""


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
    for index, kit in enumerate(_dealt(count, KITS)):
        home = homes[index % len(homes)] if homes else _near(town, rng)
        crew = MERCHANT if index % 4 == 3 else PLATFORM
        sketches.append(_sketch(index, crew, kit, home, rng))
    return sketches


def citizens(town: Town, count: int) -> list[WorkerSketch]:
    """The crew of the demo's city: every trade, most for the house, some for the trade's firm."""
    rng = np.random.default_rng([town.seed, 6])
    sketches: list[WorkerSketch] = []
    met: Counter[str] = Counter()
    for index, kit in enumerate(_dealt(count, CITY_KITS)):
        met[kit.trade] += 1
        is_firms = kit.trade in FIRMS and met[kit.trade] % FIRM_EVERY == FIRMS[kit.trade].place
        crew = MERCHANT if is_firms else PLATFORM
        sketches.append(_sketch(index, crew, kit, _near(town, rng), rng))
    return sketches


def _sketch(index: int, crew: str, kit: Kit, home: Spot, rng: np.random.Generator) -> WorkerSketch:
    is_woman = bool(rng.random() < kit.women)
    born_year = int(rng.integers(*kit.born))
    return WorkerSketch(
        index=index,
        name=names.person(rng, is_woman=is_woman, born_year=born_year),
        crew=crew,
        kit=kit,
        home=home,
        born_year=born_year,
        is_woman=is_woman,
        accepts=float(rng.uniform(0.82, 0.98)),
        grade=str(rng.choice(["normal", "silver", "gold"], p=[0.5, 0.3, 0.2])),
    )


def customers(town: Town, count: int) -> list[CustomerSketch]:
    """People at home in the communities."""
    rng = np.random.default_rng([town.seed, 3])
    picked = rng.choice(len(town.communities), size=count, p=town.weights)
    return [
        CustomerSketch(
            index=index,
            name=names.person(
                rng, is_woman=bool(rng.random() < 0.62), born_year=int(rng.integers(1950, 2004))
            ),
            community=town.communities[place].name,
            house=names.house(rng),
            home=town.communities[place].spot,
        )
        for index, place in enumerate(picked)
    ]


def _dealt(count: int, kits: tuple[Kit, ...]) -> list[Kit]:
    """Kits in turn, so that any first few workers already cover the trades."""
    debt = dict.fromkeys(kits, 0.0)
    dealt = []
    for _ in range(count):
        for kit in kits:
            debt[kit] += kit.weight
        kit = max(kits, key=lambda one: debt[one])
        debt[kit] -= 1.0
        dealt.append(kit)
    return dealt


def _near(town: Town, rng: np.random.Generator) -> Spot:
    place = town.communities[rng.choice(len(town.communities), p=town.weights)].spot
    return spot_of(float(rng.normal(0, 120)), float(rng.normal(0, 120)), center=place)
