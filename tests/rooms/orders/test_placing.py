"""Ordering: the price is shown and held, the slot is kept while paying, time runs out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from doorstep.algorithms import checkdigits
from doorstep.kernel import ids
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.money.payments.models import Bill, Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.offering.workers.rules import OffPlan, SlotTaken
from doorstep.visits.orders import commands, queries
from doorstep.visits.orders.models import Order
from doorstep.visits.orders.rules import refusals
from tests.rooms.orders.world import World, address_of


def holds(world: World) -> list[SlotHold]:
    """The time that is held now."""
    return list(SlotHold.objects.of(world.act()).filter(ended_at__isnull=True))


def test_an_order_keeps_its_price_its_terms_and_a_slot(world: World) -> None:
    order = world.place()

    lines = queries.lines(world.act(), order)
    assert sum(line.amount_fen for line in lines) == order.total_fen
    assert [line.kind for line in lines] == ["service", "travel"]
    assert (order.state, order.deposit_fen, order.payee_mode) == ("unpaid", 5_000, "D")
    assert order.pay_until_at == world.at + timedelta(minutes=15)
    assert world.bill(order).amount_fen == 5_000
    seat = queries.seats(world.act(), order)[0]
    assert (seat.state, seat.part_bp) == ("held", 10_000)
    assert [hold.worker_id for hold in holds(world)] == [seat.worker_id]
    assert world.told("OrderPlaced")[0]["order_id"] == str(order.id)


def test_the_number_can_be_said_on_the_phone(world: World) -> None:
    order = world.place()

    assert checkdigits.order_number_is_valid(order.number)
    said = f" {order.number[:3]} {order.number[3:6]}-{order.number[6:]} "
    assert queries.order_by_number(world.operator, said).id == order.id


def test_the_offer_shown_is_the_order_placed(world: World) -> None:
    wish = world.wish(pay="whole", options=(("windows", 2),))
    offer = queries.offer(world.customer, wish, customer_id=world.customer_id)

    order = world.do(commands.place, world.customer, wish=wish, shown_total_fen=offer.total_fen)

    assert order.total_fen == offer.total_fen
    assert world.bill(order).amount_fen == offer.first_part_fen == offer.total_fen


@pytest.mark.parametrize("way", ["assign", "choose"])
def test_two_orders_never_hold_the_same_worker_at_once(world: World, way: str) -> None:
    chosen = {"wanted_worker_id": world.crew[0]} if way == "choose" else {}
    world.place(way=way, **chosen)

    if way == "choose":
        with pytest.raises(Exception, match="SlotTaken"):
            world.place(way=way, **chosen)
        assert len(holds(world)) == 1
    else:
        world.place()
        world.place()
        assert len({hold.worker_id for hold in holds(world)}) == 3
        with pytest.raises(refusals.NobodyFree):
            world.place()
        assert Order.objects.of(world.act()).count() == 3


@pytest.mark.parametrize("changes", [{"way": "grab"}, {"timing": "now"}], ids=["grab", "now"])
def test_grab_and_now_hold_nothing_before_somebody_accepts(world: World, changes) -> None:
    order = world.place(**changes)

    assert not holds(world)
    assert queries.seats(world.act(), order)[0].state == "open"


def test_a_crew_gets_a_seat_each_and_the_parts_make_a_whole(world: World) -> None:
    order = world.place(service_id=world.services["deep-cleaning"])

    seats = queries.seats(world.act(), order)
    assert sum(seat.part_bp for seat in seats) == 10_000
    assert len({seat.worker_id for seat in seats}) == len(seats) == 2
    assert world.bill(order).purpose == "whole"


def test_a_service_without_payment_in_advance_is_open_at_once(world: World) -> None:
    order = world.place(service_id=world.services["free-visit"])

    assert order.state == "open"
    assert not Bill.objects.of(world.act()).exists()
    assert len(world.told("OrderOpened")) == 1


def test_a_merchants_order_is_paid_to_the_merchant(world: World) -> None:
    order = world.place(merchant_id=world.merchant_id)

    bill = world.bill(order)
    assert (bill.payee_mode, bill.sub_mchid) == ("S2", "1600000001")
    assert queries.seats(world.act(), order)[0].worker_id in world.staff


def test_an_operator_orders_for_a_caller(world: World) -> None:
    order = world.do(
        commands.place, world.operator, wish=world.wish(), customer_id=world.customer_id
    )

    assert order.customer_id == world.customer_id
    assert queries.history(world.act(), order)[0].actor_role == "operator"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"way": "teleport"}, Invalid),
        ({"starts_at": None}, Invalid),
        ({"way": "choose"}, Invalid),
        ({"note": "x" * 501}, Invalid),
        ({"address_id": ids.new(7)}, NotFound),
        ({"service_id": ids.new(7)}, NotFound),
        ({"wanted_worker_id": ids.new(7), "way": "choose"}, NotFound),
    ],
)
def test_an_impossible_wish_is_refused_and_nothing_is_kept(world: World, changes, kind) -> None:
    with pytest.raises(kind):
        world.place(**changes)
    assert not Order.objects.of(world.act()).exists()
    assert not holds(world)


def test_times_that_passed_or_lie_too_far_ahead_are_refused(world: World) -> None:
    with pytest.raises(refusals.TooSoon):
        world.place(starts_at=world.at - timedelta(hours=1))
    with pytest.raises(refusals.TooFarAhead):
        world.place(starts_at=world.at + timedelta(days=61))
    with pytest.raises((OffPlan, SlotTaken)):
        at_night = world.at + timedelta(days=1, hours=20)
        world.place(way="choose", wanted_worker_id=world.crew[0], starts_at=at_night)


def test_a_place_outside_the_served_area_is_refused(world: World) -> None:
    far = address_of(world, world.customer_id, lat=31.9, lng=121.9)

    with pytest.raises(refusals.NotServed):
        world.place(address_id=far)


def test_a_way_that_the_service_does_not_offer_is_refused(world: World) -> None:
    with pytest.raises(refusals.WayNotOffered):
        world.place(service_id=world.services["free-visit"], way="grab")


def test_a_worker_of_another_seller_cannot_be_chosen(world: World) -> None:
    with pytest.raises(refusals.WrongSeller):
        world.place(way="choose", wanted_worker_id=world.crew[0], merchant_id=world.merchant_id)


def test_a_price_that_changed_since_it_was_shown_is_refused(world: World) -> None:
    with pytest.raises(refusals.PriceChanged):
        world.do(commands.place, world.customer, wish=world.wish(), shown_total_fen=1)
    assert not Order.objects.of(world.act()).exists()


def test_only_customers_and_operators_order(world: World) -> None:
    with pytest.raises(NotAllowed):
        world.do(commands.place, world.worker(), wish=world.wish())
    stranger = world.act("customer", ids.new(7))
    with pytest.raises(NotFound):
        world.do(commands.place, stranger, wish=world.wish())


def test_paying_opens_the_order_for_dispatch_and_keeps_the_slot(world: World) -> None:
    order = world.ordered()

    assert order.state == "open"
    assert order.paid_at == world.at
    assert holds(world)[0].lapses_at is None
    assert world.told("OrderOpened")[0]["order_version"] == order.version
    assert not world.timers("lapse_unpaid")


def test_hearing_of_a_payment_twice_changes_nothing(world: World) -> None:
    order = world.place()
    bill = world.bill(order)
    world.pay(order)
    before = world.picture(order)

    world.hear(bill)

    assert world.picture(order) == before


def test_an_order_that_is_not_paid_in_time_goes_and_frees_its_slot(world: World) -> None:
    order = world.place()
    timer = world.timers("lapse_unpaid")[0]
    world.at = timer.due_at

    world.do(commands.lapse, world.act(), order_id=order.id)
    world.do(commands.lapse, world.act(), order_id=order.id)

    assert world.fresh(order).state == "cancelled"
    assert not holds(world)
    assert [bill.state for bill in Bill.objects.of(world.act())] == ["void"]
    assert [told["cause"] for told in world.told("OrderCancelled")] == ["unpaid"]


def test_the_timer_leaves_an_order_alone_before_its_time(world: World) -> None:
    order = world.place()
    before = world.picture(order)

    world.do(commands.lapse, world.act(), order_id=order.id)

    assert world.picture(order) == before


def test_a_payment_that_arrives_just_before_the_timer_is_kept(world: World) -> None:
    order = world.place()
    bill = world.bill(order)
    world.receive(world.charge(bill))
    world.later(minutes=18)

    world.do(commands.lapse, world.act(), order_id=order.id)
    world.hear(bill)

    assert world.fresh(order).state == "open"


def test_money_that_comes_after_the_order_lapsed_goes_back(world: World) -> None:
    order = world.place()
    charge = world.charge(world.bill(order))
    world.later(minutes=18)
    world.do(commands.lapse, world.act(), order_id=order.id)

    world.receive(charge)

    assert [refund.amount_fen for refund in Refund.objects.of(world.act())] == [5_000]
    assert world.fresh(order).state == "cancelled"


def test_a_slot_that_ran_out_and_was_taken_leaves_the_paid_order_looking(world: World) -> None:
    order = world.place(way="choose", wanted_worker_id=world.crew[0])
    bill = world.bill(order)
    world.receive(world.charge(bill))
    world.later(minutes=20)
    world.place(way="choose", wanted_worker_id=world.crew[0])

    world.hear(bill)

    seats = queries.seats(world.act(), order, released=True)
    assert sorted(seat.state for seat in seats) == ["open", "released"]
    assert world.fresh(order).state == "open"


FAR = timedelta(days=30, hours=2)


def far_order(world: World) -> Order:
    """A merchant's visit in thirty days: confirmed, and not to be paid yet."""
    return world.place(merchant_id=world.merchant_id, starts_at=world.at + FAR)


