"""Work that begins now: the best worker is asked, then the next, until one comes or nobody does."""

from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.algorithms import matching
from doorstep.kernel import ids, memory
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.models import Message
from doorstep.money.payments.models import Refund
from doorstep.offering.workers import commands as workers
from doorstep.visits.dispatch import commands, queries, rules
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from tests.rooms.dispatch.city import City
from tests.rooms.orders.world import HOME, address_of, worker_of


def test_the_nearest_worker_is_asked_with_pay_distance_and_reason(city: City) -> None:
    order = city.opened(timing="now")

    offer = city.open_offer(order)

    assert offer.worker_id == city.crew[0]
    assert offer.expires_at == city.at + timedelta(seconds=30)
    assert offer.distance_m == 0
    lines = order_facts.lines(city.act(), order)
    service_fen = sum(line.amount_fen for line in lines if line.kind != "travel")
    travel_fen = sum(line.amount_fen for line in lines if line.kind == "travel")
    assert offer.pay_fen == service_fen * 7_000 // 10_000 + travel_fen
    assert "排第1" in offer.reason["zh-CN"]
    assert "number 1 of 3" in offer.reason["en"]
    (told,) = city.names("OfferMade")
    assert told["pay_fen"] == offer.pay_fen


def test_a_yes_gives_the_seat_and_ends_the_search(city: City) -> None:
    order = city.opened(timing="now")
    offer = city.open_offer(order)
    city.later(seconds=8)

    city.accept(offer)
    city.accept(offer)
    city.settle()

    assert city.fresh(order).state == "assigned"
    seats = order_facts.seats(city.act(), order)
    assert [seat.worker_id for seat in seats] == [city.crew[0]]
    assert city.search(order).state == "found"
    assert city.visit(order).starts_at == city.at + timedelta(seconds=offer.eta_seconds or 0)
    assert not Message.objects.filter(
        name__startswith="dispatch.", kind="task", done_at=None
    ).exists()


def test_after_a_no_the_next_best_is_asked_and_never_the_same_again(city: City) -> None:
    order = city.opened(timing="now")
    first = city.open_offer(order)

    city.decline(first, "路太远")

    second = city.open_offer(order)
    assert second.worker_id == city.crew[1]
    city.decline(second)
    city.decline(city.open_offer(order))
    city.pass_time(minutes=5)
    assert city.offers(order, "open") == []
    assert [offer.worker_id for offer in city.offers(order)] == city.crew
    assert city.offers(order)[0].answer == "路太远"


def test_an_offer_runs_out_after_thirty_seconds(city: City) -> None:
    order = city.opened(timing="now")
    first = city.open_offer(order)

    city.pass_time(seconds=29)
    assert city.open_offer(order).id == first.id
    city.pass_time(seconds=1)

    assert city.open_offer(order).worker_id == city.crew[1]
    assert [one["state"] for one in city.names("OfferEnded")] == ["timed_out"]


def test_a_late_or_strange_answer_is_refused_and_changes_nothing(city: City) -> None:
    order = city.opened(timing="now")
    offer = city.open_offer(order)
    stranger = city.worker(city.crew[1])

    city.refuses(NotFound, order, commands.accept_offer, stranger, offer_id=offer.id)
    city.refuses(NotAllowed, order, commands.accept_offer, city.customer, offer_id=offer.id)
    no_reason = {"offer_id": offer.id, "reason": " "}
    city.refuses(rules.ReasonNeeded, order, commands.decline_offer, city.worker(), **no_reason)
    city.later(seconds=31)
    city.refuses(rules.OfferGone, order, commands.accept_offer, city.worker(), offer_id=offer.id)

    assert city.open_offer(order).id == offer.id


def test_when_nobody_comes_the_order_is_cancelled_and_all_is_paid_back(city: City) -> None:
    order = city.opened(timing="now", pay="whole")
    for _ in city.crew:
        city.decline(city.open_offer(order))

    city.pass_time(minutes=14)
    assert city.fresh(order).state == "open"
    city.pass_time(minutes=1)

    after = city.fresh(order)
    assert (after.state, after.fee_fen) == ("cancelled", 0)
    refunds = Refund.objects.of(city.act()).all()
    assert sum(refund.amount_fen for refund in refunds) == order.total_fen
    assert city.search(order).state == "given_up"
    assert [one["order_id"] for one in city.names("NobodyFound")] == [str(order.id)]


def test_tries_are_counted_by_the_city_s_rule(city: City) -> None:
    city.publish(rounds_max=2)
    order = city.opened(timing="now")
    city.decline(city.open_offer(order))
    city.decline(city.open_offer(order))

    city.settle()

    assert city.fresh(order).state == "cancelled"
    assert {one.policy_version for one in city.decisions(order)} == {1}


