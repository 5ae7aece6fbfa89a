"""The days of a rhythm are days of the calendar, in order, each once, and as many as were asked."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.kernel.errors import Invalid
from doorstep.offering.areas.rules import SeriesFacts
from doorstep.visits.series.rules import clocks
from doorstep.visits.series.rules.refusals import WAYS, NotPossible, trouble_said, trouble_shown
from doorstep.visits.series.rules.rhythm import (
    LAST,
    MONTHLY_DAY,
    MONTHLY_WEEKDAY,
    WEEKLY,
    Rhythm,
    check,
)

TODAY = date(2026, 3, 9)
FIRSTS = st.dates(TODAY, TODAY + timedelta(days=366))
EVERY = st.integers(1, 12)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1)


def weekly(first_day: date, every: int, weekdays: set[int], **more: object) -> Rhythm:
    """A weekly rhythm."""
    facts = {"kind": WEEKLY, "first_day": first_day, "every": every}
    return Rhythm(**facts, weekdays=tuple(weekdays), **more)  # type: ignore[arg-type]


@given(FIRSTS, EVERY, WEEKDAYS)
def test_weekly_days_lie_on_their_weekdays_in_every_nth_week(
    first_day: date, every: int, weekdays: set[int]
) -> None:
    days = list(islice(weekly(first_day, every, weekdays).days(), 40))

    monday = first_day - timedelta(days=first_day.weekday())
    assert all(one < other for one, other in pairwise(days))
    assert all(day >= first_day and day.weekday() in weekdays for day in days)
    assert {(day - monday).days // 7 % every for day in days} == {0}
    last = days[-1]
    span = [first_day + timedelta(days=n) for n in range((last - first_day).days + 1)]
    due = [d for d in span if d.weekday() in weekdays and (d - monday).days // 7 % every == 0]
    assert days == due


@given(FIRSTS, EVERY, st.integers(1, 31))
def test_a_day_of_the_month_is_in_short_months_their_last(
    first_day: date, every: int, month_day: int
) -> None:
    rhythm = Rhythm(kind=MONTHLY_DAY, first_day=first_day, every=every, month_day=month_day)
    for day in islice(rhythm.days(), 24):
        is_last = (day + timedelta(days=1)).month != day.month
        assert day.day == month_day or (day.day < month_day and is_last)
        assert (day.year * 12 + day.month - first_day.year * 12 - first_day.month) % every == 0


@given(FIRSTS, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, LAST]))
def test_the_nth_weekday_of_a_month(first_day: date, weekday: int, nth: int) -> None:
    rhythm = Rhythm(kind=MONTHLY_WEEKDAY, first_day=first_day, weekdays=(weekday,), nth=nth)
    for day in islice(rhythm.days(), 24):
        assert day.weekday() == weekday
        if nth == LAST:
            assert (day + timedelta(days=7)).month != day.month
        else:
            assert (day.day - 1) // 7 == nth - 1


@given(FIRSTS, WEEKDAYS, st.integers(1, 60))
def test_a_rhythm_has_as_many_days_as_were_asked(
    first_day: date, weekdays: set[int], count: int
) -> None:
    days = list(weekly(first_day, 1, weekdays, count=count).days())

    assert len(days) == count
    again = weekly(first_day, 1, weekdays, last_day=days[-1])
    assert list(again.days()) == days


@given(FIRSTS, WEEKDAYS, st.integers(0, 80), st.integers(0, 80))
def test_a_part_of_a_rhythm_is_a_part_of_the_whole(
    first_day: date, weekdays: set[int], start: int, length: int
) -> None:
    rhythm = weekly(first_day, 2, weekdays)
    first, last = first_day + timedelta(days=start), first_day + timedelta(days=start + length)

    part = rhythm.days_between(first, last)

    assert part == [d for d in islice(rhythm.days(), 200) if first <= d <= last]
    assert rhythm.next_days(first, len(part)) == part


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "daily"},
        {"every": 0},
        {"weekdays": ()},
        {"weekdays": (7,)},
        {"first_day": TODAY - timedelta(days=1)},
        {"last_day": TODAY - timedelta(days=2)},
        {"count": 0},
        {"count": 2, "last_day": TODAY + timedelta(days=30)},
        {"kind": MONTHLY_DAY},
        {"kind": MONTHLY_WEEKDAY, "nth": 5},
        {"kind": MONTHLY_WEEKDAY, "nth": 1, "weekdays": (1, 2)},
        {"weekdays": (1,), "last_day": TODAY},
    ],
)
def test_a_rhythm_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    facts = {"kind": WEEKLY, "weekdays": (0,), "first_day": TODAY} | wrong
    with pytest.raises(Invalid):
        check(Rhythm(**facts), today=TODAY)  # type: ignore[arg-type]


@given(st.integers(1, 60 * 24 * 60))
def test_an_answer_is_awaited_before_the_visit_and_after_now(minutes: int) -> None:
    at = clocks.datetime.fromisoformat("2026-03-09T00:00:00+00:00")
    starts_at = at + timedelta(minutes=minutes)

    until = clocks.answer_until(starts_at, SeriesFacts(), at=at)

    assert at < until < starts_at
    if minutes > 6 * 24 * 60:
        assert starts_at - until == timedelta(days=5)


def test_a_charge_is_told_five_days_before_it_is_asked_for() -> None:
    starts_at = clocks.datetime.fromisoformat("2026-03-25T02:00:00+00:00")

    notice = SeriesFacts()
    told_at = clocks.told_at(starts_at, notice)
    assert clocks.pay_from(starts_at, notice) - told_at == timedelta(days=5)


def test_of_a_person_out_of_reach_nothing_is_said_of_where_they_live() -> None:
    shown = {trouble_shown(code) for code in WAYS}
    said = {trouble_said(code, language) for code in WAYS for language in ("zh-CN", "en")}

    assert shown == {"workers.OutOfReach"}
    assert len(said) == 2
    assert {NotPossible(trouble=code).facts["trouble"] for code in WAYS} == shown
    assert trouble_shown("workers.SlotTaken") == "workers.SlotTaken"
