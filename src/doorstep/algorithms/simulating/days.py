"""A day before anybody decides: who orders what and when, who works, who would say what."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms.simulating.world import World
from doorstep.algorithms.travel import FloatArray, IntArray

BoolArray = NDArray[np.bool_]
HalfArray = NDArray[np.float32]
RATING_HUNDREDTHS = 500


@dataclass(frozen=True, slots=True)
class Day:
    """n orders, m workers and every chance of the day, drawn once for all policies alike.

    Places in metres, times in seconds from local midnight. `chance`, `answer_seconds` and
    `look_seconds` are n x m: what would happen if this order were shown to this worker, whoever
    asks and whenever. `trip_factor`, `no_show` belong to the order; `follows`, the rating
    and the grade (0 is the lowest) to the worker. The lab's workers are all rated alike.
    """

    placed_seconds: FloatArray
    x_m: FloatArray
    y_m: FloatArray
    able: BoolArray
    needs: BoolArray
    patience_seconds: FloatArray
    service_seconds: FloatArray
    trip_factor: FloatArray
    no_show: BoolArray
    home_x_m: FloatArray
    home_y_m: FloatArray
    skills: BoolArray
    on_seconds: FloatArray
    off_seconds: FloatArray
    follows: BoolArray
    rating_hundredths: IntArray
    grade: IntArray
    chance: HalfArray
    answer_seconds: HalfArray
    look_seconds: HalfArray

    @property
    def orders(self) -> int:
        """How many orders the day has."""
        return len(self.placed_seconds)

    @property
    def workers(self) -> int:
        """How many workers the day has."""
        return len(self.home_x_m)


def draw(world: World, orders: int, seed: int) -> Day:
    """Draw a day of the world: the same seed gives the same day, whatever is compared on it.

    The streams of orders, workers and answers are apart, so that more workers change no order.
    """
    wish, crew, say = (np.random.default_rng([seed, stream]) for stream in range(3))
    placed = np.sort(_arrivals(world, wish, orders))
    x_m, y_m = places(world, wish, orders)
    kind = wish.choice(world.skills, size=orders, p=world.skill_shares)
    needs = kind[:, None] == np.arange(world.skills)
    patience = _lognormal(wish, world.patience_median_seconds, world.patience_sigma, orders)
    service = _lognormal(wish, world.service_median_seconds, world.service_sigma, orders)
    trip = _lognormal(wish, 1.0, world.trip_sigma, orders)
    no_show = wish.random(orders) < world.no_show_share
    home_x_m, home_y_m = places(world, crew, world.workers)
    skills = _skills(world, crew)
    return Day(
        placed_seconds=placed,
        x_m=x_m,
        y_m=y_m,
        able=able(needs, skills),
        needs=needs,
        patience_seconds=patience,
        service_seconds=np.where(no_show, world.no_show_wait_seconds, service),
        trip_factor=trip,
        no_show=no_show,
        home_x_m=home_x_m,
        home_y_m=home_y_m,
        skills=skills,
        on_seconds=np.full(world.workers, float(world.opens_seconds)),
        off_seconds=np.full(world.workers, float(world.closes_seconds)),
        follows=crew.random(world.workers) < world.hints_followed_share,
        rating_hundredths=np.full(world.workers, RATING_HUNDREDTHS, dtype=np.int64),
        grade=np.zeros(world.workers, dtype=np.int64),
        **answers(world, say, orders, world.workers),
    )


def able(needs: BoolArray, skills: BoolArray) -> BoolArray:
    """Who may take what (n x m): every needed skill is there."""
    lacks: BoolArray = needs.astype(np.int16) @ (~skills).astype(np.int16).T > 0
    return ~lacks


def answers(world: World, rng: np.random.Generator, n: int, m: int) -> dict[str, HalfArray]:
    """What every worker would say to every order, and how soon."""
    shape = (n, m)
    chance = rng.random(shape, dtype=np.float32)
    answer = rng.standard_gamma(2.0, shape, dtype=np.float32)
    look = rng.standard_exponential(shape, dtype=np.float32)
    answer *= np.float32(world.answer_mean_seconds / 2.0)
    look *= np.float32(world.hall_look_mean_seconds)
    return {"chance": chance, "answer_seconds": answer, "look_seconds": look}


def places(world: World, rng: np.random.Generator, n: int) -> tuple[FloatArray, FloatArray]:
    """Draw n places where people live: in the clusters, the rest anywhere in the square."""
    shares = [cluster.share for cluster in world.clusters]
    of = rng.choice(len(shares) + 1, size=n, p=[*shares, world.scattered_share])
    x_m, y_m = rng.uniform(0, world.side_m, n), rng.uniform(0, world.side_m, n)
    east, north = rng.standard_normal(n), rng.standard_normal(n)
    for number, cluster in enumerate(world.clusters):
        here = of == number
        x_m[here] = cluster.x_m + cluster.sigma_m * east[here]
        y_m[here] = cluster.y_m + cluster.sigma_m * north[here]
    return np.clip(x_m, 0, world.side_m), np.clip(y_m, 0, world.side_m)


def _arrivals(world: World, rng: np.random.Generator, n: int) -> FloatArray:
    shares = [peak.share for peak in world.peaks]
    of = rng.choice(len(shares) + 1, size=n, p=[*shares, 1.0 - sum(shares)])
    at = rng.uniform(world.opens_seconds, world.last_order_seconds, n)
    wave = rng.standard_normal(n)
    for number, peak in enumerate(world.peaks):
        here = of == number
        at[here] = peak.at_seconds + peak.sigma_seconds * wave[here]
    placed: FloatArray = np.clip(at, world.opens_seconds, world.last_order_seconds)
    return placed


def _skills(world: World, rng: np.random.Generator) -> BoolArray:
    """Each worker's skills: how many by share, which ones by a shuffle of all."""
    m = world.workers
    count = 1 + rng.choice(
        len(world.skills_per_worker_shares), size=m, p=world.skills_per_worker_shares
    )
    rank = rng.random((m, world.skills)).argsort(axis=1).argsort(axis=1)
    has: BoolArray = rank < count[:, None]
    return has


def _lognormal(rng: np.random.Generator, median: float, sigma: float, n: int) -> FloatArray:
    drawn: FloatArray = median * np.exp(sigma * rng.standard_normal(n))
    return drawn
