"""The main screens look as they did when somebody last looked at them, and are painted early."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.looks import KEPT, MOST_FAR, against_the_kept, apart
from tests.browser.people import Customer, Windows
from tests.browser.windows import Window, dressed

PHONE_LOOKS = ("light", "dark", "large")
DESK_LOOKS = ("light", "dark")
PAINTED = """() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0].startTime
  const before = performance.getEntriesByType("resource").filter((one) => one.responseEnd <= first)
  const page = performance.getEntriesByType("navigation")[0]
  return {asked: before.length + 1,
          bytes: before.reduce((sum, one) => sum + one.encodedBodySize, page.encodedBodySize)}
}"""
KB = 1024
MOST_TRIES = 20
BUDGETS = {"/": (16, 60), "/m/": (24, 200), "/console/": (26, 220)}  # requests, kB as sent


class Gallery:
    """Pictures of one test's pages."""

    def __init__(self, look: str, folder: Path) -> None:
        self.look, self.folder = look, folder
        self.said: list[str] = []

    def take(self, window: Window, name: str) -> None:
        """Hold the page in front against its kept picture."""
        window.page.wait_for_load_state("networkidle")
        before, taken = b"", window.page.screenshot(animations="disabled")
        for _ in range(MOST_TRIES):  # a sheet may still be on its way
            if taken == before:
                break
            before, taken = taken, window.page.screenshot(animations="disabled")
        self.said += against_the_kept(f"{name}-{self.look}", taken, self.folder)


@pytest.mark.parametrize("look", PHONE_LOOKS)
def test_the_phones_look_as_they_were_looked_at(
    house: House, windows: Windows, look: str, tmp_path: Path
) -> None:
    gallery = Gallery(look, tmp_path)
    worker, customer = windows.worker(**dressed(look)), windows.customer(**dressed(look))
    worker.go_on_duty()
    gallery.take(worker, "worker-today")
    customer.go("/m/#/pages/customer/root")
    customer.part("search").wait_for()
    gallery.take(customer, "customer-home")
    customer.tap("service-daily-cleaning")
    customer.part("book").wait_for()
    gallery.take(customer, "customer-service")
    customer.tap("book")
    customer.part("slot-free").wait_for()
    gallery.take(customer, "customer-slots")
    customer.pick_time()
    customer.page.locator("[data-testid=place-order][aria-disabled=false]").first.wait_for()
    expect(customer.page.locator(".sheet-close").filter(visible=True)).to_have_count(0)
    gallery.take(customer, "customer-checkout")
    customer.go("/m/#/pages/customer/root?tab=me")
    customer.part("sign-out").wait_for()
    gallery.take(customer, "customer-me")
    worker.earned_fen()
    gallery.take(worker, "worker-earnings")
    worker.go("/m/?role=worker#/pages/worker/calendar")
    worker.part("back").wait_for()
    gallery.take(worker, "worker-calendar")

    assert not gallery.said, "\n".join(gallery.said)


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_the_desk_and_the_start_page_look_as_they_were_looked_at(
    house: House, windows: Windows, look: str, tmp_path: Path
) -> None:
    gallery = Gallery(look, tmp_path)
    visitor = windows.open(Customer, wide=True, **dressed(look))
    visitor.go("/")
    visitor.page.locator("h1").first.wait_for()
    gallery.take(visitor, "start")
    desk = windows.desk(**dressed(look))
    for page in ("services", "areas", "caller"):
        desk.go(f"/console/#/{page}")
        desk.page.locator("main h1").first.wait_for()
        gallery.take(desk, f"desk-{page}")

    assert not gallery.said, "\n".join(gallery.said)


def test_another_look_and_a_lost_part_are_seen() -> None:
    light, dark = (Image.open(KEPT / f"customer-home-{look}.webp") for look in DESK_LOOKS)
    holed = light.convert("RGB")
    holed.paste((255, 0, 255), (10, 300, 185, 360))

    assert apart(light, dark) > MOST_FAR
    assert apart(light, holed) > MOST_FAR
    assert apart(light, light) == 0


@pytest.mark.parametrize("path", BUDGETS)
def test_the_first_paint_waits_for_little(house: House, windows: Windows, path: str) -> None:
    window = windows.open(Customer, wide=path == "/console/")
    window.go(path)
    window.page.wait_for_load_state("networkidle")
    window.page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    painted: dict[str, Any] = window.page.evaluate(PAINTED)
    asked, kilobytes = BUDGETS[path]

    assert painted["asked"] <= asked, painted
    assert painted["bytes"] <= kilobytes * KB, painted
