"""Objections and refunds after acceptance: every share shrinks, the payer has the money."""

from typing import Any

import pytest

from tests.doors.city import Caller
from tests.journeys.story import NEWS, Story, see, took

pytestmark = pytest.mark.slow


def accepted(story: Story, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """Paid, done and accepted work."""
    order, worker = story.take(customer, **changes)
    story.work(customer, order, worker)
    return story.accept(customer, order["id"]), worker


def object_to(story: Story, customer: Caller, order_id: str, refund_fen: int) -> None:
    """The customer objects, and the desk gives some money back."""
    body = {"reason": "厨房没有擦干净"}
    dispute = took(customer.post(f"orders/{order_id}/disputes", body))
    story.later(hours=80)
    decision = {"decision": "部分退款", "refund_fen": refund_fen}
    took(story.cast.operator.post(f"disputes/{dispute['id']}/decision", decision))
    story.settle()


@pytest.mark.parametrize("news", NEWS)
def test_a_dispute_ends_with_part_of_the_money_back(story: Story, news: str) -> None:
    customer = story.customer()
    order, worker = accepted(story, customer)
    pending_fen = worker.get("earnings").json()["pending_fen"]
    story.expect(news)

    object_to(story, customer, order["id"], order["total_fen"] // 2)
    story.settle()

    assert see(customer, order["id"])["refunded_fen"] == order["total_fen"] // 2
    earned = worker.get("earnings").json()
    assert earned["pending_fen"] == 0
    assert abs(earned["available_fen"] - pending_fen / 2) <= 1
    story.ends_well(customer, order["id"])


def test_a_merchants_disputed_order_is_refunded_before_it_is_shared(story: Story) -> None:
    customer = story.customer()
    chosen = str(story.cast.staff[0].actor_id)
    order, _ = accepted(story, customer, way="choose", worker_id=chosen)

    object_to(story, customer, order["id"], order["total_fen"] // 4)
    story.settle()

    kept_fen = order["total_fen"] - order["total_fen"] // 4
    assert story.merchants_fen() + story.balance("commission") == kept_fen
    assert story.balance("commission") <= kept_fen * 3_000 // 10_000
    story.ends_well(customer, order["id"])


def test_an_objection_that_is_taken_back_lets_the_shares_go(story: Story) -> None:
    customer = story.customer()
    order, worker = accepted(story, customer)
    dispute = took(customer.post(f"orders/{order['id']}/disputes", {"reason": "误会"}))
    story.later(hours=80)
    assert worker.get("earnings").json()["available_fen"] == 0

    took(customer.post(f"disputes/{dispute['id']}/withdrawal"))
    story.settle()

    assert worker.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_the_desk_gives_all_the_money_back(story: Story) -> None:
    customer = story.customer()
    order, worker = accepted(story, customer)

    body = {"amount_fen": order["total_fen"], "reason": "服务严重不符"}
    took(story.cast.operator.post(f"orders/{order['id']}/refunds", body))
    story.settle()
    story.pass_window()

    assert see(customer, order["id"])["refunded_fen"] == order["total_fen"]
    assert worker.get("earnings").json() | {"paid_by_merchant": False} == {
        "pending_fen": 0,
        "available_fen": 0,
        "paid_by_merchant": False,
    }
    story.ends_well(customer, order["id"])
