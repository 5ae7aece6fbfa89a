"""Plans, rest and shown distances, as plain arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.offering.workers import rules

STRETCH = st.tuples(st.integers(0, 1800), st.integers(0, 1800)).map(lambda t: (min(t), max(t)))
STRETCHES = st.lists(STRETCH, max_size=6)


def _minutes(stretches: list[rules.Stretch]) -> set[int]:
    return {minute for start, end in stretches for minute in range(start, end)}


@given(STRETCHES, STRETCHES, STRETCHES)
@settings(deadline=None)
def test_a_day_is_plan_and_extra_without_what_is_off(
    plan: list[rules.Stretch], extra: list[rules.Stretch], off: list[rules.Stretch]
) -> None:
    works = rules.working(plan, extra, off)

    assert _minutes(works) == (_minutes(plan) | _minutes(extra)) - _minutes(off)
    assert works == sorted(works)
    assert all(start < end for start, end in works)
    assert all(one[1] < two[0] or off for one, two in pairwise(works))


@given(st.floats(0, 100_000))
def test_a_shown_distance_is_rounded_up_to_its_step(metres: float) -> None:
    shown = rules.shown_distance_m(metres)
    assert shown % rules.SHOWN_STEP_M == 0
    assert shown >= rules.SHOWN_STEP_M
    assert 0 <= shown - int(metres) <= rules.SHOWN_STEP_M


def test_a_short_gap_is_a_break_and_in_a_long_one_people_go_home() -> None:
    hour = 3600
    works = [(8 * hour, 12 * hour), (13 * hour, 17 * hour), (21 * hour, 26 * hour)]

    first, second = rules.shifts(works)

    assert first == rules.Shift(8 * hour, 17 * hour, ((12 * hour, 13 * hour),))
    assert second == rules.Shift(21 * hour, 26 * hour, ())


def test_a_whole_day_off_takes_the_hours_after_midnight_that_belong_to_it() -> None:
    night = [(-1, "", 1320, 1560), (0, "", 1320, 1560), (0, rules.OFF, 0, rules.DAY_MINUTES)]

    assert rules.works_around(night) == ((-2 * 3600, 2 * 3600),)
    assert rules.works_around(night[:2]) == ((-7200, 7200), (79_200, 93_600))


@dataclass(frozen=True)
class City:
    """What a city says about work."""

    work_contracts: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)
    work_daily_minutes: int = 600
    work_continuous_minutes: int = 240
    work_rest_minutes: int = 20


def test_a_trade_says_its_own_caps_and_the_city_the_others() -> None:
    assert rules.caps(City(), {}) == rules.Caps(36_000, 14_400, 1_200)
    own = {"continuous_minutes": 60, "rest_minutes": 30, "daily_minutes": 300}
    assert rules.caps(City(), own) == rules.Caps(18_000, 3_600, 1_800)
    assert rules.caps(City(), {"planned_breaks": True}).continuous_seconds is None


def test_a_contract_makes_hours_shorter_never_longer() -> None:
    city = City(work_contracts={"employed": {"daily_minutes": 480, "continuous_minutes": None}})
    trade = {"daily_minutes": 540, "contracts": {"merchant": {"continuous_minutes": 120}}}

    assert rules.caps(city, {}, "employed").daily_seconds == 480 * 60
    assert rules.caps(city, {"daily_minutes": 420}, "employed").daily_seconds == 420 * 60
    assert rules.caps(city, trade, "employed").daily_seconds == 480 * 60
    assert rules.caps(city, trade, "merchant") == rules.Caps(540 * 60, 120 * 60, 1_200)
    assert rules.caps(city, trade, "freelance") == rules.caps(city, trade)
