"""Whatever people do in whatever order: the table of moves, the evidence and the money hold."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.kernel.errors import Refusal
from doorstep.money.payments import queries as payments
from doorstep.money.payments.models import Bill
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.rules import moves
from tests.rooms.orders.world import MORNING, World


def pay_what_is_asked(world: World, order: Order) -> None:
    """Pay every open bill."""
    for bill in Bill.objects.of(world.act()).filter(subject_id=order.id, state="open"):
        world.receive(world.charge(bill))
        world.hear(bill)


def decide(world: World, order: Order, approve: bool) -> None:
    """Decide about the last change, if there is one."""
    for change in queries.changes(world.act(), order)[-1:]:
        world.do(commands.decide_change, world.customer, change_id=change.id, approve=approve)


def start(world: World, order: Order) -> None:
    """Show the code and begin with it."""
    visit_id = world.visit(order).id
    shown = world.do(commands.show_start_code, world.customer, visit_id=visit_id)
    world.do(commands.start, world.worker(), visit_id=visit_id, code=shown.code)


def on_visit(verb: Callable[..., Any], who: str, **values: Any) -> Callable[[World, Order], None]:
    """A verb of the order's visit."""

    def run(world: World, order: Order) -> None:
        act = world.worker() if who == "worker" else world.customer
        world.do(verb, act, visit_id=world.visit(order).id, **values)

    return run


def on_order(verb: Callable[..., Any], side: str, **values: Any) -> Callable[[World, Order], None]:
    """A verb of the order."""

    def run(world: World, order: Order) -> None:
        acts = {
            "customer": world.customer,
            "worker": world.worker().because("有事"),
            "operator": world.operator,
            "system": world.act(),
        }
        world.do(verb, acts[side], order_id=order.id, **values)

    return run


VERBS: dict[str, Callable[[World, Order], None]] = {
    "pay": pay_what_is_asked,
    "assign": lambda world, order: world.do(
        commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0]
    ),
    "release": on_order(commands.release_worker, "worker"),
    "set_out": on_visit(commands.set_out, "worker"),
    "arrive": on_visit(commands.arrive, "worker"),
    "start": start,
    "propose": on_visit(commands.propose_change, "worker", materials=(("detergent", 1),)),
    "approve": lambda world, order: decide(world, order, True),
    "decline": lambda world, order: decide(world, order, False),
    "finish": on_visit(commands.finish, "worker"),
    "accept": on_order(commands.accept, "customer"),
    "pay_balance": on_order(commands.pay_balance, "customer"),
    "tip": on_order(commands.tip, "customer", amount_fen=500),
    "cancel": on_order(commands.cancel, "customer"),
    "cancel_by_operator": on_order(commands.cancel, "operator"),
    "customer_absent": on_visit(commands.report_no_show, "worker", side="customer"),
    "worker_absent": on_visit(commands.report_no_show, "customer", side="worker"),
    "search_again": on_visit(commands.report_no_show, "customer", side="worker", search_again=True),
    "lapse": on_order(commands.lapse, "system"),
    "accept_unclaimed": on_order(commands.accept_unclaimed, "system"),
    "close": on_order(commands.close, "system"),
    "an_hour_later": lambda world, order: world.later(hours=1),
    "a_day_later": lambda world, order: world.later(days=1),
}
LIKELY = ["pay", "assign", "set_out", "arrive", "start", "finish", "accept", "pay"]


def check(world: World, order: Order) -> None:
    """Every promise that holds at every moment."""
    act, order = world.act(), world.fresh(order)
    history = queries.history(act, order)
    assert [move.version for move in history] == list(range(1, order.version + 1))
    for before, after in pairwise(history):
        assert after.from_state == before.to_state
        assert moves.ORDER_MOVES[after.verb][after.from_state] == after.to_state
    assert history[-1].to_state == order.state
    assert queries.first_broken_link(act, order) is None
    paid_fen = payments.paid_fen(act, order.id)
    back_fen = payments.refunded_fen(act, order.id)
    if order.state == "cancelled":
        assert paid_fen - back_fen == order.fee_fen >= order.worker_fee_fen >= 0
    else:
        assert (back_fen, order.fee_fen) == (0, 0)
        assert paid_fen <= order.total_fen + queries.balance(act, order).changes_fen
    visit = world.visit(order)
    seats = queries.seats(act, order)
    live = SlotHold.objects.of(act).filter(visit_id=visit.id, ended_at__isnull=True)
    held = {hold.worker_id for hold in live}
    if order.state in moves.DONE_STATES or visit.state == "finished":
        assert not held
    else:
        assert held == {seat.worker_id for seat in seats if seat.state != "open"}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    skip=st.integers(0, len(LIKELY)),
    then=st.lists(st.sampled_from(sorted(VERBS)), max_size=8),
    more=st.lists(st.sampled_from(sorted(VERBS)), max_size=8),
    pay=st.sampled_from(["deposit", "whole"]),
)
def test_no_sequence_of_verbs_breaks_an_order(world: World, skip, then, more, pay) -> None:
    world.at = MORNING
    point = transaction.savepoint_create()
    order = world.place(pay=pay)
    check(world, order)
    for name in [*LIKELY[:skip], *then, *LIKELY[skip:], *more]:
        before = world.picture(order)
        try:
            with transaction.atomic():
                VERBS[name](world, order)
        except Refusal:
            assert world.picture(order) == before, f"{name} was refused but left something"
        check(world, order)
    transaction.savepoint_rollback(point)
