"""A promise that is not kept: the customer is compensated unasked, out of the platform's money."""

from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from doorstep.aftercare.guarantee import commands as guarantee
from doorstep.kernel import edge, ids
from doorstep.kernel.errors import NotAllowed
from doorstep.visits.dispatch import commands as dispatch
from doorstep_simulator.actors import collecting, hiring
from tests.doors.city import CITY, Caller, operator_act
from tests.journeys.story import Story, see, took

pytestmark = pytest.mark.slow

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


def test_where_nothing_is_left_to_go_back_it_comes_to_the_customers_wechat(story: Story) -> None:
    customer, order_id = nobody_came(story)

    (sent,) = compensations(customer, order_id)
    assert (sent["cause"], sent["amount_fen"], sent["state"]) == ("nobody_found", 1_000, "sent")
    assert notices(customer)[0] == "compensation_sent"
    story.channel.ask("transfers/confirm", package_info=sent["package"])
    story.settle()

    assert compensations(customer, order_id)[0]["state"] == "paid"
    assert story.balance("compensation_expense") == -1_000
    assert story.channel.look("statistics")["money_fen"]["transferred"] == 1_000
    story.ends_well(customer, order_id)


def test_what_was_not_confirmed_comes_back_and_is_collected_later(story: Story) -> None:
    customer, order_id = nobody_came(story)
    story.later(hours=25)
    story.settle()
    (owed,) = compensations(customer, order_id)
    assert (owed["state"], owed["package"]) == ("owed", "")
    assert story.balance("compensation_expense") == 0
    story.books_are_right()

    took(customer.post(f"compensations/{owed['id']}/receipt"))
    took(customer.post(f"compensations/{owed['id']}/receipt"))
    story.settle()
    (again,) = compensations(customer, order_id)
    story.channel.ask("transfers/confirm", package_info=again["package"])
    story.settle()

    assert compensations(customer, order_id)[0]["state"] == "paid"
    assert story.balance("compensation_expense") == -1_000
    refused = customer.post(f"compensations/{owed['id']}/receipt")
    assert refused.json()["code"] == "guarantee.NothingToCollect"
    story.ends_well(customer, order_id)


def test_the_customers_of_a_simulation_bring_it_to_an_end(story: Story) -> None:
    customer, order_id = nobody_came(story)
    scene = SimpleNamespace(
        customers=[AtTheDoor(customer)],
        channel=AtTheDesk(story),
        record=SimpleNamespace(troubles=Counter(), counts=Counter()),
    )
    story.later(hours=25)
    story.settle()
    assert [one["state"] for one in compensations(customer, order_id)] == ["owed"]

    rounds = []
    for _ in range(3):
        rounds.append(at_once(collecting.collect(scene)))
        story.settle()

    assert rounds == [0, 1, 0]
    assert [one["state"] for one in compensations(customer, order_id)] == ["paid"]
    assert scene.record.troubles == {}


def test_what_wechat_cannot_carry_is_the_desks_and_after_a_week_it_is_late(story: Story) -> None:
    desk = story.cast.operator
    dear = PROMISED | {"nobody_found_fen": 200_000}
    took(desk.post("dispatch/policies", {"facts": dear, "why": "履约保障"}))
    _, order_id = nobody_came(story)

    (owed,) = took(desk.get("compensations"))["items"]
    assert (owed["order_id"], owed["owed_why"], owed["is_late"]) == (order_id, "amount", False)
    assert in_all(desk) == (1, 200_000, 0)
    assert took(desk.get("compensations?late=true"))["items"] == []
    story.later(days=7)

    (late,) = took(desk.get("compensations?late=true"))["items"]
    assert late["is_late"]
    assert in_all(desk) == (1, 200_000, 1)
    assert warned(desk) == 1

    took(desk.post(f"compensations/{owed['id']}/giving", {"how": "银行转账"}))
    assert in_all(desk) == (0, 0, 0)
    assert warned(desk) == 0


def test_who_never_confirms_is_not_forgotten_by_asking_again(story: Story) -> None:
    customer, _ = nobody_came(story)
    story.later(hours=25)
    story.settle()
    (first,) = took(story.cast.operator.get("compensations"))["items"]
    assert first["owed_why"] == "lapsed"
    took(customer.post(f"compensations/{first['id']}/receipt"))
    story.settle()
    story.later(hours=25)
    story.settle()

    (again,) = took(story.cast.operator.get("compensations"))["items"]

    assert (again["owed_at"], again["late_at"]) == (first["owed_at"], first["late_at"])


