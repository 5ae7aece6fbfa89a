"""Waiting for a free time: a cancellation is offered to the first, then the next, who pays."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.doors import city as town
from tests.doors.city import Caller
from tests.journeys.story import Story, see, took

pytestmark = pytest.mark.slow


def full(story: Story, hour: float = 10) -> tuple[Caller, list[dict[str, Any]]]:
    """Everybody of the house is taken at that hour of tomorrow, by one customer."""
    customer = story.customer()
    orders = []
    for worker in story.cast.crew:
        chosen = {"way": "choose", "worker_id": str(worker.actor_id)}
        order = story.place(customer, **chosen, starts_at=town.tomorrow(hour))
        story.pay(customer, order["id"])
        orders.append(order)
    return customer, orders


def waits(story: Story, customer: Caller, **changes: Any) -> Any:
    """Somebody asks to stand in line for ten o'clock tomorrow."""
    wish = story.wish(customer, starts_at=town.tomorrow(10))
    del wish["starts_at"]
    window = {"from_at": town.tomorrow(10), "until_at": town.tomorrow(10)}
    return customer.post("waiting", wish | window | changes)


def cancel(story: Story, customer: Caller, order: dict[str, Any]) -> None:
    """The customer gives an order up."""
    path = f"orders/{order['id']}/cancellation"
    shown = took(customer.get(path))["fee_fen"]
    took(customer.post(path, {"shown_fee_fen": shown}))
    story.rest()


def entry_of(customer: Caller) -> dict[str, Any]:
    """What the customer waits for, as it is now."""
    found: dict[str, Any] = took(customer.get("waiting"))["items"][0]
    return found


def told(customer: Caller, kind: str) -> list[str]:
    """What was said to a customer of a kind."""
    rows = took(customer.get("notices", size=100))["items"]
    return [one["text"] for one in rows if one["kind"] == kind]


def test_a_cancellation_goes_to_the_first_in_line_then_to_the_next_who_pays(
    story: Story,
) -> None:
    busy, orders = full(story)
    first, second = story.customer(), story.customer()
    took(waits(story, first))
    story.later(minutes=1)
    took(waits(story, second))
    assert (entry_of(first)["ahead"], entry_of(second)["ahead"]) == (0, 1)

    cancel(story, busy, orders[1])
    offer = entry_of(first)["offer"]
    assert offer["starts_at"] == town.tomorrow(10).replace("+08:00", "+00:00")
    assert entry_of(second)["offer"] is None
    assert "20分钟" in told(first, "slot_offered")[0]
    taken = story.customer()
    wish = story.wish(taken) | {"shown_total_fen": offer["total_fen"]}
    assert taken.post("orders", wish).json()["code"] == "orders.NobodyFree"

    story.turn(datetime.fromisoformat(offer["until_at"]))
    assert told(first, "slot_passed") != []
    assert (entry_of(first)["state"], entry_of(first)["offer"]) == ("waiting", None)
    late = {"offer_id": offer["id"], "shown_total_fen": offer["total_fen"]}
    gone = first.post(f"waiting/{entry_of(first)['id']}/acceptance", late)
    assert gone.json()["code"] == "waiting.OfferGone"

    entry = entry_of(second)
    yes = {"offer_id": entry["offer"]["id"], "shown_total_fen": entry["offer"]["total_fen"]}
    placed = took(second.post(f"waiting/{entry['id']}/acceptance", yes))
    assert placed["state"] == "placed"
    story.pay(second, placed["order_id"])
    assert story.accept_offer(second, placed["order_id"]) is story.cast.crew[1]
    assert see(second, placed["order_id"])["state"] == "assigned"


