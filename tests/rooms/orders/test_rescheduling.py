"""Moving a visit: the same workers at another time, at the same price, within the freeze."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.offering.workers.models import SlotHold
from doorstep.offering.workers.rules import SlotTaken
from doorstep.visits.orders import commands
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World


def move(world: World, order, act=None, **span) -> None:
    """The customer moves the visit by a span."""
    visit = world.visit(order)
    starts_at = visit.starts_at + timedelta(**span)
    world.do(commands.reschedule, act or world.customer, visit_id=visit.id, starts_at=starts_at)


@pytest.mark.parametrize("stage", ["ordered", "assigned"])
def test_a_visit_moves_with_its_slot(world: World, stage: str) -> None:
    order = getattr(world, stage)()
    before = world.visit(order)

    move(world, order, days=1)

    after = world.visit(order)
    assert after.starts_at - before.starts_at == timedelta(days=1)
    assert after.ends_at - after.starts_at == before.ends_at - before.starts_at
    hold = SlotHold.objects.of(world.act()).get(visit_id=after.id, ended_at__isnull=True)
    assert hold.starts_at == after.starts_at
    assert world.told("OrderRescheduled")[0]["by"] == "customer"


def test_moving_to_the_same_time_is_nothing(world: World) -> None:
    order = world.assigned()
    before = world.picture(order)

    move(world, order, days=0)

    assert world.picture(order) == before


def refuse(world: World, kind, order, act=None, **span) -> None:
    """The move is refused and nothing changed."""
    visit = world.visit(order)
    values = {"visit_id": visit.id, "starts_at": visit.starts_at + timedelta(**span)}
    world.refuses(kind, order, commands.reschedule, act or world.customer, **values)


def test_a_time_at_which_the_worker_is_busy_is_refused(world: World) -> None:
    order = world.assigned()
    other = world.ordered(way="grab", starts_at=world.visit(order).starts_at + timedelta(days=1))
    world.do(commands.assign, world.act(), order_id=other.id, worker_id=world.crew[0])

    refuse(world, SlotTaken, order, days=1)


def test_times_in_the_past_or_too_far_are_refused(world: World) -> None:
    order = world.assigned()

    refuse(world, refusals.TooSoon, order, days=-2)
    refuse(world, refusals.TooFarAhead, order, days=70)


def test_a_time_with_another_price_is_ordered_anew(world: World) -> None:
    order = world.assigned(units=1, starts_at=world.at + timedelta(days=1, hours=12))

    refuse(world, refusals.PriceChanged, order, hours=2)


def test_shortly_before_the_start_only_the_desk_moves_a_visit(world: World) -> None:
    order = world.assigned()
    world.at = world.visit(order).starts_at - timedelta(minutes=59)

    refuse(world, refusals.TooLate, order, days=1)
    move(world, order, act=world.operator, days=1)


@pytest.mark.parametrize("stage", ["place", "travelling", "started", "finished"])
def test_only_what_waits_for_its_day_is_moved(world: World, stage: str) -> None:
    order = getattr(world, stage)()

    refuse(world, refusals.NotNow, order, act=world.operator, days=1)


def test_strangers_and_workers_move_nothing(world: World) -> None:
    order = world.assigned()

    refuse(world, NotAllowed, order, act=world.worker(), days=1)
    refuse(world, NotFound, order, act=world.act("customer", order.id), days=1)


def test_a_paid_merchants_visit_moves_at_most_twenty_days_from_its_payment(world: World) -> None:
    order = world.ordered(merchant_id=world.merchant_id)

    refuse(world, refusals.PaidTooLongAgo, order, days=19)
    move(world, order, days=18)


def test_an_order_confirmed_unpaid_is_asked_for_its_payment_on_the_new_day(world: World) -> None:
    starts_at = world.at + timedelta(days=30, hours=2)
    order = world.place(merchant_id=world.merchant_id, starts_at=starts_at)

    move(world, order, days=5)

    timer = world.timers("ask_payment")[0]
    assert timer.due_at == world.visit(order).ends_at - timedelta(days=20)
    assert world.fresh(order).pay_from_at == timer.due_at


def test_a_visit_that_is_being_paid_for_is_not_moved(world: World) -> None:
    starts_at = world.at + timedelta(days=30, hours=2)
    order = world.place(merchant_id=world.merchant_id, starts_at=starts_at)
    world.at = order.pay_from_at
    world.do(commands.ask_payment, world.act(), order_id=order.id)

    refuse(world, refusals.NotNow, order, days=2)