def test_nobody_else_collects_it(story: Story) -> None:
    customer, order_id = nobody_came(story)
    (sent,) = compensations(customer, order_id)

    refused = story.customer().post(f"compensations/{sent['id']}/receipt")

    assert refused.status_code == 404


def test_what_a_merchant_holds_is_left_there_and_the_platform_pays(story: Story) -> None:
    customer = story.customer()
    chosen = story.cast.staff[0]
    order, worker = story.take(customer, pay="whole", way="choose", worker_id=str(chosen.actor_id))
    took(worker.post(f"orders/{order['id']}/release", {"reason": "车坏了"}))
    story.rest()
    took(
        customer.post(
            f"orders/{order['id']}/cancellation", {"reason": "不需要了", "shown_fee_fen": 0}
        )
    )
    story.settle()

    (sent,) = compensations(customer, order["id"])
    assert (sent["cause"], sent["state"]) == ("worker_lost", "sent")
    story.channel.ask("transfers/confirm", package_info=sent["package"])
    story.settle()

    assert compensations(customer, order["id"])[0]["state"] == "paid"
    assert story.balance("compensation_expense") == -500
    earn(story)
    story.books_are_right()


def test_a_merchants_desk_does_not_give_what_the_platform_owes(story: Story) -> None:
    act = replace(operator_act("administrator"), merchant_id=story.cast.merchant_id)

    with pytest.raises(NotAllowed):
        edge.enter(
            lambda _: guarantee.give_otherwise(act, compensation_id=ids.new(CITY), how="现金"),
            city_id=CITY,
        )


def test_what_the_demo_promises_is_published_and_everybody_reads_it(story: Story) -> None:
    policy = {"facts": hiring.PROMISES, "why": "履约保障"}
    took(story.cast.operator.post("dispatch/policies", policy))

    notice = took(story.customer().get("algorithm-notice"))

    (said,) = [one for one in notice["sections"] if one["code"] == "guarantee"]
    assert [("5元" in one, "10元" in one) for one in said["sentences"]] == [
        (True, False),
        (False, True),
        (False, True),
        (False, False),
    ]
    assert "微信" in said["sentences"][-1]


def in_all(desk: Caller) -> tuple[int, int, int]:
    """What the desk's list of money says of it: how many, how much, how many late."""
    (found,) = [one for one in took(desk.get("money/waiting")) if one["kind"] == "compensation"]
    return found["count"], found["amount_fen"], found["late"]


def warned(desk: Caller) -> int:
    """Of how many late ones the audit warns, which stays clean."""
    report = took(desk.post("ledger/audits"))
    assert report["clean"]
    return sum(one["count"] for one in report["findings"] if one["check"] == "guarantee.late")


class AtTheDoor:
    """A customer of a simulation, who enters by this story's door."""

    def __init__(self, customer: Caller) -> None:
        self.door, self.made_good = customer, set()
        self.caller = self
        self.token = customer.token

    async def get(self, path: str, **query: Any) -> Any:
        return took(self.door.get(path, **query))

    async def post(self, path: str, body: Any = None) -> Any:
        return took(self.door.post(path, body))


class AtTheDesk:
    """The channel's control desk of this story."""

    def __init__(self, story: Story) -> None:
        self.story = story

    async def confirm_transfer(self, **by: str) -> None:
        self.story.channel.ask("transfers/confirm", **by)


def at_once(part: Coroutine[Any, Any, int]) -> int:
    """What a part of a simulation answers that never has to wait."""
    try:
        part.send(None)
    except StopIteration as done:
        return int(done.value)
    raise AssertionError("it waits for something")


def nobody_came(story: Story) -> tuple[Caller, str]:
    """A customer whose paid order was cancelled because nobody could come, and the order."""
    earn(story)
    customer = story.customer()
    for worker in story.cast.crew:
        took(worker.put("duty", {"on_duty": False}))
    order = story.place(customer, timing="now", pay="whole")
    story.pay(customer, order["id"])
    story.later(minutes=16)
    story.settle()
    assert see(customer, order["id"])["state"] == "cancelled"
    return customer, order["id"]


def earn(story: Story) -> None:
    """The platform has earned something, of which it can give."""
    customer = story.customer()
    order, worker = story.take(customer, timing="now", pay="whole")
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()


def notices(customer: Caller) -> list[str]:
    """The kinds of what the customer was told, the newest first."""
    return [one["kind"] for one in took(customer.get("notices"))["items"]]


def compensations(customer: Caller, order_id: str) -> list[dict[str, Any]]:
    """What the customer is told that they get."""
    seen: list[dict[str, Any]] = took(customer.get(f"orders/{order_id}/compensations"))
    return seen
