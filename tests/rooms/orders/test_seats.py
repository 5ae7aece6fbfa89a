"""Who comes: one worker wins a seat, may leave it before the work, and another is looked for."""

from datetime import timedelta

import pytest

from doorstep.kernel import ids
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.offering.workers.models import SlotHold
from doorstep.offering.workers.rules import NotLicensed, SlotTaken
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import OrderMove
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World


def held_by(world: World, order) -> set:
    """Whose time the order's visit holds."""
    rows = SlotHold.objects.of(world.act()).filter(
        visit_id=world.visit(order).id, ended_at__isnull=True
    )
    return {row.worker_id for row in rows}


def test_the_tentative_worker_takes_the_seat(world: World) -> None:
    order = world.assigned()

    seat = queries.seats(world.act(), order)[0]
    assert (order.state, seat.state, seat.worker_id) == ("assigned", "taken", world.crew[0])
    assert held_by(world, order) == {world.crew[0]}
    assert world.told("OrderAssigned")[0]["complete"] is True


def test_dispatch_may_reseat_before_the_customer_was_told(world: World) -> None:
    order = world.ordered()

    world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[1])

    assert held_by(world, order) == {world.crew[1]}


def test_a_worker_takes_an_open_order_and_their_time_is_held(world: World) -> None:
    order = world.ordered(way="grab")

    world.do(
        commands.assign,
        world.worker(world.crew[2]),
        order_id=order.id,
        worker_id=world.crew[2],
        order_version=order.version,
    )

    assert held_by(world, order) == {world.crew[2]}
    assert queries.order(world.worker(world.crew[2]), order.id).id == order.id


def test_an_order_for_now_starts_when_the_worker_can_be_there(world: World) -> None:
    order = world.ordered(timing="now", way="assign")
    length = world.visit(order).ends_at - world.visit(order).starts_at
    starts_at = world.at + timedelta(minutes=25)

    world.do(
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.crew[1],
        starts_at=starts_at,
    )

    visit = world.visit(order)
    assert (visit.starts_at, visit.ends_at) == (starts_at, starts_at + length)


def test_the_same_worker_twice_is_harmless_and_another_comes_too_late(world: World) -> None:
    order = world.assigned()
    before = world.picture(order)

    world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0])
    assert world.picture(order) == before

    world.refuses(
        refusals.AlreadyTaken,
        order,
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.crew[1],
    )


def test_an_offer_made_for_an_older_version_is_refused(world: World) -> None:
    order = world.ordered(way="grab")

    world.refuses(
        refusals.AlreadyTaken,
        order,
        commands.assign,
        world.worker(),
        order_id=order.id,
        worker_id=world.crew[0],
        order_version=order.version - 1,
    )


@pytest.mark.parametrize("paid", [False, True], ids=["unpaid", "cancelled"])
def test_only_an_open_order_is_assigned(world: World, paid: bool) -> None:
    order = world.ordered() if paid else world.place()
    if paid:
        world.do(commands.cancel, world.customer, order_id=order.id)

    world.refuses(
        refusals.NotNow,
        order,
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.crew[0],
    )


def test_a_worker_of_another_seller_is_refused(world: World) -> None:
    order = world.ordered(way="grab")

    world.refuses(
        refusals.WrongSeller,
        order,
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.staff[0],
    )


def test_a_chosen_worker_comes_before_all_others(world: World) -> None:
    order = world.ordered(way="choose", wanted_worker_id=world.crew[1])

    world.refuses(
        refusals.NotYours,
        order,
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.crew[0],
    )
    world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[1])
    leaving = world.worker(world.crew[1]).because("孩子发烧")
    world.do(commands.release_worker, leaving, order_id=order.id)
    taken = world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0])
    assert taken.state == "assigned"


def test_a_worker_assigns_nobody_else_and_a_stranger_nobody(world: World) -> None:
    order = world.ordered(way="grab")
    wanted = {"order_id": order.id, "worker_id": world.crew[0]}

    world.refuses(refusals.NotYours, order, commands.assign, world.worker(world.crew[1]), **wanted)
    stranger = world.act("customer", ids.new(7))
    world.refuses(NotFound, order, commands.assign, stranger, **wanted)
    world.refuses(NotAllowed, order, commands.assign, world.act("anyone"), **wanted)


