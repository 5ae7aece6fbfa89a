"""What an hour of work pays, the way counted: the worker sees it, the desk what is too little."""

from datetime import timedelta
from typing import Any

import pytest

from doorstep.kernel import clock
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from tests.doors.city import Caller
from tests.journeys.story import Story, took

pytestmark = pytest.mark.slow


def test_pay_below_the_citys_minimum_is_on_the_desks_list_and_never_taken_from(
    story: Story,
) -> None:
    customer = story.customer()
    order, worker = story.take(customer, timing="now", units=2)
    story.work(customer, order, worker)
    story.accept(customer, order["id"])

    (line,) = took(worker.get("earnings/orders"))["items"]
    assert line["hourly_fen"] == line["amount_fen"] * 2 // 5
    assert line["minimum_hourly_fen"] == 2_400 < line["hourly_fen"]
    today = clock.read().date().isoformat()
    assert took(story.cast.operator.get(f"pay-below-minimum?day={today}")) == []

    story.do(areas.load_city_pack, pack=dear(line["hourly_fen"] + 1))

    (found,) = took(story.cast.operator.get(f"pay-below-minimum?day={today}"))
    assert (found["order_id"], found["worker_id"]) == (order["id"], str(worker.actor_id))
    assert (found["seconds"], found["pay_fen"]) == (9_000, line["amount_fen"])
    assert found["hourly_fen"] == found["floor_fen"] - 1
    assert took(worker.get("earnings"))["pending_fen"] == line["amount_fen"]
    story.later(hours=24)
    assert len(took(story.cast.operator.get("pay-below-minimum"))) == 1


def test_a_day_is_counted_and_what_it_lacks_is_paid_by_the_platform(story: Story) -> None:
    desk = story.cast.operator
    worker, paid_fen = worked(story)
    hourly_fen = paid_fen * 2 // 5
    story.do(areas.load_city_pack, pack=dear(hourly_fen + 1_000))
    day_is_counted(story)

    (day,) = took(worker.get("earnings/days"))["items"]
    assert (day["orders"], day["worked_seconds"], day["standby_seconds"]) == (1, 9_000, 0)
    assert (day["pay_fen"], day["short_fen"], day["state"]) == (paid_fen, 2_500, "short")
    assert day["least_fen"] == paid_fen + 2_500
    assert "150分钟" in day["reason"]
    (listed,) = took(desk.get("pay-days?short=true"))["items"]
    assert (listed["id"], listed["worker_id"]) == (day["id"], str(worker.actor_id))
    before = took(worker.get("earnings"))["available_fen"]

    took(desk.post(f"pay-days/{day['id']}/topping-up", {"reason": "低于最低小时收入"}))

    again = desk.post(f"pay-days/{day['id']}/topping-up", {"reason": "低于最低小时收入"})
    assert again.json()["code"] == "settlement.NotShort"
    assert took(worker.get("earnings"))["available_fen"] == before + 2_500
    assert took(worker.get("earnings/days"))["items"][0]["state"] == "topped_up"
    assert took(desk.get("pay-days?short=true"))["items"] == []
    story.books_are_right()


def test_hours_of_standing_by_count_and_holidays_pay_more(story: Story) -> None:
    desk = story.cast.operator
    worker, paid_fen = worked(story)
    today = clock.read()
    hours = {
        "starts_at": (today + timedelta(hours=1)).isoformat(),
        "ends_at": (today + timedelta(hours=3)).isoformat(),
    }
    took(desk.post(f"workers/{worker.actor_id}/standbys", {"note": "雨天", **hours}))
    holiday = {"name": {"zh-CN": "庆典"}, "kind": "public", "pay_bp": 30_000}
    took(desk.put(f"holidays/{today.date()}", holiday))
    day_is_counted(story)

    (day,) = took(worker.get("earnings/days"))["items"]

    assert (day["standby_seconds"], day["pay_bp"]) == (7_200, 30_000)
    assert day["least_fen"] == 2_400 * 3 * 16_200 // 3_600
    assert day["short_fen"] == max(0, day["least_fen"] - paid_fen)


def test_a_city_may_top_up_by_itself_and_a_desk_may_say_that_the_hours_were_wrong(
    story: Story,
) -> None:
    desk = story.cast.operator
    first, paid_fen = worked(story)
    story.do(areas.load_city_pack, pack=dear(paid_fen))
    day_is_counted(story)
    (day,) = took(first.get("earnings/days"))["items"]
    took(desk.post(f"pay-days/{day['id']}/leaving", {"reason": "忘记点完成"}))
    (left,) = took(first.get("earnings/days"))["items"]
    assert (left["state"], left["why"]) == ("left", "忘记点完成")

    second, paid_fen = worked(story)
    story.do(areas.load_city_pack, pack=dear(paid_fen, version=2, tops_up_pay=True))
    day_is_counted(story)

    found = took(second.get("earnings/days"))["items"][0]
    assert (found["state"], found["short_fen"] > 0) == ("topped_up", True)
    assert story.balance("compensation_expense") == -found["short_fen"]


def worked(story: Story) -> tuple[Caller, int]:
    """Somebody of the house who worked two and a half hours with the way, and what it paid."""
    customer = story.customer()
    order, worker = story.take(customer, timing="now", units=2)
    story.work(customer, order, worker)
    story.accept(customer, order["id"])
    return worker, took(worker.get("earnings/orders"))["items"][0]["amount_fen"]


def day_is_counted(story: Story) -> None:
    """Two nights go by, and the house counts what the day paid, more than once."""
    story.later(hours=48)
    story.beat("settlement.count_days")
    story.beat("settlement.count_days")


def dear(minimum_hourly_fen: int, version: int = 1, **work: Any) -> dict[str, Any]:
    """The city as it is, where an hour pays at least so much."""
    pack = area_facts.shipped_pack_unscoped("yunhe")
    pack["work"] |= {"minimum_hourly_fen": minimum_hourly_fen, **work}
    pack["version"] += version
    return pack
