"""After the work: a dispute is decided at the desk, and earnings are taken out."""

from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.people import Customer, Windows, Worker


def served(house: House, worker: Worker, customer: Customer) -> str:
    """An order from the first tap to the acceptance; answers its id."""
    worker.go_on_duty()
    order_id = customer.order()
    worker.accept()
    house.turn(minutes=90)
    worker.set_out()
    customer.stands("travelling")
    house.turn(minutes=40)
    worker.stands("arrived")
    worker.start(customer.shown_code("show-start-code"))
    worker.finish()
    customer.stands("finished")
    customer.accept(worker.shown_finish_code())
    return order_id


def test_a_dispute_is_decided_at_the_desk_and_half_comes_back(
    house: House, windows: Windows
) -> None:
    worker, customer, desk = windows.worker(), windows.customer(), windows.desk()
    order_id = served(house, worker, customer)

    customer.dispute("厨房没有擦")
    half_fen = desk.decide(order_id, "照片能看出没有擦，退一半")

    expect(customer.part("dispute")).to_contain_text(f"{half_fen / 100:.2f}")
    expect(customer.part("dispute")).to_contain_text("照片能看出没有擦")
    house.turn(days=4)
    desk.look_at(order_id)
    collected, back, shared, held = desk.money()
    assert (back, held) == (half_fen, 0)
    assert collected == back + shared
    assert worker.earned_fen() in desk.amounts()
    assert house.books_fen() == 0


def test_a_dispute_is_withdrawn(house: House, windows: Windows) -> None:
    worker, customer, desk = windows.worker(), windows.customer(), windows.desk()
    order_id = served(house, worker, customer)

    customer.dispute("少擦了一面窗")
    customer.withdraw_dispute()

    house.turn(days=4)
    desk.look_at(order_id)
    collected, back, shared, held = desk.money()
    assert (back, held) == (0, 0)
    assert collected == shared


def test_earnings_are_taken_out(house: House, windows: Windows) -> None:
    worker, customer = windows.worker(), windows.customer()
    served(house, worker, customer)
    house.turn(days=4)
    earned_fen = worker.earned_fen()
    assert earned_fen > 0

    taken = worker.withdraw_all()

    expect(taken).to_contain_text("已到账")
    assert worker.earned_fen() == 0
    assert house.books_fen() == 0


def test_the_desk_cancels_for_a_caller(house: House, windows: Windows) -> None:
    worker, customer, desk = windows.worker(), windows.customer(), windows.desk()
    worker.go_on_duty()
    order_id = customer.order()
    worker.accept()

    desk.cancel(order_id, "客户来电取消")

    customer.stands("cancelled")
    assert house.books_fen() == 0