def test_a_busy_or_unable_worker_is_refused_by_the_calendar(world: World) -> None:
    first, second = world.ordered(way="grab"), world.ordered(way="grab")
    world.do(commands.assign, world.act(), order_id=first.id, worker_id=world.crew[0])

    wanted = {"order_id": second.id, "worker_id": world.crew[0]}
    world.refuses(SlotTaken, second, commands.assign, world.act(), **wanted)

    from doorstep.offering.workers.models import Skill

    Skill.objects.of(world.act()).filter(worker_id=world.crew[1]).update(ended_at=world.at)
    wanted["worker_id"] = world.crew[1]
    world.refuses(NotLicensed, second, commands.assign, world.act(), **wanted)


def test_a_crew_is_complete_only_when_every_seat_is_taken(world: World) -> None:
    order = world.ordered(service_id=world.services["deep-cleaning"], way="grab")

    first = world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0])
    assert first.state == "open"
    second = world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[1])

    assert second.state == "assigned"
    assert [told["complete"] for told in world.told("OrderAssigned")] == [False, True]
    assert held_by(world, order) == set(world.crew[:2])


def test_who_has_a_seat_of_a_crew_keeps_it_when_asked_twice(world: World) -> None:
    order = world.ordered(service_id=world.services["deep-cleaning"], way="grab")
    wanted = {"order_id": order.id, "worker_id": world.crew[0]}

    version = world.do(commands.assign, world.act(), **wanted).version
    again = world.do(commands.assign, world.act(), **wanted)

    assert (again.state, again.version) == ("open", version)
    assert held_by(world, order) == {world.crew[0]}
    assert len(world.told("OrderAssigned")) == 1


@pytest.mark.parametrize("stage", ["assigned", "travelling", "arrived"])
def test_a_worker_leaves_before_the_work_and_the_order_is_open_again(world: World, stage) -> None:
    order = getattr(world, stage)()

    world.do(commands.release_worker, world.worker().because("车坏了"), order_id=order.id)

    assert world.fresh(order).state == "open"
    assert world.visit(order).state == "planned"
    assert held_by(world, order) == set()
    seats = queries.seats(world.act(), order, released=True)
    assert sorted(seat.state for seat in seats) == ["open", "released"]
    assert OrderMove.objects.of(world.act()).get(verb="release").reason == "车坏了"
    assert (world.told("WorkerReleased")[0]["by"], world.told("WorkerReleased")[0]["reason"]) == (
        "worker",
        "",
    )
    assert world.told("OrderOpened")[-1]["again"] is True
    with pytest.raises(NotFound):
        queries.order(world.worker(), order.id)


def test_nobody_leaves_work_that_has_begun(world: World) -> None:
    order = world.started()

    act = world.worker().because("累了")
    world.refuses(refusals.NotNow, order, commands.release_worker, act, order_id=order.id)


def test_leaving_needs_a_reason_and_a_seat_of_ones_own(world: World) -> None:
    order = world.assigned()

    world.refuses(
        refusals.ReasonNeeded, order, commands.release_worker, world.worker(), order_id=order.id
    )
    world.refuses(
        refusals.NotYours,
        order,
        commands.release_worker,
        world.worker().because("换人"),
        order_id=order.id,
        worker_id=world.crew[1],
    )
    world.refuses(
        NotFound,
        order,
        commands.release_worker,
        world.worker(world.crew[1]).because("换人"),
        order_id=order.id,
    )
    act = world.customer.because("换人")
    world.refuses(NotAllowed, order, commands.release_worker, act, order_id=order.id)


def a_crew(world: World):
    """An order that two took, of whom the first is on the way."""
    order = world.ordered(service_id=world.services["deep-cleaning"], way="grab")
    for worker_id in world.crew[:2]:
        world.do(commands.assign, world.act(), order_id=order.id, worker_id=worker_id)
    visit = world.visit(order)
    world.at = visit.starts_at - timedelta(hours=1)
    world.do(commands.set_out, world.worker(world.crew[0]), visit_id=visit.id)
    return world.fresh(order)


