"""Finished ways teach the city how long ways take, without telling whose they were."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from doorstep.offering.areas import queries as areas
from doorstep.offering.areas.models import TravelFactor, TravelLesson
from doorstep.visits.orders.models import Order
from doorstep.visits.tracking import commands, queries, rules
from doorstep.visits.tracking.models import Fix, Trip
from tests.rooms.orders.world import CITY, HOME
from tests.rooms.tracking.street import Street


def _walked(street: Street, **fix: Any) -> Order:
    """A way of a quarter of an hour, seen each minute, to the door."""
    order = street.on_the_way()
    for minute in range(15):
        street.later(minutes=1)
        street.send(street.seen(1_500 - minute * 100, **fix))
    street.send(street.seen(0))
    return order


def _made(street: Street) -> list[areas.TripMade]:
    since = street.at - rules.TAUGHT
    return queries.trips_made(street.act(), since=since, most=100)


def test_a_way_to_the_door_is_told_as_from_where_to_where_and_how_long(street: Street) -> None:
    order = _walked(street)
    (made,) = _made(street)
    trip = street.trip(order)

    assert (made.destination.lat, made.destination.lng) == HOME
    assert made.origin.lat == pytest.approx(HOME[0] + 1_500 / 111_195, abs=1e-6)
    assert made.set_out_at == trip.set_out_at
    assert made.seconds == 15 * 60
    assert made.worker == trip.worker_id


def test_a_made_up_position_on_the_way_teaches_nothing(street: Street) -> None:
    order = _walked(street)
    Trip.objects.of(street.act()).filter(id=street.trip(order).id).update(mocks=1)

    assert _made(street) == []


def test_a_way_that_was_hardly_seen_teaches_nothing(street: Street) -> None:
    street.at_the_door()

    assert _made(street) == []


def test_inexact_fixes_do_not_count(street: Street) -> None:
    _walked(street, accuracy_m=900)

    assert _made(street) == []


def test_a_way_seen_late_has_been_gone_in_part_and_teaches_nothing(street: Street) -> None:
    order = _walked(street)
    trip = street.trip(order)
    early = {"trip_id": trip.id, "taken_at__lt": trip.set_out_at + timedelta(minutes=6)}
    Fix.objects.of(street.act()).filter(**early).delete()

    assert _made(street) == []


def test_forgotten_tracks_teach_nothing(street: Street) -> None:
    order = _walked(street)
    Trip.objects.of(street.act()).filter(id=street.trip(order).id).update(
        forgotten_at=F("set_out_at")
    )

    assert _made(street) == []


def test_the_city_learns_once_and_one_person_teaches_it_nothing(street: Street) -> None:
    _walked(street)
    asked = street.do(commands.ask_lesson, street.act())
    first = street.do(commands.teach_travel, street.act())
    again = street.do(commands.teach_travel, street.act())
    (lesson,) = TravelLesson.objects.of(street.act())
    street.later(hours=37)

    assert (asked, first, again) == (True, True, False)
    assert lesson.trips == 0
    assert not TravelFactor.objects.filter(city_id=CITY).exists()
    assert street.do(commands.teach_travel, street.act())
