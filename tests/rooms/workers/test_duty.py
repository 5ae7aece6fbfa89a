"""Duty, positions, and who on duty may be asked for instant work."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel import memory
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


def _duty(town: Town, **more: Any) -> queries.OnDuty:
    """Everybody on duty, and who meets an hour of daily cleaning now."""
    values = {"skills": ("cleaning.daily",), "licences": (), "merchant_id": None, "minutes": 60}
    at = more.pop("at", town.at)
    return queries.on_duty(town.act(), [queries.DutyNeed(**values | more)], at=at)


def _asked(town: Town, **more: Any) -> set[UUID]:
    """Who may be asked for it."""
    found = _duty(town, **more)
    return {found.worker_ids[row] for row in np.flatnonzero(found.meets[:, 0])}


def test_going_off_duty_forgets_the_position_at_once(town: Town) -> None:
    worker = _on_duty(town)
    assert _seen(town, worker, *CENTER)
    assert queries.position_of(town.act(), worker.id)

    town.do(commands.go_off_duty, worker_id=worker.id)

    assert queries.position_of(town.act(), worker.id) is None
    with pytest.raises(rules.OffDuty):
        _seen(town, worker, *CENTER)
    assert _asked(town) == set()


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


def test_who_is_able_and_free_meets_a_need_wherever_they_are(town: Town) -> None:
    far, near = _on_duty(town), _on_duty(town, home=(30.40, 120.15))
    other = _on_duty(town, "massage.body")
    town.worker()
    _seen(town, far, 30.27, 120.15)
    _seen(town, near, 30.251, 120.15)

    found = _duty(town)

    assert found.worker_ids == tuple(sorted([far.id, near.id, other.id]))
    assert _asked(town) == {near.id, far.id}
    assert _asked(town, merchant_id=far.id) == set(), "another seller's order"
    rows = [found.worker_ids.index(one.id) for one in (near, far)]
    assert list(found.position_age_seconds[rows]) == [0, 0]
    assert list(np.round(found.lat[rows], 3)) == [30.251, 30.27]


def test_without_a_fresh_position_the_last_visit_or_the_home_area_stands_in(town: Town) -> None:
    home = _on_duty(town, home=(30.255, 120.15))
    worked = _on_duty(town, home=(30.40, 120.15))
    held = town.hold(worked, 9, 1, day=0, place=(30.26, 120.15))
    _seen(town, home, 30.40, 120.15)
    town.at = held.ends_at
    town.do(commands.end_hold, visit_id=held.visit_id, done=True)

    found = _duty(town)

    rows = [found.worker_ids.index(one.id) for one in (home, worked)]
    assert list(found.position_age_seconds[rows]) == [-1, -1]
    assert list(found.lat[rows]) == [30.255, 30.26]
    assert list(found.orders_today[rows]) == [0, 1]


def test_what_somebody_holds_next_is_told_with_its_place(town: Town) -> None:
    booked, idle = _on_duty(town), _on_duty(town)
    town.hold(booked, 15, 1, day=0, place=(30.29, 120.19))
    first = town.hold(booked, 12, 1, day=0, place=(30.27, 120.17))
    town.hold(booked, 9, 1, day=0)
    town.at = MORNING + timedelta(hours=3)

    found = _duty(town)

    row, other = (found.worker_ids.index(one.id) for one in (booked, idle))
    assert found.next_start[row] == (first.span.lower - town.at).total_seconds()
    assert (found.next_lat[row], found.next_lng[row]) == (30.27, 120.17)
    assert found.next_start[other] > 10**6


def test_who_is_held_or_has_worked_without_rest_is_not_asked(town: Town) -> None:
    held, tired = _on_duty(town), _on_duty(town)
    town.hold(held, 9, 2, day=0)
    for hour in (8.5, 10.75):
        last = town.hold(tired, hour, 2, day=0)

    assert _asked(town, at=MORNING + timedelta(hours=2)) == set()
    town.at = last.span.upper
    assert _asked(town) == {held.id}
    assert tired.id in _asked(town, planned_breaks=True)
    town.at += timedelta(minutes=20)
    assert _asked(town) == {held.id, tired.id}


def test_a_licence_counts_for_instant_work_too(town: Town) -> None:
    worker = _on_duty(town, "repair.ac")
    wish = {"skills": ("repair.ac",), "licences": ("refrigeration",)}
    assert _asked(town, **wish) == set()
    town.do(
        commands.record_licence,
        worker_id=worker.id,
        kind="refrigeration",
        expires_on=date(2026, 3, 9),
    )
    assert _asked(town, **wish) == {worker.id}
    town.at += timedelta(days=1)
    assert _asked(town, **wish) == set()


def test_standing_is_given_as_whole_numbers(town: Town) -> None:
    worker = _on_duty(town)
    commands.change_grade(town.operator, worker_id=worker.id, grade="gold")
    town.do(commands.add_rating, worker_id=worker.id, stars=4)
    town.at += timedelta(minutes=10)

    found = _duty(town)

    assert list(found.rating_hundredths) == [400]
    assert list(found.grade) == [2]
    assert list(found.idle_seconds) == [600]


def test_asking_costs_the_same_statements_for_two_workers_and_for_forty(town: Town) -> None:
    def statements() -> int:
        memory.forget()
        with CaptureQueriesContext(connection) as kept:
            _asked(town)
        return len(kept)

    for _ in range(2):
        _on_duty(town)
    few = statements()
    for _ in range(38):
        _on_duty(town)
    assert len(_asked(town)) == 40
    assert statements() == few <= 11
    assert Worker.objects.filter(city_id=CITY, on_duty=True).count() == 40
