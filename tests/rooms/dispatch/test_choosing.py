"""Choosing a person: only they are asked; when they cannot come, the customer decides."""

import pytest

from doorstep.money.payments.models import Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.dispatch import commands, rules
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from tests.rooms.dispatch.city import City


def test_only_the_chosen_worker_is_asked(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])

    offer = city.open_offer(order)
    city.accept(offer)

    assert offer.worker_id == city.crew[2]
    assert "点名" in offer.reason["zh-CN"]
    assert city.fresh(order).state == "assigned"


def test_a_no_frees_the_time_and_tells_the_customer(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])

    city.decline(city.open_offer(order))

    holds = SlotHold.objects.of(city.act()).filter(visit_id=city.visit(order).id, ended_at=None)
    assert not holds.exists()
    assert city.search(order).state == "asking"
    (told,) = city.names("ChosenCannotCome")
    assert told["customer_id"] == str(city.customer_id)
    assert city.offers(order, "open") == []


def test_a_customer_who_does_not_answer_has_everything_back(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])
    city.decline(city.open_offer(order))

    city.pass_time(hours=23, minutes=59)
    assert city.fresh(order).state == "open"
    city.pass_time(minutes=1)

    assert city.fresh(order).state == "cancelled"
    refunds = Refund.objects.of(city.act()).all()
    assert sum(refund.amount_fen for refund in refunds) == order.first_part_fen


def test_the_customer_may_cancel_for_free_meanwhile(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])
    city.decline(city.open_offer(order))

    city.do(orders.cancel, city.customer, order_id=order.id, shown_fee_fen=0)
    city.settle()

    assert city.search(order).state == "ended"


def test_the_customer_may_let_the_platform_find_another(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])
    city.accept(city.open_offer(order))
    city.settle()
    city.do(orders.release_worker, city.worker(city.crew[2]), order_id=order.id, reason="生病")
    city.settle()
    assert city.search(order).state == "asking"

    city.do(commands.find_another, city.customer, order_id=order.id)
    city.settle()
    offer = city.open_offer(order)
    city.accept(offer)

    assert offer.worker_id != city.crew[2]
    assert city.fresh(order).state == "assigned"


def test_nobody_else_is_looked_for_unasked(city: City) -> None:
    order = city.opened(way="choose", wanted_worker_id=city.crew[2])

    with pytest.raises(rules.NotWaiting):
        city.do(commands.find_another, city.customer, order_id=order.id)


def test_choosing_somebody_for_now_asks_them_for_two_minutes(city: City) -> None:
    order = city.opened(way="choose", timing="now", wanted_worker_id=city.crew[1])

    offer = city.open_offer(order)
    assert (offer.worker_id, offer.eta_seconds is not None) == (city.crew[1], True)
    city.pass_time(minutes=2)

    assert city.search(order).state == "asking"


def test_beside_the_chosen_one_the_house_finds_the_rest_of_a_crew(city: City) -> None:
    deep = city.services["deep-cleaning"]
    order = city.opened(service_id=deep, way="choose", wanted_worker_id=city.crew[2])
    seats = order_facts.seats(city.act(), order)
    assert {seat.worker_id for seat in seats} == {city.crew[2], city.crew[0]}
    chosen = city.open_offer(order)
    assert chosen.worker_id == city.crew[2]

    city.accept(chosen)
    city.settle()
    city.accept(city.open_offer(order))
    city.settle()

    assert city.fresh(order).state == "assigned"
    taken = order_facts.seats(city.act(), order)
    assert {seat.worker_id for seat in taken if seat.state == "taken"} == {
        city.crew[2],
        city.crew[0],
    }


def test_for_now_nobody_is_asked_who_went_off_duty_meanwhile(city: City) -> None:
    order = city.ordered(way="choose", timing="now", wanted_worker_id=city.crew[2])
    city.off_duty(city.crew[2])
    city.settle()

    assert city.offers(order) == []
    assert city.search(order).state == "asking"
    (kept,) = city.decisions(order)
    assert (kept.how, kept.chosen) == ("chosen", None)
    (told,) = city.names("ChosenCannotCome")
    assert told["customer_id"] == str(city.customer_id)


def test_for_now_nobody_is_asked_who_looks_at_another_offer(city: City) -> None:
    first = city.opened(way="choose", timing="now", wanted_worker_id=city.crew[2])
    second = city.opened(way="choose", timing="now", wanted_worker_id=city.crew[2])

    assert city.open_offer(first).worker_id == city.crew[2]
    assert city.offers(second) == []
    assert city.search(second).state == "asking"
