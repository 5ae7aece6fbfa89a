"""The visit: on the way, at the door, the customer's code, the work, and nobody there."""

from datetime import datetime, timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.money.payments.models import Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World


def test_a_visit_goes_from_planned_to_finished(world: World) -> None:
    order = world.finished()

    visit = world.visit(order)
    assert (order.state, visit.state) == ("finished", "finished")
    moments = [visit.set_out_at, visit.arrived_at, visit.started_at, visit.finished_at]
    assert moments == sorted(moments)
    verbs = [move.verb for move in queries.history(world.act(), order)]
    assert verbs == ["place", "pay", "assign", "set_out", "arrive", "start", "finish"]
    assert world.told("VisitFinished")[0]["due_fen"] == order.total_fen - 5_000
    assert world.timers("accept_unclaimed")[0].due_at == world.at + timedelta(hours=24)


def test_finished_work_frees_the_rest_of_the_slot(world: World) -> None:
    order = world.finished()

    hold = SlotHold.objects.of(world.act()).get(visit_id=world.visit(order).id)
    assert (hold.ended_at, hold.why_ended) == (world.at, "done")


def test_how_late_the_worker_came_is_told(world: World) -> None:
    order = world.travelling()
    visit = world.visit(order)
    world.at = visit.starts_at + timedelta(minutes=12)

    world.do(commands.arrive, world.worker(), visit_id=visit.id, facts={"accuracy_m": 12})

    assert world.told("VisitArrived")[0]["late_seconds"] == 720
    assert queries.chain(world.act(), order)[-1].facts["accuracy_m"] == 12


@pytest.mark.parametrize(
    ("stage", "verb"),
    [
        ("travelling", "set_out"),
        ("arrived", "arrive"),
        ("started", "start"),
        ("finished", "finish"),
    ],
)
def test_a_step_reported_twice_is_harmless(world: World, stage: str, verb: str) -> None:
    order = getattr(world, stage)()
    before = world.picture(order)

    world.do(getattr(commands, verb), world.worker(), visit_id=world.visit(order).id)

    assert world.picture(order) == before


@pytest.mark.parametrize(
    ("stage", "verb"),
    [
        ("assigned", "arrive"),
        ("assigned", "finish"),
        ("travelling", "start"),
        ("travelling", "finish"),
        ("arrived", "set_out"),
        ("arrived", "finish"),
        ("started", "arrive"),
        ("finished", "set_out"),
    ],
)
def test_steps_come_in_their_order(world: World, stage: str, verb: str) -> None:
    order = getattr(world, stage)()
    visit_id = world.visit(order).id

    world.refuses(
        refusals.NotNow, order, getattr(commands, verb), world.worker(), visit_id=visit_id
    )


@pytest.mark.parametrize("verb", ["set_out", "arrive", "start", "finish"])
def test_only_the_worker_with_the_seat_reports_steps(world: World, verb: str) -> None:
    order = world.travelling()
    visit_id = world.visit(order).id
    step = getattr(commands, verb)

    world.refuses(NotFound, order, step, world.worker(world.crew[1]), visit_id=visit_id)
    world.refuses(NotAllowed, order, step, world.customer, visit_id=visit_id)


def test_the_work_begins_only_with_the_customers_latest_code(world: World) -> None:
    order = world.arrived()
    visit_id = world.visit(order).id
    start = {"visit_id": visit_id}
    world.refuses(refusals.CodeNeeded, order, commands.start, world.worker(), **start)
    world.refuses(refusals.WrongCode, order, commands.start, world.worker(), code="000000", **start)
    old = world.do(commands.show_start_code, world.customer, visit_id=visit_id)
    new = world.do(commands.show_start_code, world.customer, visit_id=visit_id)
    if old.code != new.code:
        world.refuses(
            refusals.WrongCode, order, commands.start, world.worker(), code=old.code, **start
        )

    world.do(commands.start, world.worker(), code=new.code, **start)

    assert world.visit(order).state == "started"
    assert bytes(world.visit(order).start_code_hash or b"") == b""


def test_a_start_code_runs_out(world: World) -> None:
    order = world.arrived()
    visit_id = world.visit(order).id
    shown = world.do(commands.show_start_code, world.customer, visit_id=visit_id)
    world.later(hours=25)

    world.refuses(
        refusals.WrongCode,
        order,
        commands.start,
        world.worker(),
        visit_id=visit_id,
        code=shown.code,
    )


def test_a_worker_is_never_shown_the_start_code(world: World) -> None:
    order = world.arrived()
    values = {"visit_id": world.visit(order).id}

    world.refuses(NotAllowed, order, commands.show_start_code, world.worker(), **values)


def test_an_operator_begins_the_work_with_a_reason_instead_of_a_code(world: World) -> None:
    order = world.arrived()
    visit_id = world.visit(order).id
    silent = world.act("operator", world.customer_id)
    world.refuses(refusals.ReasonNeeded, order, commands.start, silent, visit_id=visit_id)

    world.do(commands.start, world.operator, visit_id=visit_id)

    assert queries.chain(world.act(), order)[-1].facts["reason"] == "电话要求"


