"""The day goes wrong: somebody falls ill, or work runs over; promises are kept or spoken of."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from doorstep.kernel import clock, edge, queue
from doorstep.offering.workers import queries as workers
from doorstep.visits.planning import rules
from tests.doors import city as town
from tests.doors.city import Caller
from tests.journeys.story import Story, see, took

pytestmark = pytest.mark.slow


def notices(who: Caller, kind: str) -> list[dict[str, Any]]:
    """What somebody was told, of one kind."""
    found = took(who.get("notices"))["items"]
    return [one for one in found if one["kind"] == kind]


def back_at_work(worker: Caller) -> None:
    """Somebody is well again."""
    for day in took(worker.get("plan/exceptions")):
        took(worker.delete(f"plan/exceptions/{day['id']}"))


def held_by(story: Story, order_id: str) -> set[str]:
    """Whose seat it is now, as the desk sees it."""
    whole = took(story.cast.operator.get(f"orders/{order_id}"))
    return {seat["worker_id"] for seat in whole["visits"][0]["seats"] if seat["worker_id"]}


def test_an_ill_workers_visits_go_to_others_who_are_asked_first(story: Story) -> None:
    customer = story.customer()
    first, ill = story.take(customer, starts_at=town.tomorrow(10))
    told = first["visits"][0]["starts_at"]

    took(ill.post("absence", {"until": "2026-03-10", "reason": "发烧"}))
    story.rest()

    order = see(customer, first["id"])
    assert order["visits"][0]["starts_at"] == told
    healthy = story.accept_offer(customer, first["id"])
    assert healthy is not ill
    assert held_by(story, first["id"]) == {str(healthy.actor_id)}
    plan = took(story.cast.operator.get("plans"))["items"][0]
    assert (plan["cause"], plan["state"], plan["day"]) == ("lost", "applied", "2026-03-10")
    change = took(story.cast.operator.get(f"plans/{plan['id']}"))["changes"][0]
    assert (change["leaves_id"], change["state"]) == (str(ill.actor_id), "made")
    assert took(story.cast.operator.get("visits/at-risk"))["items"] == []
    assert took(ill.get("offers"))["items"] == []

    story.work(customer, see(customer, first["id"]), healthy)
    story.accept(customer, first["id"])
    story.pass_window()
    story.ends_well(customer, first["id"])


def test_where_nobody_can_come_the_desk_and_the_customer_know(story: Story) -> None:
    customers = [story.customer() for _ in range(3)]
    taken = [story.take(one, starts_at=town.tomorrow(10)) for one in customers]
    order, ill = taken[0]

    took(ill.post("absence", {"until": "2026-03-10"}))
    story.rest()

    waiting = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "nobody_free")]
    assert "其他人" in waiting[0]["why"]
    assert see(customers[0], order["id"])["state"] == "open"
    assert notices(customers[0], "visit_at_risk")
    kept = [held_by(story, one["id"]) for one, _ in taken[1:]]
    assert kept == [{str(worker.actor_id)} for _, worker in taken[1:]]

    settled = story.cast.operator.post(
        f"visits/at-risk/{waiting[0]['id']}/settlement", {"how": "已与客户改约"}
    )
    assert took(settled)["state"] == "settled"
    assert took(story.cast.operator.get("visits/at-risk"))["items"] == []


@pytest.mark.parametrize("left", [0, 1])
def test_where_nobody_else_works_the_visit_is_searched_for_and_stands_on_the_list(
    story: Story, left: int
) -> None:
    customer = story.customer()
    order, ill = story.take(customer, starts_at=town.tomorrow(10))
    others = [one for one in story.cast.crew if one is not ill]
    busy = [story.take(story.customer(), starts_at=town.tomorrow(10)) for _ in range(left)]
    for one in others:
        if one not in [worker for _, worker in busy]:
            took(one.post("absence", {"until": "2026-03-10"}))

    took(ill.post("absence", {"until": "2026-03-10"}))
    story.rest()

    assert see(customer, order["id"])["state"] == "open"
    assert held_by(story, order["id"]) == set()
    waiting = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "nobody_free")]
    states = {one["state"] for one in took(story.cast.operator.get("plans"))["items"]}
    assert states <= {"applied"}


def test_who_was_only_asked_and_falls_ill_leaves_the_seat_to_the_search(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer, starts_at=town.tomorrow(10))
    story.pay(customer, order["id"])
    [asked] = [one for one in story.cast.crew if took(one.get("offers"))["items"]]
    others = [one for one in story.cast.crew if one is not asked]
    for one in others:
        took(one.post("absence", {"until": "2026-03-10"}))

    took(asked.post("absence", {"until": "2026-03-10"}))
    story.rest()

    assert held_by(story, order["id"]) == set()
    assert took(asked.get("offers"))["items"] == []
    waiting = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "nobody_free")]

    back_at_work(others[0])
    story.later(minutes=10)

    assert story.accept_offer(customer, order["id"]) is others[0]
    assert took(story.cast.operator.get("visits/at-risk"))["items"] == []


def test_a_plan_that_nobody_computed_is_begun_again(story: Story) -> None:
    customer = story.customer()
    first, ill = story.take(customer, starts_at=town.tomorrow(10))
    took(ill.post("absence", {"until": "2026-03-10"}))
    plan = took(story.cast.operator.get("plans"))["items"][0]
    key = f"planning.compute:{UUID(plan['id']).hex}"
    assert edge.enter(lambda act: queue.cancel(act, key=key), city_id=town.CITY)
    story.later(minutes=2)
    assert held_by(story, first["id"]) == {str(ill.actor_id)}

    story.beat("planning.catch_up")
    story.rest()

    assert story.accept_offer(customer, first["id"]) is not ill


def test_a_chosen_person_who_falls_ill_is_the_customers_to_replace(story: Story) -> None:
    customer = story.customer()
    chosen = story.cast.crew[2]
    order, _ = story.take(customer, way="choose", worker_id=str(chosen.actor_id))

    took(chosen.post("absence", {"until": "2026-03-10"}))
    story.rest()

    waiting = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "chosen")]
    assert held_by(story, order["id"]) == set()
    assert notices(customer, "chosen_cannot_come")
    assert not notices(customer, "chosen_at_risk"), "the customer is asked once"
    assert not notices(customer, "worker_released"), "nobody is looked for unasked"


def test_when_work_runs_over_the_next_visit_goes_to_somebody_in_time(story: Story) -> None:
    customer, later = story.customer(), story.customer()
    order, worker = story.take(customer, starts_at=town.tomorrow(9))
    story.begin(customer, order, worker)
    ends_at = datetime.fromisoformat(order["visits"][0]["ends_at"])
    crew = [one for one in story.cast.crew if one is not worker]
    for one in crew:
        took(one.post("absence", {}))
    story.rest()
    far = town.address_of(later, lat=30.225, lng=120.175)
    starts_at = (ends_at + timedelta(hours=2)).isoformat()
    following, same = story.take(later, address_id=far, starts_at=starts_at)
    assert same is worker
    for one in crew:
        back_at_work(one)
    took(crew[0].put("me", {"home_lat": 30.225, "home_lng": 120.175}))

    story.turn(ends_at + timedelta(minutes=114))
    story.beat("planning.watch")
    story.rest()

    fresh = story.accept_offer(later, following["id"])
    assert fresh is crew[0]
    assert held_by(story, following["id"]) == {str(fresh.actor_id)}
    assert took(story.cast.operator.get("visits/at-risk"))["items"] == []
    told = notices(later, "visit_late")
    assert told and clock.read() >= datetime.fromisoformat(told[0]["made_at"])


def test_lateness_goes_on_through_the_day_and_what_the_desk_settled_is_not_found_again(
    story: Story,
) -> None:
    customer = story.customer()
    for one in story.cast.crew[1:]:
        took(one.post("absence", {}))
    story.rest()
    order, worker = story.take(customer, starts_at=town.tomorrow(9))
    first_ends = datetime.fromisoformat(order["visits"][0]["ends_at"])
    following = []
    for hours in (1, 4):
        starts_at = (first_ends + timedelta(hours=hours)).isoformat()
        following.append(story.take(story.customer(), starts_at=starts_at)[0])
    story.begin(customer, order, worker)
    second_starts = first_ends + timedelta(hours=1)

    story.turn(second_starts + timedelta(minutes=110))
    story.beat("planning.watch")
    story.rest()

    desk = story.cast.operator
    waiting = took(desk.get("visits/at-risk"))["items"]
    assert [one["order_id"] for one in waiting] == [one["id"] for one in following]
    late = [one["late_seconds"] for one in waiting]
    assert 110 * 60 <= late[0] < 115 * 60
    assert 300 < late[1] < late[0]

    took(desk.post(f"visits/at-risk/{waiting[0]['id']}/settlement", {"how": "客户同意晚到"}))
    story.turn(second_starts + timedelta(minutes=112))
    story.beat("planning.watch")
    again = took(desk.get("visits/at-risk"))["items"]
    assert [one["order_id"] for one in again] == [following[1]["id"]]
    assert len(notices(worker, "running_late")) == 2, "the worker knows what customers were told"

    story.turn(second_starts + timedelta(minutes=130))
    story.beat("planning.watch")
    worse = took(desk.get("visits/at-risk"))["items"]
    assert [one["order_id"] for one in worse] == [one["id"] for one in following]


def test_a_visit_that_began_late_and_one_that_was_set_out_for_too_early_are_seen_in_time(
    story: Story,
) -> None:
    customer, later = story.customer(), story.customer()
    for one in story.cast.crew[1:]:
        took(one.post("absence", {"until": "2026-03-10"}))
    story.rest()
    order, worker = story.take(customer, starts_at=town.tomorrow(9))
    ends_at = datetime.fromisoformat(order["visits"][0]["ends_at"])
    starts_at = ends_at + timedelta(hours=1)
    following, same = story.take(later, starts_at=starts_at.isoformat())
    assert same is worker
    story.turn(ends_at - timedelta(hours=2) + timedelta(minutes=60))
    story.begin(customer, order, worker)
    desk = story.cast.operator

    story.beat("planning.watch")
    story.rest()

    assert clock.read() < ends_at, "nothing runs over yet, but it began an hour and a half late"
    [seen] = took(desk.get("visits/at-risk"))["items"]
    assert (seen["order_id"], seen["reason"]) == (following["id"], "late")
    assert seen["late_seconds"] >= 30 * 60
    assert notices(later, "visit_late") and notices(worker, "running_late")

    took(desk.post(f"visits/at-risk/{seen['id']}/settlement", {"how": "客户同意晚到"}))
    took(worker.post(f"visits/{following['visits'][0]['id']}/departure"))
    story.turn(starts_at + timedelta(minutes=50))
    story.beat("planning.watch")
    [again] = took(desk.get("visits/at-risk"))["items"]
    assert (again["order_id"], again["reason"]) == (following["id"], "on_the_way")
    assert again["late_seconds"] >= 50 * 60, "who is at work elsewhere is not on the way"


def test_who_should_have_left_long_ago_stands_on_the_list_and_keeps_the_visit(
    story: Story,
) -> None:
    customer = story.customer()
    order, worker = story.take(customer, starts_at=town.tomorrow(10))
    starts_at = datetime.fromisoformat(order["visits"][0]["starts_at"])
    story.turn(starts_at - timedelta(hours=2))
    story.beat("planning.watch")
    assert took(story.cast.operator.get("visits/at-risk"))["items"] == []

    story.turn(starts_at + timedelta(minutes=6))
    story.beat("planning.watch")
    story.rest()

    [risk] = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert (risk["order_id"], risk["reason"]) == (order["id"], "not_set_out")
    assert held_by(story, order["id"]) == {str(worker.actor_id)}
    assert not notices(customer, "visit_late")


def test_an_unpaid_visit_of_a_chosen_person_who_falls_ill_is_held_for_nobody(
    story: Story,
) -> None:
    customer = story.customer()
    chosen = story.cast.crew[2]
    order = story.place(customer, way="choose", worker_id=str(chosen.actor_id))

    took(chosen.post("absence", {"until": "2026-03-10"}))
    story.rest()

    assert held_by(story, order["id"]) == set()
    assert see(customer, order["id"])["state"] == "unpaid"
    [risk] = took(story.cast.operator.get("visits/at-risk"))["items"]
    assert risk["reason"] == "chosen"
    assert notices(customer, "chosen_at_risk")
    story.pay(customer, order["id"])
    assert held_by(story, order["id"]) == set()


@pytest.mark.parametrize(("most", "why"), [(0, "planning.DayTooLarge"), (None, "TypeError")])
def test_a_day_that_cannot_be_planned_leaves_a_lost_workers_visits_to_the_search(
    story: Story, monkeypatch: pytest.MonkeyPatch, most: int | None, why: str
) -> None:
    monkeypatch.setattr(rules, "SEATS_MAX", most)
    customer = story.customer()
    order, ill = story.take(customer, starts_at=town.tomorrow(10))

    took(ill.post("absence", {"until": "2026-03-10"}))
    story.rest()

    plan = took(story.cast.operator.get("plans"))["items"][0]
    assert (plan["cause"], plan["state"]) == ("lost", "failed")
    assert plan["reason"] == why
    assert story.accept_offer(customer, order["id"]) is not ill


def test_the_desk_has_room_made_for_an_order_that_nobody_is_found_for(story: Story) -> None:
    customers = [story.customer() for _ in range(4)]
    taken = [story.take(one, starts_at=town.tomorrow(10)) for one in customers[:3]]
    desk = story.cast.operator
    waiting = took(desk.post(f"workers/{taken[0][1].actor_id}/absence", {"reason": "家里有事"}))
    assert waiting == []
    took(taken[0][1].post("absence", {"until": "2026-03-10"}))
    story.rest()
    lost = taken[0][0]["id"]
    assert held_by(story, lost) == set()

    asked = took(desk.post(f"orders/{lost}/replanning", {"reason": "无人接单"}))
    story.rest()

    found = took(desk.get("plans"))["items"]
    urgent = {(one["cause"], one["mode"]): one for one in found if one["cause"] == "urgent"}
    assert asked["id"] == urgent["urgent", "optimise"]["id"]
    assert urgent["urgent", "optimise"]["state"] == "applied"
    assert urgent["urgent", "suggest"]["state"] == "ready"
    assert desk.post(f"orders/{taken[1][0]['id']}/replanning", {"reason": "x"}).status_code == 409


def test_where_nobody_is_found_for_long_others_are_looked_at_by_themselves(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer, starts_at=town.tomorrow(10))
    story.pay(customer, order["id"])
    for one in story.cast.crew:
        took(one.post("absence", {"until": "2026-03-10"}))
    story.rest()
    starts_at = datetime.fromisoformat(order["visits"][0]["starts_at"])
    for hours in range(8, 0, -1):
        story.turn(starts_at - timedelta(hours=hours))
        story.beat("dispatch.look_after")
        story.rest()
        found = took(story.cast.operator.get("plans"))["items"]
        if any(one["cause"] == "urgent" for one in found):
            break

    assert {(one["mode"], one["state"]) for one in found if one["cause"] == "urgent"} == {
        ("optimise", "applied"),
        ("suggest", "ready"),
    }


def test_the_desk_compares_a_day_and_carries_it_out_or_puts_it_away(story: Story) -> None:
    customer = story.customer()
    order, worker = story.take(customer, starts_at=town.tomorrow(10))
    desk = story.cast.operator

    asked = took(desk.post("plans", {"day": "2026-03-10", "reason": "看看明天"}))
    again = desk.post("plans", {"day": "2026-03-10", "reason": "再看"})
    story.rest()
    plan = took(desk.get(f"plans/{asked['id']}"))

    assert again.status_code == 409
    assert plan["state"] == "ready"
    assert plan["before"]["visits"] == plan["after"]["visits"] == 1
    assert plan["after"]["travel_seconds"] <= plan["before"]["travel_seconds"]
    assert held_by(story, order["id"]) == {str(worker.actor_id)}
    assert took(desk.post(f"plans/{plan['id']}/dismissal"))["state"] == "dismissed"
    assert desk.post(f"plans/{plan['id']}/application").status_code == 409
    assert desk.post("plans", {"day": "2026-05-10", "reason": "太远"}).status_code == 422


def test_two_who_would_cross_the_city_are_swapped_together(story: Story) -> None:
    desk = story.cast.operator
    north, south = story.cast.crew[:2]
    took(north.put("me", {"home_lat": 30.275, "home_lng": 120.15}))
    took(south.put("me", {"home_lat": 30.225, "home_lng": 120.15}))
    customers = [story.customer() for _ in range(2)]
    places = [
        town.address_of(one, lat=lat, lng=120.15)
        for one, lat in zip(customers, (30.275, 30.225), strict=True)
    ]
    for one in (story.cast.crew[2], north):
        took(one.post("absence", {"until": "2026-03-10"}))
    taken = [story.take(customers[0], starts_at=town.tomorrow(10), address_id=places[0])]
    back_at_work(north)
    taken.append(story.take(customers[1], starts_at=town.tomorrow(10), address_id=places[1]))
    orders = [order for order, _ in taken]
    assert [worker for _, worker in taken] == [south, north]

    asked = took(desk.post("plans", {"day": "2026-03-10", "reason": "看看明天"}))
    story.rest()
    plan = took(desk.get(f"plans/{asked['id']}"))
    assert len({one["group"] for one in plan["changes"]}) == 1
    assert len(plan["changes"]) == 2
    assert plan["after"]["travel_seconds"] < plan["before"]["travel_seconds"]

    took(desk.post(f"plans/{plan['id']}/application"))
    story.rest()

    for customer, order, worker in zip(customers, orders, (north, south), strict=True):
        assert story.accept_offer(customer, order["id"]) is worker
    made = took(desk.get(f"plans/{plan['id']}"))["changes"]
    assert {one["state"] for one in made} == {"made"}


def test_who_falls_ill_at_night_is_off_plan_until_the_night_is_over(story: Story) -> None:
    ill = story.cast.crew[0]
    monday_night = {"weekday": 0, "from_minute": 1_320, "to_minute": 1_800}
    took(ill.put("plan", {"stretches": [monday_night]}))
    monday, tuesday = date(2026, 3, 9), date(2026, 3, 10)
    story.turn(datetime.fromisoformat("2026-03-10T01:00:00+08:00"))
    assert works(ill, monday) == ((22 * 3_600, 30 * 3_600),)
    assert works(ill, tuesday) == ((-2 * 3_600, 6 * 3_600),)

    took(ill.post("absence", {}))

    assert works(ill, tuesday) == ((-2 * 3_600, 1 * 3_600),)


def works(worker: Caller, day: date) -> tuple[tuple[int, int], ...]:
    """When somebody works, as a day plan sees it: the night before counts."""
    shifts = edge.enter(
        lambda act: workers.shifts(act, day, merchant_id=None, nights=True), city_id=town.CITY
    )
    return next((one.works for one in shifts if one.worker_id == worker.actor_id), ())


def test_an_unpaid_seat_that_changes_hands_is_kept_as_long_as_a_payment_may_be_heard(
    story: Story,
) -> None:
    customer = story.customer()
    order = story.place(customer, starts_at=town.tomorrow(10))
    [first] = held_by(story, order["id"])
    ill = next(one for one in story.cast.crew if str(one.actor_id) == first)

    took(ill.post("absence", {"until": "2026-03-10"}))
    story.rest()

    [second] = held_by(story, order["id"])
    assert second != first
    around = [clock.read() + timedelta(days=day) for day in (0, 3)]
    [hold] = edge.enter(workers.holds_of, UUID(second), *around, city_id=town.CITY)
    until = datetime.fromisoformat(see(customer, order["id"])["pay_until_at"])
    assert hold.lapses_at == until + timedelta(minutes=2)
