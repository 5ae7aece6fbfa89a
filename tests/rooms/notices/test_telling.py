"""Whom a change concerns is told: moved visits, other workers, decisions with a clock."""

from datetime import date, timedelta

from doorstep.offering.workers import commands as workers
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking


def kinds(person: Caller) -> list[str]:
    """What kinds of notices a person has, oldest first."""
    return [one["kind"] for one in person.get("notices", size=100).json()["items"]][::-1]


def last(person: Caller, kind: str) -> str:
    """The newest words of a kind."""
    rows = person.get("notices", size=100).json()["items"]
    return next(one["text"] for one in rows if one["kind"] == kind)


def test_a_moved_visit_is_told_its_customer_and_its_worker(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    body = {"starts_at": town.tomorrow(15)}

    moved = customer.put(f"visits/{order['visits'][0]['id']}/time", body)
    city.deliver()

    assert moved.status_code == 200, moved.content
    assert "2026-03-10 15:00" in last(customer, "rescheduled")
    assert "2026-03-10 15:00" in last(worker, "rescheduled_worker")


def test_a_reassignment_is_told_the_old_and_the_new_worker(city: City) -> None:
    customer = city.customer()
    order, old = asking.taken(city, customer)
    new = next(one for one in city.crew if one is not old)
    assert "assigned" in kinds(old)

    body = {"worker_id": str(new.actor_id), "reason": "原师傅生病"}
    answer = desk.operator(city, "dispatcher").post(f"orders/{order['id']}/assignment", body)
    city.deliver()

    assert answer.status_code == 200, answer.content
    assert "原师傅生病" in last(old, "taken_away")
    assert "2026-03-10 10:00" in last(new, "assigned")
    assert "worker_released" in kinds(customer)


def test_who_gives_an_order_back_is_not_told_so(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)

    worker.post(f"orders/{order['id']}/release", {"reason": "家里有事"})
    city.deliver()

    assert "taken_away" not in kinds(worker)


def test_a_choice_with_a_clock_is_told(city: City) -> None:
    customer = city.customer()
    chosen = city.crew[0]
    asking.paid(city, customer, way="choose", worker_id=str(chosen.actor_id))
    offer = chosen.get("offers").json()["items"][0]

    chosen.post(f"offers/{offer['id']}/refusal", {"reason": "临时有事"})
    city.deliver()

    assert "2026-03-10 08:00" in last(customer, "chosen_cannot_come")


def test_a_decided_change_is_told_the_worker(city: City) -> None:
    customer = city.customer()
    order, worker = asking.begun(city, customer)
    visit_id = order["visits"][0]["id"]
    wanted = {"options": [{"code": "fridge-inside"}], "reason": "冰箱也要清洁"}
    change = worker.post(f"visits/{visit_id}/changes", wanted).json()

    customer.post(f"changes/{change['id']}/decision", {"approve": False})
    city.deliver()

    assert "没有同意" in last(worker, "change_declined")


def test_a_licence_that_ends_soon_is_told_its_worker(city: City) -> None:
    worker = city.crew[0]
    facts = {"worker_id": worker.actor_id, "kind": "electrician"}
    city.do(workers.record_licence, **facts, expires_on=date(2026, 5, 1))

    city.deliver()
    assert "licence_expiring" not in kinds(worker)
    town.at(town.MONDAY + timedelta(days=25))
    city.deliver()

    assert "2026-05-01" in last(worker, "licence_expiring")


def test_a_cancelled_order_tells_each_worker_their_part(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    path = f"orders/{order['id']}/cancellation"

    customer.post(path, {"shown_fee_fen": customer.get(path).json()["fee_fen"]})
    city.deliver()

    assert "空跑补偿" in last(worker, "cancelled_worker")
    assert "退款" in last(customer, "cancelled_customer")


def test_who_says_nothing_and_owes_the_rest_is_reminded(city: City) -> None:
    customer = city.customer()
    deep = {"service_id": str(city.service("deep-cleaning").id), "units": 4}
    order, _ = asking.finished(city, customer, **deep)

    town.later(hours=25)
    city.deliver()
    town.later(days=8)
    city.deliver()

    debt_fen = customer.get(f"orders/{order['id']}").json()["due_fen"]
    assert debt_fen > 0
    assert f"{debt_fen / 100:.2f}元" in last(customer, "debt_reminded")


def test_an_arrival_is_told_with_how_long_the_worker_waits_and_what_absence_costs(
    city: City,
) -> None:
    customer = city.customer()

    asking.at_the_door(city, customer)

    words = last(customer, "arrived_waiting")
    assert "2026-03-10 10:15" in words
    assert "元" in words
