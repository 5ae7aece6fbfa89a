"""What a process remembers of reference rows, and when it lets go of it."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from doorstep.kernel.act import SYSTEM, Act
from doorstep.kernel.errors import Refusal
from doorstep.offering.areas import commands, queries

DAY = date(2026, 5, 3)
ACT = Act(role=SYSTEM, at=datetime(2026, 3, 2, 1, tzinfo=UTC), city_id=1)


def _set(pay_bp: int) -> None:
    commands.set_holiday(ACT, day=DAY, name={"zh-CN": "节"}, kind="rest", pay_bp=pay_bp)


def _pay_bp() -> int | None:
    found = queries.holiday(ACT, DAY)
    return None if found is None else found.pay_bp


def _elsewhere[R](ask: Callable[[], R]) -> R:
    """What another thread of the same process is told."""
    heard: list[R] = []

    def run() -> None:
        heard.append(ask())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return heard[0]


def test_what_was_asked_is_not_asked_again(fresh_db: str) -> None:
    with transaction.atomic():
        _set(20_000)
    assert _pay_bp() == 20_000

    with CaptureQueriesContext(connection) as asked:
        assert _pay_bp() == 20_000
        assert _pay_bp() == 20_000

    assert len(asked) == 0


def test_a_change_is_seen_at_once_by_its_own_transaction_and_by_others_when_it_counts(
    fresh_db: str,
) -> None:
    assert _pay_bp() is None

    with transaction.atomic():
        _set(30_000)
        assert _pay_bp() == 30_000
        assert _elsewhere(_pay_bp) is None

    assert _elsewhere(_pay_bp) == 30_000
    assert _pay_bp() == 30_000


def test_a_change_that_was_rolled_back_is_not_remembered(fresh_db: str) -> None:
    with pytest.raises(Refusal), transaction.atomic():
        _set(40_000)
        assert _pay_bp() == 40_000
        raise Refusal()

    assert _pay_bp() is None


def test_another_city_is_not_answered_from_this_ones_memory(fresh_db: str) -> None:
    with transaction.atomic():
        _set(20_000)
    assert _pay_bp() == 20_000

    other = Act(role=SYSTEM, at=ACT.at, city_id=2)
    assert queries.holiday(other, DAY) is None
