"""AMap (Gaode): its distance and electric-bicycle services, in GCJ-02 and with today's traffic."""

from collections.abc import Sequence

from django.conf import settings

from doorstep.adapters.roads import Answer, EngineWithKey, Matrix, RoadServer, way
from doorstep.algorithms.travel import Place
from doorstep.offering.areas.ports import Way

ADDRESS = "https://restapi.amap.com"
WORDS: dict[str, str] = {"ebike": "electrobike", "bike": "bicycling", "drive": "1", "walk": "3"}
"""Driving and walking are types of the distance service; bicycles are asked route by route."""
ORIGINS_MOST = 100

_GOOD = "10000"
_NO_ROAD = frozenset(("20800", "20801", "20802", "20803"))
# Over a limit for now, or its servers are busy: the same question may be answered later.
_LATER = frozenset(("10003", "10004", "10014", "10015", "10016", "10017", "10019", "10020"))
_LATER |= frozenset(("10021", "10029", "10044", "10045"))


class Amap(EngineWithKey):
    """Asks GET /v3/distance (many origins to one place) or GET /v5/direction/... (one way)."""

    name = "amap"
    words = WORDS
    destinations_most = 1
    knows_traffic = True
    together = 3
    """An account without a contract has three questions a second; a way is one."""

    def __init__(self, server: RoadServer, key: str, profile: str = "ebike") -> None:
        super().__init__(server, key, profile)
        self.origins_most = ORIGINS_MOST if self.word.isdigit() else 1

    def ask(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """Ask the distance service, or for the route of one bicycle."""
        if not self.word.isdigit():
            return [[self._one(origins[0], destinations[0])]]
        return self._many(origins, destinations[0])

    def _many(self, origins: Sequence[Place], destination: Place) -> Matrix:
        content = self._ask(
            "/v3/distance",
            origins="|".join(_written(place) for place in origins),
            destination=_written(destination),
            type=self.word,
        )
        # Answers are numbered from 1; one with a code of its own found no road.
        found = {int(one["origin_id"]): one for one in content.get("results", [])}
        return [[_read(found.get(at + 1, {}))] for at in range(len(origins))]

    def _one(self, origin: Place, destination: Place) -> Way | None:
        content = self._ask(
            f"/v5/direction/{self.word}",
            origin=_written(origin),
            destination=_written(destination),
            show_fields="cost",
        )
        paths = content.get("route", {}).get("paths", [])
        return _read(paths[0]) if paths else None

    def _ask(self, path: str, **query: str) -> Answer:
        content = self.server.get(path, key=self.key, **query)
        code = str(content.get("infocode"))
        if code in _NO_ROAD:
            return {}
        if str(content.get("status")) != "1" or code != _GOOD:
            raise self.server.outage(code, retry=code in _LATER)
        return content


def _written(place: Place) -> str:
    return f"{place.lng:.6f},{place.lat:.6f}"


def _read(one: Answer) -> Way | None:
    """A way; newer routes write their seconds under cost, others beside the metres."""
    if one.get("code"):
        return None
    return way(one.get("duration") or one.get("cost", {}).get("duration"), one.get("distance"))


def from_settings() -> Amap:
    """The account that settings name."""
    server = RoadServer.at("amap", settings.ROUTES_URL or ADDRESS)
    return Amap(server, settings.ROUTES_KEY, settings.ROUTES_PROFILE)
