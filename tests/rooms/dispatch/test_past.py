"""A day that is over stays as it was: what opened, who was found, and what is expected from it."""

from datetime import timedelta

from doorstep.visits.dispatch import queries
from doorstep.visits.orders import commands as orders
from tests.rooms.dispatch.city import City


def test_a_day_keeps_its_orders_when_a_worker_is_lost_later(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()
    day = city.at.date()
    [before] = queries.day_inputs(city.act(), day).orders

    city.later(hours=26)
    city.do(orders.release_worker, city.operator, order_id=order.id, reason="生病")
    city.settle()

    assert city.search(order).opened_at > before.opened_at, "it looks for people again"
    [after] = queries.day_inputs(city.act(), day).orders
    assert (after.order_id, after.opened_at) == (order.id, before.opened_at)
    assert after.found_at == before.found_at is not None
    assert queries.day_inputs(city.act(), day + timedelta(days=1)).orders == ()


def test_expected_demand_does_not_move_with_a_search_that_begins_anew(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()
    opened_at = city.search(order).first_opened_at
    city.later(hours=26)
    city.do(orders.release_worker, city.operator, order_id=order.id, reason="生病")
    city.settle()

    city.at = opened_at + timedelta(weeks=1, minutes=-30)

    policy = queries.policy_at(city.act())
    assert [one.weeks_ago for one in queries.opened_at_this_hour(city.act(), policy)] == [1]
