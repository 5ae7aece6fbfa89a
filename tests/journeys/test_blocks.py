"""Who is blocked is promised nowhere: no slot, no order, no day of a series, no place in line."""

from datetime import datetime, timedelta

import pytest

from doorstep.kernel import clock
from doorstep.offering.workers.models import SlotHold
from tests.doors import city as town
from tests.doors.city import CITY, Caller
from tests.journeys.story import Story, see, took
from tests.journeys.test_series import at_ten, day_of, kinds, opened, week
from tests.journeys.test_waiting import cancel, entry_of, full, waits

pytestmark = pytest.mark.slow


def only(story: Story, worker: Caller) -> None:
    """Of the house nobody else works tomorrow."""
    for other in story.cast.crew:
        if other is not worker:
            took(other.post("plan/exceptions", {"day": town.tomorrow()[:10], "kind": "off"}))


def block(customer: Caller, worker: Caller) -> None:
    """The customer does not want this person again."""
    took(customer.post(f"workers/{worker.actor_id}/block", {"reason": "不合适"}))


def test_a_blocked_person_is_in_no_slot_and_no_order(story: Story) -> None:
    customer, other, worker = story.customer(), story.customer(), story.cast.crew[0]
    only(story, worker)
    asked = {"variant": "standard", "units": 2, "address_id": town.address_of(customer)}
    path = f"services/{story.service('daily-cleaning')}"
    day, then = {"day": town.tomorrow()[:10]}, {"starts_at": town.tomorrow(10)}
    assert took(customer.get(f"{path}/starts", **asked, **day)) != []

    block(customer, worker)

    assert took(customer.get(f"{path}/starts", **asked, **day)) == []
    named = asked | {"worker_id": str(worker.actor_id)}
    why = took(customer.get(f"{path}/why-not", **named, **then))
    assert [one["code"] for one in why["reasons"]] == ["workers.NotWorking"]
    wish = story.wish(customer, starts_at=town.tomorrow(10))
    for changes in ({}, {"way": "choose", "worker_id": str(worker.actor_id)}):
        wanted = wish | changes
        quoted = took(customer.post("quotes", wanted))["total_fen"]
        refused = customer.post("orders", wanted | {"shown_total_fen": quoted})
        assert refused.json()["code"] == "orders.NobodyFree"
    own = asked | {"address_id": town.address_of(other)}
    assert took(other.get(f"{path}/starts", **own, **day)) != [], "others see the person"


def test_days_of_a_series_are_given_up_and_the_customer_is_asked(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    series = opened(story, customer, person)
    first = series["occurrences"][0]["order_id"]
    assert see(customer, first)["state"] == "unpaid"

    block(customer, person)
    story.rest()

    days = took(customer.get(f"series/{series['id']}"))["occurrences"]
    assert {one["state"] for one in days} == {"asking"}
    assert {one["trouble"] for one in days} == {"workers.NotWorking"}
    assert see(customer, first)["state"] == "cancelled"
    live = SlotHold.objects.filter(city_id=CITY, worker_id=person.actor_id, ended_at=None)
    assert not live.exists()
    assert "series_question" in kinds(customer)


def test_where_anybody_may_come_somebody_else_does(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    series = opened(story, customer, person, if_busy="anyone")

    block(customer, person)
    story.turn(at_ten(week(2)) - timedelta(days=13))

    day = day_of(customer, series, week(2))
    order = see(customer, day["order_id"])
    assert (day["state"], order["way"]) == ("ordered", "assign")
    holds = SlotHold.objects.filter(city_id=CITY, ended_at=None, starts_at__gt=clock.read())
    assert person.actor_id not in set(holds.values_list("worker_id", flat=True))


def test_the_line_offers_nobody_who_is_blocked(story: Story) -> None:
    busy, orders = full(story)
    customer, (first, second) = story.customer(), story.cast.crew[:2]
    took(waits(story, customer))
    cancel(story, busy, orders[0])
    assert entry_of(customer)["offer"] is not None

    block(customer, first)
    story.rest()

    assert (entry_of(customer)["state"], entry_of(customer)["offer"]) == ("waiting", None)
    cancel(story, busy, orders[1])
    offer = entry_of(customer)["offer"]
    assert offer is not None
    yes = {"offer_id": offer["id"], "shown_total_fen": offer["total_fen"]}
    placed = took(customer.post(f"waiting/{entry_of(customer)['id']}/acceptance", yes))
    story.pay(customer, placed["order_id"])
    assert story.accept_offer(customer, placed["order_id"]) is second


def test_an_offer_can_be_taken_in_its_last_second(story: Story) -> None:
    busy, orders = full(story)
    customer = story.customer()
    took(waits(story, customer, until_at=town.tomorrow(12)))
    ten = datetime.fromisoformat(town.tomorrow(10))
    story.turn(ten - timedelta(minutes=65))

    cancel(story, busy, orders[0])
    entry = entry_of(customer)
    assert datetime.fromisoformat(entry["offer"]["starts_at"]) > ten
    town.at(datetime.fromisoformat(entry["offer"]["until_at"]) - timedelta(seconds=1))

    yes = {"offer_id": entry["offer"]["id"], "shown_total_fen": entry["offer"]["total_fen"]}
    assert took(customer.post(f"waiting/{entry['id']}/acceptance", yes))["state"] == "placed"
