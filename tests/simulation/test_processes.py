"""Races again, between two processes of the real server: the database decides."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings as house

from doorstep.offering.workers.models import SlotHold
from doorstep.runtime.holding import free_port
from doorstep.visits.orders.models import Order
from tests.beginnings import Beginnings
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking
from tests.runtime.conftest import clean_environment, eventually

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
PROCESSES = 2
GRABBERS = 8
_keys = count(1)

type Call = Callable[[httpx.Client], httpx.Response]


@pytest.fixture
def city(beginnings: Beginnings, settings: Any) -> Iterator[City]:
    """An open city with two workers of the house."""
    with town.opened(beginnings, settings, staff=0) as city:
        yield city


@pytest.fixture
def address(city: City, tmp_path: Path) -> Iterator[str]:
    """The doors of that city behind granian, with two processes on one port."""
    port = free_port("127.0.0.1", 33_000)
    told = tmp_path / "granian.log"
    with told.open("w") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "granian", "--interface", "wsgi"),
                *("--workers", str(PROCESSES), "--port", str(port), "--no-access-log"),
                "doorstep.wsgi:application",
            ],
            env=clean_environment(
                DOORSTEP_ENV="test",
                DATABASE_URL=os.environ["DATABASE_URL"],
                DOORSTEP_DATA=str(house.DATA),
                DOORSTEP_VAULT_KEYS=str(house.VAULT_KEYS),
            ),
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        eventually(lambda: _answers(url) or server.poll() is not None, 90)
        assert server.poll() is None, told.read_text()
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        assert len(children) >= PROCESSES, told.read_text()
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=5, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def post(caller: Caller, path: str, body: Any = None, key: str = "") -> Call:
    """Somebody's write, to be sent on a connection of its own."""
    headers = caller._headers() | {"Idempotency-Key": key or f"p{next(_keys)}"}
    return lambda line: line.post(caller._url(path), json=body or {}, headers=headers)


def at_once(url: str, *calls: Call) -> list[httpx.Response]:
    """What each call was answered, all sent at the same moment on connections of their own."""
    barrier = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)

    def run(place: int, call: Call) -> None:
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as line:
            line.get("/healthz")  # the connection stands before the race begins
            barrier.wait(timeout=60)
            answers[place] = call(line)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def told(answers: list[httpx.Response]) -> Counter[str]:
    """How many were answered what: the status, or the name of the refusal."""
    return Counter(
        str(one.status_code) if one.status_code < 400 else f"{one.status_code} {one.json()['code']}"
        for one in answers
    )


def holds() -> list[SlotHold]:
    """The time that is held now."""
    return list(SlotHold.objects.filter(city_id=town.CITY, ended_at__isnull=True))


def test_two_customers_who_want_one_slot(city: City, address: str) -> None:
    customers = [city.customer(), city.customer()]
    places = [town.address_of(one) for one in customers]
    chosen = {"way": "choose", "worker_id": str(city.crew[0].actor_id)}
    for turn in range(4):
        starts_at = town.tomorrow(10 + 24 * turn)
        wishes = [asking.wish(city, place, **chosen, starts_at=starts_at) for place in places]
        shown = {"shown_total_fen": asking.quoted(customers[0], wishes[0])["total_fen"]}

        answers = at_once(
            address,
            *[post(who, "orders", w | shown) for who, w in zip(customers, wishes, strict=True)],
        )

        assert told(answers) == {"201": 1, "409 workers.SlotTaken": 1}
        assert len(holds()) == turn + 1


def test_many_workers_who_grab_one_order(city: City, address: str) -> None:
    crew = [town.hire(city, f"周{place}", step=place) for place in range(GRABBERS)]
    order = asking.paid(city, city.customer(), way="grab")

    answers = at_once(address, *[post(one, f"hall/{order['id']}/grab") for one in crew])

    assert told(answers) == {"200": 1, "409 orders.AlreadyTaken": GRABBERS - 1}
    winner = crew[[one.status_code for one in answers].index(200)]
    assert [hold.worker_id for hold in holds()] == [winner.actor_id]


def test_one_key_eight_times_at_once_is_one_order(city: City, address: str) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))
    body = wished | {"shown_total_fen": asking.quoted(customer, wished)["total_fen"]}

    answers = at_once(address, *[post(customer, "orders", body, key="one tap")] * 8)

    assert told(answers) == {"201": 8}
    assert len({one.content for one in answers}) == 1
    assert Order.objects.filter(city_id=town.CITY).count() == 1
    assert len(holds()) == 1
