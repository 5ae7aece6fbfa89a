"""Looking around before signing in: the sellers, whether a place is served, and free times."""

from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking

FAR = {"lat": 31.2, "lng": 121.4}


def test_a_stranger_sees_who_sells_and_where(city: City) -> None:
    stranger = Caller("customer")

    sellers = stranger.get("sellers").json()

    assert sellers["house"] == {"merchant_id": None, "name": "到家"}
    assert sellers["items"] == [{"merchant_id": str(city.merchant_id), "name": "好邻居家政"}]
    assert stranger.get("served", **town.HOME).json() == {"is_served": True}
    assert stranger.get("served", **FAR).json() == {"is_served": False}


def test_free_times_are_seen_at_a_place_without_an_address(city: City) -> None:
    stranger, customer = Caller("customer"), city.customer()
    path = f"services/{city.service().id}/starts"
    asked = {"variant": "standard", "units": 2, "day": town.tomorrow(10)[:10]}
    address_id = town.address_of(customer)

    at_place = stranger.get(path, **asked, **town.HOME).json()

    assert at_place
    assert at_place == customer.get(path, **asked, address_id=address_id).json()
    assert stranger.get(path, **asked).status_code == 422
    assert stranger.get(path, **asked, address_id=address_id).status_code in (401, 404)
    assert city.customer().get(path, **asked, address_id=address_id).status_code == 404


def test_nobody_learns_where_a_named_person_lives(city: City) -> None:
    stranger, customer = Caller("customer"), city.customer()
    path = f"services/{city.service().id}/why-not"
    asked = {"variant": "standard", "units": 2, "starts_at": town.tomorrow(10)}
    named = asked | {"worker_id": str(city.crew[0].actor_id)}
    far = town.address_of(customer, lat=31.5, lng=121.5, label="远")

    away = customer.get(path, **named, address_id=far).json()
    near = [stranger.get(path, **named, lat=30.25 + n / 1e4, lng=120.15).json() for n in range(4)]

    assert [one["code"] for one in away["reasons"]] == ["workers.OutOfReach"]
    assert near == near[:1] * 4, "a hundred metres make no difference to who looks from outside"


def test_a_quote_names_who_sells(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))

    assert asking.quoted(customer, wished)["seller_name"] == "到家"
    firm = asking.quoted(customer, wished | {"merchant_id": str(city.merchant_id)})
    assert firm["seller_name"] == "好邻居家政"
