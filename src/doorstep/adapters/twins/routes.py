"""The road engine's twin: tells the straight line at a bicycle's speed, for tests and demos."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings

from doorstep.adapters.twins.recording import RecordingTwin
from doorstep.algorithms.travel import Place, distance_m
from doorstep.offering.areas.ports import Way

ROAD_FACTOR, SPEED_MPS = 1.3, 5.0


@dataclass
class RoutesTwin:
    """Answers each way from the straight line; `record` fails or answers otherwise on demand."""

    record: RecordingTwin = field(default_factory=RecordingTwin)
    name: str = "twin"
    knows_traffic: bool = False
    together: int = 25

    def matrix(
        self, origins: Sequence[Place], destinations: Sequence[Place]
    ) -> list[list[Way | None]]:
        """The ways from each origin to each destination."""
        told = self.record.call("matrix", origins=origins, destinations=destinations)
        return told or [[_way(origin, end) for end in destinations] for origin in origins]


def _way(origin: Place, destination: Place) -> Way:
    metres = distance_m(origin, destination) * ROAD_FACTOR
    return Way(round(metres / SPEED_MPS), round(metres))


def from_settings() -> RoutesTwin:
    """The twin of a demo or a test; production asks an engine or none."""
    if settings.PRODUCTION:
        raise RuntimeError("production asks a real road engine or none: see DOORSTEP_ROUTES")
    return RoutesTwin()
