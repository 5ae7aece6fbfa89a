"""Booking in every way of getting a person, from the wish to settled money."""

import pytest

from tests.journeys.story import FORGERIES, NEWS, Story, see, took


@pytest.mark.parametrize("news", NEWS)
def test_the_house_sends_somebody_at_once(story: Story, news: str) -> None:
    customer = story.customer()
    story.expect(news)

    order, worker = story.take(customer, timing="now")
    story.work(customer, order, worker)
    shown = took(worker.post(f"orders/{order['id']}/finish-code"))
    assert story.accept(customer, order["id"], shown["token"])["state"] == "accepted"
    pending_fen = worker.get("earnings").json()["pending_fen"]
    story.pass_window()

    assert 0 < pending_fen < order["total_fen"]
    assert worker.get("earnings").json()["available_fen"] == pending_fen
    story.ends_well(customer, order["id"])


def test_the_house_sends_somebody_at_a_time_that_was_free(story: Story) -> None:
    customer = story.customer()
    wish = story.wish(customer)
    looked = {"address_id": wish["address_id"], "variant": "standard", "units": 2}
    free = took(customer.get(f"services/{wish['service_id']}/starts", day="2026-03-10", **looked))

    order, worker = story.take(
        customer, address_id=wish["address_id"], starts_at=free[0]["starts_at"]
    )
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()

    assert worker.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_the_first_to_grab_has_the_order(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer, way="grab")
    story.pay(customer, order["id"])
    fast, slow = story.cast.crew[1], story.cast.crew[0]
    seen = [one["order_id"] for one in took(slow.get("hall"))["demands"]]

    took(fast.post(f"hall/{order['id']}/grab"))
    late = slow.post(f"hall/{order['id']}/grab")
    story.rest()

    assert seen == [order["id"]]
    assert late.status_code == 409
    story.work(customer, order, fast)
    story.accept(customer, order["id"])
    story.pass_window()
    assert slow.get("earnings").json()["available_fen"] == 0
    assert fast.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_the_customer_chooses_a_person(story: Story) -> None:
    customer = story.customer()
    chosen = story.cast.crew[2]

    order, worker = story.take(customer, way="choose", worker_id=str(chosen.actor_id))

    assert worker is chosen
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("news", NEWS)
def test_a_merchants_order_is_shared_out_and_the_rest_unfrozen(story: Story, news: str) -> None:
    customer = story.customer()
    story.expect(news)
    chosen = story.cast.staff[0]

    order, worker = story.take(customer, way="choose", worker_id=str(chosen.actor_id))
    assert order["seller"] == "好邻居家政"
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()

    merchant_fen = story.merchants_fen()
    assert 0 < story.balance("commission") <= order["total_fen"] * 3_000 // 10_000
    assert merchant_fen + story.balance("commission") == order["total_fen"]
    assert story.channel.look("statistics")["money_fen"]["shared"] == story.balance("commission")
    assert worker.get("earnings").json()["paid_by_merchant"]
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("forgery", [one for one in FORGERIES if one != "forged"])
def test_no_kind_of_false_letter_is_believed(story: Story, forgery: str) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.expect(forgery)

    paid = story.pay(customer, order["id"])

    assert (paid["state"], paid["paid_fen"]) == ("open", order["total_fen"])
    assert story.channel.answers[-1] == 204
    story.books_are_right()


def test_who_is_slow_to_pay_lets_the_time_go_and_late_money_comes_back(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.later(minutes=14)
    story.channel.order_fault("delay", seconds=3_600)
    story.channel.order_fault("error", path="*out-trade-no*", code="ORDER_NOT_EXIST", times=None)
    story.tap(customer, order["id"])
    story.later(minutes=2)
    story.later(minutes=2)
    assert see(customer, order["id"])["state"] == "cancelled"
    assert story.books() == {}

    story.channel.end_faults()
    story.later(minutes=58)
    assert story.channel.answers == [204]
    story.settle()

    late = see(customer, order["id"])
    assert (late["surplus_fen"], late["refunded_fen"]) == (order["total_fen"], 0)
    assert late["paid_fen"] == 0
    assert story.channel.look("statistics")["money_fen"]["refunded"] == order["total_fen"]
    story.ends_well(customer, order["id"])
