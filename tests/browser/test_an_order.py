"""One order from the first tap to the settled fen, in three windows at once."""

import re

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.people import Windows


def test_from_the_first_tap_to_the_settled_fen(house: House, windows: Windows) -> None:
    worker, customer, desk = windows.worker(), windows.customer(), windows.desk()
    worker.go_on_duty()

    order_id = customer.order()
    customer.stands("open")
    worker.accept()
    customer.stands("assigned")
    house.turn(minutes=90)
    worker.set_out()
    customer.stands("travelling")
    house.turn(minutes=40)
    worker.stands("arrived")
    worker.start(customer.shown_code("show-start-code"))
    customer.stands("started")

    worker.propose_more()
    customer.tap("approve")
    expect(customer.part("approve")).to_be_hidden()
    worker.finish()
    customer.stands("finished")
    customer.accept(worker.shown_finish_code(), owes=True)
    customer.review()

    house.turn(days=4)
    customer.page.reload()
    customer.stands("closed")
    desk.look_at(order_id)
    collected, back, shared, held = desk.money()
    assert collected == back + shared
    assert (back, held) == (0, 0)
    assert worker.earned_fen() in desk.amounts()
    expect(desk.page.get_by_role("main")).to_contain_text(re.compile("验收"))
    assert house.books_fen() == 0
