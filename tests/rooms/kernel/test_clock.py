"""The business clock only moves forward, from its first turn on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from doorstep.kernel import audit, clock, edge

pytestmark = pytest.mark.usefixtures("fresh_db")
BACK = "the clock only moves forward"


def turn_back(**span: float) -> None:
    """Try to turn the clock back."""
    with pytest.raises(DatabaseError, match=BACK), transaction.atomic():
        clock.turn(to=clock.read() - timedelta(**span))


def something_happens() -> None:
    """The house has written a moment down."""
    edge.enter(audit.note, "test.step", city_id=7, subject=("order", uuid4()))


def test_the_clock_never_turns_back() -> None:
    clock.turn(to=clock.read() + timedelta(days=1))

    turn_back(hours=1)


def test_the_first_turn_goes_forward_as_well_once_something_has_happened() -> None:
    something_happens()

    turn_back(days=30)

    later = clock.read() + timedelta(days=30)
    assert clock.turn(to=later) == later


def test_a_demo_may_begin_at_any_hour_before_anything_has_happened() -> None:
    begins = clock.read() - timedelta(days=30)

    clock.turn(to=begins, rate=0)

    assert clock.read() == begins


def test_a_turn_that_comes_a_moment_late_loses_no_time() -> None:
    clock.turn(to=clock.read() + timedelta(days=1), rate=3600)
    wanted = clock.read()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.02)")
    before = clock.read()

    clock.turn(to=wanted, rate=1)

    assert before > wanted
    assert clock.read() >= before