def test_who_goes_off_duty_loses_the_offer_at_once(city: City) -> None:
    order = city.opened(timing="now")

    city.off_duty(city.crew[0])

    assert [offer.state for offer in city.offers(order)] == ["withdrawn", "open"]
    assert city.open_offer(order).worker_id == city.crew[1]


def test_only_workers_of_the_seller_on_duty_with_the_skill_are_asked(city: City) -> None:
    for worker_id in city.crew:
        city.off_duty(worker_id)

    order = city.opened(timing="now")

    assert city.offers(order) == []
    (decision,) = city.decisions(order)
    assert (decision.candidates, decision.chosen) == ([], None)


def test_who_would_work_longer_than_a_day_allows_is_not_asked(city: City) -> None:
    city.do(
        workers.hold_slot,
        city.act(),
        worker_id=city.crew[0],
        visit_id=ids.new(7),
        service_id=city.services["daily-cleaning"],
        starts_at=city.at + timedelta(hours=5),
        ends_at=city.at + timedelta(hours=13),
        place=HOME,
        lapses_at=None,
    )

    order = city.opened(timing="now")

    assert city.open_offer(order).worker_id == city.crew[1]


def test_the_desk_sees_who_could_come_without_asking_anybody(city: City) -> None:
    order = city.opened(timing="now")
    city.decline(city.open_offer(order))
    before = len(city.offers(order))

    seen = queries.preview(city.operator, order.id)

    assert [one["worker"] for one in seen.candidates] == [str(city.crew[2])]
    assert len(city.offers(order)) == before
    with pytest.raises(NotFound):
        queries.preview(city.worker(), order.id)


def test_the_search_widens_until_somebody_is_near_enough(city: City) -> None:
    for worker_id in city.crew:
        city.stand(worker_id, HOME[0] + 0.0425, HOME[1])
    order = city.opened(timing="now")
    assert city.offers(order) == []

    city.pass_time(seconds=10)
    assert city.offers(order) == []
    city.pass_time(seconds=10)

    assert [one.radius_m for one in city.decisions(order)] == [4_500, 4_649, 4_799]
    assert city.open_offer(order).worker_id in city.crew


def test_the_search_does_not_widen_while_hardly_anybody_is_idle(city: City) -> None:
    city.publish(ample_permille=500)
    for worker_id in city.crew:
        city.stand(worker_id, HOME[0] + 0.0425, HOME[1])
    for worker_id in city.crew[:2]:
        city.do(
            workers.hold_slot,
            city.act(),
            worker_id=worker_id,
            visit_id=ids.new(7),
            service_id=city.services["daily-cleaning"],
            starts_at=city.at,
            ends_at=city.at + timedelta(minutes=5),
            place=HOME,
            lapses_at=city.at + timedelta(minutes=2),
        )

    order = city.opened(timing="now")
    city.pass_time(seconds=60)
    assert city.offers(order) == []
    city.pass_time(seconds=70)

    assert city.open_offer(order).worker_id in city.crew


def test_a_decision_keeps_every_candidate_with_parts_that_sum_to_the_cost(city: City) -> None:
    order = city.opened(timing="now")

    (decision,) = city.decisions(order)

    assert [one["worker"] for one in decision.candidates] == [str(id) for id in city.crew]
    assert [one["chosen"] for one in decision.candidates] == [True, False, False]
    for one in decision.candidates:
        assert sum(one["parts"].values()) == one["cost"]
    reasons = queries.explain(city.worker(), city.open_offer(order).id)
    assert (reasons.rank, reasons.count) == (1, 3)
    assert reasons.own["worker"] == str(city.crew[0])


def test_what_the_day_gave_counts_as_the_pure_arithmetic_says(city: City) -> None:
    city.publish(weights={"fairness_permille": 100, "fairness_seconds_max": 900})
    city.do(
        workers.hold_slot,
        city.act(),
        worker_id=city.crew[0],
        visit_id=ids.new(7),
        service_id=city.services["daily-cleaning"],
        starts_at=city.at + timedelta(hours=6),
        ends_at=city.at + timedelta(hours=8),
        place=HOME,
        lapses_at=None,
    )

    order = city.opened(timing="now")

    seen = {one["worker"]: one for one in city.decisions(order)[0].candidates}
    policy = queries.policy_at(city.act())
    on_duty = [*city.crew, *city.staff]
    given = np.array([7_200 if one == city.crew[0] else 0 for one in on_duty])
    standing = matching.Standing(
        *np.zeros((3, len(on_duty)), dtype=np.int64), orders_today=given // 7_200, given_today=given
    )
    edges = np.arange(len(city.crew))
    near = matching.Candidates(np.array([0, len(edges)]), edges, edges * 1.0, edges)
    pure = matching.score(near, edges, standing, policy.weights).parts["fairness"].tolist()
    assert [seen[str(one)]["parts"]["fairness"] for one in city.crew] == pure == [540, 0, 0]
    assert city.open_offer(order).worker_id == city.crew[1]


