"""What an order says its customer may do: each word is what the door then hears or refuses."""

from typing import Any

import pytest

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking

ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "pay_balance": ("orders/{order}/balance", {}),
    "show_finish_code": ("orders/{order}/finish-code", {}),
    "show_start_code": ("visits/{visit}/start-code", {}),
    "report_absence": ("visits/{visit}/worker-absence", {"search_again": True}),
    "tip": ("orders/{order}/tips", {"amount_fen": 500}),
    "accept": ("orders/{order}/acceptance", {}),
    "review": ("orders/{order}/review", {"stars": 5}),
    "dispute": ("orders/{order}/disputes", {"reason": "没擦干净"}),
    "cancel": ("orders/{order}/cancellation", {"shown_fee_fen": 0}),
    "find_another": ("orders/{order}/another-worker", {}),
}
STAGES = (asking.placed, asking.taken, asking.at_the_door, asking.begun, asking.finished)


@pytest.mark.parametrize("stage", [*STAGES, asking.accepted], ids=lambda one: one.__name__)
def test_what_an_order_allows_is_heard_and_the_rest_refused(city: City, stage: Any) -> None:
    customer = city.customer()
    brought = stage(city, customer)
    order_id = (brought[0] if isinstance(brought, tuple) else brought)["id"]
    order = customer.get(f"orders/{order_id}").json()
    names = {"order": order_id, "visit": order["visits"][0]["id"]}

    heard = {}
    for verb, (path, body) in ASKED.items():
        if order["may"][verb] and verb in ("accept", "cancel", "report_absence"):
            continue  # These end what the others are asked about.
        if verb in ("show_start_code", "accept") and not order["may"][verb]:
            continue  # Harmless then, and not worth a button.
        answer = customer.post(path.format(**names), body)
        heard[verb] = answer.status_code < 300 or "FeeChanged" in answer.content.decode()

    assert heard == {verb: order["may"][verb] for verb in heard}


def test_an_order_says_when_it_can_be_cancelled_accepted_and_had_again(city: City) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)
    unpaid = customer.get(f"orders/{order['id']}").json()
    city.pay(order["id"])
    paid = customer.get(f"orders/{order['id']}").json()

    assert unpaid["may"]["pay"] and unpaid["may"]["cancel"]
    assert not unpaid["may"]["choose_slot"]
    assert paid["may"]["choose_slot"] and not paid["may"]["pay"]
    assert paid["may"]["rebook"]
    assert paid["rebook_service_id"] == str(city.service().id)
    town.at(town.MONDAY + town.timedelta(days=1, hours=1, minutes=30))
    late = customer.get(f"orders/{order['id']}").json()
    assert not late["may"]["choose_slot"]


def test_a_reviewed_order_is_not_reviewed_again(city: City) -> None:
    customer = city.customer()
    order, _ = asking.accepted(city, customer, pay="whole")
    may = customer.get(f"orders/{order['id']}").json()["may"]
    assert may["review"] and may["dispute"] and may["tip"] and not may["cancel"]
    customer.post(f"orders/{order['id']}/review", {"stars": 5})
    customer.post(f"orders/{order['id']}/disputes", {"reason": "没擦干净"})

    may = customer.get(f"orders/{order['id']}").json()["may"]

    assert not may["review"] and not may["dispute"]
