"""What a customer's lists show of their own: compensations with their orders, masked numbers."""

from doorstep.aftercare.guarantee import commands as guarantee
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking


def test_all_compensations_of_a_customer_with_their_orders(city: City) -> None:
    customer, other = city.customer(), city.customer()
    order = asking.placed(city, customer)
    city.do(
        guarantee.promise,
        order_id=town.UUID(order["id"]),
        customer_id=customer.actor_id,
        cause="worker_lost",
        amount_fen=500,
        policy_version=1,
    )

    (shown,) = customer.get("compensations").json()["items"]

    assert (shown["cause"], shown["amount_fen"], shown["state"]) == ("worker_lost", 500, "due")
    assert (shown["order_id"], shown["order_number"]) == (order["id"], order["number"])
    assert shown["service_name"] == "日常保洁"
    assert other.get("compensations").json()["items"] == []
    assert Caller("customer").get("compensations").status_code == 401


def test_lists_have_masked_names_and_numbers(city: City) -> None:
    customer = city.customer()
    town.address_of(customer)

    (place,) = customer.get("addresses").json()
    me = customer.get("me").json()

    assert (place["masked_name"], place["masked_phone"]) == ("陈**", "138****8000")
    assert me["masked_phone"] == f"*******{customer.phone[-4:]}"
