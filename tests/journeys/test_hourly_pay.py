"""What an hour of work pays, the way counted: the worker sees it, the desk what is too little."""

from typing import Any

from doorstep.kernel import clock
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from tests.journeys.story import Story, took


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


def dear(minimum_hourly_fen: int) -> dict[str, Any]:
    """The city as it is, where an hour pays at least so much."""
    pack = area_facts.shipped_pack_unscoped("yunhe")
    pack["work"]["minimum_hourly_fen"] = minimum_hourly_fen
    pack["version"] += 1
    return pack
