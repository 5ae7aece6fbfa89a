"""What dividing, rounding, writing and reading of money must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import money

AMOUNTS = st.integers(-(10**12), 10**12)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any)


@given(AMOUNTS, WEIGHTS)
def test_parts_sum_to_the_amount_and_stay_within_a_fen_of_fair(amount, weights):
    parts = money.allot(amount, weights)
    assert sum(parts) == amount
    for given_part, weight in zip(parts, weights, strict=True):
        assert abs(given_part * sum(weights) - amount * weight) < sum(weights)
        assert weight or given_part == 0


@given(AMOUNTS, WEIGHTS)
def test_taking_back_is_the_mirror_of_giving(amount, weights):
    assert money.allot(-amount, weights) == [-part for part in money.allot(amount, weights)]


def test_the_odd_fen_goes_to_the_first_of_equals():
    assert money.allot(100, [1, 1, 1]) == [34, 33, 33]
    assert money.allot(-100, [1, 1, 1]) == [-34, -33, -33]
    assert money.allot(1, [1, 5, 5]) == [0, 1, 0]


def test_nothing_to_divide_is_nothing_for_everybody():
    assert money.allot(0, [3, 0]) == [0, 0]
    assert money.allot(0, [0, 0]) == [0, 0]
    assert money.allot(0, []) == []


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_an_amount_without_receiver_is_refused(weights):
    with pytest.raises(ValueError, match="weight"):
        money.allot(5, weights)


@given(AMOUNTS, st.integers(0, 20_000))
def test_a_part_is_rounded_half_away_from_zero(amount, basis_points):
    taken = money.part(amount, basis_points)
    exact_times_full = abs(amount) * basis_points
    assert abs(abs(taken) * 10_000 - exact_times_full) <= 5_000
    assert taken == -money.part(-amount, basis_points)


def test_half_a_fen_counts_as_one():
    assert money.part(1, 5_000) == 1
    assert money.part(-1, 5_000) == -1
    assert money.part(1, 4_999) == 0
    assert money.part_down(1, 9_999) == 0
    assert money.part_down(12_800, 3_000) == 3_840


def test_negative_rates_and_limits_are_refused():
    for call in (money.part, money.part_down):
        with pytest.raises(ValueError, match="negative"):
            call(100, -1)
    with pytest.raises(ValueError, match="negative"):
        money.part_down(-100, 1)


@given(st.integers(-money.AMOUNT_FEN_MAX, money.AMOUNT_FEN_MAX))
def test_what_is_written_reads_back(fen):
    assert money.parse_yuan(money.format_yuan(fen)) == fen


def test_yuan_as_people_see_it():
    assert money.format_yuan(19_800) == "198.00"
    assert money.format_yuan(-5) == "-0.05"
    assert money.parse_yuan("198") == 19_800
    assert money.parse_yuan("198.5") == 19_850
    assert money.parse_yuan("-0.05") == -5
    assert money.parse_yuan("-0") == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1.",
        ".5",
        "1.234",
        "1.000",
        "1e3",
        "nan",
        "inf",
        "1,000",
        "+1",
        " 1",
        "1\n",
        "--1",
        "0x1",
        "１",
        "٣",
        "1_0",
        "9" * 13,
        "100000000000.01",
        "999999999999",
    ],
)
def test_what_is_not_an_amount_is_refused(text):
    with pytest.raises(ValueError, match="amount"):
        money.parse_yuan(text)
