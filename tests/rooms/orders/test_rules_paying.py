"""What is due on an order, and when it may be paid, moved, accepted and disputed."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.orders.rules import paying
from doorstep.visits.orders.rules.refusals import PaidTooLongAgo, TooFarAhead, TooSoon
from tests.rooms.orders.terms import TERMS

AT = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)


def test_only_approved_changes_count() -> None:
    changes = [("approved", 300), ("paid", 200), ("declined", 9), ("lapsed", 9), ("proposed", 9)]
    found = paying.balance(10_000, changes, 3_000)
    assert (found.changes_fen, found.due_fen, found.over_fen) == (500, 7_500, 0)


def test_money_paid_beyond_the_price_is_owed_back() -> None:
    found = paying.balance(10_000, [], 12_000)
    assert (found.due_fen, found.over_fen) == (0, 2_000)


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.sampled_from(["approved", "paid", "declined"]), st.integers(0, 10**6))),
    st.integers(0, 10**9),
)
def test_paid_and_due_make_the_price(total, changes, paid) -> None:
    found = paying.balance(total, changes, paid)
    assert found.paid_fen + found.due_fen - found.over_fen == total + found.changes_fen
    assert not (found.due_fen and found.over_fen)


@pytest.mark.parametrize(
    ("pay", "fen"), [("whole", 21_800), ("deposit", 5_000)], ids=["whole", "deposit"]
)
def test_the_first_payment_is_the_deposit_or_the_whole(pay: str, fen: int) -> None:
    assert paying.first_part_fen(pay, 21_800, 5_000) == fen


def test_a_deposit_is_never_more_than_the_price() -> None:
    assert paying.first_part_fen("deposit", 3_000, 5_000) == 3_000


@pytest.mark.parametrize("mode", ["S1", "S2"])
def test_where_the_channel_freezes_a_far_visit_is_paid_twenty_days_before_its_end(mode) -> None:
    ends = AT + timedelta(days=30)
    assert paying.pay_from(mode, TERMS, ends_at=ends, at=AT) == AT + timedelta(days=10)


@pytest.mark.parametrize(
    ("mode", "days"), [("S2", 20), ("S2", 3), ("D", 30)], ids=["edge", "near", "own trade"]
)
def test_other_visits_are_paid_at_once(mode, days) -> None:
    assert paying.pay_from(mode, TERMS, ends_at=AT + timedelta(days=days), at=AT) is None


def test_the_slot_is_kept_a_quarter_of_an_hour_or_a_day_when_asked_later() -> None:
    soon = paying.pay_until(TERMS, asked_at=AT, confirmed_unpaid=False)
    later = paying.pay_until(TERMS, asked_at=AT, confirmed_unpaid=True)
    assert (soon - AT, later - AT) == (timedelta(minutes=15), timedelta(hours=24))


def test_a_paid_visit_moves_at_most_twenty_days_from_its_payment() -> None:
    paying.may_move_to("S2", TERMS, ends_at=AT + timedelta(days=20), first_paid_at=AT)
    with pytest.raises(PaidTooLongAgo) as refusal:
        paying.may_move_to("S2", TERMS, ends_at=AT + timedelta(days=21), first_paid_at=AT)
    assert "2026-05-21" in refusal.value.sentence("zh-CN")


def test_an_unpaid_visit_and_the_houses_own_trade_move_freely() -> None:
    far = AT + timedelta(days=50)
    paying.may_move_to("S2", TERMS, ends_at=far, first_paid_at=None)
    paying.may_move_to("D", TERMS, ends_at=far, first_paid_at=AT)


def test_a_start_lies_ahead_but_not_too_far() -> None:
    city = SimpleNamespace(lead_minutes=60, horizon_days=30)
    paying.start_fits(city, starts_at=AT + timedelta(hours=1), at=AT)
    with pytest.raises(TooSoon):
        paying.start_fits(city, starts_at=AT + timedelta(minutes=59), at=AT)
    with pytest.raises(TooFarAhead):
        paying.start_fits(city, starts_at=AT + timedelta(days=31), at=AT)


def test_silence_accepts_after_a_day_and_three_days_remain_to_complain() -> None:
    accepted = paying.accepted_by_itself_at(TERMS, finished_at=AT)
    assert accepted - AT == timedelta(hours=24)
    assert paying.dispute_until(TERMS, ended_at=accepted) - accepted == timedelta(hours=72)
