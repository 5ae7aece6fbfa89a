"""Plans, rest and shown distances, as plain arithmetic."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from doorstep.offering.workers import rules

STRETCH = st.tuples(st.integers(0, 1800), st.integers(0, 1800)).map(lambda t: (min(t), max(t)))
STRETCHES = st.lists(STRETCH, max_size=6)


def _minutes(stretches: list[rules.Stretch]) -> set[int]:
    return {minute for start, end in stretches for minute in range(start, end)}


@given(STRETCHES, STRETCHES, STRETCHES)
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
