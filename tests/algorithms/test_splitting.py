"""What splitting must keep: every fen is somebody's, and nothing leaves above the channel's cap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import splitting as s
from doorstep.algorithms.pricing import Coupon, CouponCost, Item, Moment, QuoteInput, Tariff, quote

TEXT = {"zh-CN": "项目", "en": "Something"}
FEN = st.integers(0, 10**7)
BP = st.integers(0, 10_000)


@st.composite
def inputs(draw):
    commission = sorted((draw(BP), draw(BP)))
    plan = s.SharePlan(
        draw(st.sampled_from(["D", "S2"])),
        draw(BP),
        partner_bp=commission[0],
        referrer_bp=commission[1] - commission[0],
        material_commission_bp=draw(BP),
        worker_by_sharing=draw(st.booleans()),
    )
    kinds = st.sampled_from(["service", "material", "travel", "tip", "insurance"])
    lines = tuple(draw(st.lists(st.builds(s.SplitLine, kinds, FEN), max_size=6)))
    gross = sum(line.amount_fen for line in lines)
    cuts = sorted(draw(st.lists(st.integers(0, gross), min_size=3, max_size=3)))
    cost = CouponCost(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1])
    paid = draw(st.none() | st.integers(0, gross - cost.total_fen))
    kept_at_most = gross - cost.total_fen if paid is None else paid
    refunded = draw(st.just(0) | st.integers(0, kept_at_most))
    seats = draw(st.lists(st.builds(s.Seat, BP, st.integers(1, 3)), min_size=1, max_size=3))
    return s.SplitInput(plan, lines, tuple(seats), cost, paid, refunded)


@given(inputs())
def test_every_fen_kept_is_somebodys_and_nobody_gets_less_than_nothing(wanted):
    result = s.split(wanted)
    parts = result.parts_fen
    assert min(parts.values()) >= 0
    assert (
        min(result.platform_subsidy_fen, result.partner_subsidy_fen, result.owed_by_merchant_fen)
        >= 0
    )
    assert sum(parts.values()) == (
        result.kept_fen + result.platform_subsidy_fen + result.partner_subsidy_fen
    )
    gross = sum(line.amount_fen for line in wanted.lines)
    price = gross - wanted.coupon_cost.total_fen
    paid = price if wanted.paid_fen is None else wanted.paid_fen
    assert result.kept_fen == paid - wanted.refunded_fen


@given(inputs())
def test_what_leaves_a_merchants_payment_is_never_more_than_the_payment(wanted):
    result = s.split(wanted)
    if wanted.plan.mode == "D":
        assert (result.outgoing_fen, result.merchant_fen) == (0, 0)
    else:
        leaving = sum(v for who, v in result.parts_fen.items() if who != "merchant")
        assert leaving == result.outgoing_fen <= result.kept_fen


@given(inputs())
def test_a_whole_refund_leaves_nothing_for_anybody(wanted):
    price = sum(line.amount_fen for line in wanted.lines) - wanted.coupon_cost.total_fen
    if price:
        nothing = s.split(
            s.SplitInput(wanted.plan, wanted.lines, wanted.seats, wanted.coupon_cost, price, price)
        )
        assert set(nothing.parts_fen.values()) == {0}
        assert nothing.platform_subsidy_fen == nothing.owed_by_merchant_fen == 0


CAPTURES = st.lists(st.builds(s.Capture, FEN, FEN, st.integers(0, 10**5)), max_size=5)


@given(CAPTURES, FEN, BP)
def test_no_payment_gives_more_than_its_own_cap(captures, outgoing, cap_bp):
    check = s.check_cap(captures, outgoing, cap_bp)
    assert sum(check.shares_fen) + check.excess_fen == outgoing
    assert check.allowed == (check.excess_fen == 0)
    for capture, share in zip(captures, check.shares_fen, strict=True):
        assert share >= 0
        if share:
            assert (share + capture.shared_fen) * 10_000 <= capture.net_fen * cap_bp
            assert share + capture.shared_fen <= capture.net_fen - capture.fee_fen
    if check.excess_fen:
        assert sum(check.shares_fen) == check.limit_fen


@given(st.lists(FEN, max_size=5), st.lists(FEN, max_size=5))
def test_shares_spread_over_payments_lose_nothing(wanted, rooms):
    table, missing = s.spread(wanted, rooms)
    for row, amount, short in zip(table, wanted, missing, strict=True):
        assert sum(row) + short == amount
        assert min(row, default=0) >= 0
    for column, room in enumerate(rooms):
        assert sum(row[column] for row in table) <= room
    assert sum(missing) == max(0, sum(wanted) - sum(rooms))


def test_a_massage_of_198_yuan_gives_its_worker_about_150():
    priced = quote(
        QuoteInput(
            (Item("service", "massage-60", TEXT, 18_800, charged_by="platform"),),
            Moment(15 * 60),
            tariff=Tariff("taxi", flag_fall_fen=1_000, flag_fall_m=3_000, per_km_fen=230),
            distance_m=2_400,
        )
    )
    assert priced.total_fen == 19_800
    plan = s.SharePlan("D", commission_bp=2_500, partner_bp=2_000, referrer_bp=1_000)
    result = s.split(s.SplitInput(plan, s.split_lines(priced.lines), (s.Seat(7_500),)))
    assert result.worker_fen == 15_100
    assert result.seats == (s.SeatPay(14_100, 1_000, 0),)
    assert (result.partner_fen, result.referrer_fen, result.platform_fen) == (940, 470, 3_290)


def test_fifty_of_a_shops_128_is_above_the_cap_and_refused_with_the_reason():
    check = s.check_cap([s.Capture(12_800)], 5_000, 3_000)
    assert (check.allowed, check.limit_fen, check.excess_fen) == (False, 3_840, 1_160)
    plan = s.SharePlan("S2", commission_bp=0, worker_by_sharing=True)
    refused = s.worst_case(plan, service_fens=[12_800], worker_bp=3_906)
    assert not refused.allowed
    assert [line["zh-CN"] for line in refused.explanation] == [
        "最紧的订单：通道实收 128.00 元，分出 50.00 元",
        "分账上限 30.00%：38.40 元",
        "超出上限 11.60 元，方案不能发布",
    ]
    assert refused.explanation[2]["en"] == "11.60 yuan above the cap: the plan cannot be published"


def test_a_merchants_order_shares_commission_partner_referrer_and_premium():
    lines = (
        s.SplitLine("service", 20_000),
        s.SplitLine("material", 6_000),
        s.SplitLine("travel", 2_000),
        s.SplitLine("insurance", 200),
    )
    plan = s.SharePlan("S2", commission_bp=1_800, partner_bp=2_500, referrer_bp=1_500)
    result = s.split(s.SplitInput(plan, lines, (s.Seat(7_000),)))
    assert result.commission_fen == 3_600
    assert (result.partner_fen, result.referrer_fen, result.platform_fen) == (900, 540, 2_160)
    assert (result.insurer_fen, result.outgoing_fen) == (200, 3_800)
    assert result.merchant_fen == 28_200 - 3_800
    assert result.worker_fen == 0
    assert result.seats[0].total_fen == 14_000 + 2_000


def test_a_platform_coupon_lowers_the_commission_first_and_then_is_a_transfer():
    plan = s.SharePlan("S2", commission_bp=2_000)
    lines = (s.SplitLine("service", 20_000),)

    def split(coupon_fen):
        return s.split(s.SplitInput(plan, lines, (s.Seat(0),), CouponCost(coupon_fen)))

    small, large = split(1_000), split(5_000)
    assert (small.platform_fen, small.merchant_fen, small.platform_subsidy_fen) == (
        3_000,
        16_000,
        0,
    )
    assert (large.platform_fen, large.merchant_fen, large.platform_subsidy_fen) == (
        0,
        16_000,
        1_000,
    )


def test_a_merchants_own_coupon_and_materials_touch_only_the_merchant():
    plan = s.SharePlan("S2", commission_bp=1_000)
    lines = (s.SplitLine("service", 10_000), s.SplitLine("material", 5_000))
    result = s.split(s.SplitInput(plan, lines, (s.Seat(0),), CouponCost(merchant_fen=2_000)))
    assert (result.platform_fen, result.merchant_fen) == (1_000, 12_000)


def test_unpaid_and_refunded_money_shrinks_every_part_alike():
    plan = s.SharePlan("S2", commission_bp=1_000)
    lines = (s.SplitLine("service", 10_000), s.SplitLine("travel", 2_000))
    half = s.split(s.SplitInput(plan, lines, (s.Seat(7_000),), refunded_fen=6_000))
    unpaid = s.split(s.SplitInput(plan, lines, (s.Seat(7_000),), paid_fen=6_000))
    assert half == unpaid
    assert (half.platform_fen, half.merchant_fen) == (500, 5_500)
    assert half.seats == (s.SeatPay(3_500, 1_000, 0),)


def test_a_crew_shares_the_fee_by_seat_and_the_travel_to_the_fen():
    plan = s.SharePlan("D", commission_bp=1_000)
    lines = (s.SplitLine("service", 30_001), s.SplitLine("travel", 1_001), s.SplitLine("tip", 3))
    crew = (s.Seat(8_000, 2), s.Seat(6_000, 1))
    result = s.split(s.SplitInput(plan, lines, crew))
    assert result.seats == (s.SeatPay(16_001, 667, 2), s.SeatPay(6_000, 334, 1))
    assert result.worker_fen == sum(seat.total_fen for seat in result.seats)


def test_a_loss_of_the_selling_platform_is_shown_as_its_subsidy():
    plan = s.SharePlan("D", commission_bp=1_000)
    wanted = s.SplitInput(
        plan, (s.SplitLine("service", 10_000),), (s.Seat(8_000),), CouponCost(5_000)
    )
    result = s.split(wanted)
    assert (result.worker_fen, result.platform_fen, result.platform_subsidy_fen) == (
        8_000,
        0,
        3_000,
    )


def test_the_largest_coupon_of_the_merchant_decides_whether_a_plan_is_published():
    plan = s.SharePlan("S2", commission_bp=2_000)
    mild = Coupon("full_reduction", "a", TEXT, 3_000, 10_000, platform_bp=0, merchant_bp=10_000)
    wild = Coupon("full_reduction", "b", TEXT, 4_000, 10_000, platform_bp=0, merchant_bp=10_000)
    own = Coupon("amount", "c", TEXT, 9_000)
    assert s.worst_case(plan, service_fens=[8_000, 20_000], coupons=[mild, own]).allowed
    refused = s.worst_case(plan, service_fens=[8_000, 20_000], coupons=[mild, wild, own])
    assert not refused.allowed
    assert (refused.outgoing_fen, refused.limit_fen) == (2_000, 1_800)


def test_commission_on_goods_counts_where_the_plan_takes_it():
    plan = s.SharePlan("S2", commission_bp=1_000, material_commission_bp=3_100)
    assert not s.worst_case(plan, service_fens=[10_000]).allowed


def test_a_selling_platform_has_no_cap_to_check():
    check = s.worst_case(s.SharePlan("D", 2_500), service_fens=[19_800], worker_bp=8_000)
    assert check.allowed
    assert check.explanation[0]["en"].startswith("The platform is the seller")


PLAN = s.SharePlan("S2", 1_000)
FEE = (s.SplitLine("service", 1_000),)


@pytest.mark.parametrize(
    "wanted",
    [
        s.SplitInput(PLAN, (s.SplitLine("service", -1),), (s.Seat(0),)),
        s.SplitInput(PLAN, FEE, ()),
        s.SplitInput(PLAN, FEE, (s.Seat(10_001),)),
        s.SplitInput(PLAN, FEE, (s.Seat(0),), paid_fen=1_001),
        s.SplitInput(PLAN, FEE, (s.Seat(0),), refunded_fen=1_001),
        s.SplitInput(PLAN, FEE, (s.Seat(0),), CouponCost(1_001)),
        s.SplitInput(s.SharePlan("S2", 1_000, 6_000, 4_001), FEE, (s.Seat(0),)),
    ],
)
def test_a_split_that_cannot_be_meant_is_refused(wanted):
    with pytest.raises(ValueError, match=r"rate|negative|seat|more was"):
        s.split(wanted)


def test_shares_of_negative_payments_are_refused():
    with pytest.raises(ValueError, match="negative"):
        s.check_cap([s.Capture(-1)], 0, 3_000)
    with pytest.raises(ValueError, match="negative"):
        s.check_cap([s.Capture(1)], -1, 3_000)
    with pytest.raises(ValueError, match="at least one"):
        s.worst_case(PLAN, service_fens=[])
