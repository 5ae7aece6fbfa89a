"""The way to a visit: positions are sampled, gaps marked, arrival believed only when it is real."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.offering.workers.rules import OffDuty
from doorstep.visits.orders import commands as orders
from doorstep.visits.tracking import commands, queries, rules
from tests.rooms.orders.test_races import at_once
from tests.rooms.tracking.street import Street


def test_a_sample_of_the_way_is_kept_and_gaps_are_marked(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=10)
    seconds = [*range(600, 400, -2), 200, 190]

    received = street.send(*(street.seen(3_000, ago=ago) for ago in seconds))

    kept = street.fixes(order)
    assert received.taken == len(seconds)
    assert received.kept == len(kept) == 22
    assert [one.gap_seconds for one in kept if one.gap_seconds] == [210]
    assert street.trip(order).gaps == 1


def test_a_batch_sent_twice_and_out_of_order_is_kept_once(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=2)
    batch = [street.seen(2_000, ago=ago) for ago in (10, 90, 50)]

    street.send(*batch)
    street.send(*batch)

    assert [one.taken_at for one in street.fixes(order)] == sorted(one.taken_at for one in batch)


def test_nothing_is_kept_before_setting_out_or_after_arriving(street: Street) -> None:
    order = street.assigned()
    street.send(street.seen(2_000))
    assert street.fixes(order) == []
    visit = street.visit(order)
    street.at = visit.starts_at - timedelta(hours=1)
    street.do(commands.set_out, street.worker(), visit_id=visit.id)
    street.send(street.seen(2_000, ago=60))
    assert street.fixes(order) == []
    street.later(minutes=20)
    street.send(street.seen(0))
    assert len(street.fixes(order)) == 1

    street.later(minutes=1)
    street.send(street.seen(5))

    assert len(street.fixes(order)) == 1


def test_a_real_fix_at_the_door_arrives(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=20)

    received = street.send(street.seen(175, accuracy_m=20))

    visit = street.visit(order)
    assert (visit.state, visit.arrived_at) == ("arrived", street.at)
    assert received.arrived_visit_ids == [visit.id]
    (facts,) = street.evidence(order, "arrive")
    assert (facts["how"], facts["accuracy_m"], facts["is_mock"]) == ("geofence", 20, False)
    assert 174 <= facts["distance_m"] <= 176


@pytest.mark.parametrize(
    ("north_m", "more"),
    [
        (190, {"accuracy_m": 20}),
        (0, {"is_mock": True}),
        (0, {"ago": 301}),
        (0, {"accuracy_m": 500}),
        (1_000, {}),
    ],
)
def test_what_does_not_prove_it_does_not_arrive(street: Street, north_m: float, more: dict) -> None:
    order = street.on_the_way()
    street.later(minutes=20)

    received = street.send(street.seen(north_m, **more))

    assert received.arrived_visit_ids == []
    assert street.visit(order).state == "travelling"


def test_a_mock_fix_is_kept_as_such_and_shown_to_nobody(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=5)

    street.send(street.seen(0, is_mock=True))

    assert [one.is_mock for one in street.fixes(order)] == [True]
    assert street.trip(order).mocks == 1
    assert street.shown(order).lat is None
    assert worker_facts.position_of(street.act(), street.crew[0]) is None


def test_a_newer_real_fix_elsewhere_outweighs_an_older_one_at_the_door(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=20)

    street.send(street.seen(0, ago=120), street.seen(900))

    assert street.visit(order).state == "travelling"


def test_positions_off_the_map_or_from_others_are_refused(street: Street) -> None:
    order = street.on_the_way()
    off_map = rules.Seen(91.0, 120.0, 10, False, street.at)

    street.refuses(Invalid, order, commands.record_positions, street.worker(), fixes=[off_map])
    fixes = [street.seen(0)]
    street.refuses(NotAllowed, order, commands.record_positions, street.customer, fixes=fixes)


def test_off_duty_nothing_is_kept_but_the_way_to_a_visit_is(street: Street) -> None:
    order = street.assigned()
    street.do(workers.go_off_duty, street.act(), worker_id=street.crew[0])
    with pytest.raises(OffDuty):
        street.send(street.seen(2_000))
    visit = street.visit(order)
    street.at = visit.starts_at - timedelta(hours=1)
    street.do(commands.set_out, street.worker(), visit_id=visit.id)
    street.later(minutes=1)

    street.send(street.seen(2_000))

    assert len(street.fixes(order)) == 1
    street.later(minutes=20)
    street.send(street.seen(0))
    assert street.visit(order).state == "arrived"
    assert worker_facts.position_of(street.act(), street.crew[0]) is None


def test_on_duty_a_place_is_coarse_and_on_the_way_precise(street: Street) -> None:
    street.send(street.seen(1_234))
    coarse = worker_facts.position_of(street.act(), street.crew[0])
    street.on_the_way()
    street.later(minutes=1)
    fix = street.seen(1_234)
    street.send(fix)
    precise = worker_facts.position_of(street.act(), street.crew[0])

    assert coarse is not None and precise is not None
    assert coarse.lat != fix.lat
    assert precise.lat == fix.lat


def test_checking_in_by_hand_needs_a_reason_and_keeps_what_the_phone_saw(street: Street) -> None:
    order = street.on_the_way()
    visit = street.visit(order)
    street.later(minutes=20)
    street.refuses(rules.ReasonNeeded, order, commands.check_in, street.worker(), visit_id=visit.id)

    street.do(
        commands.check_in,
        street.worker(),
        visit_id=visit.id,
        reason="地下室无信号",
        seen=street.seen(900, accuracy_m=30),
    )

    assert street.visit(order).state == "arrived"
    (facts,) = street.evidence(order, "arrive")
    assert (facts["how"], facts["reason"], facts["doubtful"]) == ("by_hand", "地下室无信号", True)
    assert street.shown(order).arrived_how == "by_hand"


def test_nobody_checks_in_for_a_visit_that_is_not_theirs(street: Street) -> None:
    order = street.on_the_way()
    named = {"visit_id": street.visit(order).id, "reason": "到了"}
    other = street.worker(street.crew[1])

    street.refuses(NotFound, order, commands.check_in, other, **named)
    street.refuses(NotAllowed, order, commands.check_in, street.customer, **named)


def test_setting_out_twice_makes_one_trip(street: Street) -> None:
    order = street.on_the_way()

    street.do(commands.set_out, street.worker(), visit_id=street.visit(order).id)

    assert street.trip(order).state == "travelling"


def test_arriving_from_two_phones_at_once_arrives_once(busy_street: Street) -> None:
    street = busy_street
    order = street.on_the_way()
    street.later(minutes=20)
    visit = street.visit(order)

    at_once(
        lambda: street.send(street.seen(0)),
        lambda: street.send(street.seen(0), street.seen(3, ago=20)),
        lambda: street.do(commands.check_in, street.worker(), visit_id=visit.id, reason="到了"),
    )

    assert street.visit(order).state == "arrived"
    assert len(street.evidence(order, "arrive")) == 1


def test_a_cancelled_order_ends_the_trip(street: Street) -> None:
    order = street.on_the_way()

    street.do(orders.cancel, street.customer, order_id=order.id)
    street.send(street.seen(0))
    street.hear_news()

    assert street.trip(order).state == "ended"
    assert street.fresh(order).state == "cancelled"


def test_a_worker_who_gives_up_and_comes_back_has_a_new_trip(street: Street) -> None:
    order = street.on_the_way()
    worker = street.worker()
    street.do(orders.release_worker, worker, order_id=order.id, reason="爆胎")
    street.hear_news()
    street.do(orders.assign, street.act(), order_id=order.id, worker_id=street.crew[0])
    street.do(commands.set_out, worker, visit_id=street.visit(order).id)
    street.hear_news()

    states = [one.trip.state for one in queries.track(street.act(), order.id)]

    assert sorted(states) == ["ended", "travelling"]
