"""Number checks and calendars of papers, for any input."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from doorstep.kernel.errors import Invalid
from doorstep.people.identity import rules
from tests.rooms.identity.papers import id_number

DAYS = some.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, some.integers(0, 999))
def test_a_number_that_checks_gives_its_birthday(born_on: date, order: int) -> None:
    number = id_number(born_on, order)

    assert rules.id_number(number.lower()) == (number, born_on)


@given(DAYS, some.integers(0, 999), some.integers(0, 17), some.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(born_on: date, order: int, at: int, digit: str) -> None:
    number = id_number(born_on, order)
    assume(number[at] != digit)

    with pytest.raises(Invalid):
        rules.id_number(number[:at] + digit + number[at + 1 :])


def test_a_published_example_of_the_standard_checks() -> None:
    assert rules.id_number("11010519491231002X") == ("11010519491231002X", date(1949, 12, 31))


@given(some.text(max_size=24))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for read in (rules.id_number, rules.other_number):
        try:
            read(text)
        except Invalid as refused:
            assert len(refused.problems) == 1


@pytest.mark.parametrize(
    ("born_on", "today", "years"),
    [
        (date(2008, 11, 23), date(2026, 11, 22), 17),
        (date(2008, 11, 23), date(2026, 11, 23), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_is_counted_in_whole_years(born_on: date, today: date, years: int) -> None:
    assert rules.age(born_on, today) == years


@given(some.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)))
def test_the_next_review_is_six_months_on_and_ends_a_day_of_the_city(at: datetime) -> None:
    moment = at.replace(tzinfo=UTC)
    due = rules.recheck_due_at("Asia/Shanghai", moment)

    local = due.astimezone(ZoneInfo("Asia/Shanghai"))
    assert (local.hour, local.minute, local.second) == (0, 0, 0)
    assert timedelta(days=181) <= due - moment <= timedelta(days=186)
