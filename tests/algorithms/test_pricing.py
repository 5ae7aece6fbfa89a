"""What a quoted price must keep: every line explained, sums exact, nothing below zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import fares
from doorstep.algorithms import pricing as p
from doorstep.algorithms.money import part

TEXT = {"zh-CN": "项目", "en": "Something"}
FEN = st.integers(0, 10**7)
BP = st.integers(0, 10_000)
MINUTE = st.integers(0, fares.DAY_MINUTES - 1)
TAXI = p.Tariff("taxi", free_m=1_000, flag_fall_fen=1_000, flag_fall_m=3_000, per_km_fen=230)


@st.composite
def coupons(draw):
    cut = sorted((draw(BP), draw(BP)))
    return p.Coupon(
        draw(st.sampled_from(["full_reduction", "amount", "percent"])),
        "c",
        TEXT,
        off_fen=draw(FEN),
        threshold_fen=draw(FEN),
        off_bp=draw(st.integers(0, 12_000)),
        cap_fen=draw(FEN),
        covers=draw(st.sampled_from(["work", "all"])),
        platform_bp=cut[0],
        partner_bp=cut[1] - cut[0],
        merchant_bp=10_000 - cut[1],
    )


ITEMS = st.builds(
    p.Item,
    st.sampled_from(["service", "option", "material", "insurance"]),
    st.just("i"),
    st.just(TEXT),
    FEN,
    st.integers(0, 5),
)
SURCHARGES = st.builds(
    p.Surcharge,
    st.sampled_from(["night", "holiday", "peak", "weather", "demand"]),
    st.just("s"),
    st.just(TEXT),
    BP,
    MINUTE,
    MINUTE,
    st.lists(st.integers(0, 6), max_size=2).map(tuple),
    st.booleans(),
    st.sampled_from(["", "rain"]),
)
TARIFFS = st.builds(
    p.Tariff,
    st.sampled_from(["bus", "taxi"]),
    st.integers(0, 5_000),
    FEN,
    FEN,
    st.integers(0, 5_000),
    st.integers(0, 2_000),
    st.booleans(),
    BP,
)
INPUTS = st.builds(
    p.QuoteInput,
    items=st.lists(ITEMS, max_size=5).map(tuple),
    moment=st.builds(p.Moment, MINUTE, st.integers(0, 6), st.booleans(), st.just("rain")),
    surcharges=st.lists(SURCHARGES, max_size=4).map(tuple),
    surcharge_cap_bp=st.none() | BP,
    member_off_bp=BP,
    tariff=st.none() | TARIFFS,
    distance_m=st.integers(0, 60_000),
    coupon=st.none() | coupons(),
    deposit_rule=st.builds(
        p.DepositRule,
        st.sampled_from(["none", "fixed", "percent", "whole"]),
        FEN,
        BP,
        FEN,
    ),
)


@given(INPUTS)
def test_every_price_is_the_exact_sum_of_its_lines_and_never_negative(wanted):
    priced = p.quote(wanted)
    assert priced.total_fen == sum(line.amount_fen for line in priced.lines) >= 0
    assert all(line.amount_fen == line.unit_fen * line.count for line in priced.lines)
    assert 0 <= priced.deposit_fen <= priced.total_fen
    assert priced.deposit_fen + priced.balance_fen == priced.total_fen
    off_fen = -sum(line.amount_fen for line in priced.lines if line.kind == "coupon")
    assert priced.coupon_cost.total_fen == off_fen
    assert (
        min(
            priced.coupon_cost.platform_fen,
            priced.coupon_cost.partner_fen,
            priced.coupon_cost.merchant_fen,
        )
        >= 0
    )


@given(INPUTS)
def test_surcharges_together_stay_under_the_published_cap(wanted):
    priced = p.quote(wanted)
    work_fen = sum(line.amount_fen for line in priced.lines if line.kind in p.SERVICE_KINDS)
    added_fen = sum(line.amount_fen for line in priced.lines if line.kind in p.SURCHARGE_KINDS)
    if wanted.surcharge_cap_bp is not None:
        assert added_fen <= part(work_fen, wanted.surcharge_cap_bp)


@given(TARIFFS, st.integers(0, 60_000), st.integers(0, 5_000), MINUTE)
def test_a_longer_way_never_costs_less(tariff, distance_m, more_m, minute):
    near_fen = p.travel_fare(tariff, distance_m, minute)
    assert 0 <= near_fen <= p.travel_fare(tariff, distance_m + more_m, minute)


@pytest.mark.parametrize(
    ("distance_m", "fare_fen"),
    [(0, 0), (1_000, 0), (1_001, 1_000), (4_000, 1_000), (4_001, 1_023), (5_000, 1_230)],
)
def test_taxi_fare_counts_started_hundreds_after_the_flag_fall(distance_m, fare_fen):
    assert p.travel_fare(TAXI, distance_m, 12 * 60) == fare_fen


def test_bus_is_flat_both_ways_and_night_adds_to_it():
    bus = p.Tariff("bus", flat_fen=200, night_bp=2_000)
    assert p.travel_fare(bus, 9_000, 12 * 60) == 400
    assert p.travel_fare(bus, 9_000, 23 * 60) == 480
    assert p.travel_fare(bus, 9_000, 5 * 60 + 59) == 480
    assert p.travel_fare(bus, 9_000, 6 * 60) == 400


def test_a_night_massage_is_itemised():
    priced = p.quote(
        p.QuoteInput(
            items=(
                p.Item("service", "massage-60", TEXT, 16_800, p.started_steps(60, 60)),
                p.Item("option", "oil", TEXT, 3_000),
                p.Item("material", "towel", TEXT, 500, 2),
            ),
            moment=p.Moment(23 * 60),
            surcharges=(
                p.Surcharge("night", "night", TEXT, 1_000, 22 * 60, 6 * 60),
                p.Surcharge("holiday", "holiday", TEXT, 5_000, holidays_only=True),
            ),
            tariff=TAXI,
            distance_m=5_000,
            coupon=p.Coupon(
                "full_reduction",
                "200-30",
                TEXT,
                off_fen=3_000,
                threshold_fen=20_000,
                platform_bp=6_000,
                merchant_bp=4_000,
            ),
            deposit_rule=p.DepositRule("percent", bp=2_000, minimum_fen=5_000),
        )
    )
    by_code = {line.code: line.amount_fen for line in priced.lines}
    assert by_code == {
        "massage-60": 16_800,
        "oil": 3_000,
        "towel": 1_000,
        "night": 1_980,
        "taxi": 1_230,
        "200-30": -3_000,
    }
    assert priced.total_fen == 21_010
    assert priced.deposit_fen == 5_000
    assert priced.coupon_cost == p.CouponCost(1_800, 0, 1_200)


def test_a_coupon_below_its_threshold_or_above_the_work_takes_no_more_than_it_may():
    item = p.Item("service", "s", TEXT, 5_000)
    short = p.Coupon("full_reduction", "c", TEXT, off_fen=3_000, threshold_fen=5_001)
    large = p.Coupon("amount", "c", TEXT, off_fen=9_000)
    half = p.Coupon("percent", "c", TEXT, off_bp=5_000, cap_fen=1_200)
    bus = p.Tariff("bus", flat_fen=200)

    def total(coupon):
        return p.quote(
            p.QuoteInput((item,), p.Moment(0), tariff=bus, distance_m=1, coupon=coupon)
        ).total_fen

    assert (total(short), total(large), total(half)) == (5_400, 400, 4_200)


def test_the_same_moment_costs_everybody_the_same_and_members_the_shown_rate_less():
    item = p.Item("service", "s", TEXT, 10_000)
    assert p.quote(p.QuoteInput((item,), p.Moment(0), member_off_bp=500)).total_fen == 9_500


@pytest.mark.parametrize(
    ("minute", "start", "end", "inside"),
    [(0, 1320, 360, True), (1319, 1320, 360, False), (360, 1320, 360, False), (7, 9, 9, True)],
)
def test_daily_windows_run_over_midnight(minute, start, end, inside):
    assert fares.within_minutes(minute, start, end) is inside


def test_time_is_sold_in_started_steps():
    assert [p.started_steps(m, 30, 2) for m in (0, 60, 61, 90)] == [2, 2, 3, 3]
    with pytest.raises(ValueError, match="step"):
        p.started_steps(10, 0)


@pytest.mark.parametrize(
    "wanted",
    [
        p.QuoteInput((p.Item("service", "s", TEXT, -1),), p.Moment(0)),
        p.QuoteInput((p.Item("service", "s", TEXT, 1, -1),), p.Moment(0)),
        p.QuoteInput((), p.Moment(0), distance_m=-1),
        p.QuoteInput((), p.Moment(0), member_off_bp=10_001),
        p.QuoteInput((), p.Moment(0), coupon=p.Coupon("amount", "c", TEXT, platform_bp=9_999)),
        p.QuoteInput(
            (), p.Moment(0), coupon=p.Coupon("amount", "c", TEXT, partner_bp=-1, merchant_bp=1)
        ),
    ],
)
def test_a_price_list_that_cannot_be_meant_is_refused(wanted):
    with pytest.raises(ValueError, match=r"negative|whole"):
        p.quote(wanted)
