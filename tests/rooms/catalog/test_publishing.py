"""Price lists, share plans and terms: versions, their first moment, and what is refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.catalog import commands, queries, rules
from doorstep.offering.catalog.models import Price, PriceList, SharePlan, TermSheet
from tests.rooms.workers.town import Town

GRADES = {"normal": 6_000, "silver": 7_000, "gold": 7_500, "contracted": 8_000}
SHARES = {"mode": "S2", "grade_bp": GRADES, "commission_bp": 1_500, "partner_bp": 3_000}


def test_a_later_price_list_counts_from_its_moment_and_keeps_other_prices(town: Town) -> None:
    trade = queries.trade(town.act(), "massage")
    first = queries.price_list_at(town.act(), trade.id)
    soon = town.at + timedelta(days=15)
    second = town.do(
        commands.publish_prices,
        trade_code="massage",
        prices={"body-massage": {"variant": {"60": 21_800}}},
        valid_from=soon,
    )

    act = town.act()
    assert queries.price_list_at(act, trade.id) == first
    assert queries.price_list_at(act, trade.id, soon) == second
    old, new = (queries.prices(act, row.id, "body-massage") for row in (first, second))
    assert new == old | {("variant", "60"): 21_800}
    assert second.surcharges == first.surcharges
    assert (second.version, second.surcharge_cap_bp) == (2, first.surcharge_cap_bp)


@pytest.mark.parametrize(
    "prices",
    [
        {"body-massage": {"variant": {"61": 1}}},
        {"body-massage": {"variant": {"60": -1}}},
        {"body-massage": {"material": {"60": 1}}},
    ],
)
def test_prices_of_what_is_not_sold_are_refused(town: Town, prices: dict) -> None:
    with pytest.raises(Invalid):
        town.do(commands.publish_prices, trade_code="massage", prices=prices)
    with pytest.raises(NotFound):
        town.do(commands.publish_prices, trade_code="massage", prices={"ghost": {}})
    assert PriceList.objects.filter(trade__code="massage").count() == 1


def test_nothing_is_published_for_the_past(town: Town) -> None:
    past = town.at - timedelta(seconds=1)
    with pytest.raises(Invalid):
        town.do(commands.publish_prices, trade_code="massage", prices={}, valid_from=past)
    with pytest.raises(Invalid):
        town.do(commands.publish_share_plan, category="massage", shares=SHARES, valid_from=past)
    with pytest.raises(Invalid):
        town.do(commands.publish_terms, terms={}, valid_from=past)


def test_a_plan_is_published_with_its_proof_in_both_languages(town: Town) -> None:
    plan = town.do(commands.publish_share_plan, category="massage", shares=SHARES)

    assert plan.version == 2
    assert queries.share_plan_at(town.act(), "massage", "S2") == plan
    assert all({"zh-CN", "en"} <= set(line) for line in plan.computation)


def test_a_shop_that_wants_50_of_128_is_refused_with_the_computation(town: Town) -> None:
    town.do(
        commands.publish_prices,
        trade_code="massage",
        prices={"scraping-cupping": {"variant": {"40": 12_800}}},
    )
    before = SharePlan.objects.count()

    with pytest.raises(rules.AboveCap) as refused:
        town.do(
            commands.publish_share_plan,
            category="massage",
            shares=SHARES | {"commission_bp": 3_906},
        )

    assert "%" in refused.value.sentence("zh-CN")
    assert "cap" in refused.value.sentence("en").lower()
    assert SharePlan.objects.count() == before


def test_a_plan_just_at_the_cap_passes_and_a_large_coupon_breaks_it(town: Town) -> None:
    at_cap = SHARES | {"commission_bp": 3_000}
    town.do(commands.publish_share_plan, category="massage", shares=at_cap)
    coupon = {
        "kind": "amount",
        "code": "big",
        "label": {"zh-CN": "大额券"},
        "off_fen": 5_000,
        "platform_bp": 0,
        "merchant_bp": 10_000,
    }
    with pytest.raises(rules.AboveCap):
        town.do(commands.publish_share_plan, category="massage", shares=at_cap, coupons=[coupon])


def test_a_price_cut_that_breaks_a_published_plan_is_refused(town: Town) -> None:
    town.do(
        commands.publish_share_plan,
        category="massage",
        shares=SHARES | {"commission_bp": 2_000, "insurance_fen": 1_000},
    )
    lists = PriceList.objects.count()

    with pytest.raises(rules.AboveCap), transaction.atomic():
        commands.publish_prices(
            town.act(),
            trade_code="massage",
            prices={"body-massage": {"variant": {"60": 5_000}}},
        )

    assert PriceList.objects.count() == lists


@pytest.mark.parametrize(
    "change",
    [
        {"grade_bp": GRADES | {"gold": 5_999}},
        {"grade_bp": GRADES | {"contracted": 7_000}},
        {"grade_bp": {"normal": 6_000}},
        {"commission_bp": 10_001},
        {"partner_bp": 9_000, "referrer_bp": 2_000},
        {"mode": "S9"},
    ],
)
def test_rates_that_cannot_be_paid_are_refused(town: Town, change: dict) -> None:
    with pytest.raises(Invalid):
        town.do(commands.publish_share_plan, category="massage", shares=SHARES | change)


def test_a_trades_own_terms_go_before_the_citys(town: Town) -> None:
    trade = queries.trade(town.act(), "massage")
    town.do(commands.publish_terms, terms={"pay_within_minutes": 30})
    assert queries.terms_of(queries.term_sheet_at(town.act(), trade.id)).pay_within_minutes == 15

    town.at += timedelta(minutes=1)
    sheet = town.do(commands.publish_terms, trade_code="massage", terms={"pay_within_minutes": 20})
    terms = queries.terms(town.act(), sheet.id)
    assert (terms.pay_within_minutes, terms.accept_after_hours, terms.dispute_hours) == (20, 24, 72)
    assert queries.term_sheet_at(town.act(), trade.id) == sheet


def test_the_cancellation_table_answers_by_who_stage_and_time(town: Town) -> None:
    trade = queries.trade(town.act(), "home-cleaning")
    terms = queries.terms_of(queries.term_sheet_at(town.act(), trade.id))

    assert terms.cancelling_by("customer", "unassigned", 10).work_bp == 0
    assert terms.cancelling_by("customer", "assigned", 120).work_bp == 0
    assert terms.cancelling_by("customer", "assigned", 119).work_bp == 1_000
    on_the_way = terms.cancelling_by("customer", "on_the_way", 0)
    assert (on_the_way.work_bp, on_the_way.travel_bp, on_the_way.worker_bp) == (
        2_000,
        10_000,
        7_000,
    )
    assert terms.cancelling_by("worker", "assigned", 0).work_bp == 0


@pytest.mark.parametrize(
    "terms", [{"pay_ahead_days": 21}, {"dispute_hours": -1}, {"set_out_minutes": 5}, {"x": 1}]
)
def test_terms_outside_the_channels_clock_or_the_rules_are_refused(town: Town, terms: dict) -> None:
    kept = TermSheet.objects.count()
    with pytest.raises(Invalid):
        town.do(commands.publish_terms, terms=terms)
    assert TermSheet.objects.count() == kept


def test_the_database_refuses_two_versions_with_one_number(town: Town) -> None:
    trade = queries.trade(town.act(), "massage")
    listed = queries.price_list_at(town.act(), trade.id)
    price = Price.objects.filter(price_list=listed).first()
    assert price is not None
    for row in (listed, price, queries.share_plan_at(town.act(), "massage", "D")):
        row.pk, row._state.adding = None, True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_passes_and_bundles_are_kept_as_the_pack_says(town: Town) -> None:
    cards = {row.code: row for row in queries.pass_products(town.act())}
    bundles = {row.code: row for row in queries.bundle_products(town.act())}

    assert (cards["daily-10"].visits, cards["daily-10"].price_fen) == (10, 135_000)
    assert len(bundles["kitchen-and-air"].parts) == 2


def test_a_plan_that_shares_to_a_firms_workers_is_refused(town: Town) -> None:
    with pytest.raises(rules.WorkersSharedToo):
        town.do(
            commands.publish_share_plan, category="massage", shares=SHARES, worker_by_sharing=True
        )
