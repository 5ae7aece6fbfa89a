"""The two usual ways of dispatching, with the radius of the world that judges them."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.simulating.engine import NEVER, Asking, Hints, Scene


def nobody() -> Hints:
    """No hint for anybody."""
    return Hints(np.empty(0, np.int64), np.empty(0), np.empty(0))


@dataclass(frozen=True, slots=True)
class Grab:
    """Everybody able within the radius sees the order; the first who wants it has it."""

    name: str = "grab"
    hall: bool = True
    tick_seconds: float = 0.0
    pause_seconds: float = 0.0
    hint_seconds: float = 0.0

    def ask(self, scene: Scene) -> Asking:
        """Show every order to all who come into its radius."""
        away, reach = scene.away_m, scene.world.radius_m(scene.waited_seconds)[:, None]
        order, worker = np.nonzero(scene.allowed & (away <= reach))
        return Asking(order, worker, _entering(scene, scene.allowed))

    def hints(self, scene: Scene) -> Hints:
        """Nobody is told where to wait."""
        return nobody()


@dataclass(frozen=True, slots=True)
class Nearest:
    """Each order in turn goes to the nearest free able worker in its radius, at once."""

    name: str = "nearest"
    hall: bool = False
    tick_seconds: float = 0.0
    pause_seconds: float = 0.0
    hint_seconds: float = 0.0

    def ask(self, scene: Scene) -> Asking:
        """Ask the nearest for the longest waiting order first."""
        away = np.where(scene.allowed, scene.away_m, NEVER)
        reach = scene.world.radius_m(scene.waited_seconds)[:, None]
        away[away > reach] = NEVER
        orders, workers = [], []
        while away.size and away.min() < NEVER:
            row, column = divmod(int(away.argmin()), away.shape[1])
            orders.append(row)
            workers.append(column)
            away[row] = away[:, column] = NEVER
        rest = scene.allowed.copy()
        rest[orders] = False
        return Asking(
            np.array(orders, np.int64), np.array(workers, np.int64), _entering(scene, rest)
        )

    def hints(self, scene: Scene) -> Hints:
        """Nobody is told where to wait."""
        return nobody()


def _entering(scene: Scene, pairs: np.ndarray) -> float:
    """When the next of these pairs comes into the growing radius."""
    away = scene.away_m
    reach = scene.world.radius_m(scene.waited_seconds)[:, None]
    outside = pairs & (away > reach) & (away <= scene.world.radius_max_m)
    if not outside.any():
        return NEVER
    return scene.now + float((away - reach)[outside].min()) / scene.world.radius_growth_mps
