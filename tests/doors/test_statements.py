"""Lists ask as often for many rows as for few: the statements do not grow with the rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel import ids, memory
from doorstep.people.identity import commands as identity
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking
from tests.rooms.identity.papers import id_number


def statements(caller: Caller, path: str) -> tuple[int, int]:
    """How many rows a list shows, and how many statements that took: not the caller's first.

    Nothing is remembered before it, so that it does not matter how long ago that was.
    """
    caller.get(path)
    memory.forget()
    with CaptureQueriesContext(connection) as asked:
        answer = caller.get(path)
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    rows = shown["items"] if isinstance(shown, dict) and "items" in shown else shown
    return len(rows if isinstance(rows, list) else shown["demands"]), len(asked)


def order(city: City, customer: Caller, *, at: int) -> None:
    """One more paid order of the customer, in the hall."""
    asking.paid(
        city, customer, way="grab", starts_at=town.tomorrow(at), address_id=customer_place(customer)
    )


def offered(city: City, customer: Caller, worker: Caller, *, day: int) -> None:
    """One more order for which the worker is asked, on a day of its own."""
    wish = {"way": "choose", "worker_id": str(worker.actor_id)}
    starts_at = town.tomorrow(10 + 24 * (day + 1))
    asking.paid(city, customer, **wish, starts_at=starts_at, address_id=customer_place(customer))


def customer_place(customer: Caller) -> str:
    """The place where the customer always is."""
    book = customer.get("addresses").json()
    return book[0]["id"] if book else town.address_of(customer)


def dossier(city: City, number: int) -> None:
    """One more dossier that waits for review."""
    papers = city.do(
        identity.open_dossier,
        subject="worker",
        person_id=ids.new(0),
        name=f"陈{number}",
        id_number=id_number(date(1991, 5, 9), order=500 + number),
    )
    city.do(identity.add_document, dossier_id=papers.id, kind="id_card")
    city.do(identity.submit, dossier_id=papers.id)


LISTS = [
    ("customer", "orders"),
    ("customer", "notices"),
    ("customer", "addresses"),
    ("worker", "hall"),
    ("worker", "offers"),
    ("worker", "notices"),
    ("console", "customers"),
    ("console", "dossiers"),
    ("console", "orders"),
    ("console", "workers"),
]


@pytest.fixture
def callers(city: City) -> dict[str, Caller]:
    """Somebody at each door."""
    return {
        "customer": city.customer(),
        "worker": city.crew[0],
        "console": desk.operator(city, "administrator"),
    }


def test_no_list_asks_more_for_more_rows(city: City, callers: dict[str, Caller]) -> None:
    grow: list[Callable[[int], Any]] = [
        lambda n: order(city, callers["customer"], at=9 + n),
        lambda n: offered(city, callers["customer"], callers["worker"], day=n),
        lambda n: dossier(city, n),
        lambda n: town.address_of(callers["customer"]),
        lambda n: city.customer(),
        lambda n: town.hire(city, f"赵{n}", step=n),
    ]
    for more in grow:
        more(0)
    few = {key: statements(callers[key[0]], key[1]) for key in LISTS}
    for number in range(1, 4):
        for more in grow:
            more(number)
    many = {key: statements(callers[key[0]], key[1]) for key in LISTS}

    grown = [key for key in LISTS if many[key][0] > few[key][0]]
    assert grown == LISTS
    wrong = {key: (few[key], many[key]) for key in LISTS if many[key][1] > few[key][1]}
    assert not wrong
