"""Lays the places of a foreign map on the made-up city, by one affine map for all of them."""

from dataclasses import dataclass

import numpy as np

from doorstep_simulator.world.ground import HALF_HEIGHT_M, HALF_WIDTH_M, Spot, spot_of

KEPT_SHARE = 0.95
"""The map is scaled so that this share of the places falls on built-up ground."""

EDGE = 0.96


@dataclass(frozen=True, slots=True)
class Layer:
    """The affine map: move the middle of the foreign places to the city's, then scale."""

    middle: tuple[float, float]
    scale: tuple[float, float]

    def spots(self, places: np.ndarray) -> tuple[list[Spot], np.ndarray]:
        """The places (n x 2) on our ground, and which of them lie on it."""
        moved = (places - np.array(self.middle)) * np.array(self.scale)
        return [spot_of(float(x), float(y)) for x, y in moved], _reach(moved) <= 1.0


def layer(places: np.ndarray) -> Layer:
    """The map that lays most of these places (n x 2, in any unit) on built-up ground."""
    middle = np.median(places, axis=0)
    spread = np.quantile(np.abs(places - middle), KEPT_SHARE, axis=0)
    spread[spread == 0] = 1.0
    plain = np.array([HALF_WIDTH_M, HALF_HEIGHT_M]) / spread
    reach = float(np.quantile(_reach((places - middle) * plain), KEPT_SHARE))
    scale = plain * (EDGE / max(reach, 1e-9))
    return Layer((float(middle[0]), float(middle[1])), (float(scale[0]), float(scale[1])))


def _reach(metres: np.ndarray) -> np.ndarray:
    """How far out on the ellipse each point lies; above one is outside."""
    return np.hypot(metres[:, 0] / HALF_WIDTH_M, metres[:, 1] / HALF_HEIGHT_M)
