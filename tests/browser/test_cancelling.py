"""Cancelling at each stage: what it costs is said before, and that much comes back."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.people import Windows


@pytest.mark.parametrize("stage", ["unpaid", "open", "assigned", "travelling"])
def test_an_order_is_cancelled(house: House, windows: Windows, stage: str) -> None:
    worker, customer = windows.worker(), windows.customer()
    worker.go_on_duty()
    if stage == "unpaid":
        customer.choose()
        customer.tap("place-order")
        customer.leave_cashier()
    else:
        customer.order()
    if stage in ("assigned", "travelling"):
        worker.accept()
    if stage == "travelling":
        house.turn(minutes=90)
        worker.set_out()
    customer.stands(stage)

    for amount in customer.cancel():
        expect(customer.part("order-head")).to_contain_text(amount)
    assert house.books_fen() == 0
