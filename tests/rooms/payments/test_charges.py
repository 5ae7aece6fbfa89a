"""Bills and charges: paid once whatever the channel says twice, late or wrong; refunds add up."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from doorstep.kernel.models import AuditEntry, Message
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands, queries, rules
from doorstep.money.payments.commands import open_transfer
from doorstep.money.payments.models import Bill, Charge, Refund, Transfer, Unexplained
from doorstep.visits.orders.models import Order
from tests.rooms.orders.world import World


def say_paid(world: World, charge: Charge, **changes: Any) -> bool:
    """The channel's news of a payment, with what a test changes in it."""
    bill = Bill.objects.of(world.act()).get(id=charge.bill_id)
    said = {
        "paid_fen": charge.amount_fen,
        "currency": "CNY",
        "mchid": bill.mchid,
        "sub_mchid": bill.sub_mchid,
        "transaction_no": f"42{charge.id.hex[:20]}",
        "paid_at": world.at,
    }
    return world.do(commands.record_payment, world.act(), charge_id=charge.id, **(said | changes))


def assert_right(world: World) -> None:
    """The books are right; this city lives in March, so what waits is not overdue."""
    findings = [one for one in ledger.audit(7).findings if not one.is_warning]
    assert [one for one in findings if one.check != "ledger.overdue"] == []


def escrow(world: World, order: Order) -> int:
    """What the order's escrow holds."""
    return ledger.balance(world.act(), f"escrow:{order.id.hex}")


def test_the_same_news_five_times_counts_once(world: World) -> None:
    order = world.place(pay="whole")
    charge = world.charge(world.bill(order))

    assert all(say_paid(world, charge) for _ in range(5))

    assert escrow(world, order) == order.total_fen
    assert Bill.objects.of(world.act()).get().state == "paid"
    assert Message.objects.filter(name="payments.BillPaid").count() == 1


@pytest.mark.parametrize(
    "lie",
    [
        {"paid_fen": 1},
        {"currency": "USD"},
        {"mchid": "1999999999"},
        {"sub_mchid": "1888888888"},
    ],
)
def test_news_that_does_not_fit_moves_nothing_and_leaves_one_line(
    world: World, lie: dict[str, Any]
) -> None:
    order = world.place(pay="whole")
    charge = world.charge(world.bill(order))

    assert not say_paid(world, charge, **lie)

    assert escrow(world, order) == 0
    assert Charge.objects.of(world.act()).get().state == "open"
    assert AuditEntry.objects.filter(action="payments.mismatch").count() == 1


def test_money_for_a_withdrawn_bill_goes_back_by_itself(world: World) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    charge = world.charge(bill)
    world.do(commands.void_bill, world.act(), bill_id=bill.id)

    assert say_paid(world, charge)

    refund = Refund.objects.of(world.act()).get()
    assert (refund.amount_fen, refund.cause) == (order.total_fen, "late_payment")
    assert escrow(world, order) == 0
    assert ledger.balance(world.act(), f"refund_payable:{refund.id.hex}") == order.total_fen
    assert Bill.objects.of(world.act()).get().state == "void"
    assert_right(world)


