"""When a rest is due: from plain hours of work."""

from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.staffing import rules

HOUR = 3_600
CAPS = {
    "continuous_seconds": 4 * HOUR,
    "rest_seconds": 20 * 60,
    "daily_seconds": 10 * HOUR,
    "day_ends": 24 * HOUR,
}


def due(visits: list[tuple[int, int]], now: int, **caps: object) -> rules.Rest | None:
    """The rest after these visits."""
    return rules.rest_due(visits, now, **(CAPS | caps))  # type: ignore[arg-type]


def test_four_hours_without_a_break_are_followed_by_twenty_minutes() -> None:
    work = [(8 * HOUR, 10 * HOUR), (10 * HOUR + 600, 12 * HOUR)]

    assert due(work, 12 * HOUR) == rules.Rest(12 * HOUR + 1_200, "continuous")
    assert due(work, 12 * HOUR + 1_200) is None
    assert due(work, 11 * HOUR) is None
    assert due(work, 12 * HOUR, continuous_seconds=None) is None


def test_a_break_between_two_visits_is_a_rest() -> None:
    assert due([(8 * HOUR, 10 * HOUR), (10 * HOUR + 1_200, 13 * HOUR)], 13 * HOUR) is None


def test_a_full_day_ends_with_the_day_and_what_is_to_come_does_not_count() -> None:
    day = [(0, 5 * HOUR), (6 * HOUR, 11 * HOUR)]

    assert due(day, 11 * HOUR) == rules.Rest(24 * HOUR, "daily")
    assert due(day, 6 * HOUR) is None


def test_hours_of_standing_by_fill_the_day_once() -> None:
    day = [(5 * HOUR, 8 * HOUR)]

    assert due(day, 10 * HOUR) is None
    assert due(day, 10 * HOUR, stood_by=[(0, 10 * HOUR)]) == rules.Rest(24 * HOUR, "daily")
    assert due(day, 8 * HOUR, stood_by=[(0, 10 * HOUR)]) is None
    assert due(day, 9 * HOUR, stood_by=[(-5 * HOUR, HOUR)]) is None


def test_last_evening_fills_the_day_in_which_it_began() -> None:
    late = [(-6 * HOUR, -HOUR), (-HOUR, HOUR)]
    day = [*late, (3 * HOUR, 6 * HOUR), (7 * HOUR, 10 * HOUR)]

    assert due(day, 10 * HOUR) is None
    assert due([*day, (11 * HOUR, 15 * HOUR)], 15 * HOUR) == rules.Rest(24 * HOUR, "daily")
    assert due(late, HOUR) == rules.Rest(HOUR + 1_200, "continuous"), "the night is one stretch"
    assert due(day, 10 * HOUR, stood_by=[(-2 * HOUR, 2 * HOUR)]) is None


@given(st.lists(st.tuples(st.integers(0, 80_000), st.integers(60, 20_000)), max_size=6))
def test_whoever_rests_does_so_after_now_and_with_a_reason(parts: list[tuple[int, int]]) -> None:
    visits, at = [], 0
    for gap, length in parts:
        at += gap % 5_000
        visits.append((at, at + length))
        at += length

    found = due(visits, at)

    assert found is None or (found.until > at or at >= 24 * HOUR)
    assert found is None or found.why in ("continuous", "daily")
