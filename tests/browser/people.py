"""What a customer, a worker and an operator do in their windows, by taps."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Locator, expect

from doorstep_simulator import papers
from tests.browser.house import House, Person
from tests.browser.windows import Window

PHOTO: FilePayload = {
    "name": "photo.jpg",
    "mimeType": "image/jpeg",
    "buffer": papers.picture(1),
}
SERVICE = "daily-cleaning"


def fen_of(text: str) -> int:
    """An amount as a page writes it, in fen."""
    found = re.search(r"\d[\d,]*(\.\d\d)?", re.sub(r"\s", "", text))
    assert found, text
    return round(float(found[0].replace(",", "")) * 100)


class Phone(Window):
    """What both phones have."""

    def digits(self, testid: str) -> str:
        """The six digits that are shown."""
        code = self.part(testid)
        expect(code).to_have_text(re.compile(r"^\d{6}$"))
        return code.inner_text()

    def type_code(self, code: str) -> None:
        """Type the digits that somebody else shows."""
        self.part("code").locator("input").fill(code)

    def sure(self) -> None:
        """Say yes to the question in front."""
        self.page.locator(".uni-modal__btn_primary").click()

    def close_sheet(self) -> None:
        """Close the sheet in front."""
        self.page.locator(".sheet-close").filter(visible=True).first.click()
        expect(self.page.locator(".sheet-close").filter(visible=True)).to_have_count(0)


class Customer(Phone):
    """A customer's phone."""

    def begin(self, person: Person) -> None:
        """Be signed in as somebody, on the customer's home."""
        self.play(person)
        self.go("/m/#/pages/customer/root")

    def choose(self, *, way: str = "assign", service: str = SERVICE) -> None:
        """From the home to the checkout with the earliest free time."""
        self.tap(f"service-{service}")
        self.tap("book")
        self.pick_time()
        if way != "assign":
            self.tap(f"way-{way}")
        expect(self.part("place-order")).to_have_attribute("aria-disabled", "false")

    def pick_time(self) -> None:
        """The first free time that is not about to pass."""
        self.page.get_by_test_id("slot-free").filter(visible=True).nth(2).click()

    def order_by(self, worker: Person) -> str:
        """Order the earliest free time of one person, picked from the list."""
        self.choose()
        self.tap("pick-worker")
        self.tap(f"pick-{worker.id}")
        self.pick_time()
        expect(self.part("chosen-worker")).to_contain_text(worker.name[0])
        expect(self.part("place-order")).to_have_attribute("aria-disabled", "false")
        self.tap("place-order")
        self.pay()
        return self.order_id()

    def order(self, **how: str) -> str:
        """Order and pay the first part at the cashier; answers the order's id."""
        self.choose(**how)
        self.tap("place-order")
        self.pay()
        return self.order_id()

    def pay(self) -> None:
        """The cashier: see the amount, pay, and come back to the order."""
        self.page.wait_for_url("**/cashier/**")
        self.page.locator("button.pay").click()
        self.page.wait_for_url("**/pages/customer/order**")

    def order_id(self) -> str:
        """The order whose page is in front."""
        found = re.search(r"order\?id=([0-9a-f-]{36})", self.page.url)
        assert found, self.page.url
        return found[1]

    def stands(self, state: str) -> None:
        """Wait until the order in front is in this state."""
        expect(self.part("order-head")).to_have_attribute("data-state", state)

    def shown_code(self, button: str) -> str:
        """The digits that the customer shows."""
        self.tap(button)
        code = self.digits("shown-code")
        self.close_sheet()
        return code

    def accept(self, code: str, *, owes: bool = False) -> None:
        """Accept the work by the code that the worker shows, and pay what is still open."""
        self.tap("accept-by-code")
        self.type_code(code)
        if owes:
            self.pay()
        self.stands("accepted")

    def cancel(self) -> list[str]:
        """Cancel what is in front; answers the amounts that were said before it was done."""
        self.tap("cancel")
        said = self.part("cancel-fee").inner_text()
        self.tap("cancel-sure")
        self.stands("cancelled")
        return re.findall(r"¥\s*[\d,.]*\d", said)

    def dispute(self, reason: str) -> None:
        """Say that something is wrong, before the time for it is over."""
        self.tap("dispute-open")
        self.part("dispute-reason").locator("textarea").fill(reason)
        self.tap("dispute-send")
        expect(self.part("dispute")).to_contain_text(reason)

    def withdraw_dispute(self) -> None:
        """Take the dispute back, and mean it."""
        self.tap("dispute-withdraw")
        self.sure()
        expect(self.part("dispute-withdraw")).to_be_hidden()

    def leave_cashier(self) -> None:
        """Come back from the cashier without having paid."""
        self.page.wait_for_url("**/cashier/**")
        self.page.go_back()

    def orders(self) -> Locator:
        """The orders in the list in front."""
        return self.page.locator(".order-card").filter(visible=True)

    def sign_out(self) -> None:
        """Leave, and mean it."""
        self.tap("sign-out")
        self.sure()
        expect(self.part("sign-out")).to_be_hidden()

    def review(self) -> None:
        """Say how it was: five stars and the first tag."""
        self.tap("review")
        self.page.locator("[data-testid^=tag-]").filter(visible=True).first.click()
        self.tap("review-send")
        expect(self.part("review-send")).to_be_hidden()
        expect(self.part("review")).to_be_hidden()


