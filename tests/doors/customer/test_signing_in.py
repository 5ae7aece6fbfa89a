"""Signing in at the customer's door, and one's own account."""

from tests.doors import city as town
from tests.doors.city import City


def test_a_code_to_the_phone_opens_a_session(city: City) -> None:
    customer = town.sign_in("customer", "13900001111")

    mine = customer.get("me").json()
    assert mine["phone_last4"] == "1111"
    assert mine["city_id"] == town.CITY