def test_who_follows_the_first_of_a_crew_sets_out_though_the_first_is_there(world: World) -> None:
    order = a_crew(world)
    visit = world.visit(order)
    world.do(commands.arrive, world.worker(world.crew[0]), visit_id=visit.id)

    followed = world.do(commands.set_out, world.worker(world.crew[1]), visit_id=visit.id)

    assert followed.state == "arrived"
    stranger = world.worker(world.crew[2])
    world.refuses(NotFound, order, commands.set_out, stranger, visit_id=visit.id)


def test_the_rest_of_a_crew_stays_on_the_way_and_whoever_joins_is_on_it(world: World) -> None:
    order = a_crew(world)
    leaving = world.worker(world.crew[1]).because("车坏了")

    world.do(commands.release_worker, leaving, order_id=order.id)

    assert (world.fresh(order).state, world.visit(order).state) == ("open", "travelling")
    assert held_by(world, order) == {world.crew[0]}
    version = world.fresh(order).version
    world.do(commands.arrive, world.worker(world.crew[0]), visit_id=world.visit(order).id)
    joined = world.do(
        commands.assign,
        world.act(),
        order_id=order.id,
        worker_id=world.crew[2],
        order_version=version,
    )
    assert (joined.state, world.visit(order).state) == ("under_way", "arrived")
    assert held_by(world, order) == {world.crew[0], world.crew[2]}


def test_a_desk_takes_out_who_did_not_come_and_nobody_else_leaves_begun_work(world: World) -> None:
    order = a_crew(world)
    visit = world.visit(order)
    world.do(commands.arrive, world.worker(world.crew[0]), visit_id=visit.id)
    shown = world.do(commands.show_start_code, world.customer, visit_id=visit.id)
    world.do(commands.start, world.worker(world.crew[0]), visit_id=visit.id, code=shown.code)
    absent = {"order_id": order.id, "worker_id": world.crew[1]}

    bored = world.worker(world.crew[1]).because("累了")
    world.refuses(refusals.NotNow, order, commands.release_worker, bored, order_id=order.id)
    world.later(minutes=20)
    world.do(commands.release_worker, world.operator, **absent)

    assert SlotHold.objects.get(worker_id=world.crew[1], city_id=7).why_ended == "released"
    assert (world.fresh(order).state, world.visit(order).state) == ("under_way", "started")
    left = queries.seats(world.act(), order)
    assert [(seat.worker_id, seat.state) for seat in left] == [(world.crew[0], "taken")]
    assert world.told("WorkerReleased")[-1]["searched"] is False
    last = {"order_id": order.id, "worker_id": world.crew[0]}
    world.refuses(refusals.NotNow, order, commands.release_worker, world.operator, **last)


def test_an_operator_reassigns(world: World) -> None:
    order = world.assigned()

    world.do(commands.release_worker, world.operator, order_id=order.id)
    world.do(commands.assign, world.operator, order_id=order.id, worker_id=world.crew[2])

    assert held_by(world, order) == {world.crew[2]}
    verbs = [move.verb for move in queries.history(world.act(), order)]
    assert verbs == ["place", "pay", "assign", "release", "assign"]


def test_a_worker_sees_the_address_only_while_there_is_work_to_do(world: World) -> None:
    order = world.assigned()
    assert queries.address(world.worker(), order).house == "3栋502"

    finished = world.finished(starts_at=world.at + timedelta(days=2, hours=2))

    with pytest.raises(NotFound):
        queries.address(world.worker(), finished)
    assert queries.address(world.operator, finished).contact_name == "陈女士"


def test_a_workers_agenda_lists_their_visits_by_start(world: World) -> None:
    later = world.ordered(starts_at=world.at + timedelta(days=2, hours=3), way="grab")
    sooner = world.ordered(way="grab")
    for order in (later, sooner):
        world.do(commands.assign, world.act(), order_id=order.id, worker_id=world.crew[0])
    days = {"starts_from": world.at, "starts_until": world.at + timedelta(days=7)}

    agenda = queries.agenda(world.worker(), worker_id=world.crew[0], **days)

    assert [one.order.id for one in agenda] == [sooner.id, later.id]
    with pytest.raises(NotFound):
        queries.agenda(world.worker(), worker_id=world.crew[1], **days)
