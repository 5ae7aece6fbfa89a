"""Finding people: who is near, a worker's public page, and favourites."""

from typing import Any

from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking
from tests.doors.customer.test_finding import looked


def seen_at(worker: Caller, *, north: float = 0.0) -> None:
    """The phone of somebody on duty says where it is."""
    fix = {"lat": town.HOME["lat"] + north, "lng": town.HOME["lng"], "accuracy_m": 12}
    body = {"fixes": [fix | {"taken_at": town.clock.read().isoformat()}]}
    assert worker.post("positions", body).status_code == 202


def near(caller: Caller, **place: float) -> dict[str, Any]:
    """Who is near home, or another place."""
    answer = caller.get("nearby", **(town.HOME | place))
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_who_is_near_is_told_in_steps_and_without_a_pin(city: City) -> None:
    first, second = city.crew
    seen_at(first)
    seen_at(second, north=0.02)

    found = near(Caller("customer"))

    assert [one["worker"]["id"] for one in found["workers"]] == [
        str(first.actor_id),
        str(second.actor_id),
    ]
    assert [one["distance_m"] for one in found["workers"]] == [500, 2_500]
    assert found["count"] == 2
    assert "lat" not in str(found)
    assert "home-cleaning" in {one["trade"] for one in found["arrivals"]}
    assert all(one["minutes"] % 5 == 0 and one["minutes"] > 0 for one in found["arrivals"])


def test_who_was_not_seen_or_is_off_duty_is_not_near(city: City) -> None:
    assert near(Caller("customer")) == {"count": 0, "workers": [], "arrivals": []}
    seen_at(city.crew[0])
    city.crew[0].put("duty", {"on_duty": False})

    assert near(Caller("customer"))["workers"] == []


def test_whom_a_customer_blocked_is_not_shown_to_them(city: City) -> None:
    customer = city.customer()
    seen_at(city.crew[0])
    path = f"workers/{city.crew[0].actor_id}/block"
    assert customer.post(path, {"reason": "不合适"}).status_code == 201

    assert near(customer)["workers"] == []
    assert len(near(city.customer())["workers"]) == 1


def test_a_worker_has_a_public_page(city: City) -> None:
    customer, worker = city.customer(), city.crew[0]
    order, _ = asking.accepted(
        city, customer, way="choose", worker_id=str(worker.actor_id), pay="whole"
    )
    customer.post(f"orders/{order['id']}/review", {"stars": 4})

    page = Caller("customer").get(f"workers/{worker.actor_id}").json()

    assert (page["name"], page["rating"], page["rating_count"]) == ("王", 4.0, 1)
    assert [one["count"] for one in page["distribution"]] == [0, 1, 0, 0, 0]
    assert page["visits_done"] == 1
    assert page["badges"][0]["kind"] == "identity"
    assert page["badges"][0]["since"]
    assert "日常保洁" in page["skills"]
    assert "daily-cleaning" in {one["code"] for one in page["services"]}
    assert not any("home" in name or "phone" in name or "lat" in name for name in page)
    stranger = "00000000-0000-7000-8000-000000000007"
    assert Caller("customer").get(f"workers/{stranger}").status_code == 404


def test_the_list_to_choose_from_says_what_each_costs(city: City) -> None:
    customer = city.customer()
    path, query = looked(city, customer)

    shown = customer.get(f"{path}/workers", **query).json()

    assert {one["price_fen"] for one in shown} == {10_000}


def test_favourites_are_ones_own(city: City) -> None:
    customer, other = city.customer(), city.customer()
    path = f"workers/{city.crew[0].actor_id}"

    for _ in range(2):
        assert customer.put(f"{path}/favourite").status_code == 200
    kept = customer.get("favourites").json()["items"]
    assert [one["worker"]["id"] for one in kept] == [str(city.crew[0].actor_id)]
    assert customer.get(path).json()["is_favourite"] is True
    assert other.get(path).json()["is_favourite"] is False
    assert other.get("favourites").json()["items"] == []
    assert Caller("customer").get("favourites").status_code == 401
    assert Caller("customer").put(f"{path}/favourite").status_code == 401
    assert city.crew[0].door == "worker"

    assert customer.delete(f"{path}/favourite").status_code == 200
    assert customer.get("favourites").json()["items"] == []
