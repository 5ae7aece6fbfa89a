"""Two at once and sixteen at once, with real threads: one wins, the others are told politely."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from doorstep.kernel.errors import Refusal
from doorstep.money.payments.models import Bill, Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import OrderMove
from tests.rooms.orders.world import World, worker_of


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Run all verbs at the same moment, each in a thread; what each answered or refused with."""
    barrier = threading.Barrier(len(verbs))
    answers: list[Any] = [None] * len(verbs)

    def run(place: int, verb: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=30)
            answers[place] = verb()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bugs = [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refusal)]
    assert not bugs, bugs
    return answers


def refusals_of(answers: list[Any]) -> list[str]:
    """The codes of the refusals among the answers."""
    return [one.code() for one in answers if isinstance(one, Refusal)]


def test_of_sixteen_workers_exactly_one_wins(busy_world: World) -> None:
    world = busy_world
    workers = [worker_of(world, None, f"赵{place}", place) for place in range(16)]
    order = world.ordered(way="grab")

    def grab(worker_id) -> Callable[[], Any]:
        return lambda: world.do(
            commands.assign,
            world.worker(worker_id),
            order_id=order.id,
            worker_id=worker_id,
            order_version=order.version,
        )

    answers = at_once(*[grab(worker_id) for worker_id in workers])

    assert refusals_of(answers) == ["orders.AlreadyTaken"] * 15
    seat = queries.seats(world.act(), order)[0]
    winner = next(one for one in workers if one == seat.worker_id)
    held = SlotHold.objects.of(world.act()).filter(ended_at__isnull=True)
    assert [hold.worker_id for hold in held] == [winner]
    assert OrderMove.objects.of(world.act()).filter(order=order, verb="assign").count() == 1
    assert len(world.told("OrderAssigned")) == 1


def test_two_customers_never_get_the_same_slot(busy_world: World) -> None:
    world = busy_world
    chosen = {"way": "choose", "wanted_worker_id": world.crew[0]}

    answers = at_once(*[lambda: world.place(**chosen)] * 4)

    assert refusals_of(answers) == ["workers.SlotTaken"] * 3
    assert SlotHold.objects.of(world.act()).filter(ended_at__isnull=True).count() == 1


def test_four_orders_and_three_free_workers_make_three_holds(busy_world: World) -> None:
    world = busy_world

    answers = at_once(*[world.place] * 4)

    assert refusals_of(answers) == ["orders.NobodyFree"]
    held = SlotHold.objects.of(world.act()).filter(ended_at__isnull=True)
    assert {hold.worker_id for hold in held} == set(world.crew)


def test_four_crews_of_two_and_three_workers_make_one_whole_crew(busy_world: World) -> None:
    world = busy_world
    service_id = world.services["deep-cleaning"]

    answers = at_once(*[lambda: world.place(service_id=service_id)] * 4)

    assert refusals_of(answers) == ["orders.NobodyFree"] * 3
    held = SlotHold.objects.of(world.act()).filter(ended_at__isnull=True)
    assert len({hold.worker_id for hold in held}) == 2
    assert len({hold.visit_id for hold in held}) == 1


@pytest.mark.parametrize("turn", range(3))
def test_cancelling_against_paying_leaves_no_money_behind(busy_world: World, turn: int) -> None:
    world = busy_world
    order = world.place()
    bill = world.bill(order)
    charge = world.charge(bill)

    at_once(
        lambda: world.do(commands.cancel, world.customer, order_id=order.id),
        lambda: world.receive(charge),
    )
    if Bill.objects.of(world.act()).get(id=bill.id).state == "paid":
        world.hear(bill)

    order = world.fresh(order)
    refunded_fen = sum(refund.amount_fen for refund in Refund.objects.of(world.act()))
    if order.state == "cancelled":
        assert refunded_fen == 5_000
    else:
        assert (order.state, refunded_fen) == ("open", 0)


@pytest.mark.parametrize("turn", range(3))
def test_cancelling_against_assigning_ends_in_one_of_the_two(busy_world: World, turn: int) -> None:
    world = busy_world
    order = world.ordered(way="grab")

    at_once(
        lambda: world.do(commands.cancel, world.customer, order_id=order.id),
        lambda: world.do(
            commands.assign, world.worker(), order_id=order.id, worker_id=world.crew[0]
        ),
    )

    assert world.fresh(order).state == "cancelled"
    assert not SlotHold.objects.of(world.act()).filter(ended_at__isnull=True).exists()
    assert queries.first_broken_link(world.act(), world.fresh(order)) is None


def test_accepting_cancelling_and_silence_at_once_count_once(busy_world: World) -> None:
    world = busy_world
    order = world.finished(pay="whole")
    world.later(hours=24)

    at_once(
        lambda: world.do(commands.accept, world.customer, order_id=order.id),
        lambda: world.do(commands.accept_unclaimed, world.act(), order_id=order.id),
        lambda: world.do(commands.cancel, world.operator, order_id=order.id),
        lambda: world.do(commands.accept, world.customer, order_id=order.id),
    )

    assert world.fresh(order).state == "accepted"
    assert len(world.told("OrderAccepted")) == 1
    assert not Refund.objects.of(world.act()).exists()


def test_a_change_approved_and_declined_at_once_has_one_answer(busy_world: World) -> None:
    world = busy_world
    order = world.started()
    change = world.do(
        commands.propose_change,
        world.worker(),
        visit_id=world.visit(order).id,
        options=(("windows", 1),),
    )

    def decide(approve: bool) -> Callable[[], Any]:
        return lambda: world.do(
            commands.decide_change, world.customer, change_id=change.id, approve=approve
        )

    answers = at_once(decide(True), decide(False), decide(True))

    assert refusals_of(answers)
    assert len(world.told("ChangeDecided")) == 1


def test_evidence_written_at_once_is_one_unbroken_chain(busy_world: World) -> None:
    world = busy_world
    order = world.started()

    def keep(place: int) -> Callable[[], Any]:
        facts = {"photo": place}
        act = world.worker()
        return lambda: world.do(commands.note, act, order_id=order.id, kind="photo", facts=facts)

    at_once(*[keep(place) for place in range(8)])

    order = world.fresh(order)
    assert queries.first_broken_link(world.act(), order) is None
    assert order.evidence_number == len(queries.chain(world.act(), order))


def test_the_timer_against_the_payment_at_the_last_second(busy_world: World) -> None:
    world = busy_world
    order = world.place()
    bill = world.bill(order)
    charge = world.charge(bill)
    world.later(minutes=17)
    world.at += timedelta(seconds=1)

    at_once(
        lambda: world.do(commands.lapse, world.act(), order_id=order.id),
        lambda: world.receive(charge),
    )

    if Bill.objects.of(world.act()).get(id=bill.id).state == "paid":
        world.hear(bill)
        assert world.fresh(order).state == "open"
        assert not Refund.objects.of(world.act()).exists()
    else:
        assert world.fresh(order).state == "cancelled"
        assert [refund.amount_fen for refund in Refund.objects.of(world.act())] == [5_000]
