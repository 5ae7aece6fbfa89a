"""The start page's two shows: one order followed in three windows, and the tries to break it."""

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.people import PHOTO, Customer, Phone, Windows, Worker
from tests.browser.windows import Window

TRIES = ("double-pay", "forged-notice")


def seat[P: Phone](stage: Window, kind: type[P], door: str) -> P:
    """One of the phones on the tour's page, to be used like a window of its own."""
    held = stage.page.locator(f"#view-{door}").element_handle()
    assert held
    frame = held.content_frame()
    assert frame
    phone = object.__new__(kind)
    phone.house, phone.page = stage.house, frame
    return phone


def test_one_order_is_followed_in_three_windows(house: House, windows: Windows) -> None:
    house.shown_worker()
    stage = windows.open(Window, wide=True)
    stage.page.on("filechooser", lambda asked: asked.set_files(PHOTO))
    stage.go("/tour")
    now = stage.page.locator(".rail li.now")
    expect(now).to_contain_text("下单")
    customer, worker = seat(stage, Customer, "customer"), seat(stage, Worker, "worker")
    worker.go_on_duty()

    customer.order()
    expect(now).to_contain_text("找人")
    worker.accept()
    expect(now).to_contain_text("接单")
    house.turn(minutes=90)
    worker.set_out()
    expect(now).to_contain_text("出发")
    house.turn(minutes=40)
    worker.stands("arrived")
    expect(now).to_contain_text("到门口")
    worker.start(customer.shown_code("show-start-code"))
    expect(now).to_contain_text("服务中")
    worker.finish()
    expect(now).to_contain_text("验收")
    customer.accept(worker.shown_finish_code())
    expect(now).to_contain_text("争议期")
    house.turn(days=4)

    expect(now).to_contain_text("结清")
    expect(stage.page.locator(".purse .part.worker")).to_contain_text("¥")
    desk = stage.page.frame_locator("#view-console")
    expect(desk.locator(".flow")).to_be_visible()
    assert house.books_fen() == 0


@pytest.mark.parametrize("name", TRIES)
def test_a_try_to_break_it_is_told_to_its_end(house: House, windows: Windows, name: str) -> None:
    house.shown_worker()
    with house.breaking():
        visitor = windows.open(Window, wide=True)
        visitor.go("/break")
        visitor.page.locator(f"#go-{name}").click()
        told = visitor.page.locator(f"#told-{name}")

        expect(told.locator(".verdict .badge")).to_have_text("守住了", timeout=90_000)
        expect(told.locator(".books")).to_contain_text("分毫不差")
        expect(told.locator(".story .mark.bad")).to_have_count(0)
