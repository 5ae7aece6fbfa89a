"""Hours of standing by fill a day as work does, before a time or an offer is given."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.workers import commands, queries, rules
from doorstep.offering.workers.models import Standby, Worker
from doorstep.offering.workers.queries import DutyNeed, Wish
from tests.rooms.workers.town import CENTER, MORNING, Town

TOMORROW = (MORNING + timedelta(days=1)).date()


def stand(town: Town, worker: Worker, hour: float, hours: float, day: int = 1) -> Standby:
    """Hours of standing by on a day from now, at an hour of the city's clock."""
    starts_at = MORNING + timedelta(days=day, hours=hour - 8)
    made: Standby = town.do(
        commands.stand_by,
        worker_id=worker.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
    )
    return made


def free_hours(town: Town, minutes: int) -> list[float]:
    """At which hours of tomorrow a visit so long can begin."""
    wish = Wish(town.service("daily-cleaning").id, *CENTER, minutes)
    found = queries.free_starts(town.act(), wish, TOMORROW)
    return [(one.starts_at - MORNING).total_seconds() / 3600 - 24 + 8 for one in found]


def test_what_is_stood_by_is_not_left_for_appointments(town: Town) -> None:
    worker = town.worker()
    assert free_hours(town, 480)

    stand(town, worker, 17, 3)

    assert set(free_hours(town, 480)) == {10.0, 10.5, 11.0, 11.5}, "an hour of the visit is theirs"
    assert free_hours(town, 420)[0] == 8
    with pytest.raises(queries.NeedsRest):
        town.hold(worker, 8, 7.5)
    town.hold(worker, 8, 7)


def test_a_visit_in_hours_of_standing_by_fills_the_day_once(town: Town) -> None:
    worker = town.worker()
    stand(town, worker, 8, 10)

    assert free_hours(town, 60) == [8 + half / 2 for half in range(19)]
    with pytest.raises(queries.NeedsRest):
        town.hold(worker, 17.5, 1)
    town.hold(worker, 15, 2)
    town.hold(worker, 10, 2)


def test_who_stood_by_all_day_is_asked_for_nothing_more_than_the_day_allows(town: Town) -> None:
    worker = town.worker()
    town.do(commands.go_on_duty, worker_id=worker.id)
    stand(town, worker, 8, 9, day=0)
    service = town.service("daily-cleaning")
    need = DutyNeed(service.skills, (), None, 90, service_id=service.id)

    def is_asked(hour: float) -> bool:
        town.at = MORNING + timedelta(hours=hour - 8)
        return bool(queries.on_duty(town.act(), [need], at=town.at).meets[0, 0])

    assert is_asked(12) and is_asked(16)
    assert not is_asked(16.75) and not is_asked(17.5)


def test_nobody_is_planned_to_stand_by_longer_than_the_day_allows(town: Town) -> None:
    worker = town.worker()
    town.hold(worker, 8, 4)

    with pytest.raises(queries.NeedsRest):
        stand(town, worker, 12, 7)
    stand(town, worker, 9, 9)
    stand(town, worker, 22, 1.9, day=2)
    with pytest.raises(queries.NeedsRest):
        stand(town, worker, 20, 14.5, day=3)


def test_nobody_stands_by_twice_at_once(town: Town) -> None:
    worker, other = town.worker(), town.worker()
    first = stand(town, worker, 8, 4)
    stand(town, other, 8, 4)

    with pytest.raises(rules.StandsBy):
        stand(town, worker, 11, 4)
    with pytest.raises(Invalid):
        stand(town, worker, 8, 25)
    town.do(commands.stand_down, standby_id=first.id)
    again = stand(town, worker, 9, 4)
    first.ended_at, first.span = None, again.span
    with pytest.raises(IntegrityError):
        Standby.objects.bulk_update([first], ["ended_at", "span"])


def test_hours_that_are_ended_count_as_far_as_they_were_waited(town: Town) -> None:
    worker = town.worker()
    ended = stand(town, worker, 8, 8, day=0)
    never = stand(town, worker, 8, 8)
    town.at = MORNING + timedelta(hours=2)

    for one in (ended, never):
        town.do(commands.stand_down, standby_id=one.id)
        town.do(commands.stand_down, standby_id=one.id)

    waited = queries.stood_by_between(town.act(), MORNING, MORNING + timedelta(days=2))
    assert waited == {worker.id: [(MORNING, MORNING + timedelta(hours=2))]}
    assert free_hours(town, 600)
    assert queries.standing_by(town.act()) == set()


def test_a_merchant_ends_the_hours_of_its_own_people_only(town: Town) -> None:
    made = stand(town, town.worker(), 8, 4)
    merchant: Any = town.act("merchant", merchant_id=made.id)

    with pytest.raises(NotFound):
        commands.stand_down(merchant, standby_id=made.id)
