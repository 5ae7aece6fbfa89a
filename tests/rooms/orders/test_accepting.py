"""Acceptance: by tap, code or QR, or by silence; balance, debt, tip and the closed book."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.money.payments.models import Bill
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World


def test_the_customers_tap_accepts_what_is_paid(world: World) -> None:
    order = world.accepted()

    assert (order.state, order.accepted_at) == ("accepted", world.at)
    assert order.dispute_until == world.at + timedelta(hours=72)
    told = world.told("OrderAccepted")[0]
    assert (told["by"], told["paid_fen"], told["receivable_fen"]) == (
        "customer",
        order.total_fen,
        0,
    )
    assert not world.timers("accept_unclaimed")


@pytest.mark.parametrize("part", ["code", "token"])
@pytest.mark.parametrize("shows", ["worker", "customer"])
def test_one_side_shows_a_code_and_the_other_reads_it(world: World, shows: str, part) -> None:
    order = world.finished(pay="whole")
    sides = {"worker": world.worker(), "customer": world.customer}
    reader = sides["customer" if shows == "worker" else "worker"]
    shown = world.do(commands.show_finish_code, sides[shows], order_id=order.id)

    world.do(commands.accept, reader, order_id=order.id, code=getattr(shown, part))

    assert world.fresh(order).state == "accepted"
    assert world.told("OrderAccepted")[0]["by"] == "code"


def test_nobody_accepts_with_the_code_that_they_showed_themselves(world: World) -> None:
    order = world.finished(pay="whole")
    shown = world.do(commands.show_finish_code, world.worker(), order_id=order.id)

    world.refuses(
        refusals.WrongCode,
        order,
        commands.accept,
        world.worker(),
        order_id=order.id,
        code=shown.code,
    )


def test_wrong_and_old_codes_are_refused(world: World) -> None:
    order = world.finished(pay="whole")
    values = {"order_id": order.id}
    world.refuses(refusals.WrongCode, order, commands.accept, world.customer, code="1", **values)
    shown = world.do(commands.show_finish_code, world.worker(), order_id=order.id)
    world.later(minutes=16)

    world.refuses(
        refusals.WrongCode, order, commands.accept, world.customer, code=shown.code, **values
    )
    world.refuses(refusals.CodeNeeded, order, commands.accept, world.worker(), **values)


def test_no_code_is_kept_in_clear(world: World) -> None:
    order = world.finished()
    shown = world.do(commands.show_finish_code, world.worker(), order_id=order.id)

    visit = world.visit(order)
    kept = bytes(visit.finish_code_hash) + bytes(visit.finish_token_hash)
    assert shown.code.encode() not in kept
    assert shown.token.encode() not in kept


def test_accepting_with_something_due_asks_for_it_and_its_payment_accepts(world: World) -> None:
    order = world.finished()

    world.do(commands.accept, world.customer, order_id=order.id)
    world.do(commands.accept, world.customer, order_id=order.id)

    order = world.fresh(order)
    assert (order.state, order.confirmed_at) == ("finished", world.at)
    assert world.bill(order).amount_fen == order.total_fen - 5_000
    assert world.pay(order).state == "accepted"


def test_the_balance_can_be_paid_first_and_accepted_then(world: World) -> None:
    order = world.finished()
    first = world.do(commands.pay_balance, world.customer, order_id=order.id)
    again = world.do(commands.pay_balance, world.customer, order_id=order.id)
    assert first.id == again.id

    assert world.pay(order).state == "finished"
    world.do(commands.accept, world.customer, order_id=order.id)

    assert world.fresh(order).state == "accepted"
    world.refuses(
        refusals.NothingToPay, order, commands.pay_balance, world.customer, order_id=order.id
    )


def test_a_balance_asked_before_a_change_is_asked_anew_with_it(world: World) -> None:
    order = world.started()
    old = world.do(commands.pay_balance, world.customer, order_id=order.id)
    change = world.do(
        commands.propose_change,
        world.worker(),
        visit_id=world.visit(order).id,
        materials=(("detergent", 1),),
    )
    world.do(commands.decide_change, world.customer, change_id=change.id, approve=True)

    new = world.do(commands.pay_balance, world.customer, order_id=order.id)

    assert new.amount_fen == old.amount_fen + 1_500
    assert Bill.objects.of(world.act()).get(id=old.id).state == "void"


def test_a_day_of_silence_accepts_and_leaves_a_debt(world: World) -> None:
    order = world.finished()
    world.later(hours=23)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)
    assert world.fresh(order).state == "finished"
    world.later(hours=1)

    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)

    order = world.fresh(order)
    told = world.told("OrderAccepted")
    assert order.state == "accepted"
    assert len(told) == 1
    assert (told[0]["by"], told[0]["receivable_fen"]) == ("time", order.total_fen - 5_000)
    assert order.debt_fen == order.total_fen - 5_000


def test_who_owes_pays_before_ordering_again(world: World) -> None:
    order = world.finished()
    world.later(hours=24)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)
    later = world.at + timedelta(days=1)
    with pytest.raises(refusals.InDebt):
        world.place(starts_at=later)

    world.do(commands.pay_balance, world.customer, order_id=order.id)
    order = world.pay(order)

    assert (order.state, order.debt_fen) == ("accepted", 0)
    assert world.told("OrderPaid")[-1]["late"] is True
    assert world.place(starts_at=later).state == "unpaid"


def test_a_payment_that_acceptance_had_counted_is_not_late(world: World) -> None:
    order = world.finished()
    bill = world.do(commands.pay_balance, world.customer, order_id=order.id)
    world.receive(world.charge(bill))
    world.later(hours=24)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)

    world.hear(bill)

    assert world.told("OrderAccepted")[0]["receivable_fen"] == 0
    assert world.told("OrderPaid")[-1]["late"] is False
    assert world.fresh(order).debt_fen == 0


@pytest.mark.parametrize("stage", ["ordered", "assigned", "started"])
def test_unfinished_work_is_not_accepted(world: World, stage: str) -> None:
    order = getattr(world, stage)()

    world.refuses(refusals.NotNow, order, commands.accept, world.customer, order_id=order.id)
    before = world.picture(order)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)
    assert world.picture(order) == before


def test_only_the_two_sides_accept(world: World) -> None:
    order = world.finished(pay="whole")
    values = {"order_id": order.id}

    world.refuses(NotAllowed, order, commands.accept, world.operator, **values)
    world.refuses(NotFound, order, commands.accept, world.act("customer", order.id), **values)
    other = world.worker(world.crew[1])
    world.refuses(NotFound, order, commands.accept, other, code="000000", **values)


def test_a_tip_is_the_customers_own_wish_and_no_part_of_the_price(world: World) -> None:
    order = world.accepted()
    before = queries.balance(world.act(), order)
    world.do(commands.tip, world.customer, order_id=order.id, amount_fen=900)
    bill = world.do(commands.tip, world.customer, order_id=order.id, amount_fen=1_000)
    assert (world.bill(order).id, bill.purpose) == (bill.id, "tip")

    world.pay(order)

    assert queries.balance(world.act(), order) == before
    told = world.told("OrderPaid")[-1]
    assert (told["purpose"], told["late"]) == ("tip", False)


@pytest.mark.parametrize("amount_fen", [0, -1, 100_001])
def test_a_tip_is_a_sensible_amount(world: World, amount_fen: int) -> None:
    order = world.accepted()
    values = {"order_id": order.id, "amount_fen": amount_fen}

    world.refuses(Invalid, order, commands.tip, world.customer, **values)


def test_nobody_asks_for_a_tip_before_the_work_or_for_somebody_else(world: World) -> None:
    order = world.assigned()
    values = {"order_id": order.id, "amount_fen": 500}

    world.refuses(refusals.NotNow, order, commands.tip, world.customer, **values)
    world.refuses(NotAllowed, order, commands.tip, world.worker(), **values)


def test_an_accepted_order_is_closed_once(world: World) -> None:
    order = world.accepted()

    world.do(commands.close, world.act(), order_id=order.id)
    world.do(commands.close, world.act(), order_id=order.id)

    assert world.fresh(order).state == "closed"
    assert len(world.told("OrderClosed")) == 1


def test_unfinished_work_is_not_closed(world: World) -> None:
    order = world.started()

    world.refuses(refusals.NotNow, order, commands.close, world.act(), order_id=order.id)


def test_a_debt_is_recalled_after_one_three_and_seven_days_until_it_is_paid(world: World) -> None:
    order = world.finished()
    world.later(hours=24)
    world.do(commands.accept_unclaimed, world.act(), order_id=order.id)
    order = world.fresh(order)
    recalled = []
    for _ in range(2):
        (timer,) = world.timers("remind_of_debt")
        recalled.append((timer.due_at - order.accepted_at).days)
        world.at = timer.due_at
        world.do(commands.remind_of_debt, world.act(), **timer.content)
    assert recalled == [1, 3]
    assert [one["debt_fen"] for one in world.told("DebtReminded")] == [order.debt_fen] * 2

    bill = world.do(commands.pay_balance, world.customer, order_id=order.id)
    world.receive(world.charge(bill))
    world.hear(bill)

    assert world.timers("remind_of_debt") == []
    world.do(commands.remind_of_debt, world.act(), order_id=order.id, nth=3)
    assert len(world.told("DebtReminded")) == 2
