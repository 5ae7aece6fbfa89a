"""The ways to get a worker: asked by the house, taken from the hall, chosen by the customer."""

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.people import Windows
from tests.runtime.conftest import eventually


def test_a_worker_grabs_what_is_in_the_hall(house: House, windows: Windows) -> None:
    worker, customer = windows.worker(), windows.customer()
    worker.go_on_duty()

    order_id = customer.order(way="grab")
    customer.stands("open")
    worker.tap("tab-hall")
    worker.tap(f"take-{order_id}")

    customer.stands("assigned")


def test_who_declines_is_not_asked_again(house: House, windows: Windows) -> None:
    first = windows.worker()
    first.go_on_duty()
    second = windows.worker(house.colleague())
    second.go_on_duty()
    customer = windows.customer()

    customer.order()
    eventually(lambda: first.is_asked() or second.is_asked(), 30)
    declines, takes = (first, second) if first.is_asked() else (second, first)
    declines.decline()
    takes.accept()

    customer.stands("assigned")


def test_only_who_was_chosen_is_asked(house: House, windows: Windows) -> None:
    wanted, other = house.worker(), house.colleague()
    worker, beside = windows.worker(wanted), windows.worker(other)
    worker.go_on_duty()
    beside.go_on_duty()
    customer = windows.customer()

    customer.order_by(wanted)
    worker.accept()

    customer.stands("assigned")
    assert not beside.is_asked()


def test_who_was_chosen_and_cannot_come_makes_room_for_somebody_else(
    house: House, windows: Windows
) -> None:
    wanted, other = house.worker(), house.colleague()
    worker, beside = windows.worker(wanted), windows.worker(other)
    worker.go_on_duty()
    beside.go_on_duty()
    customer = windows.customer()

    customer.order_by(wanted)
    worker.decline()
    expect(customer.part("order-head")).to_contain_text("您选的人来不了")
    customer.tap("another")
    beside.accept()

    customer.stands("assigned")
    assert not worker.is_asked()
