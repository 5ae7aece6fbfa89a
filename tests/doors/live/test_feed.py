"""The live feed: who may follow what, what arrives, and when it ends."""

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from starlette.applications import Starlette
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from doorstep.kernel import bus, edge, ids
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts import outward
from doorstep.people.accounts.commands import SignIn
from doorstep.surfaces import live
from doorstep.surfaces.live import feed
from doorstep.surfaces.live.hub import WAITING_MAX, Follower
from tests.rooms.accounts.people import (
    CITY,
    PASSWORD,
    Desk,
    customer_act,
    do,
    hire,
    open_city,
    sign_in,
)

pytestmark = pytest.mark.usefixtures("fresh_db")


@pytest.fixture
def web() -> Iterator[TestClient]:
    """The live routes, served in one event loop."""
    open_city()
    with TestClient(Starlette(routes=live.routes)) as client:
        yield client


@pytest.fixture
def customer(web: TestClient) -> SignIn:
    """Somebody signed in."""
    return sign_in()


def operator_token(desk: Desk) -> str:
    """The token of an operator who signs in."""
    act = edge.outside_act(CITY, role="anyone")
    entry = outward.sign_in_operator(act, login=desk.login, password=PASSWORD, totp=desk.code())
    return entry.token


def own_topic(entry: SignIn) -> str:
    """The topic of a customer's own news."""
    return f"customer:{customer_act(entry).actor_id}"


def greet(socket: WebSocketTestSession, token: str, *topics: str) -> Any:
    """Say who we are and what we follow."""
    socket.send_json({"token": token, "topics": list(topics)})
    return socket.receive_json()


def refused(web: TestClient, words: Any) -> int:
    """The code with which a greeting is turned away."""
    with web.websocket_connect(live.PATH) as socket:
        if isinstance(words, bytes):
            socket.send_bytes(words)
        else:
            socket.send_text(words) if isinstance(words, str) else socket.send_json(words)
        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_json()
        return end.value.code


def test_a_customer_hears_their_own_news_in_order(web: TestClient, customer: SignIn) -> None:
    topic, order_id = own_topic(customer), str(ids.new(CITY))
    bus.publish(CITY, [topic], "orders.OrderPlaced", {"order_id": order_id})

    with web.websocket_connect(live.PATH) as socket:
        assert greet(socket, customer.token, topic) == {"following": {topic: 1}}
        bus.publish(CITY, [topic], "orders.OrderPaid", {"order_id": order_id})
        bus.publish(CITY, ["customer:else", topic], "orders.OrderAssigned", {"order_id": order_id})

        first, second = socket.receive_json(), socket.receive_json()

    assert first == {
        "topic": topic,
        "sequence": 2,
        "name": "orders.OrderPaid",
        "content": {"order_id": order_id},
    }
    assert (second["sequence"], second["name"]) == (3, "orders.OrderAssigned")


def test_fees_and_candidates_stay_at_the_desk(web: TestClient, customer: SignIn) -> None:
    topic = own_topic(customer)
    content = {"order_id": "o", "worker_id": "w", "pay_fen": 9900, "reason": "rude"}
    token = operator_token(hire("desk.one", "dispatcher"))

    with (
        web.websocket_connect(live.PATH) as phone,
        web.websocket_connect(live.PATH) as desk,
    ):
        greet(phone, customer.token, topic)
        greet(desk, token, topic, "orders", "hall:platform")
        bus.publish(CITY, [topic], "dispatch.OfferMade", content)

        assert phone.receive_json()["content"] == {"order_id": "o"}
        assert desk.receive_json()["content"] == content


def test_news_too_large_for_the_bus_still_says_that_it_happened(
    web: TestClient, customer: SignIn
) -> None:
    topic = own_topic(customer)

    with web.websocket_connect(live.PATH) as socket:
        greet(socket, customer.token, topic)
        bus.publish(CITY, [topic], "orders.OrderPaid", {"note": "长" * 9000})

        assert socket.receive_json()["content"] == {}


