"""Cancelling at each stage: the fee that is shown is taken, the worker's part of it is paid."""

from datetime import timedelta
from typing import Any

import pytest

from tests.doors.city import MONDAY, Caller
from tests.journeys.story import NEWS, Story, see, took

STAGES = ("unpaid", "open", "assigned", "on the way", "arrived")


def until(story: Story, customer: Caller, stage: str) -> tuple[dict[str, Any], Caller | None]:
    """An order that has come so far, an hour before its start or later."""
    if stage == "unpaid":
        return story.place(customer), None
    if stage == "open":
        order = story.place(customer)
        return story.pay(customer, order["id"]), None
    order, worker = story.take(customer)
    story.turn(MONDAY + timedelta(days=1, hours=1))
    if stage in ("on the way", "arrived"):
        story.set_out(order, worker)
    if stage == "arrived":
        story.arrive(order, worker)
    return order, worker


def cancel(story: Story, customer: Caller, order_id: str) -> dict[str, Any]:
    """The customer looks at the fee and cancels for it; answers what was shown."""
    shown = took(customer.get(f"orders/{order_id}/cancellation"))
    body = {"shown_fee_fen": shown["fee_fen"], "reason": "临时有事"}
    took(customer.post(f"orders/{order_id}/cancellation", body))
    story.settle()
    return shown


@pytest.mark.parametrize("stage", STAGES)
def test_the_fee_that_is_shown_is_the_fee_that_is_taken(story: Story, stage: str) -> None:
    customer = story.customer()
    order, worker = until(story, customer, stage)

    shown = cancel(story, customer, order["id"])

    gone = see(customer, order["id"])
    assert (gone["state"], gone["fee_fen"]) == ("cancelled", shown["fee_fen"])
    assert gone["refunded_fen"] == shown["refund_fen"] == gone["paid_fen"] - shown["fee_fen"]
    refunded_fen = story.channel.look("statistics")["money_fen"]["refunded"]
    assert refunded_fen == shown["refund_fen"]
    earned_fen = worker.get("earnings").json()["available_fen"] if worker else 0
    assert (shown["fee_fen"] > 0) == (earned_fen > 0) == (stage not in ("unpaid", "open"))
    assert earned_fen + story.balance("cancellation_income") == shown["fee_fen"]
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("news", [one for one in NEWS if one != "heard"])
def test_a_refund_ends_however_its_news_comes(story: Story, news: str) -> None:
    customer = story.customer()
    order, _ = until(story, customer, "on the way")
    story.expect(news)
    heard = len(story.channel.answers)

    shown = cancel(story, customer, order["id"])

    answers = story.channel.answers[heard:]
    assert answers == {"lost": [], "doubled": [204] * 5, "forged": [401, 204]}[news]
    assert see(customer, order["id"])["refunded_fen"] == shown["refund_fen"]
    story.ends_well(customer, order["id"])


def test_a_merchant_keeps_the_fee_of_its_order_and_the_rest_goes_back(story: Story) -> None:
    customer = story.customer()
    chosen = story.cast.staff[0]
    order, worker = story.take(customer, way="choose", worker_id=str(chosen.actor_id))
    story.set_out(order, worker)

    shown = cancel(story, customer, order["id"])

    assert 0 < shown["fee_fen"] < order["total_fen"]
    assert story.merchants_fen() == shown["fee_fen"]
    story.ends_well(customer, order["id"])


def test_who_cancels_while_paying_has_the_money_back(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.channel.order_fault("delay", seconds=60)
    story.tap(customer, order["id"])

    took(customer.post(f"orders/{order['id']}/cancellation", {"shown_fee_fen": 0}))
    story.later(minutes=2)
    story.settle()

    gone = see(customer, order["id"])
    assert (gone["state"], gone["refunded_fen"]) == ("cancelled", order["total_fen"])
    story.ends_well(customer, order["id"])


def test_the_desk_weighs_work_that_has_begun(story: Story) -> None:
    customer, desk = story.customer(), story.cast.operator
    order, worker = story.take(customer)
    story.begin(customer, order, worker)
    path = f"orders/{order['id']}/cancellation"
    refused = customer.get(path)

    shown = took(desk.get(path))
    body = {"shown_fee_fen": shown["fee_fen"], "reason": "客户家中停水"}
    took(desk.post(path, body))
    story.settle()

    assert refused.json()["code"] == "orders.TooLate"
    assert 0 < shown["fee_fen"] < order["total_fen"]
    assert 0 < worker.get("earnings").json()["available_fen"] < shown["fee_fen"]
    story.ends_well(customer, order["id"])
