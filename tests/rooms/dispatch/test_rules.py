"""Deadlines, radius and pay of dispatch, from plain values."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms.splitting import SharePlan
from doorstep.visits.dispatch import rules

AT = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)
POLICY = rules.Policy()
amounts = st.integers(0, 1_000_000)


def _expires(mode: str, timing: str, starts_at: datetime) -> timedelta:
    until = rules.expires_at(
        mode=mode,
        timing=timing,
        at=AT,
        starts_at=starts_at,
        instant_seconds=30,
        policy=POLICY,
    )
    return until - AT


def test_there_is_time_to_think_before_an_appointment_but_never_a_quarter_of_what_is_left() -> None:
    tomorrow, soon = AT + timedelta(days=1), AT + timedelta(minutes=20)

    assert _expires("assign", "now", AT) == timedelta(seconds=30)
    assert _expires("assign", "slot", tomorrow) == timedelta(minutes=10)
    assert _expires("choose", "slot", tomorrow) == timedelta(minutes=30)
    assert _expires("assign", "slot", soon) == timedelta(minutes=5)
    assert _expires("assign", "slot", AT) == timedelta(seconds=30)


def test_a_search_by_appointment_ends_half_an_hour_before_the_start() -> None:
    tomorrow = AT + timedelta(days=1)

    assert rules.ends_at("assign", "slot", AT, tomorrow, POLICY) == tomorrow - rules.SLOT_LEAD
    assert rules.ends_at("grab", "slot", AT, tomorrow, POLICY) == AT + timedelta(hours=2)
    assert rules.ends_at("assign", "now", AT, AT, POLICY) == AT + timedelta(minutes=15)


@given(base=st.integers(0, 50_000), round=st.integers(0, 60))
def test_the_radius_never_shrinks_and_stays_under_the_limit(base: int, round: int) -> None:
    radius = rules.radius_m(base, round, POLICY)

    assert radius >= base
    assert radius <= max(base, POLICY.radius_max_m)
    assert rules.radius_m(base, round + 1, POLICY) >= radius


@given(service=amounts, travel=amounts, parts=st.integers(1, 9_999))
def test_the_seats_of_a_crew_share_what_one_worker_would_earn(
    service: int, travel: int, parts: int
) -> None:
    plan = SharePlan(mode="D", commission_bp=1_000)
    price = {"service": service, "travel": travel}

    alone = rules.pay_fen(plan, price, {}, worker_bp=7_000)
    first = rules.pay_fen(plan, price, {}, worker_bp=7_000, part_bp=parts)
    second = rules.pay_fen(plan, price, {}, worker_bp=7_000, part_bp=10_000 - parts)

    assert abs(first + second - alone) <= 2
    assert alone == (service * 7_000 + 5_000) // 10_000 + travel


def test_a_published_policy_says_everything_that_runs() -> None:
    policy = rules.policy_of(3, {"pause_seconds": 10, "weights": {"seconds_per_star": 90}})

    assert rules.policy_of(3, rules.facts_of(policy)) == policy
    assert (policy.pause_seconds, policy.weights.seconds_per_star) == (10, 90)
    assert policy.rounds_max == POLICY.rounds_max