def test_an_absent_customer_pays_after_the_stated_wait(world: World) -> None:
    order = world.arrived(pay="whole")
    visit_id = world.visit(order).id
    report = {"visit_id": visit_id, "side": "customer"}
    world.later(minutes=14)
    early = world.refuses(
        refusals.TooEarly, order, commands.report_no_show, world.worker(), **report
    )
    assert early.facts["minutes"] == 1
    world.later(minutes=1)

    world.do(commands.report_no_show, world.worker(), **report)

    order = world.fresh(order)
    assert (order.state, world.visit(order).state) == ("cancelled", "missed")
    travel_fen = order.total_fen - 19_800
    assert order.fee_fen == 5_940 + travel_fen
    assert order.worker_fee_fen == travel_fen + 4_158
    assert sum(refund.amount_fen for refund in Refund.objects.of(world.act())) == (
        order.total_fen - order.fee_fen
    )
    assert world.told("NoShow")[0]["side"] == "customer"
    assert world.told("OrderCancelled")[0]["cause"] == "no_show_customer"


def test_a_customer_cannot_be_absent_before_the_worker_is_there(world: World) -> None:
    order = world.travelling()
    world.later(hours=3)

    world.refuses(
        refusals.NotNow,
        order,
        commands.report_no_show,
        world.worker(),
        visit_id=world.visit(order).id,
        side="customer",
    )


def test_for_an_absent_worker_the_customer_has_everything_back(world: World) -> None:
    order = world.assigned()
    visit = world.visit(order)
    report = {"visit_id": visit.id, "side": "worker"}
    world.at = visit.starts_at + timedelta(minutes=29)
    world.refuses(refusals.TooEarly, order, commands.report_no_show, world.customer, **report)
    world.later(minutes=1)

    world.do(commands.report_no_show, world.customer, **report)

    assert world.fresh(order).state == "cancelled"
    assert world.fresh(order).fee_fen == 0
    assert [refund.amount_fen for refund in Refund.objects.of(world.act())] == [5_000]
    assert world.told("NoShow")[0]["worker_ids"] == [str(world.crew[0])]


def test_for_an_absent_worker_another_can_be_looked_for(world: World) -> None:
    order = world.assigned()
    visit = world.visit(order)
    world.at = visit.starts_at + timedelta(minutes=30)

    world.do(
        commands.report_no_show,
        world.customer,
        visit_id=visit.id,
        side="worker",
        search_again=True,
    )

    assert world.fresh(order).state == "open"
    assert not Refund.objects.of(world.act()).exists()
    assert world.told("OrderOpened")[-1]["again"] is True


def test_nobody_sets_out_days_ahead_to_raise_the_fee(world: World) -> None:
    order = world.assigned()
    visit = world.visit(order)
    for act in (world.worker(), world.operator):
        far = world.refuses(refusals.TooEarly, order, commands.set_out, act, visit_id=visit.id)
        assert far.facts["minutes"] == 24 * 60
    world.at = visit.starts_at - timedelta(minutes=120)

    world.do(commands.set_out, world.worker(), visit_id=visit.id)

    assert world.visit(order).state == "travelling"


def test_the_customer_can_be_told_how_long_the_worker_waits_and_what_it_costs_then(
    world: World,
) -> None:
    order = world.arrived(pay="whole")
    (told,) = world.told("VisitArrived")
    world.at = datetime.fromisoformat(told["waits_until_at"])
    assert world.at == world.visit(order).starts_at + timedelta(minutes=15)

    visit_id = world.visit(order).id
    world.do(commands.report_no_show, world.worker(), visit_id=visit_id, side="customer")

    assert world.fresh(order).fee_fen == told["absence_fee_fen"] > 0


def test_a_desk_says_why_it_reports_a_customer_as_absent(world: World) -> None:
    order = world.arrived()
    world.later(minutes=15)
    report = {"visit_id": world.visit(order).id, "side": "customer"}
    silent = world.act("operator", world.customer_id)
    world.refuses(refusals.ReasonNeeded, order, commands.report_no_show, silent, **report)

    world.do(commands.report_no_show, world.operator, **report)

    assert queries.history(world.act(), order)[-1].reason == "电话要求"


def test_a_worker_at_the_door_is_not_absent(world: World) -> None:
    order = world.arrived()
    world.later(hours=1)
    report = {"visit_id": world.visit(order).id}

    world.refuses(
        refusals.NotNow, order, commands.report_no_show, world.customer, side="worker", **report
    )
    world.refuses(
        NotAllowed, order, commands.report_no_show, world.worker(), side="worker", **report
    )
    world.refuses(Invalid, order, commands.report_no_show, world.worker(), side="cat", **report)


def test_the_evidence_of_a_whole_visit_holds_and_cannot_be_changed(world: World) -> None:
    from django.db import DatabaseError, transaction

    from doorstep.visits.orders.models import Evidence

    order = world.finished()
    world.do(
        commands.note,
        world.worker(),
        order_id=order.id,
        kind="step_photo",
        facts={"step": "clean", "sha256": "ab" * 32, "lat": 30.2601, "lng": 120.15},
    )

    order = world.fresh(order)
    kinds = [link.kind for link in queries.chain(world.act(), order)]
    assert kinds[-2:] == ["finish", "step_photo"]
    assert queries.first_broken_link(world.act(), order) is None
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Evidence.objects.of(world.act()).filter(order=order).update(kind="other")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Evidence.objects.of(world.act()).filter(order=order).delete()


def test_a_chain_whose_head_was_moved_does_not_hold(world: World) -> None:
    order = world.place()
    order.evidence_hash = bytes(32)

    assert queries.first_broken_link(world.act(), order) == 2
