"""Duty, positions, and who on duty may be asked for instant work."""

from datetime import date, timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel.errors import Invalid
from doorstep.offering.workers import commands, queries, rules
from doorstep.offering.workers.models import Worker
from tests.rooms.workers.town import CENTER, CITY, MORNING, Town


def _on_duty(town: Town, *skills: str, **more: object) -> Worker:
    worker = town.worker(*skills, **more)  # type: ignore[arg-type]
    town.do(commands.go_on_duty, worker_id=worker.id)
    return worker


def _seen(town: Town, worker: Worker, lat: float, lng: float, **more: object) -> bool:
    values = {"accuracy_m": 20, "is_mock": False, "taken_at": town.at} | more
    return town.do(commands.note_position, worker_id=worker.id, lat=lat, lng=lng, **values)


def _asked(town: Town, **more: object) -> queries.Asked:
    values = {
        "skills": ["cleaning.daily"],
        "licences": [],
        "lat": CENTER[0],
        "lng": CENTER[1],
        "radius_m": 5_000,
        "at": town.at,
    }
    return queries.candidates(town.act(), **(values | more))


def test_going_off_duty_forgets_the_position_at_once(town: Town) -> None:
    worker = _on_duty(town)
    assert _seen(town, worker, *CENTER)
    assert queries.position_of(town.act(), worker.id)

    town.do(commands.go_off_duty, worker_id=worker.id)

    assert queries.position_of(town.act(), worker.id) is None
    with pytest.raises(rules.OffDuty):
        _seen(town, worker, *CENTER)
    assert _asked(town).worker_ids == ()


def test_positions_are_coarse_until_a_visit_and_older_ones_change_nothing(town: Town) -> None:
    worker = _on_duty(town)
    _seen(town, worker, 30.256789, 120.151234)
    kept = queries.position_of(town.act(), worker.id)
    assert kept is not None
    assert (kept.lat, kept.lng) == (30.257, 120.151)

    assert not _seen(town, worker, *CENTER, taken_at=town.at - timedelta(seconds=1))
    town.at += timedelta(seconds=30)
    _seen(town, worker, 30.256789, 120.151234, is_precise=True, is_mock=True)
    exact = queries.position_of(town.act(), worker.id)
    assert exact is not None
    assert (exact.lat, exact.is_mock) == (30.256789, True)


def test_a_phone_with_a_wrong_clock_cannot_hold_a_place_for_ever(town: Town) -> None:
    worker = _on_duty(town)
    _seen(town, worker, *CENTER, taken_at=town.at + timedelta(days=3))
    town.at += timedelta(seconds=5)
    assert _seen(town, worker, 30.26, 120.16)
    with pytest.raises(Invalid):
        _seen(town, worker, 91.0, 0.0)


def test_candidates_are_able_free_near_and_sorted_by_where_they_are(town: Town) -> None:
    far = _on_duty(town)
    near = _on_duty(town, home=(30.40, 120.15))
    away = _on_duty(town, home=(30.40, 120.15))
    other = _on_duty(town, "massage.body")
    resting = town.worker()
    _seen(town, far, 30.27, 120.15)
    _seen(town, near, 30.251, 120.15)

    asked = _asked(town)

    assert asked.worker_ids == (near.id, far.id)
    assert not {away.id, other.id, resting.id} & set(asked.worker_ids)
    assert list(asked.position_age_seconds) == [0, 0]
    assert list(np.round(asked.lat, 3)) == [30.251, 30.27]
    assert asked.distance_m[0] < asked.distance_m[1]


def test_without_a_fresh_position_the_last_visit_or_the_home_area_stands_in(town: Town) -> None:
    home = _on_duty(town, home=(30.255, 120.15))
    worked = _on_duty(town, home=(30.40, 120.15))
    held = town.hold(worked, 9, 1, day=0, place=(30.26, 120.15))
    _seen(town, home, 30.40, 120.15)
    town.at = held.ends_at
    town.do(commands.end_hold, visit_id=held.visit_id, done=True)

    asked = _asked(town)

    assert asked.worker_ids == (home.id, worked.id)
    assert list(asked.position_age_seconds) == [-1, -1]
    assert list(asked.lat) == [30.255, 30.26]
    assert list(asked.orders_today) == [0, 1]


def test_who_is_held_or_has_worked_without_rest_is_not_asked(town: Town) -> None:
    held, tired = _on_duty(town), _on_duty(town)
    town.hold(held, 9, 2, day=0)
    for hour in (8.5, 10.75):
        last = town.hold(tired, hour, 2, day=0)

    assert _asked(town, at=MORNING + timedelta(hours=2)).worker_ids == ()
    town.at = last.span.upper
    assert _asked(town).worker_ids == (held.id,)
    assert tired.id in _asked(town, planned_breaks=True).worker_ids
    town.at += timedelta(minutes=20)
    assert set(_asked(town).worker_ids) == {held.id, tired.id}


def test_a_licence_counts_for_instant_work_too(town: Town) -> None:
    worker = _on_duty(town, "repair.ac")
    wish = {"skills": ["repair.ac"], "licences": ["refrigeration"]}
    assert _asked(town, **wish).worker_ids == ()
    town.do(
        commands.record_licence,
        worker_id=worker.id,
        kind="refrigeration",
        expires_on=date(2026, 3, 9),
    )
    assert _asked(town, **wish).worker_ids == (worker.id,)
    town.at += timedelta(days=1)
    assert _asked(town, **wish).worker_ids == ()


def test_standing_is_given_as_whole_numbers(town: Town) -> None:
    worker = _on_duty(town)
    commands.change_grade(town.operator, worker_id=worker.id, grade="gold")
    town.do(commands.add_rating, worker_id=worker.id, stars=4)
    town.at += timedelta(minutes=10)

    asked = _asked(town)

    assert list(asked.rating_hundredths) == [400]
    assert list(asked.grade) == [2]
    assert list(asked.idle_seconds) == [600]
    assert asked.merchant_ids == (None,)


def test_asking_costs_the_same_statements_for_two_workers_and_for_forty(town: Town) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as kept:
            _asked(town)
        return len(kept)

    for _ in range(2):
        _on_duty(town)
    few = statements()
    for _ in range(38):
        _on_duty(town)
    assert len(_asked(town).worker_ids) == 40
    assert statements() == few <= 10
    assert Worker.objects.filter(city_id=CITY, on_duty=True).count() == 40