def test_where_the_channel_freezes_a_far_visit_is_confirmed_unpaid(world: World) -> None:
    order = far_order(world)

    assert order.state == "unpaid"
    assert order.pay_from_at == world.visit(order).ends_at - timedelta(days=20)
    assert not Bill.objects.of(world.act()).exists()
    assert holds(world)[0].lapses_at is None
    assert world.timers("ask_payment")[0].due_at == order.pay_from_at


def test_twenty_days_before_its_end_the_customer_is_asked_to_pay(world: World) -> None:
    order = far_order(world)
    world.do(commands.ask_payment, world.act(), order_id=order.id)
    assert not Bill.objects.of(world.act()).exists(), "it was asked too early"
    world.at = order.pay_from_at

    world.do(commands.ask_payment, world.act(), order_id=order.id)
    world.do(commands.ask_payment, world.act(), order_id=order.id)

    assert world.bill(order).amount_fen == 5_000
    assert len(world.told("PaymentAsked")) == 1
    assert world.pay(order).state == "open"


def test_who_is_asked_and_does_not_pay_within_a_day_loses_the_visit(world: World) -> None:
    order = far_order(world)
    world.at = order.pay_from_at
    world.do(commands.ask_payment, world.act(), order_id=order.id)
    world.later(hours=25)

    world.do(commands.lapse, world.act(), order_id=order.id)

    assert world.fresh(order).state == "cancelled"
    assert not holds(world)


