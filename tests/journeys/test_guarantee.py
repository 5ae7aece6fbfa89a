"""A promise that is not kept: the customer is compensated unasked, out of the platform's money."""

from typing import Any

import pytest

from doorstep.kernel import edge
from doorstep.visits.dispatch import commands as dispatch
from tests.doors.city import CITY, Caller, operator_act
from tests.journeys.story import Story, see, took

PROMISED = {"worker_lost_fen": 500, "nobody_found_fen": 1_000}


@pytest.fixture(autouse=True)
def promised(story: Story) -> None:
    """The city publishes what it promises."""

    act = operator_act("administrator")
    edge.enter(lambda _: dispatch.publish_policy(act, facts=PROMISED, why="履约保障"), city_id=CITY)


def test_who_loses_their_worker_gets_money_back_with_the_end_of_the_order(story: Story) -> None:
    customer = story.customer()
    order, first = story.take(customer, pay="whole")
    took(first.post(f"orders/{order['id']}/release", {"reason": "车坏了"}))
    story.rest()
    assert [one["state"] for one in compensations(customer, order["id"])] == ["due"]
    second = story.accept_offer(customer, order["id"])
    assert second.actor_id != first.actor_id

    story.work(customer, see(customer, order["id"]), second)
    story.accept(customer, order["id"])
    story.pass_window()
    story.settle()

    (given,) = compensations(customer, order["id"])
    assert (given["cause"], given["amount_fen"], given["state"]) == ("worker_lost", 500, "paid")
    assert story.balance("compensation_expense") == -500
    assert second.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_where_nothing_was_kept_to_pay_back_the_desk_gives_it_otherwise(story: Story) -> None:
    customer = story.customer()
    for worker in story.cast.crew:
        took(worker.put("duty", {"on_duty": False}))
    order = story.place(customer, timing="now", pay="whole")
    story.pay(customer, order["id"])
    story.later(minutes=16)
    story.settle()
    assert see(customer, order["id"])["state"] == "cancelled"

    (owed,) = compensations(customer, order["id"])

    assert (owed["cause"], owed["amount_fen"], owed["state"]) == ("nobody_found", 1_000, "owed")
    story.ends_well(customer, order["id"])


def compensations(customer: Caller, order_id: str) -> list[dict[str, Any]]:
    """What the customer is told that they get."""
    seen: list[dict[str, Any]] = took(customer.get(f"orders/{order_id}/compensations"))
    return seen
