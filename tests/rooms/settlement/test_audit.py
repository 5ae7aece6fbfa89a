"""What is changed behind settlement's back is found by the audit."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from doorstep.aftercare.settlement.audit import CHECKS
from doorstep.aftercare.settlement.models import PayDay, Settlement, Share
from doorstep.money.payments.models import Bill, Sharing
from doorstep.offering.workers.models import Worker
from doorstep.visits.orders.models import Order
from tests.rooms.orders.world import CITY, World
from tests.rooms.settlement.settling import merchants_order, owing, released, settled

TAMPERINGS: dict[str, Callable[[], int]] = {
    "parts": lambda: Share.objects.filter(city_id=CITY, party="platform").update(
        amount_fen=F("amount_fen") + 1
    ),
    "sent": lambda: Sharing.objects.filter(city_id=CITY).update(total_fen=F("total_fen") + 1),
    "receivable": lambda: Settlement.objects.filter(city_id=CITY, receivable_fen__gt=0).update(
        receivable_fen=F("receivable_fen") + 1
    ),
    "debt": lambda: Order.objects.filter(city_id=CITY, debt_fen__gt=0).update(debt_fen=1),
    "custody": lambda: Bill.objects.filter(city_id=CITY, payee_mode="S2").update(
        sub_mchid="1600000009"
    ),
    "closed_escrow": lambda: Order.objects.filter(city_id=CITY, state="assigned").update(
        closed_at=F("placed_at")
    ),
    "late_release": lambda: Settlement.objects.filter(city_id=CITY, state="open").update(
        release_at=F("opened_at") - timedelta(days=2)
    ),
    "top_ups": lambda: _day(PayDay.TOPPED_UP),
    "short_pay": lambda: _day(PayDay.SHORT),
}


def _day(state: str) -> int:
    """A day long ago that paid too little, of anybody."""
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    days = [
        PayDay(
            city_id=CITY,
            worker_id=worker_id,
            day=long_ago.date(),
            day_at=long_ago,
            counted_at=long_ago,
            orders=1,
            pay_fen=1_000,
            worked_seconds=3_600,
            standby_seconds=0,
            hourly_fen=2_400,
            pay_bp=10_000,
            least_fen=2_400,
            state=state,
        )
        for worker_id in Worker.objects.filter(city_id=CITY).values_list("id", flat=True)[:1]
    ]
    return len(PayDay.objects.bulk_create(days))


class _UndoneError(Exception):
    pass


def findings(world: World) -> set[str]:
    """Which questions of settlement have an answer."""
    asked = {"city_id": CITY, "at": world.at}
    found = set()
    with connection.cursor() as cursor:
        for check in CHECKS:
            cursor.execute(check.sql, asked)
            if cursor.fetchone():
                found.add(check.name.removeprefix("settlement."))
    return found


def test_every_question_of_settlement_finds_what_it_is_for(world: World) -> None:
    released(world, merchants_order(world))
    tomorrow = world.at + timedelta(days=1)
    world.assigned(pay="whole", starts_at=tomorrow + timedelta(hours=5))
    settled(world, owing(world, starts_at=tomorrow))
    _forget_news()
    assert findings(world) == set()

    assert {check.name.removeprefix("settlement.") for check in CHECKS} == set(TAMPERINGS)
    for wanted, tamper in TAMPERINGS.items():
        with pytest.raises(_UndoneError), transaction.atomic():
            assert tamper() > 0, wanted
            assert wanted in findings(world)
            raise _UndoneError


def _forget_news() -> None:
    """All news was heard: in these tests nobody delivers any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_message SET done_at = told_at WHERE city_id = %s AND done_at IS NULL",
            [CITY],
        )
