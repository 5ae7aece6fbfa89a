"""What goes wrong on a phone: no network, a double tap, two tabs, an ended session, going back."""

import re

from playwright.sync_api import Request, expect

from tests.browser.house import House
from tests.browser.people import Customer, Windows


def test_a_double_tap_orders_once(house: House, windows: Windows) -> None:
    windows.worker().go_on_duty()
    customer = windows.customer()
    placed: list[str | None] = []

    def note(asked: Request) -> None:
        if asked.method == "POST" and asked.url.endswith("/api/customer/v1/orders"):
            placed.append(asked.header_value("Idempotency-Key"))

    customer.page.on("request", note)
    customer.choose()
    customer.part("place-order").dblclick()
    customer.pay()

    assert len(set(placed)) == 1
    customer.go("/m/#/pages/customer/root?tab=orders")
    expect(customer.orders()).to_have_count(1)


def test_a_page_works_again_by_itself_after_the_network_was_away(
    house: House, windows: Windows
) -> None:
    worker, customer = windows.worker(), windows.customer()
    worker.go_on_duty()
    customer.order()
    customer.stands("open")

    customer.context.set_offline(True)
    worker.accept()
    customer.stands("open")
    customer.context.set_offline(False)

    customer.stands("assigned")


def test_two_tabs_of_one_customer_agree(house: House, windows: Windows) -> None:
    windows.worker().go_on_duty()
    customer = windows.customer()
    customer.order()
    customer.stands("open")
    address, first = customer.page.url, customer.page

    customer.page = customer.tab()
    customer.page.goto(address)
    customer.stands("open")
    customer.cancel()
    customer.stands("cancelled")

    customer.page = first
    customer.stands("cancelled")


def test_going_back_keeps_what_was_chosen(house: House, windows: Windows) -> None:
    windows.worker().go_on_duty()
    customer = windows.customer()
    customer.choose()
    chosen = customer.part("pick-time").inner_text()
    assert re.search(r"\d\d:\d\d", chosen)

    customer.tap("checkout-place")
    expect(customer.part("add-place")).to_be_visible()
    customer.page.go_back()

    expect(customer.part("pick-time")).to_have_text(re.compile(re.escape(chosen[:5])))
    expect(customer.part("place-order")).to_have_attribute("aria-disabled", "false")


def test_an_ended_session_leads_to_signing_in(house: House, windows: Windows) -> None:
    person = house.customer()
    customer = windows.customer(person)
    other = windows.customer(person)
    customer.part("place").wait_for()

    other.go("/m/#/pages/customer/root?tab=me")
    other.sign_out()
    customer.tap("tab-orders")

    expect(customer.part("phone")).to_be_visible()


def test_a_visitor_enters_by_the_front_door(house: House, windows: Windows) -> None:
    visitor = windows.open(Customer)
    visitor.go("/m/")
    visitor.tap("play-customer")

    expect(visitor.part("search")).to_be_visible()