def test_a_worker_is_asked_for_one_instant_order_at_a_time(city: City) -> None:
    first = city.opened(timing="now")
    second = city.opened(timing="now")

    asked = [city.open_offer(order).worker_id for order in (first, second)]

    assert asked == city.crew[:2]


def test_the_rhythm_matches_everything_that_waits_together(city: City) -> None:
    """Each alone would take the worker at the door; together the far order gets the one near it."""
    city.off_duty(city.crew[2])
    near, far = city.crew[:2]
    for worker_id in (near, far):
        city.stand(worker_id, HOME[0] + 0.5, HOME[1])
    here = city.opened(timing="now")
    address = address_of(city, city.customer_id, HOME[0] + 0.03, HOME[1])
    there = city.opened(timing="now", address_id=address)
    city.later(seconds=30)
    city.stand(near, HOME[0] + 0.012, HOME[1])
    city.stand(far, HOME[0] - 0.01, HOME[1])

    city.do(commands.tick, city.act())

    assert city.open_offer(there).worker_id == near
    assert city.open_offer(here).worker_id == far


def test_the_rhythm_catches_lost_timers_and_forgotten_orders(city: City) -> None:
    order = city.opened(timing="now")
    forgotten = city.ordered(timing="now")
    Message.objects.filter(done_at=None).delete()
    city.later(seconds=40)

    city.do(commands.look_after, city.act())
    city.settle()

    assert [offer.state for offer in city.offers(order)] == ["timed_out", "open"]
    assert len(city.offers(forgotten, "open")) == 1


def test_cancelling_takes_the_offer_back(city: City) -> None:
    order = city.opened(timing="now")
    offer = city.open_offer(order)

    city.do(orders.cancel, city.customer, order_id=order.id)
    city.settle()

    assert [one.state for one in city.offers(order)] == ["withdrawn"]
    assert city.search(order).state == "ended"
    with pytest.raises(rules.OfferGone):
        city.do(commands.accept_offer, city.worker(), offer_id=offer.id)


def test_a_worker_who_gives_the_order_back_is_not_asked_again(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()

    city.do(orders.release_worker, city.worker(), order_id=order.id, reason="车坏了")
    city.settle()

    assert city.open_offer(order).worker_id == city.crew[1]


def test_the_desk_gives_the_order_to_another_with_a_reason(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()

    named = {"order_id": order.id, "worker_id": city.crew[2]}
    city.refuses(NotAllowed, order, commands.reassign, city.customer, **named)
    city.do(commands.reassign, city.operator, **named)
    city.settle()

    seats = order_facts.seats(city.act(), order)
    assert [seat.worker_id for seat in seats] == [city.crew[2]]
    assert city.offers(order, "open") == []
    last = city.decisions(order)[-1]
    assert (last.how, last.chosen, last.reason) == ("by_hand", city.crew[2], "电话要求")


def test_the_desk_takes_an_order_away_and_the_search_goes_on(city: City) -> None:
    order = city.opened(timing="now")
    city.accept(city.open_offer(order))
    city.settle()

    city.do(commands.reassign, city.operator, order_id=order.id)
    city.settle()

    assert city.open_offer(order).worker_id == city.crew[1]


def test_a_crew_is_asked_together_and_each_has_a_seat(city: City) -> None:
    order = city.opened(timing="now", service_id=city.services["deep-cleaning"])
    offers = city.offers(order, "open")
    assert {offer.worker_id for offer in offers} == set(city.crew[:2])

    for offer in offers:
        city.accept(offer)
        city.settle()

    seats = order_facts.seats(city.act(), order)
    assert {seat.worker_id for seat in seats} == set(city.crew[:2])
    assert city.fresh(order).state == "assigned"
    lines = order_facts.lines(city.act(), order)
    service_fen = sum(line.amount_fen for line in lines if line.kind != "travel")
    travel_fen = sum(line.amount_fen for line in lines if line.kind == "travel")
    total_fen = service_fen * 7_000 // 10_000 + travel_fen
    assert abs(sum(offer.pay_fen for offer in offers) - total_fen) <= 2


def test_the_number_of_statements_does_not_grow_with_the_workers(city: City) -> None:
    def statements() -> int:
        order = city.ordered(timing="now")
        memory.forget()
        with CaptureQueriesContext(connection) as seen:
            city.do(commands.begin, city.act(), order_id=order.id)
        return len(seen)

    few = statements()
    for step in range(12):
        worker_of(city, None, f"孙{step}", step + 10)

    assert statements() == few
