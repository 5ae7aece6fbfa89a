"""Sixteen at once, and answers that cross, with real threads: one wins, the others are told."""

from collections.abc import Callable

from doorstep.visits.dispatch import commands
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from tests.rooms.dispatch.city import City
from tests.rooms.orders.test_races import at_once, refusals_of
from tests.rooms.orders.world import worker_of


def test_of_sixteen_workers_who_grab_exactly_one_wins(busy_city: City) -> None:
    city = busy_city
    crew = [worker_of(city, None, f"周{place}", place) for place in range(16)]
    order = city.opened(way="grab")

    def grab(worker_id) -> Callable[[], object]:
        return lambda: city.do(commands.grab, city.worker(worker_id), order_id=order.id)

    answers = at_once(*(grab(worker_id) for worker_id in crew))

    assert refusals_of(answers) == ["orders.AlreadyTaken"] * 15
    taken = [s for s in order_facts.seats(city.act(), order) if s.state == "taken"]
    assert len(taken) == 1
    winner = next(i for i, one in enumerate(answers) if not isinstance(one, Exception))
    assert taken[0].worker_id == crew[winner]
    assert city.fresh(order).state == "assigned"
    assert city.search(order).state == "found"
    assert len(city.decisions(order)) == 1


def test_accepting_and_cancelling_at_once_leave_one_truth(busy_city: City) -> None:
    city = busy_city
    order = city.opened(timing="now")
    offer = city.open_offer(order)

    at_once(
        lambda: city.accept(offer),
        lambda: city.do(orders.cancel, city.customer, order_id=order.id),
    )
    city.settle()

    assert city.fresh(order).state == "cancelled"
    assert city.offers(order, "open") == []
    assert city.search(order).state in ("found", "ended")


def test_a_no_a_time_out_and_the_rhythm_at_once_ask_one_next_worker(busy_city: City) -> None:
    city = busy_city
    order = city.opened(timing="now")
    offer = city.open_offer(order)
    city.later(seconds=35)

    at_once(
        lambda: city.do(commands.time_out_offer, city.act(), offer_id=offer.id),
        lambda: city.do(commands.tick, city.act()),
        lambda: city.do(commands.tick, city.act()),
    )
    city.settle()

    assert [one.state for one in city.offers(order)] == ["timed_out", "open"]


def test_two_orders_never_ask_the_same_worker_at_once(busy_city: City) -> None:
    city = busy_city
    made = [city.ordered(timing="now") for _ in range(3)]

    def begin(order) -> Callable[[], object]:
        return lambda: city.do(commands.begin, city.act(), order_id=order.id)

    at_once(*(begin(order) for order in made), *(begin(order) for order in made))
    for _ in range(3):
        city.pass_time(seconds=30)
        city.do(commands.tick, city.act())

    asked = [offer.worker_id for order in made for offer in city.offers(order, "open")]
    assert len(asked) == len(set(asked))
    assert asked
