"""The clocks of the line: an offer's time, the night, and a house that was away."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.kernel.errors import Invalid
from doorstep.offering.areas.rules import WaitingFacts
from doorstep.visits.waiting import rules

NOON = datetime(2026, 3, 9, 4, tzinfo=UTC)


class City:
    """A city eight hours ahead whose night is from ten to six."""

    night_until_minute = 360

    def is_night(self, at: datetime) -> bool:
        """Whether a moment lies between ten and six."""
        minute = (at + timedelta(hours=8)).hour * 60 + at.minute
        return minute >= 1_320 or minute < 360

    def day_of(self, at: datetime) -> date:
        """The day on the city's clock."""
        return (at + timedelta(hours=8)).date()

    def moment(self, day: date, minute: int) -> datetime:
        """A minute of a day on the city's clock."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=8)
        return midnight + timedelta(minutes=minute)


@given(st.integers(0, 60 * 24 * 30))
def test_nobody_is_asked_at_night_and_never_earlier(minutes: int) -> None:
    at = NOON + timedelta(minutes=minutes)

    asked_at = rules.after_night(City(), at)

    assert asked_at >= at
    assert not City().is_night(asked_at)
    assert (asked_at == at) == (not City().is_night(at))
    assert asked_at - at <= timedelta(hours=8)


def test_a_visit_that_begins_soon_is_offered_for_a_shorter_time() -> None:
    soon = rules.offer_until(NOON, starts_at=NOON + timedelta(hours=2), kept=WaitingFacts())
    later = rules.offer_until(NOON, starts_at=NOON + timedelta(days=2), kept=WaitingFacts())

    assert (soon - NOON, later - NOON) == (timedelta(minutes=10), timedelta(minutes=20))


def test_only_an_offer_found_late_counts_as_taken_back() -> None:
    assert not rules.house_was_away(NOON, at=NOON + timedelta(seconds=90))
    assert rules.house_was_away(NOON, at=NOON + timedelta(minutes=5))


def test_chances_are_told_only_where_enough_people_waited() -> None:
    assert not rules.Chance(waited=9, placed=9).is_told
    assert rules.Chance(waited=10, placed=0).is_told


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (timedelta(days=2), timedelta(days=1)),
        (timedelta(days=-2), timedelta(days=-1)),
        (timedelta(days=1), timedelta(days=16)),
    ],
)
def test_a_window_that_is_past_turned_round_or_too_long_is_refused(
    first: timedelta, last: timedelta
) -> None:
    with pytest.raises(Invalid):
        rules.check_window(NOON + first, NOON + last, at=NOON, days=14)
