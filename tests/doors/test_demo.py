"""A demo's people are played without proof and its clock turned; in production neither is."""

import json
from typing import Any

import pytest
from django.test import Client

from doorstep.people.accounts import commands as accounts
from doorstep.surfaces import demo
from tests.doors.city import Caller, City

PHONE = next(one.phone for one in demo.PEOPLE if one.key == "customer")


def post(path: str, body: Any = None) -> Any:
    return Client().post(path, json.dumps(body or {}), content_type="application/json")


def _hire_dispatcher(city: City) -> None:
    person = city.do(
        accounts.add_operator, login="demo-dispatcher", password="gezi-feiguo-yunhe-93"
    )
    city.do(accounts.grant_role, person_id=person.id, duties=["dispatcher"])


def test_a_visitor_plays_a_customer_who_has_moved_in(city: City) -> None:
    assert post("/demo/people/customer/session").status_code == 404
    city.customer(PHONE)

    entered = post("/demo/people/customer/session").json()
    headers = {"Authorization": f"Bearer {entered['token']}"}
    me = Client().get("/api/customer/v1/me", headers=headers).json()

    assert (entered["door"], me["phone_last4"]) == ("customer", PHONE[-4:])


def test_a_visitor_plays_an_operator_with_just_those_duties(city: City) -> None:
    _hire_dispatcher(city)

    entered = post("/demo/people/dispatcher/session").json()
    headers = {"Authorization": f"Bearer {entered['token']}"}

    assert Client().get("/api/console/v1/orders", headers=headers).status_code == 200
    assert Client().get("/api/console/v1/ledger/balances", headers=headers).status_code == 403


@pytest.fixture
def known(city: City) -> Caller:
    """The customer of the demo, who was there before."""
    return city.customer(PHONE)


def test_nobody_is_played_in_production(known: Caller, production: None) -> None:
    assert demo.paths == []
    for path in ("/demo/people/customer/session", "/demo/clock"):
        assert post(path, {"jump": "day"}).status_code == 404


def test_the_command_itself_refuses_in_production(city: City, settings: Any) -> None:
    city.customer(PHONE)
    settings.PRODUCTION = True

    assert post("/demo/people/customer/session").status_code == 404


def test_the_clock_is_turned_and_paced(city: City) -> None:
    before = Client().get("/demo/clock").json()

    after = post("/demo/clock", {"jump": "after_disputes", "pace": 60}).json()

    assert after["pace"] == 60.0
    assert after["now"] > before["now"]
    assert post("/demo/clock", {"jump": "never"}).status_code == 422
    assert post("/demo/clock", {"pace": 7}).status_code == 422


def test_answers_tell_the_business_time_and_its_pace(city: City) -> None:
    post("/demo/clock", {"pace": 60})

    answer = Client().get("/api/customer/v1/trades")

    assert answer["Doorstep-Now"] > "2026"
    assert float(answer["Doorstep-Pace"]) in (1.0, 60.0)
