"""Visits by appointment: the held worker is told at once; who cannot come is replaced."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from doorstep.offering.workers import commands as workers
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.rules.refusals import TooEarly
from doorstep.visits.planning import commands as planning
from doorstep.visits.staffing import commands as staffing
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import worker_of


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


def test_who_is_blocked_while_asked_has_their_time_back(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)

    city.do(staffing.block_worker, city.customer, worker_id=first.worker_id, reason="迟到")
    city.settle()

    second = city.open_offer(order)
    assert second.worker_id != first.worker_id
    assert _held(city, order) == [second.worker_id]


def test_taking_back_what_somebody_was_offered_counts_the_offers(city: City) -> None:
    offer = city.open_offer(city.opened())
    act = city.act()

    assert city.do(commands.withdraw_offers_of, act, worker_id=offer.worker_id, timing="now") == 0
    assert city.do(commands.withdraw_offers_of, act, worker_id=offer.worker_id) == 1


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

    starts_at = city.visit(order).starts_at
    while city.at + timedelta(hours=1) < starts_at:
        city.pass_time(minutes=30)
    assert city.fresh(order).state == "open"
    city.at = starts_at - timedelta(minutes=30)
    city.settle()

    assert city.fresh(order).state == "cancelled"
    assert _held(city, order) == []
    assert city.names("NobodyFound")[0]["mode"] == "assign"


def test_an_appointment_days_ahead_is_still_looked_after_the_next_day(city: City) -> None:
    starts_at = city.at + timedelta(days=5, hours=2)
    order = city.opened(starts_at=starts_at)
    for _ in city.crew:
        city.pass_time(hours=1)
    assert city.offers(order, "open") == []
    city.pass_time(hours=20)
    assert city.fresh(order).state == "open"

    fourth = worker_of(city, None, "赵师傅", 4)
    city.pass_time(hours=5)

    assert city.open_offer(order).worker_id == fourth


def test_every_candidate_for_an_appointment_is_kept_with_how_far_they_live(city: City) -> None:
    order = city.opened()
    city.decline(city.open_offer(order))

    held, following = city.decisions(order)
    assert [one["worker"] for one in held.candidates] == [str(one) for one in city.crew]
    away = [one["cost"] for one in held.candidates]
    assert away == sorted(away) and away[2] > away[1] > 0
    assert [one["chosen"] for one in held.candidates] == [True, False, False]
    assert [one["worker"] for one in following.candidates] == [str(w) for w in city.crew[1:]]
    reasons = queries.explain(city.worker(city.crew[0]), city.offers(order)[0].id)
    assert (reasons.rank, reasons.count) == (1, 3)


def test_who_takes_over_after_the_start_has_a_start_of_their_own(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)
    city.accept(first)
    city.settle()
    visit = city.visit(order)
    city.at = visit.starts_at + timedelta(minutes=31)
    city.do(
        orders.report_no_show,
        city.customer,
        visit_id=visit.id,
        side="worker",
        search_again=True,
    )
    city.settle()
    second = city.open_offer(order)
    assert second.worker_id != first.worker_id
    assert second.starts_at > city.at
    city.pass_time(minutes=4)

    city.accept(second)
    city.settle()

    moved = city.visit(order)
    assert city.at < moved.starts_at <= city.at + timedelta(minutes=30)
    assert moved.ends_at - moved.starts_at == visit.ends_at - visit.starts_at
    assert _held(city, order) == [second.worker_id]
    report = {"visit_id": moved.id, "side": "worker"}
    early = city.refuses(TooEarly, order, orders.report_no_show, city.customer, **report)
    assert early.facts["minutes"] >= 30


def test_a_release_shortly_before_the_start_leaves_an_hour_to_find_another(city: City) -> None:
    order = city.opened()
    first = city.open_offer(order)
    city.accept(first)
    city.settle()
    city.at = city.visit(order).starts_at - timedelta(minutes=20)
    for worker_id in city.crew[1:]:
        city.off_duty(worker_id)

    city.do(orders.release_worker, city.worker(first.worker_id), order_id=order.id, reason="爆胎")
    city.settle()
    for _ in range(2):
        city.decline(city.open_offer(order))
    city.pass_time(minutes=50)
    assert city.fresh(order).state == "open"
    city.pass_time(minutes=10)

    assert city.fresh(order).state == "cancelled"


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
    city.settle()

    assert city.open_offer(order).worker_id != first.worker_id


def test_an_offer_by_appointment_survives_the_end_of_duty(city: City) -> None:
    order = city.opened()
    offer = city.open_offer(order)

    city.off_duty(offer.worker_id)

    assert city.open_offer(order).id == offer.id
    city.accept(offer)
    assert city.fresh(order).state == "assigned"


def test_who_falls_ill_is_waited_for_no_longer_and_the_next_one_is_asked(city: City) -> None:
    order = city.opened()
    city.decline(city.open_offer(order))
    ill = city.open_offer(order).worker_id
    until = (city.at + timedelta(days=2)).date()

    city.do(planning.lose_worker, city.worker(ill), worker_id=ill, until=until, reason="发烧")
    city.settle()
    city.later(minutes=1)
    city.settle()

    following = city.open_offer(order)
    assert following.worker_id not in (ill, city.offers(order)[0].worker_id)
    assert _held(city, order) == [following.worker_id]


def test_a_day_off_elsewhere_leaves_an_offer_as_it_is(city: City) -> None:
    order = city.opened()
    offer = city.open_offer(order)
    day = (offer.starts_at + timedelta(days=1)).date()

    city.do(workers.add_exception, city.act(), worker_id=offer.worker_id, day=day, kind="off")
    city.settle()

    assert city.open_offer(order).id == offer.id


def test_several_orders_are_locked_in_one_order_whoever_takes_offers_back(city: City) -> None:
    first = city.ordered(wanted_worker_id=city.crew[0], way="choose")
    tomorrow = city.visit(first).starts_at + timedelta(days=1)
    second = city.ordered(wanted_worker_id=city.crew[0], way="choose", starts_at=tomorrow)
    for order in (second, first):
        city.do(commands.begin, city.act(), order_id=order.id)
    made = [city.open_offer(order).id for order in (first, second)]
    assert made != sorted(made)

    def locked(verb: Any, **of: Any) -> list[UUID]:
        with CaptureQueriesContext(connection) as seen, transaction.atomic():
            city.do(verb, city.act(), **of)
            transaction.set_rollback(True)
        locks = [one["sql"] for one in seen if 'FROM "dispatch_search"' in one["sql"]]
        locks = [sql for sql in locks if "FOR NO KEY UPDATE" in sql]
        return [one for sql in locks for one in (first.id, second.id) if one.hex in sql]

    apart = {"customer_id": first.customer_id, "worker_id": city.crew[0]}
    assert locked(commands.withdraw_offers_of, worker_id=city.crew[0]) == [first.id, second.id]
    assert locked(commands.keep_apart, **apart) == [first.id, second.id]
