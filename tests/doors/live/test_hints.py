"""A hint reaches a worker's phone unasked, with its reason; the switch takes it back."""

from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from doorstep.surfaces import live
from doorstep.visits.hints.jobs import lead
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking

pytestmark = pytest.mark.timeout(240)
AWAY = {"lat": town.HOME["lat"] + 0.018, "lng": town.HOME["lng"]}


def seen_at(worker: Caller, place: dict[str, float]) -> None:
    """A worker's phone says where it is."""
    fix = place | {"accuracy_m": 12, "taken_at": town.clock.read().isoformat()}
    assert worker.post("positions", {"fixes": [fix]}).status_code == 202


def a_week_after_an_order(city: City) -> None:
    """A week ago somebody ordered for now; the crew waits two kilometres from there."""
    asking.paid(city, city.customer(), timing="now", starts_at=None)
    town.later(days=7, minutes=-30)
    city.deliver()
    for worker in city.crew:
        seen_at(worker, AWAY)


def test_a_hint_reaches_the_phone_with_its_reason_and_the_switch_ends_it(city: City) -> None:
    a_week_after_an_order(city)
    mine, other = city.crew
    topic = f"worker:{mine.actor_id}"
    with (
        TestClient(Starlette(routes=live.routes)) as web,
        web.websocket_connect(live.PATH) as socket,
    ):
        socket.send_json({"token": mine.token, "topics": [topic]})
        socket.receive_json()
        city.do(lead)
        city.deliver()
        given = socket.receive_json()
        told = mine.get("hints/told").json()["items"]
        assert mine.put("hints/choice", {"wanted": False}).json() == {"wanted": False}
        city.deliver()
        ended = socket.receive_json()

    assert given["name"] == "hints.HintGiven"
    assert set(given["content"]) == {"hint_id", "expires_at"}
    assert (ended["name"], ended["content"]["hint_id"]) == ("hints.HintEnded", told[0]["id"])
    assert [(one["id"], one["state"]) for one in told] == [(given["content"]["hint_id"], "stands")]
    assert abs(told[0]["lat"] - town.HOME["lat"]) < 0.02
    assert "不影响派单" in told[0]["reason"]
    assert told[0]["id"] not in other.get("hints/told").content.decode()
    assert mine.get("hints/choice").json() == {"wanted": False}
    kinds = {one["kind"] for one in mine.get("notices").json()["items"]}
    assert kinds <= {"offer_made"}


def test_the_desk_sees_how_many_followed_and_why_each_was_told(city: City) -> None:
    a_week_after_an_order(city)
    mine = city.crew[0]
    city.do(lead)
    hint = mine.get("hints").json()[0]
    town.later(minutes=8)
    seen_at(mine, {"lat": hint["lat"], "lng": hint["lng"]})
    city.do(lead)
    office = desk.operator(city, "dispatcher")

    days: list[dict[str, Any]] = office.get("dispatch/hints", days=2).json()
    told = office.get("dispatch/hints/told", worker_id=str(mine.actor_id)).json()["items"]

    today = (town.clock.read() + timedelta(hours=8)).date().isoformat()
    assert (days[0]["day"], days[0]["sent"], days[0]["followed"]) == (today, 2, 1)
    assert days[1]["sent"] == 0
    assert [(one["worker_id"], one["expected"]) for one in told] == [(str(mine.actor_id), 1.0)]
    assert "followed" not in str(told)
