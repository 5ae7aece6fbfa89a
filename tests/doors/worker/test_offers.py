"""Offers and the hall at the worker's door: countdown, pay, reason, yes, no, and grabbing."""

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_an_offer_shows_pay_place_reason_and_countdown(city: City) -> None:
    customer = city.customer()
    order = asking.paid(city, customer)
    asked, other = sorted(city.crew, key=lambda one: -len(one.get("offers").json()["items"]))

    offer = asked.get("offers").json()["items"][0]
    reasons = asked.get(f"offers/{offer['id']}/reasons").json()

    assert offer["order_id"] == order["id"]
    assert offer["community"] == "云河花园"
    assert 0 < offer["seconds_left"] <= 600
    assert 0 < offer["pay_fen"] < order["total_fen"]
    assert offer["reason"]
    assert (reasons["rank"], "worker" in reasons["own"]) == (1, False)
    assert "3栋502" not in asked.get("offers").content.decode()
    assert asked.get(f"orders/{order['id']}").status_code == 404
    assert other.get(f"offers/{offer['id']}").status_code == 404
    assert other.post(f"offers/{offer['id']}/acceptance").status_code == 404


def test_a_no_costs_nothing_and_asks_the_next(city: City) -> None:
    order = asking.paid(city, city.customer())
    asked, other = sorted(city.crew, key=lambda one: -len(one.get("offers").json()["items"]))
    path = f"offers/{asked.get('offers').json()['items'][0]['id']}/refusal"

    silent = asked.post(path, {"reason": ""})
    declined = asked.post(path, {"reason": "太远了"})
    city.deliver()

    assert silent.status_code == 422
    assert (declined.json()["state"], declined.json()["seconds_left"]) == ("declined", 0)
    assert asked.get("offers").json()["items"] == []
    assert len(asked.get("offers", only_open="false").json()["items"]) == 1
    assert [one["order_id"] for one in other.get("offers").json()["items"]] == [order["id"]]


def test_an_offer_that_ran_out_is_gone(city: City) -> None:
    asking.paid(city, city.customer())
    asked = next(one for one in city.crew if one.get("offers").json()["items"])
    offer = asked.get("offers").json()["items"][0]

    town.later(minutes=11)
    answer = asked.post(f"offers/{offer['id']}/acceptance")

    assert (answer.status_code, answer.json()["code"]) == (409, "dispatch.OfferGone")


def test_the_first_to_grab_wins(city: City) -> None:
    customer = city.customer()
    order = asking.paid(city, customer, way="grab")
    first, second = city.crew
    demand = first.get("hall").json()["demands"][0]
    assert (demand["order_id"], demand["has_applied"]) == (order["id"], False)
    assert demand["distance_m"] % 100 == 0
    assert city.staff[0].get("hall").json()["demands"] == []

    won = first.post(f"hall/{order['id']}/grab")
    lost = second.post(f"hall/{order['id']}/grab")

    assert won.json()["visits"][0]["place"]["house"] == "3栋502"
    assert (lost.status_code, lost.json()["code"]) == (409, "orders.AlreadyTaken")
    assert second.get("hall").json()["demands"] == []
    assert second.get(f"orders/{order['id']}").status_code == 404
    assert city.staff[0].post(f"hall/{order['id']}/grab").status_code in (403, 409)


def test_instant_work_needs_duty(city: City) -> None:
    customer = city.customer()
    for worker in city.crew:
        worker.put("duty", {"on_duty": False})
    asking.paid(city, customer, way="grab", timing="now", starts_at=None)

    assert city.crew[0].get("hall").json()["demands"] == []
    city.crew[0].put("duty", {"on_duty": True})
    demand = city.crew[0].get("hall").json()["demands"][0]
    assert demand["timing"] == "now"
    assert city.crew[1].post(f"hall/{demand['order_id']}/grab").status_code == 409
