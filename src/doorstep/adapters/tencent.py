"""Tencent's location service: its distance matrix, in GCJ-02 and with today's traffic."""

from collections.abc import Sequence

from django.conf import settings

from doorstep.adapters.roads import Answer, EngineWithKey, Matrix, RoadServer, way
from doorstep.algorithms.travel import Place
from doorstep.offering.areas.ports import Way

ADDRESS = "https://apis.map.qq.com"
WORDS: dict[str, str] = {
    "ebike": "bicycling",
    "bike": "bicycling",
    "drive": "driving",
    "walk": "walking",
}
PART_MOST = 25
"""A question holds at most 25 x 25 ways."""

_LATER = frozenset((120, 121, 122, 123, 190, 199))


class Tencent(EngineWithKey):
    """Asks GET /ws/distance/v1/matrix."""

    name = "tencent"
    words = WORDS
    origins_most = destinations_most = PART_MOST
    together = 5
    """An account without a contract has five ways a second."""

    def __init__(self, server: RoadServer, key: str, profile: str = "ebike") -> None:
        super().__init__(server, key, profile)
        self.knows_traffic = self.word == "driving"

    def ask(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """Ask the matrix service."""
        content = self.server.get(
            "/ws/distance/v1/matrix",
            key=self.key,
            mode=self.word,
            **{"from": _written(origins), "to": _written(destinations)},
        )
        status = content.get("status")
        if status != 0:
            is_busy = isinstance(status, int) and (status in _LATER or status >= 500)
            raise self.server.outage(status, retry=is_busy)
        return [[_read(one) for one in row["elements"]] for row in content["result"]["rows"]]


def _written(places: Sequence[Place]) -> str:
    return ";".join(f"{place.lat:.6f},{place.lng:.6f}" for place in places)


def _read(one: Answer) -> Way | None:
    """A way; one without a road has a status of its own, or a distance below nothing."""
    far = one.get("distance")
    if one.get("status") or far is None or far < 0:
        return None
    return way(one.get("duration"), far)


def from_settings() -> Tencent:
    """The account that settings name."""
    server = RoadServer.at("tencent", settings.ROUTES_URL or ADDRESS)
    return Tencent(server, settings.ROUTES_KEY, settings.ROUTES_PROFILE)
