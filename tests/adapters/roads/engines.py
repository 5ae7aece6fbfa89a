"""A small local server that speaks as OSRM, Valhalla, AMap and Tencent do, over one made-up town.

Each way takes its straight metres twice over, at five metres a second; the far bank of a river has
no road. What was asked is kept; it can be told to fail, to be slow, or to refuse with a code.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from doorstep.algorithms.travel import Place, distance_m

FAR_BANK_LNG = 121.0
"""East of it no road leads."""
KEY = "a-key-that-nobody-may-see"

type Said = tuple[int, Any]


def far(origin: Place, destination: Place) -> tuple[float, float] | None:
    """Seconds and metres of a way, None over the river."""
    if max(origin.lng, destination.lng) > FAR_BANK_LNG:
        return None
    metres = distance_m(origin, destination) * 2
    return metres / 5, metres


@dataclass
class Town:
    """What the server was asked, and how it should answer."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    code: object = None
    status: int = 200
    slow: threading.Event | None = None
    body: bytes | None = None


def answer(town: Town, path: str, query: dict[str, str], body: Any) -> Said:
    """The answer of whichever engine the path belongs to."""
    if path.startswith("/table/v1/"):
        return _osrm(town, path, query)
    if path == "/sources_to_targets":
        return _valhalla(town, body)
    if path.startswith("/ws/distance/v1/matrix"):
        return _tencent(town, query)
    return _amap(town, path, query)


def _osrm(town: Town, path: str, query: dict[str, str]) -> Said:
    if town.code:
        return 400, {"code": town.code, "message": "no"}
    places = [
        Place(float(lat), float(lng))
        for lng, lat in (one.split(",") for one in path.rsplit("/", 1)[1].split(";"))
    ]
    if len(places) > 100:
        return 400, {"code": "TooBig", "message": "Too many table coordinates"}
    rows = [
        [far(places[int(a)], places[int(b)]) for b in query["destinations"].split(";")]
        for a in query["sources"].split(";")
    ]
    return 200, {
        "code": "Ok",
        "durations": [[way and round(way[0], 1) for way in row] for row in rows],
        "distances": [[way and round(way[1], 1) for way in row] for row in rows],
        "sources": [],
        "destinations": [],
    }


def _valhalla(town: Town, body: Any) -> Said:
    if town.code:
        return 400, {"error_code": town.code, "error": "no", "status_code": 400}
    sources, targets = (
        [Place(one["lat"], one["lon"]) for one in body[side]] for side in ("sources", "targets")
    )
    if len(sources) * len(targets) > 2500:
        return 400, {"error_code": 150, "error": "Exceeded max locations", "status_code": 400}
    return 200, {
        "sources_to_targets": [
            [_cell(far(a, b), from_index, to_index) for to_index, b in enumerate(targets)]
            for from_index, a in enumerate(sources)
        ],
        "units": "kilometers",
    }


def _cell(way: tuple[float, float] | None, from_index: int, to_index: int) -> dict[str, Any]:
    return {
        "distance": way and round(way[1] / 1000, 3),
        "time": way and round(way[0]),
        "from_index": from_index,
        "to_index": to_index,
    }


def _tencent(town: Town, query: dict[str, str]) -> Said:
    if query["key"] != KEY:
        return 200, {"status": 311, "message": f"key格式错误 {query['key']}"}
    if town.code:
        return 200, {"status": town.code, "message": "no"}
    froms, tos = (
        [Place(*map(float, one.split(","))) for one in query[side].split(";")]
        for side in ("from", "to")
    )
    if len(froms) * len(tos) > 625:
        return 200, {"status": 348, "message": "参数错误"}
    rows = [
        {
            "elements": [
                {"distance": round(way[1]), "duration": round(way[0]), "status": 0}
                if (way := far(a, b))
                else {"distance": -1, "duration": -1, "status": 4}
                for b in tos
            ]
        }
        for a in froms
    ]
    return 200, {"status": 0, "message": "query ok", "result": {"rows": rows}}


def _amap(town: Town, path: str, query: dict[str, str]) -> Said:
    if query["key"] != KEY:
        return 200, {"status": "0", "info": f"INVALID {query['key']}", "infocode": "10001"}
    if town.code:
        return 200, {"status": "0", "info": "no", "infocode": str(town.code)}
    good = {"status": "1", "info": "OK", "infocode": "10000"}
    destination = _of_amap(query["destination"])
    if path == "/v3/distance":
        origins = [_of_amap(one) for one in query["origins"].split("|")]
        results = [
            {"origin_id": str(at), "dest_id": "1", **_written(far(origin, destination))}
            for at, origin in enumerate(origins, 1)
        ]
        return 200, good | {"results": results}
    way = far(_of_amap(query["origin"]), destination)
    if way is None:
        return 200, {"status": "0", "info": "OUT_OF_SERVICE", "infocode": "20800"}
    return 200, good | {"count": "1", "route": {"paths": [_written(way)]}}


def _written(way: tuple[float, float] | None) -> dict[str, str]:
    if way is None:
        return {"distance": "0", "duration": "0", "info": "NO_ROUTE", "code": "2"}
    return {"distance": str(round(way[1])), "duration": str(round(way[0]))}


def _of_amap(text: str) -> Place:
    lng, lat = text.split(",")
    return Place(float(lat), float(lng))


@contextmanager
def serving(town: Town) -> Iterator[str]:
    """Run the server; tells its address."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve(None)

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._serve(json.loads(self.rfile.read(length)))

        def _serve(self, body: Any) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            town.asked.append({"path": parts.path, "query": query, "body": body})
            if town.slow is not None:
                town.slow.wait(10)
            status, said = answer(town, parts.path, query, body)
            content = town.body if town.body is not None else json.dumps(said).encode()
            with suppress(OSError):  # whoever asked may have lost patience
                self._send(town.status if town.status != 200 else status, content)

        def _send(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        if town.slow is not None:
            town.slow.set()
        server.shutdown()
        server.server_close()
        thread.join()
