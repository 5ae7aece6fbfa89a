"""Road engines asked over real HTTP: right ways, right datum, parts, outages, and no key told."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from doorstep.adapters.amap import Amap
from doorstep.adapters.osrm import Osrm
from doorstep.adapters.roads import RoadServer
from doorstep.adapters.tencent import Tencent
from doorstep.adapters.twins.routes import RoutesTwin
from doorstep.adapters.valhalla import Valhalla
from doorstep.algorithms.travel import Place, gcj02_to_wgs84
from doorstep.kernel import ports
from doorstep.kernel.errors import Outage
from tests.adapters.roads.engines import KEY, Town, far, serving

HERE = [Place(30.25 + at / 100, 120.15 + at / 80) for at in range(3)]
THERE = [Place(30.20, 120.10 + at / 50) for at in range(4)]
OVER_THE_RIVER = Place(30.25, 121.5)

type Engine = Osrm | Valhalla | Amap | Tencent
MAKERS: dict[str, Callable[[RoadServer, str], Engine]] = {
    "osrm": lambda server, profile: Osrm(server, profile),
    "valhalla": lambda server, profile: Valhalla(server, profile),
    "amap": lambda server, profile: Amap(server, KEY, profile),
    "tencent": lambda server, profile: Tencent(server, KEY, profile),
}
BUSY = {"amap": 10021, "tencent": 120}
REFUSED = {"osrm": "InvalidQuery", "valhalla": 171, "amap": 20000, "tencent": 310}
EVERY = pytest.mark.parametrize("name", list(MAKERS))


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    with serving(town) as place:
        yield place


def _engine(name: str, address: str, profile: str = "ebike", **more: Any) -> Engine:
    return MAKERS[name](RoadServer.at(name, address, **more), profile)


@EVERY
@pytest.mark.parametrize("profile", ["ebike", "drive", "walk"])
def test_every_way_of_a_matrix_comes_back_in_its_place(
    name: str, profile: str, address: str
) -> None:
    matrix = _engine(name, address, profile).matrix(HERE, [*THERE, OVER_THE_RIVER])

    assert len(matrix) == len(HERE)
    for row, origin in zip(matrix, HERE, strict=True):
        *ways, none = row
        assert none is None
        for way, destination in zip(ways, THERE, strict=True):
            seconds, metres = far(origin, destination) or (0, 0)
            assert way is not None
            # An engine in WGS-84 measures the same ways between points that moved together.
            assert way.seconds == pytest.approx(seconds, rel=0.002, abs=2)
            assert way.metres == pytest.approx(metres, rel=0.002, abs=2)


def test_engines_of_open_maps_are_asked_in_wgs84(town: Town, address: str) -> None:
    lat, lng = gcj02_to_wgs84(HERE[0].lat, HERE[0].lng)
    _engine("osrm", address).matrix(HERE[:1], THERE[:1])
    _engine("valhalla", address).matrix(HERE[:1], THERE[:1])
    osrm, valhalla = town.asked

    assert osrm["path"].split("/")[-1].startswith(f"{lng:.6f},{lat:.6f};")
    assert valhalla["body"]["sources"] == [{"lat": round(lat, 6), "lon": round(lng, 6)}]


def test_chinese_services_are_asked_in_gcj02(town: Town, address: str) -> None:
    _engine("amap", address, "drive").matrix(HERE[:1], THERE[:1])
    _engine("amap", address, "ebike").matrix(HERE[:1], THERE[:1])
    _engine("tencent", address).matrix(HERE[:1], THERE[:1])
    many, one, tencent = town.asked

    assert many["query"]["origins"] == one["query"]["origin"] == "120.150000,30.250000"
    assert many["query"]["type"] == "1"
    assert one["path"] == "/v5/direction/electrobike"
    assert tencent["query"]["from"] == "30.250000,120.150000"
    assert tencent["query"]["mode"] == "bicycling"


def test_valhalla_knows_how_fast_an_electric_bicycle_may_be(town: Town, address: str) -> None:
    _engine("valhalla", address).matrix(HERE[:1], THERE[:1])

    assert town.asked[0]["body"]["costing"] == "motor_scooter"
    assert town.asked[0]["body"]["costing_options"]["motor_scooter"]["top_speed"] == 25


@EVERY
def test_a_large_matrix_is_asked_in_parts_that_the_engine_takes(
    name: str, town: Town, address: str
) -> None:
    origins = [Place(30.0 + at / 1000, 120.0) for at in range(60)]
    ends = [Place(30.1, 120.0 + at / 1000) for at in range(2 if name == "amap" else 55)]
    matrix = _engine(name, address, "drive").matrix(origins, ends)

    assert len(town.asked) > 1
    assert [len(row) for row in matrix] == [len(ends)] * len(origins)
    way = matrix[59][-1]
    assert way is not None
    assert way.seconds == pytest.approx((far(origins[59], ends[-1]) or (0, 0))[0], rel=0.005)


@EVERY
def test_a_dead_engine_is_an_outage_that_may_pass(name: str) -> None:
    engine = _engine(name, "http://127.0.0.1:9")
    with pytest.raises(Outage) as told:
        engine.matrix(HERE, THERE)

    assert told.value.retry
    assert KEY not in str(told.value)


@EVERY
def test_an_engine_that_does_not_answer_in_time_is_an_outage(
    name: str, town: Town, address: str
) -> None:
    town.slow = threading.Event()
    with pytest.raises(Outage, match="ReadTimeout") as told:
        _engine(name, address, read_seconds=0.05).matrix(HERE, THERE)

    assert told.value.retry


@EVERY
@pytest.mark.parametrize(
    ("status", "body"), [(502, b"<html>bad gateway</html>"), (503, b"{}"), (200, b"not json")]
)
def test_a_broken_answer_is_an_outage_that_may_pass(
    name: str, status: int, body: bytes, town: Town, address: str
) -> None:
    town.status, town.body = status, body
    with pytest.raises(Outage) as told:
        _engine(name, address).matrix(HERE, THERE)

    assert told.value.retry


@EVERY
def test_a_refused_question_is_not_asked_again(name: str, town: Town, address: str) -> None:
    town.code = REFUSED[name]
    with pytest.raises(Outage, match=str(REFUSED[name])) as told:
        _engine(name, address).matrix(HERE, THERE)

    assert not told.value.retry


@pytest.mark.parametrize("name", list(BUSY))
def test_a_service_over_its_limit_is_asked_again_later(name: str, town: Town, address: str) -> None:
    town.code = BUSY[name]
    with pytest.raises(Outage, match=str(BUSY[name])) as told:
        _engine(name, address).matrix(HERE, THERE)

    assert told.value.retry


@pytest.mark.parametrize("maker", [Amap, Tencent])
def test_a_key_is_told_to_its_service_and_to_nobody_else(
    maker: Any, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "wrong-key-9731"
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs, pytest.raises(Outage) as told:
        maker(RoadServer.at("service", address), wrong).matrix(HERE, THERE)

    assert not told.value.retry
    assert wrong not in str(told.value)
    assert wrong not in str(logs)
    assert wrong not in caplog.text


@pytest.mark.parametrize(
    ("engine", "facts", "lacks"),
    [
        ("osrm", {}, "DOORSTEP_ROUTES_URL"),
        ("valhalla", {}, "DOORSTEP_ROUTES_URL"),
        ("amap", {}, "DOORSTEP_ROUTES_KEY"),
        ("tencent", {}, "DOORSTEP_ROUTES_KEY"),
        ("amap", {"ROUTES_KEY": KEY, "ROUTES_PROFILE": "sledge"}, "sledge"),
        ("horse", {}, "horse"),
        ("twins.routes", {"PRODUCTION": True}, "DOORSTEP_ROUTES"),
    ],
)
def test_what_settings_lack_is_said_when_the_engine_is_wanted(
    engine: str, facts: dict[str, Any], lacks: str, settings: Any
) -> None:
    plain = {"ROUTES_URL": "", "ROUTES_KEY": "", "ROUTES_PROFILE": "ebike", "PRODUCTION": False}
    for name, value in (plain | facts).items():
        setattr(settings, name, value)
    settings.PORTS = settings.PORTS | {"areas.routes": f"doorstep.adapters.{engine}.from_settings"}
    ports.get.cache_clear()
    with pytest.raises((Outage, ImportError), match=lacks):
        ports.get("areas.routes")


def test_the_twin_answers_as_an_engine_does_and_fails_when_told() -> None:
    twin = RoutesTwin()
    (row,) = twin.matrix(HERE[:1], THERE)
    twin.record.failing["matrix"] = Outage("no", retry=True)

    assert [way is not None and way.seconds > 0 for way in row] == [True] * len(THERE)
    with pytest.raises(Outage):
        twin.matrix(HERE, THERE)
