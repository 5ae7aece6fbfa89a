"""The decisions of signing in, for any input."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from doorstep.kernel.errors import Invalid
from doorstep.people.accounts import rules

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@given(some.text(max_size=30) | some.from_regex(r"\+?[0-9 -]{4,20}", fullmatch=True))
def test_any_text_is_a_phone_number_in_one_spelling_or_refused(text: str) -> None:
    for read in (rules.phone, rules.proven_phone, rules.contact_phone):
        try:
            number = read(text)
        except Invalid as refused:
            assert [set(one) for one in refused.problems] == [{"field", "reason"}]
        else:
            digits = number.removeprefix("+")
            assert digits.isascii()
            assert digits.isdigit()
            assert read(number) == number


@given(some.lists(some.integers(min_value=1, max_value=7200), max_size=200))
def test_whoever_waits_as_told_gets_a_code_and_never_more_than_allowed(pauses: list[int]) -> None:
    sent: list[datetime] = []
    at = NOW
    for pause in pauses:
        at += timedelta(seconds=pause)
        wait_seconds = rules.seconds_to_next_code(sent, at)
        at += timedelta(seconds=wait_seconds)
        assert rules.seconds_to_next_code(sent, at) == 0
        sent.append(at)
    for moment in sent:
        window = [one for one in sent if moment <= one < moment + timedelta(days=1)]
        assert len(window) <= rules.CODES_A_DAY
    gaps = [later - earlier for earlier, later in itertools.pairwise(sent)]
    assert all(gap >= rules.CODE_PAUSE for gap in gaps)


@given(some.integers(min_value=0, max_value=10_000))
def test_a_lock_grows_with_failures_and_has_an_end(tries: int) -> None:
    lock = rules.lock_after(tries)

    assert timedelta(0) <= lock <= rules.lock_after(tries + 1) <= rules.LOCK_MAX
    assert (lock > timedelta(0)) == (tries >= rules.TRIES_BEFORE_LOCK)


def test_an_operators_end_does_not_slide_and_a_customers_does() -> None:
    seen = NOW + timedelta(hours=5)

    assert rules.session_ends("operator", NOW, seen) == NOW + timedelta(hours=12)
    assert rules.session_ends("customer", NOW, seen) == seen + timedelta(days=30)
    assert rules.session_ends("worker", NOW, seen) == seen + timedelta(days=30)