class Worker(Phone):
    """A worker's phone."""

    def begin(self, person: Person) -> None:
        """Be signed in as somebody, on the worker's day."""
        self.play(person)
        self.page.on("filechooser", lambda asked: asked.set_files(PHOTO))
        self.go("/m/?role=worker#/pages/worker/root")

    def go_on_duty(self) -> None:
        """The large switch."""
        self.tap("duty")
        expect(self.part("duty")).to_have_attribute("aria-checked", "true")

    def is_asked(self) -> bool:
        """Whether an offer is in front; the page is given a moment to hear of one."""
        self.page.wait_for_timeout(100)
        return self.part("decline-offer").is_visible()

    def accept(self) -> None:
        """Take the first offer."""
        self.tap("accept-offer")
        expect(self.part("next-visit")).to_be_visible()

    def decline(self) -> None:
        """Say no to the first offer, for the first of the reasons offered."""
        self.tap("decline-offer")
        self.page.get_by_test_id("reason").filter(visible=True).first.click()
        self.tap("give-reason")
        expect(self.part("decline-offer")).to_be_hidden()

    def set_out(self) -> None:
        """Leave for the next visit."""
        self.tap("set-out")
        self.stands("travelling")

    def stands(self, state: str) -> None:
        """Wait until the visit in front is in this state."""
        expect(self.part("visit")).to_have_attribute("data-state", state)

    def start(self, code: str) -> None:
        """Do what comes before, and type the customer's code."""
        self.do_steps()
        self.tap("big")
        self.type_code(code)
        self.stands("started")

    def do_steps(self) -> None:
        """The big button through all steps that can be done now; photos are taken as asked."""
        following = self.page.locator(".sop-step.next").filter(visible=True)
        while following.count():
            code = following.first.get_attribute("data-testid") or ""
            self.tap("big")
            expect(self.part(code)).to_have_class(re.compile(r"\bdone\b"))

    def finish(self) -> None:
        """Everything is done."""
        self.do_steps()
        self.tap("big")
        self.stands("finished")

    def propose_more(self) -> None:
        """One unit more, for the first of the reasons offered."""
        self.tap("change")
        more = self.page.locator("[data-testid^=choice-]").filter(visible=True).first
        more.locator(".stepper-tap").last.click()
        self.page.get_by_test_id("reason").filter(visible=True).first.click()
        self.tap("give-reason")
        expect(self.part("give-reason")).to_be_hidden()

    def shown_finish_code(self) -> str:
        """The digits that the worker shows for the acceptance."""
        self.tap("big")
        code = self.digits("finish-code")
        self.close_sheet()
        return code

    def earned_fen(self) -> int:
        """What can be withdrawn now."""
        self.go("/m/?role=worker#/pages/worker/root?tab=earnings")
        return fen_of(self.part("available").inner_text())

    def withdraw_all(self) -> Locator:
        """Take out all that is there and confirm it at the channel; answers its card."""
        self.tap("withdraw")
        self.tap("all")
        self.tap("take")
        self.sure()
        self.tap("confirm-receipt")
        self.page.wait_for_url("**/transfers/**")
        self.page.get_by_role("button", name="确认收款").click()
        self.page.wait_for_url("**/pages/worker/withdraw**")
        return self.page.locator("[data-testid^=withdrawal-]").filter(visible=True).first


