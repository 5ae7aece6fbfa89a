"""A crew of two: from the booking of two different people to money that both have earned."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.kernel import clock
from doorstep.offering.areas import commands as areas
from tests.doors import city as town
from tests.doors.city import Caller
from tests.journeys.story import Story, do_steps, see, took
from tests.journeys.test_staffing import short_days

pytestmark = pytest.mark.slow


def test_a_crew_of_two_is_held_taken_comes_works_and_is_paid_by_its_parts(story: Story) -> None:
    customer = crew_of_two(story)
    order = story.place(customer)
    held = held_of(story, order)
    assert len({one["worker_id"] for one in held}) == 2
    story.pay(customer, order["id"])

    first = accept(story, order)
    assert see(customer, order["id"])["state"] == "open"
    second = accept(story, order, but=first)
    order = see(customer, order["id"])
    assert order["state"] == "assigned"
    shown = {one["id"] for one in order["visits"][0]["workers"]}
    assert shown == {str(first.actor_id), str(second.actor_id)}

    begin_together(story, customer, order, first, second)
    story.finish(order, second)
    assert story.accept(customer, order["id"])["state"] == "accepted"
    earned = [one.get("earnings").json()["pending_fen"] for one in (first, second)]
    story.pass_window()

    assert abs(earned[0] - earned[1]) <= 1 < sum(earned) < order["total_fen"]
    available = [one.get("earnings").json()["available_fen"] for one in (first, second)]
    assert available == earned
    story.ends_well(customer, order["id"])


def test_everybody_of_a_crew_that_worked_long_enough_is_told_to_rest(story: Story) -> None:
    story.do(areas.load_city_pack, pack=short_days())
    customer = crew_of_two(story)
    order = story.place(customer, units=4)
    story.pay(customer, order["id"])
    first = accept(story, order)
    second = accept(story, order, but=first)
    order = see(customer, order["id"])
    begin_together(story, customer, order, first, second)

    ends_at = datetime.fromisoformat(order["visits"][0]["ends_at"])
    story.turn(ends_at - timedelta(hours=2))
    story.finish(order, second)

    for one in (first, second):
        told = [row["kind"] for row in took(one.get("notices"))["items"]]
        assert "rest_due" in told


def test_who_does_not_pay_in_time_lets_the_whole_crew_go(story: Story) -> None:
    customer = crew_of_two(story)
    order = story.place(customer)
    assert len({one["worker_id"] for one in held_of(story, order)}) == 2
    wish = story.wish(customer)
    shown = took(customer.post("quotes", wish))
    nobody = customer.post("orders", wish | {"shown_total_fen": shown["total_fen"]})
    assert nobody.status_code == 409
    assert nobody.json()["code"] == "orders.NobodyFree"

    story.later(minutes=20)

    assert see(customer, order["id"])["state"] == "cancelled"
    assert held_of(story, order) == []
    again = story.place(customer)
    assert len(held_of(story, again)) == 2


def test_one_leaves_and_another_joins_those_who_are_on_the_way(story: Story) -> None:
    customer = crew_of_two(story)
    order = story.place(customer)
    story.pay(customer, order["id"])
    first = accept(story, order)
    second = accept(story, order, but=first)
    order = see(customer, order["id"])
    story.set_out(order, first)
    took(second.post(f"visits/{visit_of(order)}/departure"))

    took(
        story.cast.operator.post(
            f"orders/{order['id']}/release",
            {"worker_id": str(second.actor_id), "reason": "途中受伤"},
        )
    )
    story.rest()
    assert see(customer, order["id"])["state"] == "open"
    assert see(customer, order["id"])["visits"][0]["state"] == "travelling"
    come(story, order, first)
    third = accept(story, order, but=first)

    assert third not in (first, second)
    order = see(customer, order["id"])
    assert order["state"] == "under_way"
    took(third.post(f"visits/{visit_of(order)}/departure"))
    start(story, customer, order, first)
    do_steps(first, visit_of(order), "during", "after")
    early = first.post(f"visits/{visit_of(order)}/finish")
    assert early.json()["code"] == "tracking.CrewMissing"
    come(story, order, third)
    took(third.post(f"visits/{visit_of(order)}/finish"))
    story.rest()
    story.accept(customer, order["id"])
    story.pass_window()

    earned = [one.get("earnings").json()["available_fen"] for one in (first, second, third)]
    assert earned[1] == 0 < earned[0]
    assert abs(earned[0] - earned[2]) <= 1
    story.ends_well(customer, order["id"])


def test_who_never_came_is_taken_out_and_the_one_who_worked_has_the_pay(story: Story) -> None:
    customer = crew_of_two(story)
    order = story.place(customer)
    story.pay(customer, order["id"])
    first = accept(story, order)
    absent = accept(story, order, but=first)
    order = see(customer, order["id"])
    story.set_out(order, first)
    story.arrive(order, first)
    start(story, customer, order, first)

    took(
        story.cast.operator.post(
            f"orders/{order['id']}/release",
            {"worker_id": str(absent.actor_id), "reason": "未到场"},
        )
    )
    story.rest()
    assert see(customer, order["id"])["state"] == "under_way"
    story.finish(order, first)
    story.accept(customer, order["id"])
    story.pass_window()

    assert absent.get("earnings").json()["available_fen"] == 0
    assert first.get("earnings").json()["available_fen"] > 0
    story.ends_well(customer, order["id"])


def test_a_cancelled_crew_is_free_again_and_the_rest_is_paid_back(story: Story) -> None:
    customer = crew_of_two(story)
    order = story.place(customer)
    story.pay(customer, order["id"])
    first = accept(story, order)
    accept(story, order, but=first)
    cost = took(customer.get(f"orders/{order['id']}/cancellation"))

    took(
        customer.post(
            f"orders/{order['id']}/cancellation",
            {"shown_fee_fen": cost["fee_fen"], "reason": "改天再约"},
        )
    )
    story.settle()

    assert see(customer, order["id"])["refunded_fen"] == cost["refund_fen"]
    again = story.place(customer)
    third = {one["worker_id"] for one in held_of(story, again)}
    assert len(third) == 2
    story.pass_window()
    story.ends_well(customer, order["id"])


def crew_of_two(story: Story) -> Caller:
    """A customer in a city where daily cleaning is done by two."""
    service_id = story.service("daily-cleaning")
    took(story.cast.operator.put(f"services/{service_id}", {"crew": 2}))
    return story.customer()


def held_of(story: Story, order: dict[str, Any]) -> list[dict[str, Any]]:
    """Whose time the desk sees held for an order."""
    whole = took(story.cast.operator.get(f"orders/{order['id']}"))
    return [one for one in whole["visits"][0]["seats"] if one["state"] in ("held", "taken")]


def accept(story: Story, order: dict[str, Any], *, but: Caller | None = None) -> Caller:
    """One of those who were asked takes a seat."""
    for worker in story.cast.crew:
        if worker is but:
            continue
        for offer in worker.get("offers").json()["items"]:
            if offer["order_id"] == order["id"]:
                took(worker.post(f"offers/{offer['id']}/acceptance"))
                story.rest()
                return worker
    raise AssertionError("nobody was asked")


def begin_together(
    story: Story, customer: Caller, order: dict[str, Any], first: Caller, second: Caller
) -> None:
    """The first is at the door before the other leaves; the work begins with one code."""
    story.set_out(order, first)
    story.arrive(order, first)
    took(second.post(f"visits/{visit_of(order)}/departure"))
    start(story, customer, order, first)
    come(story, order, second)


def start(story: Story, customer: Caller, order: dict[str, Any], worker: Caller) -> None:
    """Whoever is there begins with the customer's code."""
    code = took(customer.post(f"visits/{visit_of(order)}/start-code"))["code"]
    do_steps(worker, visit_of(order), "before")
    took(worker.post(f"visits/{visit_of(order)}/start", {"code": code}))


def come(story: Story, order: dict[str, Any], worker: Caller) -> None:
    """A phone says that its worker is at the door, where others are already."""
    story.later(minutes=2)
    seen_at = clock.read() - timedelta(seconds=20)
    fix = town.HOME | {"accuracy_m": 15, "taken_at": seen_at.isoformat()}
    heard = took(worker.post("positions", {"fixes": [fix]}))
    assert heard["arrived_visit_ids"] == [visit_of(order)]


def visit_of(order: dict[str, Any]) -> str:
    """The one visit of an order."""
    return str(order["visits"][0]["id"])