def test_the_houses_own_trade_is_paid_at_once_however_far(world: World) -> None:
    order = world.place(starts_at=world.at + FAR)

    assert order.pay_from_at is None
    assert world.bill(order).state == "open"


def test_others_do_not_see_the_order(world: World) -> None:
    order = world.place()

    stranger = replace(world.customer, actor_id=ids.new(7))
    other_firm = world.act("merchant", ids.new(7), merchant_id=world.merchant_id)
    for act in (stranger, other_firm, world.worker(world.crew[2]), world.act("anyone")):
        with pytest.raises(NotFound):
            queries.order(act, order.id)
    for act in (world.customer, world.operator, world.act()):
        assert queries.order(act, order.id).id == order.id


def test_lists_hold_only_what_the_caller_may_see(world: World) -> None:
    mine = [world.place(), world.place(merchant_id=world.merchant_id)]

    assert len(queries.orders(world.customer)[0]) == 2
    assert not queries.orders(world.customer, states=["open"])[0]
    firm = world.act("merchant", ids.new(7), merchant_id=world.merchant_id)
    assert [row.id for row in queries.orders(firm)[0]] == [mine[1].id]
    first, cursor = queries.orders(world.operator, size=1)
    assert len(first) == 1
    assert len(queries.orders(world.operator, after=cursor)[0]) == 1
