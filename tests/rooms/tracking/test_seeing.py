"""What customers and desks see of a trip, and how long its track is kept."""

from datetime import timedelta

import pytest

from doorstep.kernel.act import OPERATOR
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.visits.tracking import commands, queries, rules
from tests.rooms.tracking.street import Street


def test_before_acceptance_there_is_a_rounded_distance_and_no_pin(street: Street) -> None:
    order = street.ordered(way="choose", wanted_worker_id=street.crew[0])
    assert street.shown(order).distance_m is None

    street.send(street.seen(1_700))

    seen = street.shown(order)
    assert seen.distance_m is not None and seen.distance_m % 500 == 0
    assert (seen.lat, seen.lng, seen.eta_seconds) == (None, None, None)


def test_a_home_is_never_shown(street: Street) -> None:
    order = street.assigned()

    seen = street.shown(order)

    assert (seen.distance_m, seen.lat, seen.lng) == (None, None, None)


def test_assigned_but_not_on_the_way_there_is_no_pin(street: Street) -> None:
    order = street.assigned()
    street.send(street.seen(1_700))

    seen = street.shown(order)

    assert seen.distance_m in (1_500, 2_000, 2_500)
    assert seen.lat is None


def test_on_the_way_the_pin_and_the_eta_say_how_old_they_are(street: Street) -> None:
    order = street.on_the_way()
    street.later(minutes=1)
    fix = street.seen(2_000)
    street.send(fix)
    street.later(seconds=45)

    seen = street.shown(order)

    assert (seen.lat, seen.lng, seen.accuracy_m) == (fix.lat, fix.lng, 10)
    assert (seen.fix_age_seconds, seen.eta_age_seconds) == (45, 45)
    assert seen.eta_seconds is not None and 200 < seen.eta_seconds < 1_500


def test_the_eta_shrinks_on_the_way(street: Street) -> None:
    order = street.on_the_way()
    etas = []
    for north_m in (3_000, 2_000, 1_000):
        street.later(minutes=2)
        street.send(street.seen(north_m))
        etas.append(street.shown(order).eta_seconds)

    assert etas == sorted(etas, reverse=True)
    assert len(set(etas)) == 3


def test_after_arrival_the_pin_is_gone(street: Street) -> None:
    order = street.at_the_door()

    seen = street.shown(order)

    assert (seen.lat, seen.lng, seen.eta_seconds) == (None, None, None)
    assert (seen.arrived_at, seen.arrived_how) == (street.at, "geofence")


def test_only_the_order_s_own_customer_sees_it(street: Street) -> None:
    order = street.on_the_way()
    stranger = street.act("customer", street.crew[0])

    with pytest.raises(NotFound):
        queries.trip(stranger, order.id)


def test_a_whole_track_is_for_desks_with_the_duty(street: Street) -> None:
    order = street.at_the_door()
    desk = street.act(OPERATOR, street.merchant_id, duties=frozenset({"dispatcher"}))

    (track,) = queries.track(desk, order.id)

    assert len(track.fixes) == 1
    for act in (street.customer, street.worker(), street.operator):
        with pytest.raises(NotAllowed):
            queries.track(act, order.id)


def test_a_track_is_deleted_after_thirty_days(street: Street) -> None:
    order = street.at_the_door()
    street.later(days=29)
    assert street.do(commands.forget_tracks, street.act()) == 0

    street.later(days=1)
    assert street.do(commands.forget_tracks, street.act()) == 1

    assert street.fixes(order) == []
    assert street.trip(order).arrived_how == "geofence"
    assert street.do(commands.forget_tracks, street.act()) == 0


def test_a_case_holds_a_track_until_it_is_let_go(street: Street) -> None:
    order = street.at_the_door()
    street.refuses(NotAllowed, order, commands.hold_track, street.worker(), order_id=order.id)
    with pytest.raises(rules.ReasonNeeded):
        street.do(commands.hold_track, street.act(), order_id=order.id)
    street.do(commands.hold_track, street.operator, order_id=order.id)
    street.at += timedelta(days=40)

    assert street.do(commands.forget_tracks, street.act()) == 0
    assert len(street.fixes(order)) == 1
    street.do(commands.let_go, street.operator, order_id=order.id)

    assert street.do(commands.forget_tracks, street.act()) == 1
    assert street.fixes(order) == []
