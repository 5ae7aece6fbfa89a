"""What is paid after the first part: changes on site, the balance, tips, and silence."""

from typing import Any

import pytest

from tests.doors.city import Caller
from tests.journeys.story import NEWS, Story, see, took

pytestmark = pytest.mark.slow

DEEP: dict[str, Any] = {"service": "deep-cleaning", "units": 4}
"""Work of which only a part is paid when it is ordered."""


def propose(worker: Caller, order: dict[str, Any], option: str) -> dict[str, Any]:
    """The worker proposes one option more."""
    path = f"visits/{order['visits'][0]['id']}/changes"
    return took(worker.post(path, {"options": [{"code": option}], "reason": "客户现场要求"}))


@pytest.mark.parametrize("news", NEWS)
def test_a_change_on_site_is_approved_and_paid(story: Story, news: str) -> None:
    customer = story.customer()
    order, worker = story.take(customer, pay="whole")
    story.begin(customer, order, worker)
    story.expect(news)

    change = propose(worker, order, "fridge-inside")
    decided = took(customer.post(f"changes/{change['id']}/decision", {"approve": True}))
    assert decided["state"] == "approved"
    paid = story.pay(customer, order["id"])
    assert paid["paid_fen"] == order["total_fen"] + change["amount_fen"]
    assert paid["changes"][0]["state"] == "paid"
    story.finish(order, worker)
    story.accept(customer, order["id"])
    story.pass_window()

    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("news", NEWS)
def test_the_balance_accepts_and_a_tip_is_the_workers_whole(story: Story, news: str) -> None:
    customer = story.customer()
    order, worker = story.take(customer, **DEEP)
    story.work(customer, order, worker)
    assert story.accept(customer, order["id"])["state"] == "finished"
    story.expect(news)

    accepted = story.pay(customer, order["id"])
    assert (accepted["state"], accepted["due_fen"]) == ("accepted", 0)
    before_fen = worker.get("earnings").json()["available_fen"]
    bill = took(customer.post(f"orders/{order['id']}/tips", {"amount_fen": 888}))
    story.pay(customer, order["id"], bill["id"])
    assert worker.get("earnings").json()["available_fen"] == before_fen + 888
    story.pass_window()

    story.ends_well(customer, order["id"])


def test_a_declined_change_costs_nothing(story: Story) -> None:
    customer = story.customer()
    order, worker = story.take(customer, pay="whole")
    story.begin(customer, order, worker)

    change = propose(worker, order, "ironing")
    took(customer.post(f"changes/{change['id']}/decision", {"approve": False}))
    story.finish(order, worker)

    assert story.accept(customer, order["id"])["state"] == "accepted"
    story.pass_window()
    story.ends_well(customer, order["id"])


def test_a_tip_that_was_thought_over_while_paying_comes_back(story: Story) -> None:
    customer = story.customer()
    order, worker = story.take(customer)
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    small = took(customer.post(f"orders/{order['id']}/tips", {"amount_fen": 300}))
    story.channel.order_fault("delay", seconds=60)
    story.tap(customer, order["id"], small["id"])

    large = took(customer.post(f"orders/{order['id']}/tips", {"amount_fen": 900}))
    story.later(minutes=2)
    story.pay(customer, order["id"], large["id"])
    story.pass_window()

    seen = {one["id"]: one["state"] for one in see(customer, order["id"])["bills"]}
    assert (seen[small["id"]], seen[large["id"]]) == ("void", "paid")
    assert story.channel.look("statistics")["money_fen"]["refunded"] == 300
    story.ends_well(customer, order["id"])


def test_silence_accepts_and_the_debt_blocks_until_it_is_paid(story: Story) -> None:
    customer = story.customer()
    order, worker = story.take(customer, **DEEP)
    story.work(customer, order, worker)
    story.later(hours=25)
    silent = see(customer, order["id"])
    assert silent["state"] == "accepted"
    assert (
        story.balance(f"customer_receivable:{order['id'].replace('-', '')}") == -silent["due_fen"]
    )
    shared_fen = worker.get("earnings").json()["pending_fen"]
    assert 0 < shared_fen < silent["paid_fen"]
    again = story.wish(customer, timing="now")
    assert customer.post("quotes", again).json()["code"] == "orders.InDebt"

    story.later(hours=73)
    took(customer.post(f"orders/{order['id']}/balance"))
    paid = story.pay(customer, order["id"])
    story.settle()

    assert paid["due_fen"] == 0
    assert worker.get("earnings").json()["available_fen"] > shared_fen
    assert customer.post("quotes", again).status_code == 200
    story.ends_well(customer, order["id"])
