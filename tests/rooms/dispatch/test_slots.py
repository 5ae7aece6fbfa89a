"""Visits by appointment: the held worker is told at once; who cannot come is replaced."""

from datetime import timedelta

from doorstep.offering.workers.models import SlotHold
from doorstep.visits.dispatch import commands
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.models import Order
from tests.rooms.dispatch.city import City


def _held(city: City, order: Order) -> list:
    rows = SlotHold.objects.of(city.act()).filter(visit_id=city.visit(order).id, ended_at=None)
    return [hold.worker_id for hold in rows]


def test_the_worker_whose_time_is_held_is_asked_at_once(city: City) -> None:
    order = city.opened()

    offer = city.open_offer(order)

    assert [offer.worker_id] == _held(city, order)
    assert offer.expires_at == city.at + timedelta(minutes=10)
    assert offer.starts_at == city.visit(order).starts_at


def test_a_yes_keeps_the_time_for_good(city: City) -> None:
    order = city.opened()
    offer = city.open_offer(order)

    city.accept(offer)
    city.settle()

    assert city.fresh(order).state == "assigned"
    assert _held(city, order) == [offer.worker_id]
    assert city.visit(order).starts_at == offer.starts_at


def test_a_no_frees_the_time_and_seats_the_next_who_is_free(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)

    city.decline(first, "家里有事")
    second = city.open_offer(order)
    assert second.worker_id != first.worker_id
    assert _held(city, order) == [second.worker_id]
    city.accept(second)
    city.settle()

    seats = order_facts.seats(city.act(), order)
    assert [seat.worker_id for seat in seats] == [second.worker_id]
    assert _held(city, order) == [second.worker_id]


def test_silence_is_a_no(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)

    city.pass_time(minutes=10)

    assert city.open_offer(order).worker_id != first.worker_id
    assert city.offers(order)[0].state == "timed_out"


def test_a_visit_that_nobody_takes_is_given_up_and_paid_back(city: City) -> None:
    order = city.opened()
    for _ in city.crew:
        city.decline(city.open_offer(order))

    for _ in range(8):
        city.pass_time(minutes=10)

    assert city.fresh(order).state == "cancelled"
    assert _held(city, order) == []
    assert city.names("NobodyFound")[0]["mode"] == "assign"


def test_a_moved_visit_is_offered_at_its_new_time(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)
    visit = city.visit(order)
    later = visit.starts_at + timedelta(hours=2)

    city.do(orders.reschedule, city.customer, visit_id=visit.id, starts_at=later)
    city.settle()

    assert [offer.state for offer in city.offers(order)] == ["withdrawn", "open"]
    again = city.open_offer(order)
    assert (again.worker_id, again.starts_at) == (first.worker_id, later)
    city.accept(again)
    assert city.fresh(order).state == "assigned"


def test_a_paused_worker_is_not_asked_to_come(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)

    city.do(commands.withdraw_offers_of, city.act(), worker_id=first.worker_id)

    assert city.open_offer(order).worker_id != first.worker_id


def test_an_offer_by_appointment_survives_the_end_of_duty(city: City) -> None:
    order = city.opened()
    offer = city.open_offer(order)

    city.off_duty(offer.worker_id)

    assert city.open_offer(order).id == offer.id
    city.accept(offer)
    assert city.fresh(order).state == "assigned"
