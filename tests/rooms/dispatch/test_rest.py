"""Who is at work, has worked long, waited long or rests is left alone, whatever the plan said."""

from datetime import timedelta

import pytest

from doorstep.kernel import ids, memory
from doorstep.kernel.errors import Refusal
from doorstep.offering.catalog.models import Trade
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders.models import Order
from doorstep.visits.staffing import commands as staffing
from doorstep.visits.staffing.models import RestTold
from tests.rooms.dispatch.city import City


def _alone(city: City) -> None:
    for one in city.crew[1:]:
        city.off_duty(one)


def _begun(city: City) -> Order:
    """One worker on duty, at work on three hours that began now."""
    _alone(city)
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()
    for verb in (orders.set_out, orders.arrive, orders.start):
        city.do(verb, city.operator, visit_id=city.visit(order).id)
    return order


def test_who_is_still_at_work_is_asked_for_nothing_until_it_is_done(city: City) -> None:
    order = _begun(city)
    city.pass_time(hours=3, minutes=40)
    wanted, hung = city.opened(timing="now"), city.opened(timing="now", way="grab")

    assert city.offers(wanted) == []
    assert queries.hall(city.worker(), worker_id=city.crew[0])[0] == []
    with pytest.raises(Refusal):
        city.do(commands.grab, city.worker(), order_id=hung.id)

    city.do(orders.finish, city.operator, visit_id=city.visit(order).id)
    city.settle()
    city.pass_time(minutes=5)
    assert [one.worker_id for one in city.offers(wanted)] == [city.crew[0]]


def test_work_that_took_longer_than_planned_fills_the_day(city: City) -> None:
    order = _begun(city)
    city.later(hours=11)
    city.do(orders.finish, city.operator, visit_id=city.visit(order).id)
    city.do(staffing.note_rests, city.act(), order_id=order.id, visit_id=city.visit(order).id)

    assert RestTold.objects.get(worker_id=city.crew[0]).why == "daily"
    RestTold.objects.all().delete()
    assert city.offers(city.opened(timing="now")) == []


def test_who_rests_takes_nothing_from_the_hall_that_they_would_leave_for_now(city: City) -> None:
    worker = city.crew[0]
    RestTold.objects.create(
        city_id=city.act().city_id,
        id=ids.new(city.act().city_id),
        worker_id=worker,
        why="continuous",
        until_at=city.at + timedelta(minutes=20),
        told_at=city.at,
    )
    now, later = city.opened(timing="now", way="grab"), city.opened(way="grab")

    shown, _ = queries.hall(city.worker(), worker_id=worker)
    assert [one.order_id for one in shown] == [later.id]
    with pytest.raises(workers.NeedsRest):
        city.do(commands.grab, city.worker(), order_id=now.id)
    city.do(commands.grab, city.worker(), order_id=later.id)

    city.later(minutes=21)
    city.do(commands.grab, city.worker(), order_id=now.id)


def test_the_hours_of_a_trade_hold_for_work_that_begins_now(city: City) -> None:
    trade = Trade.objects.get()
    trade.facts = trade.facts | {"rest": {"daily_minutes": 120}}
    Trade.objects.filter(id=trade.id).update(facts=trade.facts)
    memory.forget()

    assert city.offers(city.opened(timing="now")) == []