class Desk(Window):
    """An operator's wide window."""

    def begin(self) -> None:
        """Played from the entrance, as in a demo."""
        self.go("/console/")
        self.page.get_by_role("button", name="何主管").click()
        expect(self.page.locator("nav").first).to_be_visible()

    def look_at(self, order_id: str) -> None:
        """The detail of an order."""
        self.go(f"/console/#/orders/{order_id}")

    def decide(self, order_id: str, decision: str) -> int:
        """Give half back in the dispute about an order; answers that half."""
        (dispute,) = (
            one for one in self.house.ask("disputes")["items"] if one["order_id"] == order_id
        )
        self.go(f"/console/#/disputes?id={dispute['id']}")
        self.page.get_by_role("button", name="作出裁定").click()
        asked = self.page.get_by_role("dialog")
        asked.get_by_text("退一半", exact=True).click()
        asked.get_by_label("裁定理由").fill(decision)
        half = fen_of(asked.get_by_label("退给客户").input_value())
        expect(asked.locator("table.parties")).to_be_visible()
        asked.get_by_role("button", name="作出裁定").click()
        expect(asked).to_be_hidden()
        return half

    def cancel(self, order_id: str, reason: str) -> None:
        """Cancel for a customer who called, after the cost was shown."""
        self.look_at(order_id)
        self.page.get_by_role("button", name="操作", exact=True).first.click()
        self.page.get_by_role("menuitem", name="取消订单").click()
        asked = self.page.get_by_role("dialog")
        expect(asked.locator(".preview")).to_be_visible()
        asked.get_by_label("原因").fill(reason)
        asked.get_by_role("button", name="取消订单").click()
        expect(asked).to_be_hidden()

    def money(self) -> list[int]:
        """What came in, went back, was shared and is held of the order in front."""
        parts = self.page.locator(".flow b")
        expect(parts).to_have_count(4)
        return [fen_of(one) for one in parts.all_inner_texts()]

    def amounts(self) -> list[int]:
        """Every amount that the order's money story names."""
        story = self.page.get_by_role("region").filter(has=self.page.locator(".flow")).first
        return [fen_of(one) for one in re.findall(r"¥[\d,.]+", story.inner_text())]


class Windows:
    """The windows of one test."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.browser, self.house = browser, house
        self.opened: list[Window] = []

    def open[W: Window](self, kind: type[W], **how: Any) -> W:
        """A window in which nobody is signed in."""
        window = kind(self.browser, self.house, **how)
        self.opened.append(window)
        return window

    def customer(self, person: Person | None = None, **how: Any) -> Customer:
        """A customer's phone; of somebody new if nobody is named."""
        phone = self.open(Customer, **how)
        phone.begin(person or self.house.customer())
        return phone

    def worker(self, person: Person | None = None, **how: Any) -> Worker:
        """A worker's phone; of somebody new, who alone is at work, if nobody is named."""
        phone = self.open(Worker, **how)
        phone.begin(person or self.house.worker())
        return phone

    def desk(self, **how: Any) -> Desk:
        """The operator's window."""
        desk = self.open(Desk, wide=True, **how)
        desk.begin()
        return desk

    def picture(self, folder: Path) -> None:
        """Keep how every window looks, and say where."""
        for number, one in enumerate(self.opened):
            path = folder / f"{number}-{type(one).__name__.lower()}.png"
            one.page.screenshot(path=path)
            print(path, one.page.url, one.errors, one.foreign)

    def close(self, *, judged: bool = True) -> None:
        """Close all of them, the judged ones after all are closed."""
        for one in self.opened:
            one.close(judged=judged)
