"""The pin that moves: a customer hears where their worker is, from setting out to arriving."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from doorstep.surfaces import live
from doorstep.surfaces.live.feed import Close
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking

pytestmark = pytest.mark.timeout(240)


def seen_at(worker: Caller, north: float) -> None:
    """The worker's phone says where it is, so many degrees north of the door."""
    fix = {"lat": town.HOME["lat"] + north, "lng": town.HOME["lng"], "accuracy_m": 12}
    body = {"fixes": [fix | {"taken_at": town.clock.read().isoformat()}]}
    assert worker.post("positions", body).status_code == 202


def test_each_fix_on_the_way_reaches_the_customer_and_none_at_the_door(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))
    topics = [f"trip:{order['id']}", f"order:{order['id']}"]
    with (
        TestClient(Starlette(routes=live.routes)) as web,
        web.websocket_connect(live.PATH) as socket,
    ):
        socket.send_json({"token": customer.token, "topics": topics})
        socket.receive_json()
        seen_at(worker, 0.03)
        assert worker.post(f"visits/{order['visits'][0]['id']}/departure").status_code == 200
        city.deliver()
        set_out = socket.receive_json()
        town.later(seconds=30)
        seen_at(worker, 0.02)
        moved = socket.receive_json()
        town.later(minutes=5)
        seen_at(worker, 0.0)
        city.deliver()
        arrived = socket.receive_json()

    assert set_out["name"] == "orders.VisitSetOut"
    assert moved["topic"] == f"trip:{order['id']}"
    assert moved["name"] == "tracking.WorkerMoved"
    pin = moved["content"]
    assert (pin["lat"], pin["lng"]) == (town.HOME["lat"] + 0.02, town.HOME["lng"])
    assert (pin["worker_id"], pin["order_id"]) == (str(worker.actor_id), order["id"])
    assert 2_200 < pin["distance_m"] < 2_250
    assert pin["eta_seconds"] > 0
    assert arrived["name"] == "orders.VisitArrived"


def test_nobody_else_follows_the_pin(city: City) -> None:
    customer, other = city.customer(), city.customer()
    order, worker = asking.taken(city, customer)

    for caller in (other, worker):
        with (
            TestClient(Starlette(routes=live.routes)) as web,
            web.websocket_connect(live.PATH) as socket,
        ):
            socket.send_json({"token": caller.token, "topics": [f"trip:{order['id']}"]})
            assert socket.receive()["code"] == Close.NOT_ALLOWED
