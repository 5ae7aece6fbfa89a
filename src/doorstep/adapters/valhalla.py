"""Valhalla, a road engine of one's own: its time-distance matrix, in WGS-84."""

from collections.abc import Sequence

from django.conf import settings

from doorstep.adapters.roads import Answer, Engine, Matrix, RoadServer, way
from doorstep.algorithms.travel import Place, gcj02_to_wgs84
from doorstep.offering.areas.ports import Way

WORDS: dict[str, str] = {
    "ebike": "motor_scooter",
    "bike": "bicycle",
    "drive": "auto",
    "walk": "pedestrian",
}
EBIKE_KMH_MAX = 25
"""What the law lets an electric bicycle run (GB 17761)."""
PART_MOST = 50
"""A server takes 2,500 pairs a question unless it is started otherwise."""


class Valhalla(Engine):
    """Asks POST /sources_to_targets; times are those of usual roads, without today's traffic."""

    name = "valhalla"
    words = WORDS
    together = origins_most = destinations_most = PART_MOST

    def ask(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """Ask the matrix service."""
        asked: Answer = {
            "sources": [_written(place) for place in origins],
            "targets": [_written(place) for place in destinations],
            "costing": self.word,
            "units": "kilometers",
        }
        if self.word == "motor_scooter":
            asked["costing_options"] = {"motor_scooter": {"top_speed": EBIKE_KMH_MAX}}
        content = self.server.post("/sources_to_targets", asked)
        if "sources_to_targets" not in content:
            raise self.server.outage(content.get("error_code"), retry=False)
        return [[_read(one) for one in row] for row in content["sources_to_targets"]]


def _written(place: Place) -> Answer:
    lat, lng = gcj02_to_wgs84(place.lat, place.lng)
    return {"lat": round(lat, 6), "lon": round(lng, 6)}


def _read(one: Answer) -> Way | None:
    far = one.get("distance")
    return way(one.get("time"), None if far is None else far * 1_000)


def from_settings() -> Valhalla:
    """The server that settings name."""
    return Valhalla(RoadServer.at("valhalla", settings.ROUTES_URL), settings.ROUTES_PROFILE)
