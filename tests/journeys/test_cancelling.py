"""Cancelling at each stage: the fee that is shown is taken, the worker's part of it is paid."""

from datetime import timedelta
from typing import Any

import pytest

from tests.doors.city import MONDAY, Caller
from tests.journeys.story import NEWS, Story, see, took

pytestmark = pytest.mark.slow

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
    if worker:
        assert worker.get("earnings").json()["available_fen"] == 0
    story.pass_window()
    earned_fen = worker.get("earnings").json()["available_fen"] if worker else 0
    assert (shown["fee_fen"] > 0) == (earned_fen > 0) == (stage not in ("unpaid", "open"))
    assert earned_fen + story.balance("cancellation_income") == shown["fee_fen"]
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("stage", ["open", "assigned", "on the way"])
@pytest.mark.parametrize("news", [one for one in NEWS if one != "heard"])
def test_a_refund_ends_however_its_news_comes(story: Story, news: str, stage: str) -> None:
    customer = story.customer()
    order, _ = until(story, customer, stage)
    story.expect(news)
    heard = len(story.channel.answers)

    shown = cancel(story, customer, order["id"])

    answers = story.channel.answers[heard:]
    expected = {"lost": [], "doubled": [204] * 5, "forged": [401, 204], "late": [204]}
    assert answers == expected[news]
    assert see(customer, order["id"])["refunded_fen"] == shown["refund_fen"]
    story.pass_window()
    story.ends_well(customer, order["id"])


def test_a_merchant_keeps_the_fee_of_its_order_and_the_rest_goes_back(story: Story) -> None:
    customer = story.customer()
    chosen = story.cast.staff[0]
    order, worker = story.take(customer, way="choose", worker_id=str(chosen.actor_id))
    story.set_out(order, worker)

    shown = cancel(story, customer, order["id"])

    assert 0 < shown["fee_fen"] < order["total_fen"]
    story.pass_window()
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
    assert (gone["state"], gone["refunded_fen"]) == ("cancelled", 0)
    assert gone["surplus_fen"] == order["total_fen"], "money that came too late is no refund"
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
    story.pass_window()
    assert 0 < worker.get("earnings").json()["available_fen"] < shown["fee_fen"]
    story.ends_well(customer, order["id"])


@pytest.mark.parametrize("by_firm", [False, True])
def test_a_fee_that_is_objected_to_is_given_back(story: Story, by_firm: bool) -> None:
    customer = story.customer()
    chosen = {"way": "choose", "worker_id": str(story.cast.staff[0].actor_id)}
    order, worker = story.take(customer, **(chosen if by_firm else {}))
    story.set_out(order, worker)
    fee_fen = cancel(story, customer, order["id"])["fee_fen"]

    body = {"reason": "师傅迟到，我才取消的"}
    dispute = took(customer.post(f"orders/{order['id']}/disputes", body))
    story.later(hours=80)
    assert (story.merchants_fen(), story.balance("commission")) == (0, 0)
    decision = {"decision": "退还一半费用", "refund_fen": fee_fen // 2}
    took(story.cast.operator.post(f"disputes/{dispute['id']}/decision", decision))
    story.settle()

    gone = see(customer, order["id"])
    assert gone["refunded_fen"] == gone["paid_fen"] - fee_fen + fee_fen // 2
    story.ends_well(customer, order["id"])


def test_the_desk_gives_a_fee_back_after_it_was_paid_out(story: Story) -> None:
    customer = story.customer()
    order, worker = story.take(customer)
    story.set_out(order, worker)
    fee_fen = cancel(story, customer, order["id"])["fee_fen"]
    story.pass_window()
    assert worker.get("earnings").json()["available_fen"] > 0

    body = {"amount_fen": fee_fen, "reason": "客户有医院证明"}
    took(story.cast.operator.post(f"orders/{order['id']}/refunds", body))
    story.settle()

    gone = see(customer, order["id"])
    assert gone["refunded_fen"] == gone["paid_fen"]
    assert worker.get("earnings").json()["available_fen"] == 0
    story.ends_well(customer, order["id"])


def test_who_paid_twice_and_cancels_has_both_payments_back(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    path, openid = f"orders/{order['id']}/payments", story.openids[customer.token]
    code_url = took(customer.post(path, {"scene": "native"}))["code_url"]
    prepay = took(customer.post(path, {"scene": "jsapi"}))["prepay"]
    story.channel.ask("pay", code_url=code_url, openid=openid)
    prepay_id = prepay["package"].removeprefix("prepay_id=")
    story.channel.ask("pay", prepay_id=prepay_id, openid=openid)
    story.settle()
    paid_fen = see(customer, order["id"])["paid_fen"]

    cancel(story, customer, order["id"])
    story.settle()

    money = story.channel.look("statistics")["money_fen"]
    assert money["refunded"] == money["paid"] == 2 * paid_fen
    story.ends_well(customer, order["id"])
