"""Every main page by axe: nothing that shuts somebody out is left on any of them."""

from typing import Any

import pytest

from doorstep.runtime.places import ROOT
from tests.browser.house import House
from tests.browser.people import Customer, Windows
from tests.browser.windows import Window, dressed

AXE = ROOT / "clients" / "console" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']})
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 160),
                   one.nodes[0].failureSummary.slice(0, 240)].join(' · '))
}"""
LOOKS = ("light", "dark")
PHONE_LOOKS = (*LOOKS, "large")
CUSTOMER_PAGES = (
    "addresses",
    "address-edit",
    "waiting",
    "nearby",
    "account",
    "favourites",
    "compensations",
    "series",
    "root?tab=notices",
)
WORKER_PAGES = (
    "root?tab=hall",
    "root?tab=me",
    "handovers",
    "applications",
    "calendar",
    "withdraw",
    "days",
    "quality",
    "decisions",
    "hints",
    "papers",
    "notices",
    "account",
)


def findings(window: Window, where: str) -> list[str]:
    """What axe holds against the page in front, serious or worse."""
    window.page.wait_for_load_state("networkidle")
    if not window.page.evaluate("() => 'axe' in window"):
        window.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = window.page.evaluate(RUN)
    return [f"{where}: {one}" for one in found]


@pytest.mark.parametrize("look", PHONE_LOOKS)
def test_nothing_serious_stands_in_a_customers_way(
    house: House, windows: Windows, look: str
) -> None:
    windows.worker().go_on_duty()
    customer = windows.customer(**dressed(look))
    customer.part("search").wait_for()
    found = findings(customer, "home")
    customer.tap("service-daily-cleaning")
    customer.part("book").wait_for()
    found += findings(customer, "service")
    customer.tap("book")
    customer.part("slot-free").wait_for()
    found += findings(customer, "slots")
    customer.pick_time()
    found += findings(customer, "checkout")
    customer.go("/m/#/pages/customer/root?tab=orders")
    customer.orders()
    found += findings(customer, "orders")
    customer.go("/m/#/pages/customer/root?tab=me")
    customer.part("sign-out").wait_for()
    found += findings(customer, "me")

    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", PHONE_LOOKS)
def test_nothing_serious_stands_in_the_way_during_an_order(
    house: House, windows: Windows, look: str
) -> None:
    worker = windows.worker(**dressed(look))
    customer = windows.customer(**dressed(look))
    worker.part("duty").wait_for()
    found = findings(worker, "today, off duty")
    worker.go_on_duty()
    customer.order()
    customer.stands("open")
    found += findings(customer, "order, open")
    worker.part("accept-offer").wait_for()
    found += findings(worker, "offer")
    worker.accept()
    customer.stands("assigned")
    found += findings(customer, "order, assigned") + findings(worker, "today")
    worker.part("next-visit").click()
    worker.stands("planned")
    found += findings(worker, "visit")
    worker.earned_fen()
    found += findings(worker, "earnings")

    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", PHONE_LOOKS)
def test_nothing_serious_stands_in_the_way_on_the_other_pages_of_both_phones(
    house: House, windows: Windows, look: str
) -> None:
    worker, customer = windows.worker(**dressed(look)), windows.customer(**dressed(look))
    found: list[str] = []
    for phone, folder, pages in (
        (customer, "customer", CUSTOMER_PAGES),
        (worker, "worker", WORKER_PAGES),
    ):
        for page in pages:
            phone.go(f"/m/?role={folder}#/pages/{folder}/{page}")
            phone.page.locator(".app-page").filter(visible=True).first.wait_for()
            found += findings(phone, page)

    assert not found, "\n".join(found)


DESK_PAGES = (
    "/",
    "/orders",
    "/map",
    "/disputes",
    "/workers",
    "/worklists",
    "/ledger",
    "/caller",
    "/risks",
    "/unsafe",
    "/policies",
    "/plans",
    "/waiting",
    "/series",
    "/customers",
    "/dossiers",
    "/merchants",
    "/services",
    "/areas",
    "/packs",
    "/compensations",
    "/money",
    "/reconciliation",
    "/roles",
    "/queue",
    "/trail",
)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_serious_stands_in_the_way_at_the_desk(
    house: House, windows: Windows, look: str
) -> None:
    windows.worker().go_on_duty()
    customer = windows.customer()
    order_id = customer.order()
    desk = windows.desk(color_scheme=look)
    found: list[str] = []
    for path in (*DESK_PAGES, f"/orders/{order_id}"):
        desk.go(f"/console/#{path}")
        desk.page.locator("main h1").first.wait_for()
        found += findings(desk, path)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_serious_stands_in_a_visitors_way(
    house: House, windows: Windows, look: str
) -> None:
    visitor = windows.open(Customer, wide=True, color_scheme=look)
    found: list[str] = []
    for path in ("/", "/promises", "/break"):
        visitor.go(path)
        visitor.page.locator("h1").first.wait_for()
        found += findings(visitor, path)

    assert not found, "\n".join(found)
