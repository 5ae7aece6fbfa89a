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


def test_the_arithmetic_knows_the_city_s_nights() -> None:
    asleep = rules.quiet(Nights())
    night = AT.replace(hour=23)

    assert rules.moment(asleep(rules.seconds(night))) == datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
    assert rules.moment(asleep(rules.seconds(AT))) == AT


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
