"""What a worker says before the door: that they will be late, that a place is not safe."""

from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking


def test_who_will_be_late_says_so_and_the_customer_hears_it(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    visit = order["visits"][0]
    path = f"visits/{visit['id']}/lateness"

    told = worker.post(path, {"minutes": 20, "reason": "上一单加时"})
    again = worker.post(path, {"minutes": 35, "reason": "堵车"})
    city.deliver()
    (coming,) = customer.get(f"orders/{order['id']}/trip").json()["workers"]

    assert told.json()["late_minutes"] == 20
    assert again.json()["late_minutes"] == 35
    assert (coming["late_minutes"], coming["late_reason"]) == (35, "堵车")
    start = town.datetime.fromisoformat(visit["starts_at"])
    assert coming["expected_at"] == (start + town.timedelta(minutes=35)).isoformat()
    assert customer.get(f"orders/{order['id']}").json()["starts_at"] == visit["starts_at"]
    notices = customer.get("notices").json()["items"]
    assert [one["kind"] for one in notices].count("worker_late") == 2
    assert worker.get(f"visits/{visit['id']}").json()["late_minutes"] == 35


def test_only_who_comes_may_be_late_and_only_before_the_door(city: City) -> None:
    customer = city.customer()
    order, worker = asking.at_the_door(city, customer)
    path = f"visits/{order['visits'][0]['id']}/lateness"
    body = {"minutes": 20, "reason": "堵车"}
    other = next(one for one in city.crew if one is not worker)

    assert worker.post(path, body).json()["code"] == "tracking.NotComing"
    assert other.post(path, body).status_code == 404
    assert worker.post(path, body | {"minutes": 0}).status_code == 422
    assert worker.post(path, body | {"minutes": 181}).status_code == 422
    assert worker.post(path, body | {"reason": ""}).status_code == 422
    assert customer.post(path, body).status_code == 404
    assert Caller("worker").post(path, body).status_code == 401


def test_an_order_left_as_unsafe_waits_for_the_desk_and_goes_to_another(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    office = desk.operator(city, "dispatcher", "safety")

    left = worker.post(f"orders/{order['id']}/release", {"reason": "门口有恶犬", "is_unsafe": True})
    city.deliver()
    waiting = office.get("offers/unsafe").json()["items"]

    assert left.status_code == 200, left.content
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "门口有恶犬")]
    again = worker.post(f"orders/{order['id']}/release", {"reason": "再次", "is_unsafe": True})
    assert again.status_code in (404, 409)
    asked = [one for one in worker.get("offers").json()["items"] if one["state"] == "open"]
    assert not asked, "who left it as unsafe is not asked again"
    other = next(one for one in city.crew if one is not worker)
    assert [one["order_id"] for one in other.get("offers").json()["items"]] == [order["id"]]


def test_an_offer_names_the_service_and_its_trade(city: City) -> None:
    customer = city.customer()
    order = asking.paid(city, customer)
    offers = [one for worker in city.crew for one in worker.get("offers").json()["items"]]

    (offer,) = offers
    assert offer["order_id"] == order["id"]
    assert (offer["service_name"], offer["trade"]) == ("日常保洁", "home-cleaning")
    assert offer["reason"]


def test_the_rate_card_is_that_of_the_order_as_sold(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    path = f"visits/{order['visits'][0]['id']}/changes/choices"

    card = worker.get(path).json()

    hour = {"kind": "unit", "code": "standard", "name": "标准", "amount_fen": 5_000}
    assert card[0] == hour | {"minutes": 60, "count_max": 8}
    room = next(one for one in card if one["code"] == "glass-room")
    assert (room["kind"], room["amount_fen"], room["minutes"]) == ("option", 3_000, 30)
    other = next(one for one in city.crew if one is not worker)
    assert other.get(path).status_code == 404
    assert Caller("worker").get(path).status_code == 401


def test_the_texts_to_agree_to_are_read_before_signing_in(city: City) -> None:
    for door in ("worker", "customer"):
        texts = Caller(door).get("consent-texts").json()
        location = next(one for one in texts if one["purpose"] == "location")
        assert location["text_version"] and "30天" in location["text"]
    worker = city.crew[0]
    given = {"text_version": location["text_version"]}
    assert worker.put("me/consents/location", given).status_code == 200
    english = (
        town.Client().get("/api/worker/v1/consent-texts", headers={"Accept-Language": "en"}).json()
    )
    assert any("30 days" in one["text"] for one in english)
