"""What cancelling costs, by who, when, and how far the worker has come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.orders.rules import fees
from doorstep.visits.orders.rules.refusals import TooEarly, TooLate
from doorstep.visits.orders.rules.terms import DEFAULT_MATRIX, STAGES, CancelRow, Terms

STARTS = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)
TERMS = Terms(cancellation=DEFAULT_MATRIX)


def situation(
    by: str = "customer",
    *,
    minutes_before: int = 60,
    stage: str = "assigned",
    paid_fen: int = 21_800,
) -> fees.Situation:
    return fees.Situation(
        by=by,
        at=STARTS - timedelta(minutes=minutes_before),
        starts_at=STARTS,
        stage=stage,
        total_fen=21_800,
        travel_fen=2_000,
        paid_fen=paid_fen,
    )


def test_nobody_pays_while_no_worker_was_found() -> None:
    found = fees.cancelling(TERMS, situation(stage="waiting", minutes_before=1))
    assert (found.fee_fen, found.refund_fen, found.worker_fen) == (0, 21_800, 0)


@pytest.mark.parametrize(("minutes_before", "fee_fen"), [(121, 0), (120, 0), (119, 2_180)])
def test_the_boundary_minute_is_still_free(minutes_before: int, fee_fen: int) -> None:
    assert fees.cancelling(TERMS, situation(minutes_before=minutes_before)).fee_fen == fee_fen


def test_a_worker_on_the_way_gets_the_way_paid_and_a_part_of_the_fee() -> None:
    found = fees.cancelling(TERMS, situation(stage="on_the_way"))
    assert found.fee_fen == 4_360 + 2_000
    assert found.worker_fen == 2_000 + 3_052
    assert found.refund_fen == 21_800 - 6_360


@pytest.mark.parametrize("by", ["worker", "operator", "system"])
def test_a_customer_pays_nothing_when_the_other_side_cancels(by: str) -> None:
    for stage in ("waiting", "assigned", "on_the_way", "arrived"):
        found = fees.cancelling(TERMS, situation(by, stage=stage))
        assert (found.fee_fen, found.refund_fen) == (0, 21_800)


@pytest.mark.parametrize("by", ["customer", "worker", "system"])
def test_begun_work_is_ended_only_by_an_operator(by: str) -> None:
    with pytest.raises(TooLate):
        fees.cancelling(TERMS, situation(by, stage="started"))
    assert fees.cancelling(TERMS, situation("operator", stage="started")).fee_fen == 12_900


def test_the_first_row_that_holds_decides() -> None:
    rows = (
        CancelRow(by="customer", from_minutes=600),
        CancelRow(by="customer", from_minutes=60, fee_bp=1_000),
        CancelRow(by="customer", fee_bp=5_000),
    )
    terms = replace(TERMS, cancellation=rows)
    seen = [fees.cancelling(terms, situation(minutes_before=m)).row for m in (600, 599, 60, 59)]
    assert seen == [0, 1, 1, 2]


def test_a_fee_keeps_its_floor_and_its_cap() -> None:
    low = replace(TERMS, cancellation=(CancelRow(by="customer", fee_bp=1, fee_min_fen=500),))
    high = replace(TERMS, cancellation=(CancelRow(by="customer", fee_bp=9_000, fee_max_fen=900),))
    assert fees.cancelling(low, situation()).fee_fen == 500
    assert fees.cancelling(high, situation()).fee_fen == 900


def test_a_small_deposit_pays_the_workers_way_first() -> None:
    found = fees.cancelling(TERMS, situation(stage="on_the_way", paid_fen=1_500))
    assert (found.fee_fen, found.refund_fen, found.worker_fen) == (1_500, 0, 1_500)


def test_an_absent_customer_pays_the_stated_part_and_the_way() -> None:
    found = fees.customer_missing(TERMS, situation(stage="arrived"))
    assert found.fee_fen == 6_540 + 2_000


@given(
    by=st.sampled_from(["customer", "worker", "operator"]),
    stage=st.sampled_from(STAGES[:4]),
    minutes=st.integers(-600, 6_000),
    total=st.integers(0, 10**9),
    travel=st.integers(0, 10**6),
    paid=st.integers(0, 10**9),
    row=st.builds(
        CancelRow,
        by=st.just("customer"),
        from_minutes=st.none() | st.integers(0, 3_000),
        fee_bp=st.integers(0, 10_000),
        fee_min_fen=st.integers(0, 10_000),
        fee_max_fen=st.none() | st.integers(0, 10_000),
        travel_bp=st.integers(0, 10_000),
        worker_bp=st.integers(0, 10_000),
    ),
)
def test_fee_and_refund_share_out_exactly_what_was_paid(
    by, stage, minutes, total, travel, paid, row
) -> None:
    now = fees.Situation(
        by=by,
        at=STARTS - timedelta(minutes=minutes),
        starts_at=STARTS,
        stage=stage,
        total_fen=total,
        travel_fen=travel,
        paid_fen=paid,
    )
    found = fees.cancelling(replace(TERMS, cancellation=(row, *DEFAULT_MATRIX)), now)
    assert found.fee_fen + found.refund_fen == paid
    assert 0 <= found.worker_fen <= found.fee_fen


def test_the_worker_waits_from_the_agreed_start_even_when_early() -> None:
    early = STARTS - timedelta(minutes=30)
    with pytest.raises(TooEarly) as refusal:
        fees.waited_for_customer(
            TERMS, arrived_at=early, starts_at=STARTS, at=STARTS + timedelta(minutes=14)
        )
    assert "1 more" in refusal.value.sentence("en")
    fees.waited_for_customer(
        TERMS, arrived_at=early, starts_at=STARTS, at=STARTS + timedelta(minutes=15)
    )


def test_a_late_worker_waits_from_the_arrival() -> None:
    late = STARTS + timedelta(minutes=40)
    with pytest.raises(TooEarly):
        fees.waited_for_customer(
            TERMS, arrived_at=late, starts_at=STARTS, at=late + timedelta(minutes=14)
        )


def test_the_customer_waits_half_an_hour_for_the_worker() -> None:
    with pytest.raises(TooEarly):
        fees.waited_for_worker(TERMS, starts_at=STARTS, at=STARTS + timedelta(minutes=29))
    fees.waited_for_worker(TERMS, starts_at=STARTS, at=STARTS + timedelta(minutes=30))


def test_the_travel_fare_is_found_among_the_lines() -> None:
    assert fees.travel_fen_of([("service", 19_800), ("travel", 2_000), ("coupon", -500)]) == 2_000
