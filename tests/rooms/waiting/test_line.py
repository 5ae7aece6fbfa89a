"""Who is asked in the line: fairness, one held time for each, silence, races, and who is gone."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel.errors import Invalid
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.workers.models import SlotHold
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts import queries as people
from doorstep.visits.waiting import commands
from doorstep.visits.waiting.commands.looking import LOOKED_AT_ONCE
from doorstep.visits.waiting.models import WaitingOffer
from tests.doors import city as town
from tests.doors.city import CITY, Caller, City


def off(city: City, hour: int = 15) -> list[tuple[Caller, str]]:
    """Nobody of the crew works tomorrow from that hour on for three hours."""
    body = {"day": "2026-03-10", "kind": "off", "from_minute": hour * 60 - 60}
    found = []
    for worker in city.crew:
        answer = worker.post("plan/exceptions", body | {"to_minute": hour * 60 + 120})
        assert answer.status_code == 201, answer.content
        found.append((worker, answer.json()["id"]))
    return found


def back(exceptions: list[tuple[Caller, str]]) -> None:
    """They work after all."""
    for worker, id in exceptions:
        assert worker.delete(f"plan/exceptions/{id}").status_code == 200


def waits(city: City, **changes: Any) -> tuple[Caller, str]:
    """A new customer who stands in line for three o'clock tomorrow."""
    customer = city.customer()
    wish = {
        "service_id": str(city.service().id),
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "from_at": town.tomorrow(15),
        "until_at": town.tomorrow(15),
    } | changes
    answer = customer.post("waiting", wish)
    assert answer.status_code == 201, answer.content
    town.later(seconds=30)
    return customer, answer.json()["id"]


def state(customer: Caller, entry_id: str) -> str:
    """How an entry stands."""
    found: str = customer.get(f"waiting/{entry_id}").json()["state"]
    return found


def test_each_free_time_goes_to_one_and_the_first_come_first(city: City) -> None:
    free = off(city)
    entries = [waits(city) for _ in range(3)]
    back(free)

    asked = city.do(commands.look_after)
    city.deliver()

    assert asked == 2
    assert [state(*one) for one in entries] == ["offered", "offered", "waiting"]
    held = SlotHold.objects.filter(city_id=CITY, ended_at=None).values_list("worker_id", flat=True)
    assert sorted(held) == sorted({one.actor_id for one in city.crew})


def test_leave_taken_back_and_a_wider_plan_reach_the_line_at_once(city: City) -> None:
    free = off(city)
    first = waits(city)
    back(free[:1])
    city.deliver()
    assert state(*first) == "offered"

    second = waits(city, from_at=town.tomorrow(21), until_at=town.tomorrow(21))
    assert state(*second) == "waiting"
    late = [{"weekday": day, "from_minute": 480, "to_minute": 1_440} for day in range(7)]
    assert city.crew[1].put("plan", {"stretches": late}).status_code == 200
    city.deliver()

    assert state(*second) == "offered"


def test_who_waits_for_a_person_is_offered_that_person_alone(city: City) -> None:
    free = off(city)
    wanted = city.crew[1]
    entry = waits(city, worker_id=str(wanted.actor_id))
    back(free[:1])
    assert city.do(commands.look) == 0

    back(free[1:])
    assert city.do(commands.look) == 1

    offer = WaitingOffer.objects.get(city_id=CITY, entry_id=entry[1])
    assert offer.worker_id == wanted.actor_id


def test_who_never_answers_is_asked_three_times_and_no_more(city: City) -> None:
    free = off(city, hour=15)
    customer, entry_id = waits(city, until_at=town.tomorrow(16.5))
    back(free)
    city.do(commands.look)

    for _ in range(3):
        seen = customer.get(f"waiting/{entry_id}").json()
        assert seen["state"] == "offered"
        town.at(datetime.fromisoformat(seen["offer"]["until_at"]))
        city.deliver()

    starts = WaitingOffer.objects.filter(city_id=CITY).values_list("starts_at", flat=True)
    assert len(set(starts)) == 3, "no time is offered twice to who let it pass"
    assert state(customer, entry_id) == "expired"
    assert not SlotHold.objects.filter(city_id=CITY, ended_at=None).exists()


def test_an_offer_at_another_price_than_shown_is_not_taken(city: City) -> None:
    free = off(city)
    customer, entry_id = waits(city)
    back(free)
    city.do(commands.look)
    offer = customer.get(f"waiting/{entry_id}").json()["offer"]

    body = {"offer_id": offer["id"], "shown_total_fen": offer["total_fen"] - 1}
    answer = customer.post(f"waiting/{entry_id}/acceptance", body)

    assert answer.json()["code"] == "orders.PriceChanged"
    assert state(customer, entry_id) == "offered"