@pytest.mark.parametrize(
    "topic",
    [
        "orders",
        f"city:{CITY}",
        f"customer:{ids.new(CITY)}",
        f"worker:{ids.new(CITY)}",
        f"order:{ids.new(CITY)}",
        f"order:{ids.new(CITY + 1)}",
        "order:nonsense",
        "merchant:1",
        "",
    ],
    ids=lambda topic: topic.partition(":")[0] or "nothing",
)
def test_nobody_follows_what_is_not_theirs(web: TestClient, customer: SignIn, topic: str) -> None:
    wanted = {"token": customer.token, "topics": [own_topic(customer), topic]}

    assert refused(web, wanted) == feed.Close.NOT_ALLOWED


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"token": "x" * 43, "topics": ["orders"]}, 4401),
        ({"token": "", "topics": ["orders"]}, 4401),
        ({"topics": ["orders"]}, 4400),
        ({"token": "x", "topics": []}, 4400),
        ({"token": "x", "topics": ["orders"] * 51}, 4400),
        ("not json", 4400),
        (b"\x00\x01", 4400),
        ("x" * 9000, 4400),
    ],
)
def test_a_greeting_that_says_too_little_is_turned_away(
    web: TestClient, words: Any, code: int
) -> None:
    assert refused(web, words) == code


def test_who_says_nothing_is_sent_away(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "GREETING_SECONDS", 0.05)

    with web.websocket_connect(live.PATH) as socket:
        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_json()
        assert end.value.code == feed.Close.TOO_LATE


def test_nothing_comes_up_the_line(web: TestClient, customer: SignIn) -> None:
    with web.websocket_connect(live.PATH) as socket:
        greet(socket, customer.token, own_topic(customer))
        socket.send_json({"lat": 1.0})

        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_json()
        assert end.value.code == feed.Close.BAD_GREETING


def test_the_feed_ends_with_the_session(
    web: TestClient, customer: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "CHECK_SECONDS", 0.05)
    act = customer_act(customer)

    with web.websocket_connect(live.PATH) as socket:
        greet(socket, customer.token, own_topic(customer))
        do(act, accounts.end_session, session_id=act.session_id)

        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_json()
        assert end.value.code == feed.Close.NOT_SIGNED_IN


def test_after_a_lost_connection_every_client_is_told_where_it_stands(
    web: TestClient, customer: SignIn, fresh_db: str
) -> None:
    topic = own_topic(customer)

    with web.websocket_connect(live.PATH) as socket:
        greet(socket, customer.token, topic)
        with psycopg.connect(fresh_db, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'doorstep live' AND datname = current_database()"
            )
        bus.publish(CITY, [topic], "orders.OrderPaid", {})

        heard = [socket.receive_json()]
        while "following" not in heard[-1]:
            heard.append(socket.receive_json())
        bus.publish(CITY, [topic], "orders.OrderAssigned", {})

        assert heard[-1] == {"following": {topic: 1}}
        assert socket.receive_json()["sequence"] == 2


def test_twenty_followers_hear_the_same_and_one_database_connection_listens(
    web: TestClient, customer: SignIn
) -> None:
    topic, heard = own_topic(customer), []

    def follow(ready: threading.Barrier) -> None:
        with web.websocket_connect(live.PATH) as socket:
            greet(socket, customer.token, topic)
            connection.close()
            ready.wait(30)
            heard.append(socket.receive_json()["sequence"])

    ready = threading.Barrier(21)
    threads = [threading.Thread(target=follow, args=(ready,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    ready.wait(30)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'doorstep live' AND datname = current_database()"
        )
        listeners = cursor.fetchone()[0]
    bus.publish(CITY, [topic], "orders.OrderPaid", {})
    for thread in threads:
        thread.join(30)

    assert heard == [1] * 20
    assert listeners == 1


def test_one_who_does_not_keep_up_is_dropped() -> None:
    follower = Follower([])
    for number in range(WAITING_MAX):
        follower.give({"sequence": number})
    assert not follower.is_slow.is_set()

    follower.give({"sequence": WAITING_MAX})

    assert follower.is_slow.is_set()


def test_operators_of_one_city_do_not_follow_another(web: TestClient) -> None:
    open_city(CITY + 1)
    token = operator_token(hire("desk.one", "dispatcher"))

    assert refused(web, {"token": token, "topics": [f"city:{CITY + 1}"]}) == 4403
    assert refused(web, {"token": token, "topics": [f"order:{ids.new(CITY + 1)}"]}) == 4403
