"""An order changes hands only when the colleague says yes, in time, and both may."""

from datetime import timedelta

import pytest

from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.models import Message
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Order
from doorstep.visits.staffing import commands, jobs, queries, rules
from doorstep.visits.staffing.models import Handover
from tests.rooms.dispatch.city import City


def taken(city: City) -> Order:
    """An appointment of tomorrow that the first of the crew has."""
    order = city.opened()
    offer = city.open_offer(order)
    city.accept(offer)
    city.settle()
    return city.fresh(order)


def who_has(city: City, order: Order) -> list:
    """Whose the seats are."""
    seats = order_facts.seats(city.act(), order)
    return [seat.worker_id for seat in seats if seat.state == "taken"]


def ask(city: City, order: Order) -> Handover:
    """The worker asks the next of the crew."""
    (giver,) = who_has(city, order)
    taker = next(one for one in city.crew if one != giver)
    facts = {"order_id": order.id, "worker_id": taker, "reason": "家里有事"}
    asked: Handover = city.do(commands.ask_colleague, city.worker(giver), **facts)
    return asked


def test_the_seat_stays_until_the_colleague_says_yes(city: City) -> None:
    order = taken(city)
    asked = ask(city, order)
    assert who_has(city, order) == [asked.giver_id]

    city.do(commands.take_over, city.worker(asked.taker_id), handover_id=asked.id)
    city.do(commands.take_over, city.worker(asked.taker_id), handover_id=asked.id)
    city.settle()

    assert who_has(city, order) == [asked.taker_id]
    assert city.fresh(order).state == "assigned"
    assert city.names("CompensationDue") == []


def test_a_no_a_late_yes_and_a_stranger_leave_everything_as_it_was(city: City) -> None:
    order = taken(city)
    asked = ask(city, order)
    stranger = next(one for one in city.crew if one not in (asked.giver_id, asked.taker_id))

    named = {"handover_id": asked.id}
    city.refuses(NotFound, order, commands.take_over, city.worker(stranger), **named)
    city.refuses(NotFound, order, commands.refuse_handover, city.worker(asked.giver_id), **named)
    city.later(minutes=31)
    late = city.worker(asked.taker_id)
    city.refuses(rules.HandoverGone, order, commands.take_over, late, **named)
    again = ask(city, order)
    city.do(commands.refuse_handover, city.worker(again.taker_id), handover_id=again.id)
    city.refuses(rules.HandoverGone, order, commands.take_over, late, handover_id=again.id)

    assert who_has(city, order) == [asked.giver_id]


def test_what_has_begun_or_was_chosen_is_not_handed_on(city: City) -> None:
    order = taken(city)
    (giver,) = who_has(city, order)
    facts = {"order_id": order.id, "worker_id": city.crew[1], "reason": "家里有事"}
    city.refuses(NotAllowed, order, commands.ask_colleague, city.customer, **facts)
    visit = city.visit(order)
    city.at = visit.starts_at - timedelta(minutes=15)

    worker = city.worker(giver)
    city.refuses(rules.NotToBeHandedOn, order, commands.ask_colleague, worker, **facts)


def test_an_order_that_changed_meanwhile_is_not_taken_over(city: City) -> None:
    order = taken(city)
    asked = ask(city, order)
    city.do(orders.release_worker, city.worker(asked.giver_id), order_id=order.id, reason="车坏了")
    city.settle()

    late = city.worker(asked.taker_id)
    with pytest.raises((rules.HandoverGone, rules.NotToBeHandedOn)):
        city.do(commands.take_over, late, handover_id=asked.id)


def test_who_is_kept_apart_from_the_customer_is_not_asked_to_take_over(city: City) -> None:
    order = taken(city)
    (giver,) = who_has(city, order)
    other = next(one for one in city.crew if one != giver)
    city.do(commands.block_worker, city.customer, worker_id=other, reason="迟到")
    facts = {"order_id": order.id, "worker_id": other, "reason": "家里有事"}

    city.refuses(rules.ColleagueNotFree, order, commands.ask_colleague, city.worker(giver), **facts)

    assert other not in [one for one, _ in queries.colleagues(city.worker(giver), order.id)]


def test_who_is_kept_apart_meanwhile_does_not_take_over(city: City) -> None:
    order = taken(city)
    asked = ask(city, order)
    city.do(commands.block_worker, city.customer, worker_id=asked.taker_id, reason="迟到")

    taker = city.worker(asked.taker_id)
    city.refuses(rules.HandoverGone, order, commands.take_over, taker, handover_id=asked.id)

    assert who_has(city, order) == [asked.giver_id]


def test_a_question_that_nobody_answers_lapses_and_the_order_stays(city: City) -> None:
    order = taken(city)
    asked = ask(city, order)
    city.do(jobs.lapse, city.act(), handover_id=asked.id)
    assert Handover.objects.get(id=asked.id).state == rules.ASKED

    waiting = Message.objects.get(name="staffing.lapse")
    city.later(minutes=30)
    assert waiting.due_at == city.at
    city.do(jobs.lapse, city.act(), **waiting.content)

    kept = Handover.objects.get(id=asked.id)
    assert (kept.state, kept.ended_at) == (rules.LAPSED, city.at)
    assert who_has(city, order) == [asked.giver_id]


def test_hours_of_standing_by_lie_ahead_and_are_at_most_a_day(city: City) -> None:
    worker_id = city.crew[0]
    for hours in (-1, 25):
        with pytest.raises(Invalid):
            city.do(
                commands.stand_by,
                city.operator,
                worker_id=worker_id,
                starts_at=city.at - timedelta(hours=2 if hours < 0 else 0),
                ends_at=city.at + timedelta(hours=hours),
            )
    made = city.do(
        commands.stand_by,
        city.operator,
        worker_id=worker_id,
        starts_at=city.at,
        ends_at=city.at + timedelta(hours=2),
    )
    assert workers.standing_by(city.act()) == {worker_id}
    city.do(commands.stand_down, city.operator, standby_id=made.id)
    assert workers.standing_by(city.act()) == set()