def test_who_declines_keeps_the_place_and_is_asked_for_another_time(story: Story) -> None:
    busy, orders = full(story)
    customer = story.customer()
    took(waits(story, customer))
    cancel(story, busy, orders[0])
    entry = entry_of(customer)

    took(customer.post(f"waiting/{entry['id']}/refusal", {"offer_id": entry["offer"]["id"]}))
    story.rest()

    assert (entry_of(customer)["state"], entry_of(customer)["offer"]) == ("waiting", None)
    cancel(story, busy, orders[1])
    assert entry_of(customer)["offer"] is None, "the same start was declined"


def test_time_that_becomes_free_at_night_is_kept_for_the_first_who_is_told_in_the_morning(
    story: Story,
) -> None:
    busy, orders = full(story, hour=15)
    for order in orders:
        story.accept_offer(busy, order["id"])
    customer = story.customer()
    took(waits(story, customer, from_at=town.tomorrow(15), until_at=town.tomorrow(15)))
    story.turn(town.MONDAY + timedelta(hours=15))

    cancel(story, busy, orders[0])
    offer = entry_of(customer)["offer"]
    assert offer["starts_at"].startswith("2026-03-10T07:00")
    assert told(customer, "slot_offered") == [], "nobody is woken"
    night_owl = story.customer()
    wish = story.wish(night_owl, starts_at=town.tomorrow(15))
    wish |= {"shown_total_fen": offer["total_fen"]}
    assert night_owl.post("orders", wish).json()["code"] == "orders.NobodyFree"

    story.turn(town.MONDAY + timedelta(hours=22))
    assert "20分钟" in told(customer, "slot_offered")[0]
    entry = entry_of(customer)
    assert entry["offer"]["id"] == offer["id"]
    yes = {"offer_id": offer["id"], "shown_total_fen": offer["total_fen"]}
    placed = took(customer.post(f"waiting/{entry['id']}/acceptance", yes))
    story.pay(customer, placed["order_id"])
    assert told(customer, "slot_passed") == []


def test_an_offer_that_ran_out_while_the_house_was_away_is_made_again(story: Story) -> None:
    busy, orders = full(story)
    customer = story.customer()
    took(waits(story, customer))
    cancel(story, busy, orders[0])
    before = entry_of(customer)["offer"]

    story.later(hours=1)

    after = entry_of(customer)["offer"]
    assert (after["starts_at"], after["id"] == before["id"]) == (before["starts_at"], False)
    assert told(customer, "slot_passed") == []


def test_waiting_ends_by_leaving_or_when_the_days_are_over(story: Story) -> None:
    full(story)
    patient, impatient = story.customer(), story.customer()
    took(waits(story, patient))
    entry = took(waits(story, impatient))

    assert took(impatient.delete(f"waiting/{entry['id']}"))["state"] == "left"
    story.turn(datetime.fromisoformat(town.tomorrow(10)))

    assert entry_of(patient)["state"] == "expired"
    assert told(patient, "waiting_over") != []
    assert told(impatient, "waiting_over") == []


def test_nobody_waits_for_what_is_free_or_twice_for_the_same(story: Story) -> None:
    customer = story.customer()
    free = waits(story, customer)
    full(story)
    took(waits(story, customer))
    twice = waits(story, customer)

    assert free.json()["code"] == "waiting.FreeAlready"
    assert twice.json()["code"] == "waiting.WaitsAlready"


def test_the_desk_waits_for_a_caller_and_takes_what_is_offered(story: Story) -> None:
    busy, orders = full(story)
    customer, desk = story.customer(), story.cast.operator
    wish = story.wish(customer)
    del wish["starts_at"]
    window = {"from_at": town.tomorrow(10), "until_at": town.tomorrow(10)}
    caller = {"customer_id": str(customer.actor_id)}
    entry = took(desk.post("waiting", wish | window | caller))
    cancel(story, busy, orders[2])

    [line] = took(desk.get("waiting", in_line=True))["items"]
    yes = {"offer_id": line["offer"]["id"], "shown_total_fen": line["offer"]["total_fen"]}
    placed = took(desk.post(f"waiting/{entry['id']}/acceptance", yes))

    assert see(customer, placed["order_id"])["state"] == "unpaid"
