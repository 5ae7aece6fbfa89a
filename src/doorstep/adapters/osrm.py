"""OSRM, a road engine of one's own: its table service, in WGS-84."""

from collections.abc import Sequence

from django.conf import settings

from doorstep.adapters.roads import Answer, Engine, Matrix, RoadServer, way
from doorstep.algorithms.travel import Place, gcj02_to_wgs84

WORDS: dict[str, str] = {
    "ebike": "bike",
    "bike": "bike",
    "drive": "driving",
    "walk": "foot",
}
"""A server answers with the profile its roads were prepared with, whatever the address says."""
PART_MOST = 50
"""A server takes a hundred places a question unless it is started otherwise."""


class Osrm(Engine):
    """Asks GET /table/v1/{profile}/{lng,lat;...}; times are those of empty roads."""

    name = "osrm"
    words = WORDS
    together = origins_most = destinations_most = PART_MOST

    def ask(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """Ask the table service."""
        places = [*origins, *destinations]
        numbers = range(len(places))
        content = self.server.get(
            f"/table/v1/{self.word}/{';'.join(_written(place) for place in places)}",
            sources=";".join(str(one) for one in numbers[: len(origins)]),
            destinations=";".join(str(one) for one in numbers[len(origins) :]),
            annotations="duration,distance",
        )
        if content.get("code") != "Ok":
            raise self.server.outage(content.get("code"), retry=False)
        return _read(content)


def _written(place: Place) -> str:
    lat, lng = gcj02_to_wgs84(place.lat, place.lng)
    return f"{lng:.6f},{lat:.6f}"


def _read(content: Answer) -> Matrix:
    return [
        [way(seconds, metres) for seconds, metres in zip(row, far, strict=True)]
        for row, far in zip(content["durations"], content["distances"], strict=True)
    ]


def from_settings() -> Osrm:
    """The server that settings name."""
    return Osrm(RoadServer.at("osrm", settings.ROUTES_URL), settings.ROUTES_PROFILE)
