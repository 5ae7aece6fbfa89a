"""What workers have a say in: whom they meet, who takes over, when they rest, why it was not me."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.kernel import clock
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from tests.doors.city import Caller
from tests.journeys.story import Story, see, took

pytestmark = pytest.mark.slow


def test_who_has_worked_long_enough_gets_a_rest_and_no_offer(
    story: Story,
) -> None:
    first, second = story.cast.crew[:2]
    story.do(areas.load_city_pack, pack=short_days())
    for worker in story.cast.crew[1:]:
        took(worker.put("duty", {"on_duty": False}))
    customer = story.customer()
    took(first.put("duty", {"on_duty": True}))
    order = story.place(customer, timing="now", units=4, pay="whole")
    story.pay(customer, order["id"])
    assert story.accept_offer(customer, order["id"]).actor_id == first.actor_id
    work_at_once(story, customer, order["id"], first, hours=4)

    rest = took(first.get("rest"))
    assert (rest["is_due"], rest["why"]) == (True, "daily")
    until = datetime.fromisoformat(rest["until"])
    assert timedelta(0) < until - clock.read() <= timedelta(hours=24)

    again = story.customer()
    waiting = story.place(again, timing="now", pay="whole")
    story.pay(again, waiting["id"])
    story.later(seconds=1)
    assert asked(first, waiting["id"]) == []
    took(second.put("duty", {"on_duty": True}))
    story.later(minutes=1)
    assert asked(second, waiting["id"]) != []

    story.turn(until + timedelta(seconds=1))
    assert took(first.get("rest"))["is_due"] is False


def test_who_stood_by_has_less_left_of_the_day_for_times_and_offers(story: Story) -> None:
    desk, first, customer = story.cast.operator, story.cast.crew[0], story.customer()
    story.do(areas.load_city_pack, pack=short_days())
    for worker in story.cast.crew[1:]:
        took(worker.put("duty", {"on_duty": False}))
    took(first.put("duty", {"on_duty": True}))
    wish = story.wish(customer)
    looked = {
        "variant": "standard",
        "units": 2,
        "address_id": wish["address_id"],
        "worker_id": str(first.actor_id),
        "day": clock.read().date().isoformat(),
    }
    path = f"services/{wish['service_id']}/starts"
    assert took(customer.get(path, **looked))
    hours = {
        "starts_at": clock.read().isoformat(),
        "ends_at": (clock.read() + timedelta(hours=3)).isoformat(),
    }

    took(desk.post(f"workers/{first.actor_id}/standbys", {"note": "雨天", **hours}))

    left = [datetime.fromisoformat(one["starts_at"]) for one in took(customer.get(path, **looked))]
    waited_until = datetime.fromisoformat(hours["ends_at"])
    assert left and max(left) <= waited_until - timedelta(minutes=30), "four and a half hours"
    story.turn(waited_until + timedelta(minutes=1))
    order = story.place(customer, timing="now", pay="whole")
    story.pay(customer, order["id"])
    story.later(minutes=4)
    assert asked(first, order["id"]) == []
    took(story.cast.crew[1].put("duty", {"on_duty": True}))
    story.later(minutes=1)
    assert asked(story.cast.crew[1], order["id"]) != []


def test_an_order_is_handed_to_a_colleague_who_agrees_and_the_customer_sees_the_new_name(
    story: Story,
) -> None:
    customer = story.customer()
    order, giver = story.take(customer, pay="whole")
    free = took(giver.get(f"orders/{order['id']}/colleagues"))
    assert free, "somebody of the crew is free"
    taker = next(one for one in story.cast.crew if str(one.actor_id) == free[0]["id"])
    body = {"worker_id": free[0]["id"], "reason": "家里有事"}

    shown = took(giver.post(f"orders/{order['id']}/handovers", body))
    assert see(customer, order["id"])["state"] == "assigned"
    assert taker.get(f"orders/{order['id']}").status_code == 404
    stranger = next(one for one in story.cast.crew if one not in (giver, taker))
    assert stranger.post(f"handovers/{shown['id']}/acceptance").status_code == 404
    (asked,) = took(taker.get("handovers"))["items"]
    (own,) = took(giver.get("handovers"))["items"]
    assert (own["id"], own["distance_m"]) == (asked["id"], None)
    assert (asked["community"], asked["minutes"]) == ("云河花园", 120)
    assert asked["starts_at"] == see(customer, order["id"])["visits"][0]["starts_at"]
    assert asked["service_name"] and asked["distance_m"] > 0 and asked["pay_fen"] > 0
    assert not {"customer_id", "address_id", "lat", "lng"} & set(asked)
    took(taker.post(f"handovers/{shown['id']}/acceptance"))
    story.rest()

    assert see(customer, order["id"])["state"] == "assigned"
    assert taker.get(f"orders/{order['id']}").status_code == 200
    assert giver.post(f"orders/{order['id']}/handovers", body).status_code in (404, 409)
    story.work(customer, see(customer, order["id"]), taker)
    story.accept(customer, order["id"])
    story.pass_window()
    assert taker.get("earnings").json()["available_fen"] > 0
    assert giver.get("earnings").json()["available_fen"] == 0
    story.ends_well(customer, order["id"])


def test_who_is_blocked_is_not_sent_and_after_it_is_undone_is_again(story: Story) -> None:
    customer = story.customer()
    first = story.cast.crew[0]
    for worker in story.cast.crew[1:]:
        took(worker.put("duty", {"on_duty": False}))
    took(first.put("duty", {"on_duty": True}))
    block = took(customer.post(f"workers/{first.actor_id}/block", {"reason": "迟到"}))
    assert first.get("blocks").json()["items"] == [], "the other side is not told"

    order = story.place(customer, timing="now", pay="whole")
    story.pay(customer, order["id"])
    story.later(minutes=2)
    assert asked(first, order["id"]) == []
    assert first.post(f"hall/{order['id']}/grab").status_code in (403, 404, 409)

    took(customer.delete(f"blocks/{block['id']}"))
    assert took(customer.get("blocks"))["items"] == []
    other = story.place(customer, timing="now", pay="whole")
    story.pay(customer, other["id"])
    story.later(seconds=2)
    assert asked(first, other["id"]) != []


def test_a_worker_reads_why_it_was_not_they_and_the_notice_says_what_runs(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer, timing="now", pay="whole")
    for worker in story.cast.crew:
        took(worker.put("duty", {"on_duty": True}))
    story.pay(customer, order["id"])
    offered = [one for one in story.cast.crew if asked(one, order["id"])]
    others = [one for one in story.cast.crew if one not in offered]
    assert len(offered) == 1

    (mine,) = took(offered[0].get(f"decisions?order_id={order['id']}"))["items"]
    (theirs,) = took(others[0].get(f"decisions?order_id={order['id']}"))["items"]

    assert mine["was_asked"] and not theirs["was_asked"]
    assert theirs["rank"] > mine["rank"]
    assert "worker" not in theirs["own"] and str(offered[0].actor_id) not in str(theirs)
    assert theirs["reason"] and "best_parts" not in theirs
    public = took(Caller("customer").get("algorithm-notice"))
    assert [one["code"] for one in public["sections"]][:2] == ["factors", "reach"]


def asked(worker: Caller, order_id: str) -> list[str]:
    """The open offers of an order that a worker has."""
    rows = took(worker.get("offers"))["items"]
    return [one["id"] for one in rows if one["order_id"] == order_id]


def work_at_once(
    story: Story, customer: Caller, order_id: str, worker: Caller, *, hours: float
) -> None:
    """The worker goes, works so long, and is done."""
    order = see(customer, order_id)
    story.begin(customer, order, worker)
    story.later(hours=hours - 2)
    story.finish(order, worker)


def short_days() -> dict[str, Any]:
    """The city as it is, where nobody works longer than four and a half hours."""
    pack = area_facts.shipped_pack_unscoped("yunhe")
    pack["work"]["daily_minutes"] = 270
    pack["version"] += 1
    return pack
