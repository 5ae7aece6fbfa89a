"""The house's own way of dispatching, made of the same pure code that the platform runs."""

from dataclasses import dataclass, field

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.simulating.days import BoolArray
from doorstep.algorithms.simulating.days import able as skilled
from doorstep.algorithms.simulating.demand import Forecast
from doorstep.algorithms.simulating.engine import NEVER, Asking, Hints, Scene
from doorstep.algorithms.simulating.policies import nobody
from doorstep.algorithms.travel import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Settings:
    """What is published of the house's policy: batch, reach, weights, hints.

    The reach grows with waiting from `reach_m` to `reach_max_m`, and to `reach_ample_m` while at
    least `ample_permille` of the able workers on duty are idle: where hardly anybody is idle, a
    far way costs the next orders more than it gives to this one.
    """

    tick_seconds: float = 2.0
    candidates: int = 20
    reach_m: float = 4_500.0
    reach_growth_mps: float = 15.0
    reach_max_m: float = 4_500.0
    reach_ample_m: float = 12_000.0
    ample_permille: int = 100
    unmatched_seconds: int = 7_200
    weights: matching.Weights = field(
        default_factory=lambda: matching.Weights(idle_permille=0, seconds_per_grade=0)
    )
    hint_seconds: float = 60.0
    hint_reach_m: float = 5_000.0
    hints_at_most: int = 10


FAIR = Settings(
    weights=matching.Weights(idle_permille=0, seconds_per_grade=0, seconds_per_order_above_mean=150)
)
"""The same with fairness on: who had more orders today than the mean comes as from farther away."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Collects what opens within a tick and gives all of it the cheapest set of workers."""

    settings: Settings
    forecast: Forecast | None = None
    name: str = "ours"
    hall: bool = False

    @property
    def tick_seconds(self) -> float:
        """How long a batch collects."""
        return self.settings.tick_seconds

    @property
    def hint_seconds(self) -> float:
        """How often idle workers hear where to wait."""
        return self.settings.hint_seconds if self.forecast is not None else 0.0

    def ask(self, scene: Scene) -> Asking:
        """Candidates within reach, scored, assigned at the least total cost."""
        world, settings = scene.world, self.settings
        lat, lng = world.to_map(scene.order_x_m, scene.order_y_m)
        able = skilled(scene.needs, scene.skills)
        limit = self.limit_m(scene, able)
        reach = np.minimum(
            settings.reach_m + settings.reach_growth_mps * scene.waited_seconds, limit
        )
        row, column = np.nonzero(able & ~scene.allowed)
        candidates = matching.nearest_feasible(
            matching.OpenOrders(lat, lng, scene.needs, reach),
            _idle(scene),
            k=settings.candidates,
            barred=frozenset(zip(row.tolist(), column.tolist(), strict=True)),
        )
        eta = np.rint(world.travel_seconds(candidates.distance_m, scene.now)).astype(np.int64)
        scored = matching.score(candidates, eta, _standing(scene), settings.weights)
        worker = matching.assign(scored.candidates, settings.unmatched_seconds).worker
        chosen = np.flatnonzero(worker >= 0)
        return Asking(chosen, worker[chosen], self.again(scene, reach, limit, worker < 0))

    def limit_m(self, scene: Scene, able: BoolArray) -> FloatArray:
        """How far each order's search may go now: farther while many who could come are idle."""
        settings = self.settings
        on_duty = skilled(scene.needs, scene.duty_skills).sum(axis=1)
        ample = able.sum(axis=1) * 1_000 >= on_duty * settings.ample_permille
        return np.where(ample, settings.reach_ample_m, settings.reach_max_m)

    def again(
        self, scene: Scene, reach_m: FloatArray, limit_m: FloatArray, waits: BoolArray
    ) -> float:
        """When the reach of somebody who waits takes in the next worker."""
        speed = self.settings.reach_growth_mps
        if speed <= 0 or not waits.any():
            return NEVER
        away = scene.away_m
        beyond = scene.allowed & waits[:, None] & (away > reach_m[:, None])
        beyond &= away <= limit_m[:, None]
        if not beyond.any():
            return NEVER
        return scene.now + float((away - reach_m[:, None])[beyond].min()) / speed

    def hints(self, scene: Scene) -> Hints:
        """Spread the idle as the next hour's orders are expected, trade by trade."""
        if self.forecast is None:
            return nobody()
        return spread(scene, self.forecast, self.settings)


def spread(scene: Scene, forecast: Forecast, settings: Settings) -> Hints:
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
