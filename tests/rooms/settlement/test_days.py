"""What a day must pay: each second counts once, and never less than the minimum."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from doorstep.aftercare.settlement import rules

MIDNIGHT = datetime(2026, 3, 9, tzinfo=UTC)
MINUTES = st.integers(0, 600)


@given(st.lists(st.tuples(MINUTES, MINUTES).map(sorted), max_size=8))
def test_a_minute_that_several_visits_or_standing_by_fill_counts_once(
    spans: list[list[int]],
) -> None:
    filled = {minute for start, end in spans for minute in range(start, end)}

    found = rules.filled_seconds(
        (MIDNIGHT + timedelta(minutes=start), MIDNIGHT + timedelta(minutes=end))
        for start, end in spans
    )

    assert found == len(filled) * 60


@given(st.integers(0, 86_400), st.integers(0, 10_000), st.integers(10_000, 50_000))
def test_the_least_is_the_hours_times_the_minimum_rounded_up(
    seconds: int, hourly_fen: int, pay_bp: int
) -> None:
    exact = Fraction(seconds * hourly_fen * pay_bp, 3_600 * 10_000)

    assert 0 <= rules.least_fen(seconds, hourly_fen, pay_bp) - exact < 1


def test_the_words_name_every_number() -> None:
    said = rules.why_day(
        orders=2,
        pay_fen=9_000,
        seconds=9_000,
        standby_seconds=1_800,
        hourly_fen=2_400,
        least_fen=6_000,
    )

    assert said["zh-CN"].startswith(
        "当日2单，收入90.00元；路上、服务与待命共150分钟（其中待命30分钟）"
    )
    assert "at least 60.00 yuan at 24.00 an hour" in said["en"]
