"""Change orders: nothing counts on site before the customer has approved it on their own phone."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.money.payments.models import Bill
from doorstep.offering.catalog.rules import BadChoice
from doorstep.offering.workers.models import SlotHold
from doorstep.offering.workers.rules import SlotTaken
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import ChangeOrder
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World


def propose(world: World, order, **values) -> ChangeOrder:
    """The worker proposes windows and detergent, unless told otherwise."""
    wanted = values or {"options": (("windows", 2),), "materials": (("detergent", 1),)}
    visit_id = world.visit(order).id
    return world.do(commands.propose_change, world.worker(), visit_id=visit_id, **wanted)


def decide(world: World, change: ChangeOrder, approve: bool) -> ChangeOrder:
    """The customer decides."""
    act = world.customer
    return world.do(commands.decide_change, act, change_id=change.id, approve=approve)


def test_a_proposal_costs_what_the_price_list_said_and_nothing_yet(world: World) -> None:
    order = world.started()
    change = propose(world, order)

    assert (change.amount_fen, change.minutes) == (7_500, 60)
    assert queries.balance(world.act(), order).changes_fen == 0
    assert world.told("ChangeProposed")[0]["amount_fen"] == 7_500
    assert world.timers("lapse_change")[0].due_at == world.at + timedelta(minutes=30)


def test_an_approved_change_joins_the_balance_and_lengthens_the_visit(world: World) -> None:
    order = world.started()
    before = world.visit(order)
    due_fen = queries.balance(world.act(), order).due_fen

    decide(world, propose(world, order), approve=True)

    after = world.visit(order)
    assert after.ends_at - before.ends_at == timedelta(minutes=60)
    assert queries.balance(world.act(), order).due_fen == due_fen + 7_500
    assert not Bill.objects.of(world.act()).filter(state="open").exists()
    lines = queries.lines(world.act(), order)
    assert [line.code for line in lines[-2:]] == ["windows", "detergent"]
    assert [line.position for line in lines] == list(range(1, len(lines) + 1))
    hold = SlotHold.objects.of(world.act()).get(visit_id=after.id, ended_at__isnull=True)
    assert hold.ends_at == after.ends_at
    assert not world.timers("lapse_change")


def test_where_all_was_paid_the_change_is_billed_at_once(world: World) -> None:
    order = world.started(pay="whole")

    change = decide(world, propose(world, order), approve=True)

    bill = world.bill(order)
    assert (bill.purpose, bill.amount_fen, bill.id) == ("change", 7_500, change.bill_id)
    world.pay(order)
    assert queries.changes(world.act(), order)[0].state == "paid"
    assert queries.balance(world.act(), order).due_fen == 0


def test_extra_time_of_the_same_work_is_a_change_too(world: World) -> None:
    order = world.started()

    change = propose(world, order, units=1)

    assert (change.amount_fen, change.minutes) == (6_600, 60)


def test_a_declined_change_never_counts(world: World) -> None:
    order = world.started()
    before = queries.balance(world.act(), order)

    change = decide(world, propose(world, order), approve=False)

    assert change.state == "declined"
    assert queries.balance(world.act(), order) == before
    assert world.told("ChangeDecided")[0]["state"] == "declined"


@pytest.mark.parametrize("approve", [True, False])
def test_deciding_twice_is_harmless_and_deciding_otherwise_refused(world: World, approve) -> None:
    order = world.started()
    change = decide(world, propose(world, order), approve=approve)
    before = world.picture(order)

    decide(world, change, approve=approve)
    assert world.picture(order) == before

    world.refuses(
        refusals.NotNow,
        order,
        commands.decide_change,
        world.customer,
        change_id=change.id,
        approve=not approve,
    )


def test_only_the_customer_decides(world: World) -> None:
    order = world.started()
    change = propose(world, order)
    values = {"change_id": change.id, "approve": True}

    for act in (world.worker(), world.operator, world.act()):
        world.refuses(NotAllowed, order, commands.decide_change, act, **values)
    stranger = world.act("customer", change.id)
    world.refuses(NotFound, order, commands.decide_change, stranger, **values)


def test_a_proposal_that_nobody_decides_lapses(world: World) -> None:
    order = world.started()
    change = propose(world, order)
    world.do(commands.lapse_change, world.act(), change_id=change.id)
    assert queries.changes(world.act(), order)[0].state == "proposed"
    world.later(minutes=30)
    late = {"change_id": change.id, "approve": True}
    world.refuses(refusals.TooLate, order, commands.decide_change, world.customer, **late)

    world.do(commands.lapse_change, world.act(), change_id=change.id)

    assert queries.changes(world.act(), order)[0].state == "lapsed"
    propose(world, order)


def test_finishing_lets_an_open_proposal_lapse(world: World) -> None:
    order = world.started()
    propose(world, order)

    world.do(commands.finish, world.worker(), visit_id=world.visit(order).id)

    assert queries.changes(world.act(), order)[0].state == "lapsed"


def test_proposals_come_one_by_one_from_the_worker_on_site(world: World) -> None:
    order = world.travelling()
    values = {"visit_id": world.visit(order).id, "options": (("windows", 1),)}
    world.refuses(refusals.NotNow, order, commands.propose_change, world.worker(), **values)
    world.at = world.visit(order).starts_at
    world.do(commands.arrive, world.worker(), visit_id=values["visit_id"])
    world.refuses(NotAllowed, order, commands.propose_change, world.customer, **values)
    world.refuses(NotFound, order, commands.propose_change, world.worker(world.crew[1]), **values)
    world.refuses(
        Invalid, order, commands.propose_change, world.worker(), visit_id=values["visit_id"]
    )
    propose(world, order)
    world.refuses(refusals.ChangeOpen, order, commands.propose_change, world.worker(), **values)


@pytest.mark.parametrize("options", [(("gold", 1),), (("windows", 9),)])
def test_only_what_the_price_list_offers_can_be_proposed(world: World, options) -> None:
    order = world.started()
    values = {"visit_id": world.visit(order).id, "options": options}

    world.refuses(BadChoice, order, commands.propose_change, world.worker(), **values)


def test_extra_time_that_the_next_visit_forbids_is_refused(world: World) -> None:
    order = world.ordered()
    next_start = world.visit(order).ends_at + timedelta(minutes=20)
    world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0])
    follower = world.ordered(way="grab", starts_at=next_start)
    world.do(commands.assign, world.act(), order_id=follower.id, worker_id=world.crew[0])
    visit_id = world.visit(order).id
    world.at = world.visit(order).starts_at
    world.do(commands.set_out, world.worker(), visit_id=visit_id)
    world.do(commands.arrive, world.worker(), visit_id=visit_id)
    change = propose(world, order, options=(("windows", 4),))

    world.refuses(
        SlotTaken,
        order,
        commands.decide_change,
        world.customer,
        change_id=change.id,
        approve=True,
    )
