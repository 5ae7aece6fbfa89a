"""The feed behind the real server: beside Django on one port, and rid of who does not read."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import psycopg
import pytest
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from doorstep.kernel import bus
from doorstep.runtime import web
from doorstep.surfaces import live
from tests import listening
from tests.rooms.accounts.people import CITY, customer_act, open_city, sign_in

FLOOD = """
SELECT pg_notify(%s, json_build_object('city', %s::int, 'topic', %s::text, 'sequence', n,
    'name', 'orders.OrderPaid', 'content', json_build_object('order_id', repeat('x', 7000)))::text)
FROM generate_series(1, 3000) AS n
"""
LISTENERS = """
SELECT count(*) FROM pg_stat_activity
WHERE application_name = 'doorstep live' AND datname = current_database()
"""


@pytest.fixture
def address(fresh_db: str) -> Iterator[str]:
    """The whole site on a port of this machine, as the web process serves it."""
    open_city()
    listener = listening.anywhere()
    config = uvicorn.Config(
        web.build(), log_level="warning", ws="websockets-sansio", timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=30)


def following(address: str, token: str, topic: str, **options: object) -> ClientConnection:
    """A client that was greeted."""
    client = connect(f"ws://{address}{live.PATH}", **options)  # type: ignore[arg-type]
    client.send(json.dumps({"token": token, "topics": [topic]}))
    assert "following" in json.loads(client.recv(timeout=20))
    return client


def test_the_feed_and_the_doors_share_one_port(address: str) -> None:
    entry = sign_in()
    topic = f"customer:{customer_act(entry).actor_id}"

    with httpx.Client(base_url=f"http://{address}", timeout=60) as web_client:
        assert web_client.get("/healthz").json() == {"alive": True}
        assert web_client.get("/nowhere").status_code == 404
    with following(address, entry.token, topic) as client:
        bus.publish(CITY, [topic], "orders.OrderPaid", {"order_id": "o"})
        assert json.loads(client.recv(timeout=20))["content"] == {"order_id": "o"}
    with connect(f"ws://{address}{live.PATH}") as client:
        client.send("nonsense")
        with pytest.raises(ConnectionClosed) as end:
            client.recv(timeout=20)
        assert end.value.rcvd is not None
        assert (end.value.rcvd.code, end.value.rcvd.reason) == (4400, "bad_greeting")


def test_who_does_not_read_is_dropped_and_others_hear_on(address: str, fresh_db: str) -> None:
    entry, other = sign_in(), sign_in("13900139000")
    topic = f"customer:{customer_act(entry).actor_id}"
    narrow = socket.create_connection(tuple(address.split(":")))  # type: ignore[arg-type]
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow_minded = {"max_queue": 1, "compression": None, "ping_interval": None}
    following(address, entry.token, topic, sock=narrow, **narrow_minded)
    with psycopg.connect(fresh_db, autocommit=True) as database:
        assert database.execute(LISTENERS).fetchone() == (1,)
        database.execute(FLOOD, [bus.CHANNEL, CITY, topic])
        deadline = time.monotonic() + 30
        while database.execute(LISTENERS).fetchone() != (0,):
            assert time.monotonic() < deadline, "the slow client still holds the feed"
    narrow.close()

    own = f"customer:{customer_act(other).actor_id}"
    with following(address, other.token, own) as client:
        bus.publish(CITY, [own], "orders.OrderPaid", {})
        assert json.loads(client.recv(timeout=20))["sequence"] == 1
