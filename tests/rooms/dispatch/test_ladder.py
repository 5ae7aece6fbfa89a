"""The ladder: those who stand by, the desk, and everything that waits matched in few statements."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel import ids, memory
from doorstep.kernel.models import Message
from doorstep.offering.workers import queries as workers
from doorstep.switchboard import TOPICS
from doorstep.visits.dispatch import commands, queries
from doorstep.visits.dispatch.events import UnsafeRefused
from doorstep.visits.dispatch.jobs import tick
from doorstep.visits.orders import commands as orders
from doorstep.visits.staffing import commands as staffing
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import HOME


def test_who_stands_by_is_asked_only_for_what_nobody_else_takes(city: City) -> None:
    backup = city.crew[0]
    hours = {"starts_at": city.at, "ends_at": city.at + timedelta(hours=8)}
    city.do(staffing.stand_by, city.operator, worker_id=backup, **hours)
    order = city.opened(timing="now")
    assert city.open_offer(order).worker_id == city.crew[1]
    city.decline(city.open_offer(order))
    city.decline(city.open_offer(order))
    city.pass_time(seconds=150)
    assert city.offers(order, "open") == []

    city.pass_time(seconds=60)

    assert city.open_offer(order).worker_id == backup
    assert city.search(order).rung == 1


def test_hours_of_standing_by_are_listed_for_the_own_people_whoever_else_stands_by(
    city: City,
) -> None:
    hours = {"starts_at": city.at, "ends_at": city.at + timedelta(hours=8)}
    for worker_id in (*city.crew, city.staff[0]):
        city.do(staffing.stand_by, city.act("operator"), worker_id=worker_id, **hours)
    merchant = city.act("merchant", merchant_id=city.merchant_id)

    seen = workers.standbys(merchant, size=1)

    assert [one.worker_id for one in seen] == [city.staff[0]]


def test_a_reach_that_is_widest_is_for_who_stands_by_alone(city: City) -> None:
    city.publish(radius_step_bp=0)
    hours = {"starts_at": city.at, "ends_at": city.at + timedelta(hours=8)}
    city.do(staffing.stand_by, city.operator, worker_id=city.crew[2], **hours)
    for worker_id in city.crew:
        city.stand(worker_id, HOME[0] + 0.05, HOME[1])
    order = city.opened(timing="now")

    city.pass_time(seconds=170)
    assert city.offers(order) == []
    city.pass_time(seconds=10)

    assert city.open_offer(order).worker_id == city.crew[2]


def test_the_desk_is_told_once_when_nobody_is_found_for_long(city: City) -> None:
    for worker_id in city.crew:
        city.off_duty(worker_id)
    order = city.opened(timing="now")

    for _ in range(13):
        city.pass_time(seconds=30)

    assert [one["order_id"] for one in city.names("DeskNeeded")] == [str(order.id)]


def test_a_promise_is_told_with_the_policy_that_made_it(city: City) -> None:
    city.publish(worker_lost_fen=500, nobody_found_fen=800)
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()
    city.do(orders.release_worker, city.worker(), order_id=order.id, reason="车坏了")
    city.settle()

    (due,) = city.names("CompensationDue")

    assert (due["cause"], due["amount_fen"], due["policy_version"]) == ("worker_lost", 500, 1)
    assert city.open_offer(order).worker_id == city.crew[1]


def test_orders_that_open_together_are_matched_together(city: City) -> None:
    city.stand(city.crew[1], HOME[0] + 0.01, HOME[1])
    opened = [city.ordered(timing="now") for _ in range(3)]
    for order in opened:
        city.do(commands.begin, city.act(), order_id=order.id)
    assert [city.offers(order) for order in opened] == [[], [], []]

    city.do(commands.tick, city.act())

    asked = [city.open_offer(order).worker_id for order in opened]
    assert sorted(asked) == sorted(city.crew)


def test_the_statements_of_matching_grow_neither_with_orders_nor_with_services(city: City) -> None:
    searches = []
    for service in ("daily-cleaning", "deep-cleaning", "daily-cleaning", "deep-cleaning"):
        order = city.ordered(timing="now", service_id=city.services[service])
        city.do(commands.begin, city.act(), order_id=order.id)
        searches.append(queries.Wanted(city.search(order), 1, 5_000))
    policy = queries.policy_at(city.act())

    def statements(count: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.match_now(city.act(), policy, searches[:count])
        return len(seen)

    statements(1)
    memory.forget()
    one = statements(1)
    memory.forget()
    assert statements(4) == one


def test_each_order_that_a_tick_moves_adds_only_a_few_statements_of_its_own(city: City) -> None:
    def statements(more: int) -> int:
        for _ in range(more):
            city.do(commands.begin, city.act(), order_id=city.ordered(timing="now").id)
        city.later(seconds=10)
        with CaptureQueriesContext(connection) as seen:
            city.do(commands.tick, city.act())
        return len(seen)

    one = statements(1)
    nine = statements(8)

    assert (nine - one) / 8 <= 8


def test_an_order_forgotten_behind_a_hundred_newer_ones_is_found(city: City) -> None:
    forgotten = city.ordered(timing="now")
    Message.objects.filter(done_at=None).delete()
    city.later(seconds=1)
    known = city.opened(timing="now")
    searched = city.search(known)
    for number in range(100):
        known.id, known.number = ids.new(7), f"{number:012}"
        known.save(force_insert=True)
        searched.id, searched.order_id = ids.new(7), known.id
        searched.save(force_insert=True)

    assert city.do(commands.look_after, city.act()) == 1
    city.settle()

    assert city.search(forgotten).state == "searching"


def test_a_city_where_nobody_looks_is_asked_one_thing(city: City) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert tick.has_work(7) is False

    assert len(seen) == 1


def test_blocked_people_are_not_asked_and_lose_what_was_offered(city: City) -> None:
    order = city.opened(timing="now")
    first = city.open_offer(order)
    city.do(staffing.block_worker, city.customer, worker_id=first.worker_id, reason="迟到")
    city.settle()

    assert city.open_offer(order).worker_id == city.crew[1]
    later = city.opened(timing="now")
    assert all(one.worker_id != first.worker_id for one in city.offers(later))


def test_an_unsafe_order_is_refused_without_a_trace_in_any_count(city: City) -> None:
    order = city.opened(timing="now")
    offer = city.open_offer(order)

    city.do(
        commands.decline_offer,
        city.worker(),
        offer_id=offer.id,
        reason="客户醉酒威胁",
        is_unsafe=True,
    )
    city.settle()

    (told,) = city.names("UnsafeRefused")
    assert told == {"offer_id": str(offer.id)}
    day = queries.day_inputs(city.operator, city.at.date())
    assert [one.is_unsafe for one in day.answers] == [True, False]


def test_what_was_refused_as_unsafe_waits_for_the_desk_until_somebody_looked(city: City) -> None:
    order = city.opened(timing="now")
    offer = city.open_offer(order)
    said = {"offer_id": offer.id, "reason": "客户醉酒威胁", "is_unsafe": True}
    city.do(commands.decline_offer, city.worker(), **said)

    [waiting], _ = queries.refused_as_unsafe(city.operator)
    assert (waiting.id, waiting.answer) == (offer.id, "客户醉酒威胁")
    other = city.act("merchant", merchant_id=city.merchant_id)
    assert queries.refused_as_unsafe(other) == ([], "")

    city.do(commands.look_into, city.operator, offer_id=offer.id, how="已联系客户并拉黑")
    assert queries.refused_as_unsafe(city.operator) == ([], "")
    [kept], _ = queries.refused_as_unsafe(city.operator, waiting=False)
    assert (kept.looked_into, kept.looked_into_at) == ("已联系客户并拉黑", city.at)


def test_only_desks_follow_that_somebody_refused_as_unsafe(city: City) -> None:
    assert TOPICS[UnsafeRefused](UnsafeRefused(offer_id=city.crew[0])) == ["orders"]


def test_a_past_day_is_read_as_dispatch_knew_it(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()

    day = queries.day_inputs(city.operator, city.at.date())

    assert [(one.order_id, one.state) for one in day.orders] == [(order.id, "found")]
    assert {one.worker_id for one in day.seen} == set(city.crew)
    assert [one.was_chosen for one in day.seen].count(True) == 1
    assert [one.state for one in day.answers] == ["accepted"]
    assert ids.city_of(day.answers[0].worker_id) == 7
