"""The hall: who sees which demand, grabbing, applying and picking."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.offering.workers.models import Licence, Skill
from doorstep.offering.workers.rules import OffPlan
from doorstep.visits.dispatch import commands, queries, rules
from doorstep.visits.dispatch.models import Search
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.rules.refusals import AlreadyTaken
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import HOME


def _hall(city: City, worker_id) -> list:
    found, _ = queries.hall(city.worker(worker_id), worker_id=worker_id)
    return [one.order_id for one in found]


def _grab(city: City, order: Order, worker_id) -> Order:
    return city.do(commands.grab, city.worker(worker_id), order_id=order.id)


def test_a_demand_shows_pay_way_and_time_but_not_the_customer(city: City) -> None:
    order = city.opened(way="grab")

    (seen,), _ = queries.hall(city.worker(), worker_id=city.crew[0])

    assert seen.order_id == order.id
    assert (seen.community, seen.distance_m, seen.minutes) == ("云河花园", 0, 180)
    assert 0 < seen.pay_fen < order.total_fen
    assert not {"customer_id", "address_id", "lat", "lng", "note"} & set(seen.__slots__)
    assert len(city.names("DemandPublished")) == 1
    assert city.offers(order) == []


def test_a_double_tap_takes_one_seat_of_a_crew(city: City) -> None:
    order = city.opened(service_id=city.services["deep-cleaning"], way="grab")
    first, second = city.crew[:2]

    _grab(city, order, first)
    twice = _grab(city, order, first)
    done = _grab(city, order, second)

    assert (twice.state, done.state) == ("open", "assigned")
    assert [one.chosen for one in city.decisions(order) if one.how == "grabbed"] == [first, second]


def test_the_hall_shows_only_what_a_worker_may_take(city: City) -> None:
    order = city.opened(way="grab")
    unskilled, busy, able = city.crew
    Skill.objects.of(city.act()).filter(worker_id=unskilled).update(ended_at=city.at)
    chosen = city.opened(way="choose", wanted_worker_id=busy)
    city.accept(city.open_offer(chosen))

    assert _hall(city, unskilled) == []
    assert _hall(city, busy) == []
    assert _hall(city, able) == [order.id]
    assert _hall(city, city.staff[0]) == []


def test_off_duty_only_appointments_are_shown(city: City) -> None:
    now = city.opened(way="grab", timing="now")
    later = city.opened(way="grab")
    assert set(_hall(city, city.crew[0])) == {now.id, later.id}

    city.off_duty(city.crew[0])

    assert _hall(city, city.crew[0]) == [later.id]
    with pytest.raises(rules.OffDuty):
        _grab(city, now, city.crew[0])


def test_a_licence_must_be_valid_on_the_day_of_the_visit(city: City) -> None:
    order = city.opened(way="grab")
    search = city.search(order)
    search.licences = ["height-work"]
    search.save(update_fields=["licences"])
    day = city.visit(order).starts_at.date()
    licence = Licence.objects.create(
        city_id=7,
        worker_id=city.crew[0],
        kind="height-work",
        expires_on=day - timedelta(days=1),
        recorded_at=city.at,
    )
    assert _hall(city, city.crew[0]) == []
    with pytest.raises(rules.NotForYou):
        _grab(city, order, city.crew[0])

    licence.expires_on = day
    licence.save(update_fields=["expires_on"])

    assert _hall(city, city.crew[0]) == [order.id]


def test_work_that_begins_now_is_shown_within_the_radius(city: City) -> None:
    order = city.opened(way="grab", timing="now")
    city.stand(city.crew[0], HOME[0] + 0.06, HOME[1])

    assert _hall(city, city.crew[0]) == []
    assert _hall(city, city.crew[1]) == [order.id]
    with pytest.raises(rules.NotForYou):
        _grab(city, order, city.crew[0])


def test_the_first_who_grabs_has_it(city: City) -> None:
    order = city.opened(way="grab")

    _grab(city, order, city.crew[1])
    _grab(city, order, city.crew[1])
    with pytest.raises(AlreadyTaken):
        _grab(city, order, city.crew[0])

    seats = order_facts.seats(city.act(), order)
    assert [(seat.worker_id, seat.state) for seat in seats] == [(city.crew[1], "taken")]
    assert _hall(city, city.crew[0]) == []
    assert city.search(order).state == "found"
    assert [(one.how, one.chosen) for one in city.decisions(order)] == [("grabbed", city.crew[1])]


def test_other_sellers_workers_and_customers_cannot_grab(city: City) -> None:
    order = city.opened(way="grab")

    staff = city.worker(city.staff[0])
    city.refuses(rules.NotForYou, order, commands.grab, staff, order_id=order.id)
    city.refuses(NotAllowed, order, commands.grab, city.customer, order_id=order.id)


def test_an_order_that_is_not_in_the_hall_cannot_be_grabbed(city: City) -> None:
    order = city.opened()

    city.refuses(NotFound, order, commands.grab, city.worker(), order_id=order.id)


def test_a_demand_that_nobody_takes_is_paid_back(city: City) -> None:
    order = city.opened(way="grab", timing="now")

    city.pass_time(minutes=10)

    assert city.fresh(order).state == "cancelled"
    assert city.names("NobodyFound")[0]["mode"] == "grab"
    assert _hall(city, city.crew[0]) == []


def test_where_customers_pick_workers_apply(city: City) -> None:
    city.publish(grab_rule="pick")
    order = city.opened(way="grab")
    city.refuses(rules.ApplyInstead, order, commands.grab, city.worker(), order_id=order.id)

    for worker_id in city.crew[:2]:
        city.do(commands.apply, city.worker(worker_id), order_id=order.id, note="十年经验")
    city.do(commands.apply, city.worker(), order_id=order.id)

    waiting = queries.applications(city.customer, order.id)
    assert [one.worker_id for one in waiting] == city.crew[:2]
    assert len(city.names("WorkerApplied")) == 2
    assert queries.hall(city.worker(), worker_id=city.crew[0])[0][0].has_applied


def test_the_picked_one_has_the_seat_and_the_others_are_passed_over(city: City) -> None:
    city.publish(grab_rule="pick")
    order = city.opened(way="grab")
    first, second = (
        city.do(commands.apply, city.worker(worker_id), order_id=order.id)
        for worker_id in city.crew[:2]
    )
    stranger = {"application_id": second.id}
    city.refuses(NotAllowed, order, commands.pick, city.worker(), **stranger)

    city.do(commands.pick, city.customer, application_id=second.id)
    city.do(commands.pick, city.customer, application_id=second.id)

    seats = order_facts.seats(city.act(), order)
    assert [seat.worker_id for seat in seats] == [city.crew[1]]
    states = {one.id: one.state for one in city.applications(order)}
    assert states == {first.id: "passed", second.id: "picked"}
    with pytest.raises(rules.NotWaiting):
        city.do(commands.pick, city.customer, application_id=first.id)


def test_an_application_can_be_taken_back(city: City) -> None:
    city.publish(grab_rule="pick")
    order = city.opened(way="grab")
    mine = city.do(commands.apply, city.worker(), order_id=order.id)

    with pytest.raises(NotFound):
        other = city.worker(city.crew[1])
        city.do(commands.withdraw_application, other, application_id=mine.id)
    city.do(commands.withdraw_application, city.worker(), application_id=mine.id)

    assert queries.applications(city.customer, order.id) == []


def test_a_policy_with_nonsense_is_refused_and_nothing_runs_by_it(city: City) -> None:
    for facts in ({"grab_rule": "lottery"}, {"weights": {"luck": 1}}, {"rounds_max": -1}):
        with pytest.raises(Invalid):
            city.publish(**facts)

    assert queries.policy_at(city.act()).version == 0


def test_what_grabbing_refuses_is_not_shown(city: City) -> None:
    order = city.opened(way="grab")
    starts_at = city.visit(order).starts_at
    off_plan = city.opened(way="grab", starts_at=starts_at.replace(hour=21))
    worker = city.crew[0]
    assert _hall(city, worker) == [order.id]

    with pytest.raises(OffPlan) as refused:
        _grab(city, off_plan, worker)

    assert "排班" in refused.value.sentence("zh-CN")
    assert _grab(city, order, worker).state == "assigned"


def test_the_hall_has_pages_by_start_of_what_is_in_reach(city: City) -> None:
    tomorrow = city.at + timedelta(days=1)
    orders = [
        city.opened(way="grab", starts_at=tomorrow + timedelta(hours=hour)) for hour in (2, 6, 4)
    ]
    far = city.opened(way="grab", starts_at=tomorrow + timedelta(hours=3))
    Search.objects.of(city.act()).filter(order_id=far.id).update(lat=HOME[0] + 0.5)
    Search.objects.of(city.act()).update(base_radius_m=5_000)
    seen, after = [], ""
    for _ in range(2):
        page, after = queries.hall(city.worker(), worker_id=city.crew[0], after=after, size=2)
        seen.append([one.order_id for one in page])

    assert seen == [[orders[0].id, orders[2].id], [orders[1].id]]
    assert after == ""
