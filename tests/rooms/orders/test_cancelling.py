"""Cancelling: the fee shown is the fee taken, the worker's part is told, the rest goes back."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.money.payments.models import Bill, Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World

STAGES = ["place", "ordered", "assigned", "travelling", "arrived"]


def refunded_fen(world: World) -> int:
    """All that goes back."""
    return sum(refund.amount_fen for refund in Refund.objects.of(world.act()))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("pay", ["deposit", "whole"])
def test_the_fee_shown_is_the_fee_taken(world: World, stage: str, pay: str) -> None:
    order = getattr(world, stage)(pay=pay)
    paid_fen = queries.balance(world.act(), order).paid_fen
    shown = queries.preview_cancellation(world.customer, order.id)

    world.do(commands.cancel, world.customer, order_id=order.id, shown_fee_fen=shown.fee_fen)

    order = world.fresh(order)
    assert (order.state, order.fee_fen) == ("cancelled", shown.fee_fen)
    assert refunded_fen(world) == shown.refund_fen == paid_fen - shown.fee_fen
    told = world.told("OrderCancelled")[0]
    assert (told["fee_fen"], told["worker_fen"]) == (shown.fee_fen, shown.worker_fen)
    assert sum(told["worker_parts_fen"]) == told["worker_fen"] == order.worker_fee_fen
    assert not Bill.objects.of(world.act()).filter(state="open").exists()
    assert not SlotHold.objects.of(world.act()).filter(ended_at__isnull=True).exists()


def test_the_later_the_dearer(world: World) -> None:
    order = world.assigned(pay="whole")
    visit = world.visit(order)
    seen = []
    for minutes in (121, 119):
        world.at = visit.starts_at - timedelta(minutes=minutes)
        seen.append(queries.preview_cancellation(world.customer, order.id).fee_fen)
    world.do(commands.set_out, world.worker(), visit_id=visit.id)
    seen.append(queries.preview_cancellation(world.customer, order.id).fee_fen)
    world.do(commands.arrive, world.worker(), visit_id=visit.id)
    seen.append(queries.preview_cancellation(world.customer, order.id).fee_fen)

    travel_fen = order.total_fen - 19_800
    assert seen == [0, 1_980, 3_960 + travel_fen, 5_940 + travel_fen]


def test_cancelling_twice_takes_once(world: World) -> None:
    order = world.travelling(pay="whole")
    world.do(commands.cancel, world.customer, order_id=order.id)
    before = world.picture(order)

    world.do(commands.cancel, world.customer, order_id=order.id)

    assert world.picture(order) == before


def test_a_fee_that_rose_since_it_was_shown_is_asked_about_again(world: World) -> None:
    order = world.assigned(pay="whole")
    shown = queries.preview_cancellation(world.customer, order.id)
    visit = world.visit(order)
    world.at = visit.starts_at - timedelta(minutes=50)
    world.do(commands.set_out, world.worker(), visit_id=visit.id)

    world.refuses(
        refusals.FeeChanged,
        order,
        commands.cancel,
        world.customer,
        order_id=order.id,
        shown_fee_fen=shown.fee_fen,
    )


def test_begun_work_is_cancelled_only_by_an_operator(world: World) -> None:
    order = world.started(pay="whole")
    with pytest.raises(refusals.TooLate):
        queries.preview_cancellation(world.customer, order.id)
    world.refuses(refusals.TooLate, order, commands.cancel, world.customer, order_id=order.id)
    act = world.worker().because("停电")
    world.refuses(refusals.TooLate, order, commands.cancel, act, order_id=order.id)

    world.do(commands.cancel, world.operator, order_id=order.id)

    assert world.fresh(order).fee_fen == 9_900 + order.total_fen - 19_800


@pytest.mark.parametrize("stage", ["finished", "accepted"])
def test_done_work_cannot_be_cancelled(world: World, stage: str) -> None:
    order = getattr(world, stage)()

    world.refuses(refusals.NotNow, order, commands.cancel, world.operator, order_id=order.id)


def test_a_worker_who_cancels_costs_the_customer_nothing(world: World) -> None:
    order = world.arrived()
    world.refuses(refusals.ReasonNeeded, order, commands.cancel, world.worker(), order_id=order.id)

    world.do(commands.cancel, world.worker().because("家有恶犬"), order_id=order.id)

    assert world.fresh(order).fee_fen == 0
    assert refunded_fen(world) == 5_000
    assert world.told("OrderCancelled")[0]["by"] == "worker"


def test_an_operator_cancels_on_behalf_of_the_customer_or_waives(world: World) -> None:
    order = world.travelling(pay="whole")
    behalf = {"order_id": order.id, "on_behalf": "customer"}
    preview = queries.preview_cancellation(world.operator, order.id, on_behalf="customer")
    waived = queries.preview_cancellation(
        world.operator, order.id, on_behalf="customer", waived=True
    )
    assert preview.fee_fen > waived.fee_fen == 0
    world.refuses(NotAllowed, order, commands.cancel, world.customer, waived=True, **behalf)

    world.do(commands.cancel, world.operator, waived=True, **behalf)

    assert world.fresh(order).fee_fen == 0


def test_nobody_found_gives_everything_back(world: World) -> None:
    order = world.ordered(way="grab", pay="whole")

    world.do(
        commands.cancel,
        world.act().because("无人接单"),
        order_id=order.id,
        cause="nobody_found",
    )

    assert refunded_fen(world) == order.total_fen
    assert world.told("OrderCancelled")[0]["cause"] == "nobody_found"


def test_strangers_cannot_cancel(world: World) -> None:
    order = world.assigned()

    act = world.worker(world.crew[1]).because("x")
    world.refuses(NotFound, order, commands.cancel, act, order_id=order.id)
    world.refuses(NotAllowed, order, commands.cancel, world.act("anyone"), order_id=order.id)


def test_a_cancelled_order_with_its_money_settled_is_closed_once(world: World) -> None:
    order = world.assigned()
    world.do(commands.cancel, world.customer, order_id=order.id)

    world.do(commands.close, world.act(), order_id=order.id)
    world.do(commands.close, world.act(), order_id=order.id)

    closed = world.fresh(order)
    assert (closed.state, closed.closed_at) == ("cancelled", world.at)
    assert len(world.told("OrderClosed")) == 1


def test_a_payment_recorded_but_not_heard_of_is_given_back_when_cancelling(world: World) -> None:
    order = world.place()
    bill = world.bill(order)
    world.receive(world.charge(bill))

    world.do(commands.cancel, world.customer, order_id=order.id)
    world.hear(bill)

    assert world.fresh(order).state == "cancelled"
    assert refunded_fen(world) == 5_000
