"""The hall on the live feed: the workers of a seller hear of a new demand, and of nothing more."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from doorstep.surfaces import live
from tests.doors.city import Caller, City
from tests.doors.customer import asking


def test_workers_hear_of_a_demand_in_the_hall_of_their_seller(city: City) -> None:
    customer, mine, staff = city.customer(), city.crew[0], city.staff[0]
    firm = f"hall:{city.merchant_id}"
    with (
        TestClient(Starlette(routes=live.routes)) as web,
        web.websocket_connect(live.PATH) as socket,
    ):
        socket.send_json({"token": mine.token, "topics": ["hall:platform"]})
        assert socket.receive_json() == {"following": {"hall:platform": 0}}
        order = asking.paid(city, customer, way="grab")
        news = socket.receive_json()

        assert news["name"] == "dispatch.DemandPublished"
        assert news["content"]["order_id"] == order["id"]
        assert set(news["content"]) == {"order_id", "starts_at"}
        assert may(web, staff, firm)
        assert not may(web, staff, "hall:platform")
        assert not may(web, mine, firm)
        assert not may(web, customer, "hall:platform")


def may(web: TestClient, caller: Caller, topic: str) -> bool:
    """Whether somebody may follow a topic."""
    with web.websocket_connect(live.PATH) as socket:
        socket.send_json({"token": caller.token, "topics": [topic]})
        try:
            return "following" in socket.receive_json()
        except WebSocketDisconnect as end:
            assert end.code == 4403
            return False


def test_a_cancelled_order_reaches_its_workers_topic(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    topic = f"worker:{worker.actor_id}"
    with (
        TestClient(Starlette(routes=live.routes)) as web,
        web.websocket_connect(live.PATH) as socket,
    ):
        socket.send_json({"token": worker.token, "topics": [topic]})
        socket.receive_json()
        path = f"orders/{order['id']}/cancellation"
        customer.post(path, {"shown_fee_fen": customer.get(path).json()["fee_fen"]})
        city.deliver()

        assert socket.receive_json()["name"] == "orders.OrderCancelled"


pytestmark = pytest.mark.timeout(120)
