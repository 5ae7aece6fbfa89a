"""What the adapters of road engines share: one question over HTTP, asking in parts, their words."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

import httpx
import structlog

from doorstep.adapters.connection import connect
from doorstep.algorithms.travel import Place
from doorstep.kernel.errors import Outage
from doorstep.offering.areas.ports import Way

READ_SECONDS = 8.0

type Answer = dict[str, Any]
type Matrix = list[list[Way | None]]

_log = structlog.get_logger("doorstep.roads")


@dataclass(frozen=True, slots=True)
class RoadServer:
    """The connection to a road engine; what it is asked, and its key, are never logged."""

    name: str
    address: str
    http: httpx.Client

    @classmethod
    def at(
        cls,
        name: str,
        address: str,
        *,
        read_seconds: float = READ_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> "RoadServer":
        """Connect to an engine; an engine of one's own has no address but the one given."""
        if not address:
            raise ValueError(f"{name} needs DOORSTEP_ROUTES_URL")
        return cls(name, address.rstrip("/"), connect(transport, read_seconds=read_seconds))

    def get(self, path: str, **query: str | int) -> Answer:
        """Ask by GET."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, content: Answer) -> Answer:
        """Ask by POST."""
        return self._ask("POST", path, json=content)

    def _ask(self, method: str, path: str, **what: Any) -> Answer:
        try:
            answer = self.http.request(method, self.address + path, **what)
            content = answer.json()
        except httpx.RequestError as failure:
            # The error's own words would repeat the address, and with it the key.
            why = f"{self.name} did not answer: {type(failure).__name__}"
            raise Outage(why, retry=True) from None
        except ValueError:
            raise self.outage(f"status {answer.status_code} without JSON", retry=True) from None
        _log.info("roads_asked", engine=self.name, status=answer.status_code)
        if not isinstance(content, dict):
            raise self.outage("an answer of another form", retry=False)
        if answer.status_code >= 500 or answer.status_code == 429:
            raise self.outage(f"status {answer.status_code}", retry=True)
        return content

    def outage(self, what: object, *, retry: bool) -> Outage:
        """What to raise when the engine refuses; `what` is its code, never its sentence."""
        return Outage(f"{self.name} refused: {what}", retry=retry)


class Engine(ABC):
    """A road engine: its name, its words for how somebody moves, how much it takes at once.

    It knows the roads as they usually are, unless it says that it knows today's traffic.
    """

    name: str
    words: Mapping[str, str]
    knows_traffic = False
    together: int
    origins_most: int
    destinations_most: int

    def __init__(self, server: RoadServer, profile: str = "ebike") -> None:
        if profile not in self.words:
            raise ValueError(f"{self.name} knows {', '.join(self.words)}, not {profile}")
        self.server, self.word = server, self.words[profile]

    def matrix(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """The ways from each origin to each destination; None where no road leads."""
        rows: Matrix = []
        for some_origins in batched(origins, self.origins_most):
            part: Matrix = [[] for _ in some_origins]
            for some_destinations in batched(destinations, self.destinations_most):
                more = self.ask(some_origins, some_destinations)
                for row, ways in zip(part, more, strict=True):
                    row.extend(ways)
            rows.extend(part)
        return rows

    @abstractmethod
    def ask(self, origins: Sequence[Place], destinations: Sequence[Place]) -> Matrix:
        """One question, of no more places than the engine takes."""


class EngineWithKey(Engine):
    """A road engine that knows who asks by a key."""

    def __init__(self, server: RoadServer, key: str, profile: str = "ebike") -> None:
        if not key:
            raise ValueError(f"{self.name} needs DOORSTEP_ROUTES_KEY")
        super().__init__(server, profile)
        self.key = key


def way(seconds: float | str | None, metres: float | str | None) -> Way | None:
    """A way as the engine wrote it; None where it found no road."""
    if seconds is None or metres is None:
        return None
    return Way(round(float(seconds)), round(float(metres)))
