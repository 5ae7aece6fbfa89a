"""The house's own way of dispatching, made of the same pure code that the platform runs."""

from dataclasses import dataclass, field

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.matching import offers
from doorstep.algorithms.simulating.days import able
from doorstep.algorithms.simulating.demand import Expected
from doorstep.algorithms.simulating.engine import Asking, Hints, Scene
from doorstep.algorithms.simulating.policies import nobody
from doorstep.algorithms.travel import IntArray


@dataclass(frozen=True, slots=True)
class Settings:
    """The published numbers, where a search begins, and how idle workers are led; made for a lab.

    Whoever is asked in the lab's world answers in its time, so of the published timing only batch,
    pause and reach count here.
    """

    published: matching.Published = field(default_factory=matching.Published)
    first_m: int = matching.FIRST_RADIUS_M
    hint_seconds: float = 60.0
    hint_reach_m: float = matching.HINT_REACH_M
    hints_at_most: int = 10


FAIR = Settings(matching.Published(weights=matching.Weights(seconds_per_order_above_mean=150)))
"""The same with fairness on: who had more orders today than the mean comes as from farther away."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Collects what opens within a tick and gives all of it the cheapest set of workers."""

    settings: Settings
    forecast: Expected | None = None
    name: str = "ours"
    hall: bool = False

    @property
    def tick_seconds(self) -> float:
        """How long a batch collects."""
        return max(1, self.settings.published.batch_seconds)

    @property
    def pause_seconds(self) -> float:
        """After how long an order for which nobody was found is looked after again."""
        return max(1, self.settings.published.pause_seconds)

    @property
    def hint_seconds(self) -> float:
        """How often idle workers hear where to wait."""
        return self.settings.hint_seconds if self.forecast is not None else 0.0

    def ask(self, scene: Scene) -> Asking:
        """What the platform's match says of those who wait and those who are idle."""
        world, published, first = scene.world, self.settings.published, self.settings.first_m
        lat, lng = world.to_map(scene.order_x_m, scene.order_y_m)
        waited = scene.waited_seconds.astype(np.int64).tolist()
        reach = [offers.reach_m(first, one, published) for one in waited]
        row, column = np.nonzero(able(scene.needs, scene.skills) & ~scene.allowed)
        matched = matching.match_instant(
            matching.OpenOrders(lat, lng, scene.needs, np.array(reach, dtype=np.float64)),
            _idle(scene),
            scene.duty_skills,
            _standing(scene),
            lambda near: np.rint(world.travel_seconds(near.distance_m, scene.now)).astype(np.int64),
            published,
            first_m=np.full(len(reach), float(first)),
            barred=frozenset(zip(row.tolist(), column.tolist(), strict=True)),
        )
        worker = matched.assignment.worker
        chosen = np.flatnonzero(worker >= 0)
        return Asking(chosen, worker[chosen])

    def hints(self, scene: Scene) -> Hints:
        """Spread the idle as the next hour's orders are expected, trade by trade."""
        if self.forecast is None:
            return nobody()
        return spread(scene, self.forecast, self.settings)


def spread(scene: Scene, forecast: Expected, settings: Settings) -> Hints:
    """The hints for all trades; the busiest trade first, nobody gets two."""
    expected = forecast.at(scene.now)
    lat, lng = scene.world.to_map(forecast.x_m, forecast.y_m)
    rows: list[IntArray] = []
    zones: list[IntArray] = []
    free = np.ones(len(scene.worker), dtype=np.bool_)
    for skill in np.argsort(-expected.sum(axis=1), kind="stable"):
        mine = np.flatnonzero(scene.skills[:, skill])
        movable = mine[free[mine]]
        if not len(movable):
            continue
        near = forecast.zone_of(scene.worker_x_m[mine], scene.worker_y_m[mine])
        idle_near = np.bincount(near, minlength=len(lat)).astype(np.float64)
        given = matching.reposition(
            _idle(scene, movable),
            matching.Zones(lat, lng, expected[skill], idle_near),
            reach_m=settings.hint_reach_m,
            at_most=settings.hints_at_most,
        )
        rows.append(movable[given.worker])
        zones.append(given.zone)
        free[movable[given.worker]] = False
    if not rows:
        return nobody()
    zone = np.concatenate(zones)
    return Hints(np.concatenate(rows), forecast.x_m[zone], forecast.y_m[zone])


def _idle(scene: Scene, rows: IntArray | None = None) -> matching.IdleWorkers:
    chosen = np.arange(len(scene.worker)) if rows is None else rows
    lat, lng = scene.world.to_map(scene.worker_x_m[chosen], scene.worker_y_m[chosen])
    return matching.IdleWorkers(lat, lng, scene.skills[chosen])


def _standing(scene: Scene) -> matching.Standing:
    return matching.Standing(
        rating_hundredths=scene.rating_hundredths,
        grade=scene.grade,
        idle_seconds=scene.idle_seconds.astype(np.int64),
        orders_today=scene.served,
        given_today=scene.service_seconds.astype(np.int64),
    )