def test_a_time_whose_worker_is_off_after_all_is_not_kept_for_anybody(city: City) -> None:
    free = off(city)
    customer, entry_id = waits(city)
    back(free[:1])
    city.deliver()
    assert state(customer, entry_id) == "offered"

    off(city)
    city.deliver()

    assert state(customer, entry_id) == "waiting"
    assert [one.state for one in WaitingOffer.objects.filter(city_id=CITY)] == ["withdrawn"]
    assert not SlotHold.objects.filter(city_id=CITY, ended_at=None).exists()


def test_leaving_passes_the_time_on(city: City) -> None:
    free = off(city)
    first, second, third = (waits(city) for _ in range(3))
    back(free)
    city.do(commands.look)

    assert first[0].delete(f"waiting/{first[1]}").status_code == 200
    city.deliver()

    assert [state(*one) for one in (first, second, third)] == ["left", "offered", "offered"]


def test_two_looks_at_once_hold_a_time_once(city: City) -> None:
    free = off(city)
    for _ in range(4):
        waits(city)
    back(free)
    asked: list[int] = []

    def look() -> None:
        try:
            asked.append(city.do(commands.look))
        finally:
            connection.close()

    looking = [threading.Thread(target=look) for _ in range(3)]
    for one in looking:
        one.start()
    for one in looking:
        one.join()

    assert sum(asked) == 2
    assert WaitingOffer.objects.filter(city_id=CITY, state="open").count() == 2


def test_who_was_erased_waits_for_nothing(city: City) -> None:
    free = off(city)
    customer, _ = waits(city)
    person_id = city.ask(people.customer, customer.actor_id).person_id

    city.do(accounts.erase_person, person_id=person_id)
    city.deliver()
    back(free)

    assert city.do(commands.look) == 0


def test_chances_are_what_was_counted(city: City) -> None:
    off(city)
    gone = [waits(city) for _ in range(10)]
    customer, entry_id = waits(city, from_at=town.tomorrow(15.5), until_at=town.tomorrow(15.5))
    assert customer.get(f"waiting/{entry_id}").json()["chance"] is None

    town.at(datetime.fromisoformat(town.tomorrow(15)) - timedelta(minutes=59))
    city.deliver()

    assert [state(*one) for one in gone] == ["expired"] * 10
    assert customer.get(f"waiting/{entry_id}").json()["chance"] == {"waited": 10, "placed": 0}


def test_a_long_line_is_looked_at_in_portions_to_its_end(city: City) -> None:
    free = off(city)
    gone, back_again = free[0][0].actor_id, free[1][0].actor_id
    for _ in range(LOOKED_AT_ONCE):
        waits(city, worker_id=str(gone))
    last = waits(city, worker_id=str(back_again))
    back(free[1:])

    assert city.do(commands.look_after) == 0
    assert state(*last) == "waiting"
    city.deliver()

    assert state(*last) == "offered"


def test_a_page_of_entries_costs_as_many_statements_as_one(city: City) -> None:
    off(city)
    customer, _ = waits(city)
    address_id = town.address_of(customer)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert customer.get("waiting").status_code == 200
        return len(asked)

    statements()
    one = statements()
    for minutes in (30, 60, 90):
        more = {"from_at": town.tomorrow(15), "until_at": town.tomorrow(15 + minutes / 60)}
        wish = {"service_id": str(city.service().id), "address_id": address_id}
        chosen = {"variant": "standard", "units": 2}
        assert customer.post("waiting", wish | chosen | more).status_code == 201

    assert statements() == one
    ahead = [entry["ahead"] for entry in customer.get("waiting").json()["items"]]
    assert ahead == [3, 2, 1, 0]


def test_a_city_says_how_long_a_time_is_kept_and_when_nobody_is_asked(city: City) -> None:
    pack = area_facts.shipped_pack_unscoped("yunhe")
    own = {"offer_minutes": 45, "quiet_from_minute": 480, "quiet_until_minute": 720}
    city.do(areas.load_city_pack, pack=pack | {"version": 2, "waiting": own})
    free = off(city)
    customer, entry_id = waits(city)
    back(free)
    city.deliver()

    offer = customer.get(f"waiting/{entry_id}").json()["offer"]
    noon = town.MONDAY + timedelta(hours=4)
    assert datetime.fromisoformat(offer["until_at"]) == noon + timedelta(minutes=45)
    kinds = [one["kind"] for one in customer.get("notices").json()["items"]]
    assert "slot_offered" not in kinds

    town.at(noon)
    city.deliver()
    kinds = [one["kind"] for one in customer.get("notices").json()["items"]]
    assert "slot_offered" in kinds


def test_quiet_hours_have_a_beginning_and_an_end(city: City) -> None:
    pack = area_facts.shipped_pack_unscoped("yunhe")
    half = {"version": 2, "waiting": {"quiet_from_minute": 1_320}}

    with pytest.raises(Invalid):
        city.do(areas.load_city_pack, pack=pack | half)