def test_a_bill_has_one_open_charge_at_a_time(world: World) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    first = world.charge(bill)
    assert world.charge(bill).id == first.id

    native = world.do(commands.begin_charge, world.customer, bill_id=bill.id, scene="native")

    assert native.id != first.id
    states = Charge.objects.of(world.act()).values_list("state", flat=True)
    assert sorted(states) == ["closed", "open"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Charge.objects.filter(city_id=7, id=first.id).update(state="open")


def test_both_charges_of_a_bill_paid_gives_the_second_back(world: World) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    first = world.charge(bill)
    second = world.do(commands.begin_charge, world.customer, bill_id=bill.id, scene="native")

    say_paid(world, second)
    say_paid(world, first)

    assert escrow(world, order) == order.total_fen
    assert Refund.objects.of(world.act()).get().charge_id == first.id
    assert_right(world)


def test_a_paid_or_withdrawn_bill_is_not_collected_again(world: World) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    say_paid(world, world.charge(bill))

    with pytest.raises(rules.BillNotOpen):
        world.charge(bill)
    with pytest.raises(rules.BillNotOpen):
        world.do(commands.void_bill, world.act(), bill_id=bill.id)


def test_an_expired_charge_makes_room_for_a_fresh_one(world: World) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    first = world.charge(bill)
    assert first.expires_at <= world.at + timedelta(minutes=30)
    world.at = first.expires_at + timedelta(seconds=1)
    Bill.objects.filter(city_id=7, id=bill.id).update(due_at=None)

    assert world.charge(bill).id != first.id


def test_refunds_never_give_more_than_came(world: World) -> None:
    order = world.ordered(pay="whole")
    ask = {"subject_id": order.id, "cause": "test"}

    with pytest.raises(rules.MoreThanPaid):
        world.do(commands.open_refund, world.act(), amount_fen=order.total_fen + 1, **ask)
    for bad in (0, -5, 10**12):
        with pytest.raises(rules.BadAmount):
            world.do(commands.open_refund, world.act(), amount_fen=bad, **ask)
    assert not Refund.objects.of(world.act()).exists()

    world.do(commands.open_refund, world.act(), amount_fen=order.total_fen, **ask)
    with pytest.raises(rules.MoreThanPaid):
        world.do(commands.open_refund, world.act(), amount_fen=1, **ask)
    assert queries.refunded_fen(world.act(), order.id) == order.total_fen


def test_a_failed_refund_waits_and_is_asked_again_with_its_number(world: World) -> None:
    order = world.ordered(pay="whole")
    refund = world.do(
        commands.open_refund, world.act(), subject_id=order.id, amount_fen=500, cause="test"
    )[0]
    world.do(
        commands.record_refund, world.act(), refund_id=refund.id, is_done=False, error="NO_AUTH"
    )
    assert list(queries.failed_refunds(world.act())) == [refund]

    again = world.do(commands.ask_refund_again, world.operator, refund_id=refund.id)

    assert (again.id, again.state) == (refund.id, "asked")
    assert not queries.failed_refunds(world.act()).exists()
    assert_right(world)


def test_a_payment_by_another_app_does_not_fit(world: World) -> None:
    bill = world.bill(world.place(pay="whole"))
    facts = {"bill_id": bill.id, "scene": "jsapi", "app_id": "wx-ours"}
    charge = world.do(commands.begin_charge, world.customer, **facts)

    assert not say_paid(world, charge, app_id="wx-theirs")
    assert say_paid(world, charge, app_id="wx-ours")


def unexplained(world: World, charge: Charge, amount_fen: int = 700) -> Unexplained:
    """The channel itself says that something else was paid."""
    return world.do(
        commands.keep_unexplained,
        world.act(),
        charge_id=charge.id,
        paid_fen=amount_fen,
        mchid="1900000001",
        sub_mchid="",
        transaction_no="42other",
        paid_at=world.at,
        reason="amount",
    )


def test_money_that_does_not_fit_waits_in_suspense_and_the_bill_is_paid_as_meant(
    world: World,
) -> None:
    order = world.place(pay="whole")
    bill = world.bill(order)
    first = world.charge(bill)

    case = unexplained(world, first)
    assert unexplained(world, first).id == case.id

    assert ledger.balance(world.act(), f"suspense:{case.id.hex}") == 700
    assert list(queries.unexplained(world.act())) == [case]
    second = world.charge(bill)
    assert second.id != first.id
    assert say_paid(world, second)
    assert escrow(world, order) == order.total_fen
    assert_right(world)


def test_money_that_does_not_fit_is_given_back(world: World) -> None:
    case = unexplained(world, world.charge(world.bill(world.place(pay="whole"))))

    refund = world.do(commands.give_back_unexplained, world.operator, case_id=case.id)
    with pytest.raises(rules.NotStuck):
        world.do(commands.give_back_unexplained, world.operator, case_id=case.id)
    assert ledger.balance(world.act(), f"refund_payable:{refund.id.hex}") == 700
    world.do(
        commands.record_refund, world.act(), refund_id=refund.id, is_done=True, refund_no="503"
    )

    assert ledger.balance(world.act(), f"refund_payable:{refund.id.hex}") == 0
    assert ledger.balance(world.act(), "psp_clearing:1900000001") == 0
    assert not queries.unexplained(world.act()).exists()
    assert_right(world)


def test_a_bill_is_not_paid_twice_unless_one_goes_back(world: World) -> None:
    bill = world.bill(world.place(pay="whole"))
    first = world.charge(bill)
    second = world.do(commands.begin_charge, world.customer, bill_id=bill.id, scene="native")
    say_paid(world, second)
    say_paid(world, first)

    surplus = Charge.objects.of(world.act()).get(id=first.id)
    assert (surplus.is_surplus, surplus.refunded_fen) == (True, surplus.amount_fen)
    for lie in ({"is_surplus": False}, {"refunded_fen": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Charge.objects.filter(city_id=7, id=first.id).update(**lie)


def test_an_open_charge_is_asked_about_early_and_when_its_time_is_over() -> None:
    opened_at = datetime(2026, 3, 9)
    expires_at = opened_at + timedelta(minutes=30)
    asked, at = [], opened_at
    for _ in range(4):
        at = rules.next_doubt(at, opened_at, expires_at)
        asked.append((at - opened_at).total_seconds() / 60)

    assert asked == [1, 3, 5, 30.5]


def test_what_ended_has_a_time_and_states_are_known(world: World) -> None:
    order = world.ordered(pay="whole")
    refund = world.do(
        commands.open_refund, world.act(), subject_id=order.id, amount_fen=500, cause="test"
    )[0]
    for lie in ({"state": "done"}, {"state": "lost"}, {"state": "replaced"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Refund.objects.filter(city_id=7, id=refund.id).update(**lie)
    transfer = world.do(
        open_transfer,
        world.act(),
        subject_kind="withdrawal",
        subject_id=order.id,
        person_id=order.id,
        openid="o-1",
        mchid="1900000001",
        amount_fen=500,
        remark="提现",
    )
    for lie in ({"state": "done"}, {"state": "lost"}, {"state": "stray"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Transfer.objects.filter(city_id=7, id=transfer.id).update(**lie)
