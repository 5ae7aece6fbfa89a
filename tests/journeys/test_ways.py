"""Every way of getting a person with every kind of bad news about the payment."""

from typing import Any

import pytest

from doorstep.kernel import edge
from doorstep.visits.dispatch import commands as dispatch
from tests.doors.city import CITY, Caller, operator_act
from tests.journeys.story import NEWS, Story, see, took

pytestmark = pytest.mark.slow

WAYS = ("appointment", "grab", "apply and pick", "choose")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("news", [one for one in NEWS if one != "heard"])
def test_a_person_is_found_and_paid_however_the_news_comes(
    story: Story, news: str, way: str
) -> None:
    customer = story.customer()
    if way == "apply and pick":
        let_customers_pick()
    story.expect(news)

    order = story.place(customer, **asked(story, way))
    assert story.pay(customer, order["id"])["state"] == "open"
    worker = found(story, customer, order["id"], way)
    order = see(customer, order["id"])
    assert order["state"] == "assigned"
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    story.pass_window()

    assert worker.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_of_two_who_apply_the_customer_picks_one(story: Story) -> None:
    let_customers_pick()
    customer = story.customer()
    order = story.place(customer, way="grab")
    story.pay(customer, order["id"])
    first, second = story.cast.crew[:2]
    for worker in (first, second):
        took(worker.post(f"hall/{order['id']}/applications", {"note": "我有经验"}))
    applicants = took(customer.get(f"orders/{order['id']}/applicants"))
    wanted = next(one for one in applicants if one["worker"]["id"] == str(second.actor_id))

    took(customer.post(f"applicants/{wanted['id']}/choice"))
    late = customer.post(f"applicants/{applicants[0]['id']}/choice")
    story.rest()

    assert len(applicants) == 2
    assert late.status_code in (404, 409)
    assert second.get(f"orders/{order['id']}").status_code == 200
    assert first.get(f"orders/{order['id']}").status_code == 404
    assert took(first.get("applications"))["items"][0]["state"] != "waiting"


def asked(story: Story, way: str) -> dict[str, Any]:
    """What is wished in a way of getting a person."""
    if way in ("grab", "apply and pick"):
        return {"way": "grab"}
    if way == "choose":
        return {"way": "choose", "worker_id": str(story.cast.crew[2].actor_id)}
    return {}


def found(story: Story, customer: Caller, order_id: str, way: str) -> Caller:
    """Who has the order in the end."""
    worker = story.cast.crew[1]
    if way == "grab":
        took(worker.post(f"hall/{order_id}/grab"))
    elif way == "apply and pick":
        took(worker.post(f"hall/{order_id}/applications", {"note": "马上可以出发"}))
        applicant = took(customer.get(f"orders/{order_id}/applicants"))[0]
        took(customer.post(f"applicants/{applicant['id']}/choice"))
    else:
        return story.accept_offer(customer, order_id)
    story.rest()
    return worker


def let_customers_pick() -> None:
    """From now on customers choose among those who apply."""
    act = operator_act("administrator")
    edge.enter(
        lambda _: dispatch.publish_policy(act, facts={"grab_rule": "pick"}, why="客户挑选"),
        city_id=CITY,
    )
