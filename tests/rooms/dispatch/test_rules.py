"""Deadlines, radius and pay of dispatch, from plain values."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms.splitting import SharePlan
from doorstep.visits.dispatch import rules

AT = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)
POLICY = rules.Policy()
amounts = st.integers(0, 1_000_000)


class Nights:
    """A city at the zero meridian whose night is from ten to seven."""

    night_until_minute = 7 * 60

    def is_night(self, at: datetime) -> bool:
        """Whether it is dark."""
        return at.hour >= 22 or at.hour < 7

    def day_of(self, at: datetime) -> date:
        """The day there."""
        return at.date()

    def moment(self, day: date, minute: int) -> datetime:
        """A minute of a day there."""
        return datetime.combine(day, time(), UTC) + timedelta(minutes=minute)


def _expires(mode: str, timing: str, starts_at: datetime, at: datetime = AT) -> timedelta:
    until = rules.expires_at(
        mode=mode,
        timing=timing,
        at=at,
        starts_at=starts_at,
        instant_seconds=30,
        nights=Nights(),
        policy=POLICY,
    )
    return until - at


def _pause(at: datetime, opened_at: datetime, ends_at: datetime) -> timedelta:
    until = rules.look_again_at(
        timing="slot",
        at=at,
        opened_at=opened_at,
        ends_at=ends_at,
        nights=Nights(),
        policy=POLICY,
    )
    return until - at


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
    assert rules.ends_at("grab", "slot", AT, tomorrow, POLICY) == tomorrow - rules.SLOT_LEAD
    assert rules.ends_at("assign", "now", AT, AT, POLICY) == AT + timedelta(minutes=15)


def test_where_a_worker_was_lost_late_there_is_an_hour_to_find_another() -> None:
    for minutes in (20, 0, -30):
        starts_at = AT + timedelta(minutes=minutes)
        until = rules.ends_at("assign", "slot", AT, starts_at, POLICY, again=True)
        assert until == AT + timedelta(hours=1)
    tomorrow = AT + timedelta(days=1)
    until = rules.ends_at("assign", "slot", AT, tomorrow, POLICY, again=True)
    assert until == tomorrow - rules.SLOT_LEAD


def test_silence_at_night_is_no_answer_while_that_can_wait() -> None:
    evening = AT.replace(hour=21, minute=55)
    later, early = evening + timedelta(days=2), evening.replace(hour=8) + timedelta(days=1)

    assert evening + _expires("assign", "slot", later, evening) == datetime(
        2026, 3, 10, 7, 10, tzinfo=UTC
    )
    assert _expires("assign", "slot", early, evening) == timedelta(minutes=10)
    assert _expires("assign", "now", evening, evening) == timedelta(seconds=30)


def test_pauses_grow_while_a_visit_is_far_and_shrink_towards_the_end() -> None:
    ends_at = AT + timedelta(days=4)
    asked = [AT + timedelta(hours=n) for n in (0, 1, 4, 24)]
    shown = [_pause(at, AT, ends_at) for at in asked]

    assert shown == [timedelta(minutes=n) for n in (10, 30, 120, 240)]
    assert _pause(ends_at - timedelta(hours=1), AT, ends_at) == timedelta(minutes=15)
    assert _pause(ends_at - timedelta(minutes=4), AT, ends_at) == timedelta(minutes=4)
    night = AT.replace(hour=23)
    assert night + _pause(night, AT, ends_at) == datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


def test_an_appointment_has_no_number_of_tries() -> None:
    def over(timing: str, at: datetime) -> bool:
        return rules.is_over(round=500, at=at, ends_at=AT, timing=timing, policy=POLICY)

    assert not over("slot", AT - timedelta(minutes=1))
    assert over("slot", AT)
    assert over("now", AT - timedelta(minutes=1))


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
    older = rules.facts_of(policy) | {"slot_rounds_max": 8}
    assert rules.kept_policy(3, older) == policy
