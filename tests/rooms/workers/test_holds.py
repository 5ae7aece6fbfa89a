"""Held time: nobody twice, reach between visits, plans, licences, lapsing, moving, ending."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from doorstep.kernel import ids
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.workers import commands, rules
from doorstep.offering.workers.models import SlotHold, Worker
from tests.rooms.workers.town import CITY, MORNING, Town

FAR = (30.33, 120.15)
"""About nine kilometres north: half an hour by road."""


def _live(town: Town) -> int:
    return SlotHold.objects.filter(city_id=CITY, ended_at=None).count()


def _refused(town: Town, refusal: type[Exception], *values: object, **more: object) -> None:
    before = _live(town)
    with pytest.raises(refusal):
        town.hold(*values, **more)
    assert _live(town) == before


def test_a_held_time_is_nobody_elses(town: Town) -> None:
    worker = town.worker()
    kept = town.hold(worker, 10)

    assert (kept.span.upper - kept.ends_at) == timedelta(minutes=10)
    for hour in (9, 10, 11, 11.5):
        _refused(town, rules.SlotTaken, worker, hour)
    town.hold(worker, 12.5)


def test_the_database_itself_refuses_overlapping_time(town: Town) -> None:
    worker = town.worker()
    kept = town.hold(worker, 10)
    kept.pk, kept._state.adding, kept.visit_id = None, True, ids.new(CITY)
    kept.span = DateTimeTZRange(kept.span.lower, kept.span.upper)

    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save()


def test_the_way_between_two_visits_must_fit(town: Town) -> None:
    worker = town.worker()
    town.hold(worker, 10)

    _refused(town, rules.OutOfReach, worker, 12.25, place=FAR)
    town.hold(worker, 13, place=FAR)
    other = town.worker()
    town.hold(other, 14)
    _refused(town, rules.OutOfReach, other, 11.75, place=FAR)
    town.hold(other, 11, place=FAR)


def test_reach_is_checked_over_midnight_as_well(town: Town) -> None:
    worker = town.worker(plan=[(weekday, 0, 1440) for weekday in range(7)])
    town.hold(worker, 22, 1.75)

    _refused(town, rules.OutOfReach, worker, 24.1, 1, place=FAR)
    town.hold(worker, 24.6, 1, place=FAR)


def test_the_plan_its_exceptions_and_days_off_are_obeyed(town: Town) -> None:
    worker = town.worker(plan=[(1, 540, 720), (1, 780, 1080)])
    _refused(town, rules.OffPlan, worker, 8)
    _refused(town, rules.OffPlan, worker, 11)
    _refused(town, rules.OffPlan, worker, 10, day=2)
    town.hold(worker, 9)

    day = date(2026, 3, 10)
    off = town.do(commands.add_exception, worker_id=worker.id, day=day, kind="off")
    _refused(town, rules.OffPlan, worker, 14)
    town.do(commands.end_exception, worker_id=worker.id, exception_id=off.id)
    town.hold(worker, 14)
    town.do(
        commands.add_exception,
        worker_id=worker.id,
        day=date(2026, 3, 11),
        kind="extra",
        from_minute=600,
        to_minute=780,
    )
    town.hold(worker, 10, day=2)


def test_a_plan_past_midnight_lets_the_night_be_booked(town: Town) -> None:
    worker = town.worker("massage.body", plan=[(1, 1080, 1560)])
    licensed = {"worker_id": worker.id, "kind": "health-card", "expires_on": date(2026, 12, 31)}
    town.do(commands.record_licence, **licensed)

    town.hold(worker, 24.5, 1, service="body-massage")
    _refused(town, rules.OffPlan, worker, 26, 1, service="body-massage")


def test_who_is_on_duty_takes_instant_work_off_plan(town: Town) -> None:
    worker = town.worker(plan=[])
    _refused(town, rules.OffPlan, worker, 8.5, day=0)
    town.do(commands.go_on_duty, worker_id=worker.id)
    _refused(town, rules.OffPlan, worker, 15, day=0)

    assert town.hold(worker, 8.5, day=0).worker_id == worker.id


def test_a_skill_and_a_licence_valid_on_the_day_are_needed(town: Town) -> None:
    cleaner = town.worker("cleaning.daily")
    _refused(town, rules.NotLicensed, cleaner, 10, service="deep-cleaning")

    fitter = town.worker("repair.ac")
    _refused(town, rules.NotLicensed, fitter, 10, service="ac-repair")
    for kind in ("refrigeration", "electrician"):
        town.do(
            commands.record_licence,
            worker_id=fitter.id,
            kind=kind,
            expires_on=date(2026, 3, 10),
        )
    town.hold(fitter, 10, service="ac-repair")
    _refused(town, rules.NotLicensed, fitter, 10, day=2, service="ac-repair")


def test_a_paused_or_unknown_worker_cannot_be_held(town: Town) -> None:
    worker = town.worker()
    with transaction.atomic():
        commands.pause(town.operator, worker_id=worker.id)
    _refused(town, rules.NotWorking, worker, 10)

    worker.id = ids.new(CITY)
    _refused(town, NotFound, worker, 10)


def test_a_day_holds_no_more_work_than_the_city_allows(town: Town) -> None:
    worker = town.worker(plan=[(1, 0, 1440)])
    town.hold(worker, 6, 8)
    _refused(town, rules.NeedsRest, worker, 15, 3)
    town.hold(worker, 15, 2)


def test_a_lapsed_hold_frees_its_time_and_is_ended_by_who_asks(town: Town) -> None:
    worker = town.worker()
    first = town.hold(worker, 10, lapses_at=town.at + timedelta(minutes=15))
    _refused(town, rules.SlotTaken, worker, 10)

    town.at += timedelta(minutes=15)
    second = town.hold(worker, 10)

    first.refresh_from_db()
    assert (first.ended_at, first.why_ended) == (town.at, "lapsed")
    with pytest.raises(rules.NoHold):
        town.do(commands.confirm_hold, visit_id=first.visit_id, worker_id=worker.id)
    assert second.ended_at is None


def test_a_late_confirmation_keeps_time_that_nobody_took(town: Town) -> None:
    worker = town.worker()
    held = town.hold(worker, 10, lapses_at=town.at + timedelta(minutes=15))
    town.at += timedelta(hours=1)

    town.do(commands.confirm_hold, visit_id=held.visit_id, worker_id=worker.id)

    _refused(town, rules.SlotTaken, worker, 10)


def test_the_same_visit_asking_again_keeps_its_hold(town: Town) -> None:
    worker, visit_id = town.worker(), ids.new(CITY)
    first = town.hold(worker, 10, visit_id=visit_id, lapses_at=town.at + timedelta(minutes=5))
    later = town.at + timedelta(minutes=9)

    again = town.hold(worker, 10, visit_id=visit_id, lapses_at=later)

    assert (again.id, again.lapses_at) == (first.id, later)
    _refused(town, rules.SlotTaken, worker, 14, visit_id=visit_id)


def test_a_moved_visit_keeps_its_old_time_when_the_new_one_is_taken(town: Town) -> None:
    worker = town.worker()
    first = town.hold(worker, 10)
    town.hold(worker, 14)

    def move(hour: float, hours: float) -> list[SlotHold]:
        starts_at = MORNING + timedelta(days=1, hours=hour - 8)
        return town.do(
            commands.move_hold,
            visit_id=first.visit_id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=hours),
        )

    with pytest.raises(rules.SlotTaken):
        move(13, 2)
    first.refresh_from_db()
    assert first.ended_at is None

    moved = move(11, 2)[0]
    first.refresh_from_db()
    assert first.why_ended == "moved"
    assert moved.span.upper - moved.ends_at == timedelta(minutes=10)
    longer = move(11, 2.5)[0]
    assert longer.ends_at - longer.starts_at == timedelta(hours=2.5)
    with pytest.raises(rules.SlotTaken):
        move(11, 3.5)


def test_extra_time_at_the_visit_needs_no_plan(town: Town) -> None:
    worker = town.worker(plan=[(1, 540, 720)])
    held = town.hold(worker, 9, 2)

    longer = town.do(
        commands.move_hold,
        visit_id=held.visit_id,
        starts_at=held.starts_at,
        ends_at=held.ends_at + timedelta(hours=2),
    )
    assert longer[0].worker_id == worker.id


def test_ended_time_is_free_again_and_done_work_counts(town: Town) -> None:
    worker = town.worker(plan=[(weekday, 0, 1440) for weekday in range(7)])
    first = town.hold(worker, 10, 9)
    town.do(commands.end_hold, visit_id=first.visit_id)
    again = town.hold(worker, 10, 9)
    town.at = again.ends_at

    ended = town.do(commands.end_hold, visit_id=again.visit_id, worker_id=worker.id, done=True)

    worker = Worker.objects.get(city_id=CITY, id=worker.id)
    assert (ended[0].why_ended, worker.visits_done) == ("done", 1)
    assert worker.last_busy_at == town.at
    assert town.do(commands.end_hold, visit_id=again.visit_id) == []
    with pytest.raises(rules.NoHold):
        town.do(commands.confirm_hold, visit_id=again.visit_id)


def test_a_visit_that_ends_before_it_begins_is_refused(town: Town) -> None:
    _refused(town, Invalid, town.worker(), 10, 0)


def test_holds_of_another_city_do_not_stand_in_the_way(town: Town) -> None:
    worker = town.worker()
    held = town.hold(worker, 10)
    assert ids.city_of(held.id) == CITY
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotHold.objects.filter(id=held.id).update(city_id=8)


def test_finished_visits_of_a_day_still_count_as_work(town: Town) -> None:
    worker = town.worker(plan=[(1, 0, 1440)])
    first = town.hold(worker, 6, 8)
    town.at = first.ends_at
    town.do(commands.end_hold, visit_id=first.visit_id, done=True)

    _refused(town, rules.NeedsRest, worker, 15, 3)
    town.hold(worker, 15, 2)


def _masseur(town: Town) -> Worker:
    """Whose trade has no planned breaks: after four hours of work there is a rest."""
    worker = town.worker("massage.body", plan=[(1, 0, 1440)])
    licensed = {"worker_id": worker.id, "kind": "health-card", "expires_on": date(2026, 12, 31)}
    town.do(commands.record_licence, **licensed)
    return worker


def test_nobody_is_booked_to_work_on_and_on_without_a_rest(town: Town) -> None:
    worker, more = _masseur(town), {"service": "body-massage"}
    town.hold(worker, 8, 3, **more)
    second = town.hold(worker, 11.3, 2, **more)
    _refused(town, rules.NeedsRest, worker, 13.6, 1, **more)
    rested = town.hold(worker, 13.7, 2, **more)

    town.at = second.ends_at
    town.do(commands.end_hold, visit_id=second.visit_id, done=True)
    town.do(commands.end_hold, visit_id=rested.visit_id)
    _refused(town, rules.NeedsRest, worker, 13.6, 1, **more)


def test_a_visit_before_others_may_not_take_their_rest(town: Town) -> None:
    worker, more = _masseur(town), {"service": "body-massage"}
    town.hold(worker, 12, 2, **more)
    town.hold(worker, 14.3, 2, **more)

    _refused(town, rules.NeedsRest, worker, 9.7, 2, **more)
    town.hold(worker, 9.6, 2, **more)
