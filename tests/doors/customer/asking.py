"""Short words for a customer who orders: the usual wish, placing it, and how far it came."""

from typing import Any

from tests.doors import city as town
from tests.doors.city import Caller, City


def wish(city: City, address_id: str, **changes: Any) -> dict[str, Any]:
    """Two hours of cleaning tomorrow at ten, by whom the house sends."""
    return {
        "service_id": str(city.service().id),
        "address_id": address_id,
        "variant": "standard",
        "units": 2,
        "starts_at": town.tomorrow(10),
    } | changes


def quoted(customer: Caller, wished: dict[str, Any]) -> dict[str, Any]:
    """What a wish costs."""
    answer = customer.post("quotes", wished)
    assert answer.status_code == 200, answer.content
    return answer.json()


def placed(city: City, customer: Caller, **changes: Any) -> dict[str, Any]:
    """An order at the price that was shown, not yet paid."""
    address_id = changes.pop("address_id", None) or town.address_of(customer)
    extra = {name: changes.pop(name) for name in ("note", "photo_ids") if name in changes}
    wished = wish(city, address_id, **changes)
    shown = quoted(customer, wished)
    body = wished | {"shown_total_fen": shown["total_fen"]} | extra
    answer = customer.post("orders", body)
    assert answer.status_code == 201, answer.content
    return answer.json()


def paid(city: City, customer: Caller, **changes: Any) -> dict[str, Any]:
    """A paid order that looks for people."""
    order = placed(city, customer, **changes)
    city.pay(order["id"])
    return customer.get(f"orders/{order['id']}").json()


def taken(city: City, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """A paid order, and the worker who accepted the offer of it."""
    order = paid(city, customer, **changes)
    for worker in (*city.crew, *city.staff):
        for offer in worker.get("offers").json()["items"]:
            if offer["order_id"] == order["id"]:
                answer = worker.post(f"offers/{offer['id']}/acceptance")
                assert answer.status_code == 200, answer.content
                city.deliver()
                return customer.get(f"orders/{order['id']}").json(), worker
    raise AssertionError("nobody was asked")


def at_the_door(city: City, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """The worker is at the door at the start."""
    order, worker = taken(city, customer, **changes)
    visit_id = order["visits"][0]["id"]
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))
    assert worker.post(f"visits/{visit_id}/departure").status_code == 200
    town.later(minutes=60)
    answer = worker.post(f"visits/{visit_id}/arrival", {"reason": "地下车库没有信号"})
    assert answer.status_code == 200, answer.content
    city.deliver()
    return order, worker


def begun(city: City, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """The work has begun with the customer's code."""
    order, worker = at_the_door(city, customer, **changes)
    visit_id = order["visits"][0]["id"]
    code = customer.post(f"visits/{visit_id}/start-code").json()["code"]
    do_steps(worker, visit_id, "before")
    answer = worker.post(f"visits/{visit_id}/start", {"code": code})
    assert answer.status_code == 200, answer.content
    return order, worker


def finished(city: City, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """Every step is done and the work is finished."""
    order, worker = begun(city, customer, **changes)
    visit_id = order["visits"][0]["id"]
    town.later(hours=2)
    do_steps(worker, visit_id, "during", "after")
    answer = worker.post(f"visits/{visit_id}/finish")
    assert answer.status_code == 200, answer.content
    city.deliver()
    return customer.get(f"orders/{order['id']}").json(), worker


def accepted(city: City, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
    """The customer accepted work that was paid whole."""
    order, worker = finished(city, customer, **changes)
    answer = customer.post(f"orders/{order['id']}/acceptance")
    assert answer.status_code == 200, answer.content
    city.deliver()
    return answer.json(), worker


def do_steps(worker: Caller, visit_id: str, *phases: str) -> None:
    """Every step of these phases, with photos where they are asked for."""
    for step in worker.get(f"visits/{visit_id}/steps").json():
        if step["phase"] in phases:
            photo = {"photo": town.picture()} if step["needs_photo"] else {}
            place = {"lat": "30.25", "lng": "120.15", "accuracy_m": "20"}
            answer = worker.upload(f"visits/{visit_id}/steps/{step['code']}", **place, **photo)
            assert answer.status_code == 200, answer.content
