"""The audit of payments and wallets: right books are clean, and each lie is found by its check."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from doorstep.kernel import ids
from doorstep.money.ledger import commands as ledger_commands
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands
from doorstep.money.payments.models import (
    Bill,
    Charge,
    Notice,
    Refund,
    Sharing,
    Transfer,
    Unexplained,
)
from doorstep.money.wallets import commands as wallets
from doorstep.money.wallets.models import Withdrawal
from tests.rooms.orders.world import CITY, World

TIME = {"ledger.overdue", "payments.open_too_long", "payments.under_way_too_long"}
"""This city lives in March: what waits there has waited long."""


def found(world: World) -> set[str]:
    """The checks that find something."""
    names = {one.check for one in ledger.audit(CITY).findings}
    return names - TIME - {"ledger.suspense", "ledger.solvency"}


def rows(model: Any) -> Any:
    """The rows of the city."""
    return model.objects.filter(city_id=CITY)


@pytest.fixture
def busy(world: World) -> World:
    """A city where one of everything has happened."""
    order = world.ordered(pay="whole")
    facts = {"subject_id": order.id, "amount_fen": 500, "cause": "test"}
    (refund,) = world.do(commands.open_refund, world.act(), **facts)
    record = {"refund_id": refund.id, "is_done": True, "refund_no": "5031"}
    world.do(commands.record_refund, world.act(), **record)
    _share(world)
    _withdraw(world)
    world.do(
        commands.keep_unexplained,
        world.act(),
        charge_id=ids.new(CITY),
        paid_fen=700,
        mchid="1900000001",
        sub_mchid="",
        transaction_no="42other",
        paid_at=world.at,
        reason="amount",
    )
    return world


def _share(world: World) -> None:
    order = world.ordered(pay="whole", merchant_id=world.merchant_id)
    charge = rows(Charge).get(bill__subject_id=order.id)
    facts = {"merchant": world.merchant_id.hex, "sub_mchid": "1600000001", "shares_fen": 100}
    world.do(
        ledger_commands.record,
        world.act(),
        event="shares_set_aside",
        mode="S2",
        key="accepted:test",
        ref="test",
        facts=facts | {"subject": order.id.hex, "merchant_fen": charge.amount_fen - 100},
    )
    receiver = {"kind": "merchant", "account": "1900000002", "amount_fen": 100}
    sharing = world.do(
        commands.open_sharing,
        world.act(),
        charge_id=charge.id,
        receivers=[receiver | {"parts_fen": {"platform": 100}}],
        parties={"merchant": world.merchant_id.hex, "partner": ""},
        unfreezes=True,
    )
    final = {"sharing_id": sharing.id, "is_final": True, "sharing_no": "3008"}
    world.do(commands.record_sharing, world.act(), **final)


def _withdraw(world: World) -> None:
    mine = world.crew[0]
    facts = {"workers": {mine.hex: 5_000}}
    bonus = {"event": "workers_credited", "mode": "D", "key": "bonus", "ref": "test"}
    world.do(ledger_commands.record, world.act(), facts=facts, **bonus)
    row = world.do(
        wallets.withdraw,
        world.worker(),
        worker_id=mine,
        person_id=ids.new(0),
        openid="o-1",
        mchid="1900000001",
        amount_fen=5_000,
    )
    transfer = rows(Transfer).get(subject_id=row.id)
    done = {"transfer_id": transfer.id, "is_final": True, "is_paid": True, "transfer_no": "1330"}
    world.do(commands.record_transfer, world.act(), **done)
    world.do(wallets.end_withdrawal, world.act(), withdrawal_id=row.id, is_paid=True)


def _late_refund(world: World) -> None:
    """Most of the shared payment goes back, as if that had been before it was shared."""
    charge = rows(Charge).get(shared_fen__gt=0)
    back_fen = charge.amount_fen - charge.shared_fen
    facts = {"subject_id": charge.bill.subject_id, "cause": "test", "amount_fen": back_fen}
    source = {"source": "custody_pending:1600000001"}
    world.do(commands.open_refund, world.act(), **facts, **source)
    assert found(world) == set()
    rows(Refund).filter(charge=charge).update(asked_at=world.at - timedelta(hours=1))


TAMPERINGS: list[tuple[str, Callable[[World], object]]] = [
    (
        "payments.received",
        lambda _: (
            rows(Charge).filter(shared_fen=0, state="paid").update(state="closed", paid_at=None)
        ),
    ),
    ("payments.refunds", lambda _: rows(Charge).filter(shared_fen=0).update(refunded_fen=501)),
    ("payments.sharings", lambda _: rows(Charge).filter(shared_fen=100).update(shared_fen=101)),
    (
        "payments.refund_journals",
        lambda _: rows(Refund).update(state="asked", done_at=None, ended_at=None),
    ),
    ("payments.sharing_journals", lambda _: rows(Sharing).update(state="asked", done_at=None)),
    ("payments.sharing_journals", lambda _: rows(Sharing).delete()),
    ("payments.transfers", lambda _: rows(Transfer).update(state="waiting", done_at=None)),
    ("payments.cases", lambda _: rows(Unexplained).delete()),
    ("payments.bills", lambda _: rows(Bill).update(state="void", paid_at=None)),
    ("payments.cap", _late_refund),
    ("wallets.withdrawals", lambda _: rows(Withdrawal).update(state="returned")),
    ("wallets.withdrawals", lambda _: rows(Withdrawal).delete()),
    ("wallets.transfers", lambda _: rows(Transfer).update(amount_fen=1)),
]


def test_books_where_one_of_everything_happened_are_clean(busy: World) -> None:
    assert found(busy) == set()


@pytest.mark.parametrize(("check", "tamper"), TAMPERINGS)
def test_a_lie_is_found_by_its_check(
    busy: World, check: str, tamper: Callable[[World], object]
) -> None:
    tamper(busy)

    assert check in found(busy)


def test_what_the_channel_told_once_is_not_posted_under_two_numbers(busy: World) -> None:
    order = busy.ordered(pay="whole")
    facts = {"subject_id": order.id, "amount_fen": 500, "cause": "test"}
    (refund,) = busy.do(commands.open_refund, busy.act(), **facts)
    record = {"refund_id": refund.id, "is_done": True, "refund_no": "5031"}
    busy.do(commands.record_refund, busy.act(), **record)

    assert found(busy) == {"ledger.doubled"}


def test_what_stays_open_or_under_way_too_long_is_told(world: World) -> None:
    order = world.ordered(pay="whole")
    facts = {"subject_id": order.id, "amount_fen": 500, "cause": "test"}
    world.do(commands.open_refund, world.act(), **facts)
    world.charge(world.bill(world.place(pay="whole")))

    told = {one.check for one in ledger.audit(CITY).findings}

    assert {"payments.open_too_long", "payments.under_way_too_long"} <= told


def test_a_genuine_message_about_an_unknown_number_is_told(world: World) -> None:
    Notice.objects.create(
        headers={},
        body=b"{}",
        received_at=world.at,
        event_id="e1",
        is_first=True,
        verdict="unknown charge",
    )

    told = {one.check for one in ledger.audit(CITY).findings}

    assert told == {"payments.unknown_numbers"}
