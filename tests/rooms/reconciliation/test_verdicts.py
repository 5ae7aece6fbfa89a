"""Verdicts from plain values: agreement is only ever what all sides say."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.money.reconciliation import rules
from doorstep.money.reconciliation.rules import Sides

_fen = st.none() | st.integers(-300, 300)
_sides = st.builds(
    Sides,
    trade_fen=_fen,
    fund_fen=_fen,
    books_fen=_fen,
    trade_fee_fen=st.integers(-2, 2),
    fund_fee_fen=st.integers(-2, 2),
    has_trade=st.booleans(),
)


@given(sides=_sides, is_read=st.booleans())
def test_every_movement_has_a_verdict_and_matched_means_equal(sides: Sides, is_read: bool) -> None:
    found = rules.verdict(sides, is_read=is_read)

    assert found in rules.VERDICTS
    if found == "matched":
        assert sides.books_fen == sides.fund_fen is not None
        assert not sides.has_trade or sides.trade_fen == sides.books_fen
        assert not sides.has_trade or sides.trade_fee_fen == sides.fund_fee_fen
    if found == "came_back":
        assert not sides.books_fen
        assert not sides.fund_fen
        assert not sides.fund_fee_fen
    if is_read:
        assert found != "timing"


@pytest.mark.parametrize(
    ("trade", "fund", "books", "is_read", "verdict"),
    [
        (100, 100, 100, True, "matched"),
        (None, None, 100, False, "timing"),
        (None, None, 100, True, "only_ours"),
        (100, 100, None, False, "only_theirs"),
        (100, None, 100, False, "timing"),
        (100, None, 100, True, "one_bill"),
        (90, 100, 100, True, "amount"),
        (100, 100, 90, False, "amount"),
        (-100, 0, None, True, "came_back"),
    ],
)
def test_each_kind_of_difference_has_its_name(
    trade: int | None, fund: int | None, books: int | None, is_read: bool, verdict: str
) -> None:
    sides = Sides(trade_fen=trade, fund_fen=fund, books_fen=books)
    assert rules.verdict(sides, is_read=is_read) == verdict


def test_another_fee_on_the_two_bills_is_a_difference_of_its_own() -> None:
    sides = Sides(trade_fen=9, fund_fen=9, books_fen=9, trade_fee_fen=-1, fund_fee_fen=-2)
    assert rules.verdict(sides, is_read=True) == "fee"


def test_the_channels_day_is_chinas_and_its_bill_is_read_at_ten() -> None:
    late = datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC)
    assert rules.channel_day(late) == date(2026, 3, 9)
    assert rules.channel_day(late + timedelta(seconds=1)) == date(2026, 3, 10)
    ten = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
    assert rules.last_day(ten) == date(2026, 3, 9)
    assert rules.last_day(ten - timedelta(seconds=1)) == date(2026, 3, 8)


@given(gap=st.integers(0, 400))
def test_every_day_is_asked_for_once_and_none_that_the_channel_has_forgotten(gap: int) -> None:
    at = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
    days = rules.days_to_read(at, date(2026, 3, 9) - timedelta(days=gap), None)

    assert days == sorted(set(days))
    assert days[-1] == date(2026, 3, 9)
    assert len(days) == min(gap + 1, rules.DAYS_BACK)
    assert rules.days_to_read(at, days[0], days[-1]) == []
