"""What cancelling costs, by who, when, and how far the worker has come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.orders.rules import fees
from doorstep.visits.orders.rules.refusals import TooEarly, TooLate
from doorstep.visits.orders.rules.terms import STAGES
from tests.rooms.orders.terms import TERMS, row

STARTS = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)


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
        work_fen=19_800,
        travel_fen=2_000,
        paid_fen=paid_fen,
    )


def test_nobody_pays_while_no_worker_was_found() -> None:
    found = fees.cancelling(TERMS, situation(stage="unassigned", minutes_before=1))
    assert (found.fee_fen, found.refund_fen, found.worker_fen) == (0, 21_800, 0)


@pytest.mark.parametrize(("minutes_before", "fee_fen"), [(121, 0), (120, 0), (119, 1_980)])
def test_the_boundary_minute_is_still_free(minutes_before: int, fee_fen: int) -> None:
    assert fees.cancelling(TERMS, situation(minutes_before=minutes_before)).fee_fen == fee_fen


def test_after_the_agreed_start_the_strictest_row_still_holds() -> None:
    assert fees.cancelling(TERMS, situation(minutes_before=-45)).fee_fen == 1_980


def test_a_worker_on_the_way_gets_the_way_paid_and_a_part_of_the_fee() -> None:
    found = fees.cancelling(TERMS, situation(stage="on_the_way"))
    assert found.fee_fen == 3_960 + 2_000
    assert found.worker_fen == 2_000 + 2_772
    assert found.refund_fen == 21_800 - 5_960


@pytest.mark.parametrize("by", ["worker", "merchant", "operator", "system"])
def test_a_customer_pays_nothing_when_the_other_side_cancels(by: str) -> None:
    for stage in ("unassigned", "assigned", "on_the_way", "arrived"):
        found = fees.cancelling(TERMS, situation(by, stage=stage))
        assert (found.fee_fen, found.refund_fen) == (0, 21_800)


@pytest.mark.parametrize("by", ["customer", "worker", "merchant", "system"])
def test_begun_work_is_ended_only_by_an_operator(by: str) -> None:
    with pytest.raises(TooLate):
        fees.cancelling(TERMS, situation(by, stage="started"))
    assert fees.cancelling(TERMS, situation("operator", stage="started")).fee_fen == 11_900


def test_an_operator_can_waive_the_fee() -> None:
    found = fees.cancelling(TERMS, situation(stage="arrived"), waived=True)
    assert (found.fee_fen, found.refund_fen, found.worker_fen) == (0, 21_800, 0)


def test_a_fee_keeps_its_cap() -> None:
    terms = replace(TERMS, cancelling=(row("customer", "assigned", work_bp=9_000, most=900),))
    assert fees.cancelling(terms, situation()).fee_fen == 900


def test_a_small_deposit_pays_the_workers_way_first() -> None:
    found = fees.cancelling(TERMS, situation(stage="on_the_way", paid_fen=1_500))
    assert (found.fee_fen, found.refund_fen, found.worker_fen) == (1_500, 0, 1_500)


def test_an_absent_customer_pays_as_one_who_cancels_at_the_door() -> None:
    found = fees.customer_missing(TERMS, situation(stage="arrived", minutes_before=-15))
    assert found == fees.cancelling(TERMS, situation(stage="arrived", minutes_before=-15))
    assert found.fee_fen == 5_940 + 2_000


@given(
    by=st.sampled_from(["customer", "worker", "operator"]),
    stage=st.sampled_from(STAGES[:4]),
    minutes=st.integers(-600, 6_000),
    work=st.integers(0, 10**9),
    travel=st.integers(0, 10**6),
    paid=st.integers(0, 10**9),
    bps=st.tuples(*[st.integers(0, 10_000)] * 3),
    most=st.none() | st.integers(0, 10_000),
)
def test_fee_and_refund_share_out_exactly_what_was_paid(
    by, stage, minutes, work, travel, paid, bps, most
) -> None:
    now = fees.Situation(by, STARTS - timedelta(minutes=minutes), STARTS, stage, work, travel, paid)
    one = row("customer", stage, work_bp=bps[0], travel_bp=bps[1], worker_bp=bps[2], most=most)
    found = fees.cancelling(replace(TERMS, cancelling=(one,)), now)
    assert found.fee_fen + found.refund_fen == paid
    assert 0 <= found.worker_fen <= found.fee_fen


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10_000), min_size=1, max_size=5))
def test_the_workers_of_a_crew_share_their_part_to_the_fen(worker_fen, seats) -> None:
    assert sum(fees.worker_parts(worker_fen, seats)) == worker_fen


def test_without_a_seat_nobody_gets_a_part() -> None:
    assert fees.worker_parts(0, []) == []


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


def test_material_and_premium_are_not_part_of_what_a_fee_is_taken_of() -> None:
    lines = [
        ("service", 19_800),
        ("night", 1_000),
        ("travel", 2_000),
        ("material", 700),
        ("insurance", 200),
        ("coupon", -500),
    ]
    assert fees.work_and_travel(lines) == (20_300, 2_000)
    assert fees.work_and_travel([("service", 100), ("coupon", -300)]) == (0, 0)
