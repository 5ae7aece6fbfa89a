"""A story: an open city behind its doors, a channel that may fail, and words for what people do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from doorstep.kernel import clock, edge, queue
from doorstep.kernel.queue import delivery
from doorstep.money.ledger import commands as ledger_commands
from doorstep.money.ledger import queries as ledger
from doorstep.offering.catalog import queries as catalog
from doorstep_sandbox.keys import CUSTOMER_APPID, WORKER_APPID
from tests.doors import city as town
from tests.doors.city import CITY, Caller
from tests.journeys.cast import Cast
from tests.journeys.channel import SUB_MCHID, Channel

NEWS = ("heard", "lost", "doubled", "forged", "late")
"""How the channel's letters come: once, never, five times each, first false, or late."""
LATE_SECONDS = 60
FORGERIES = {
    "forged": "wrong_signature",
    "of an unknown key": "unknown_serial",
    "old": "old_timestamp",
    "altered": "wrong_amount",
}
UNHEARD = timedelta(minutes=5)
"""A payment that nobody told us of is found by then."""
IN_TRANSIT = ("escrow", "custody_escrow", "custody_share", "custody_in_transit", "refund_payable")
_phones = count(1)


@dataclass
class Story:
    """One story, told through the doors, with the channel's letters as they come."""

    channel: Channel
    cast: Cast
    news: str = "heard"
    openids: dict[str, str] = field(default_factory=dict)

    # What the house itself is asked: reading for the end of a story, never a short way through it.

    def do(self, verb: Callable[..., Any], **facts: Any) -> Any:
        """One verb of the house itself."""
        return edge.enter(lambda act: verb(act, **facts), city_id=CITY)

    def balance(self, code: str) -> int:
        """What an account holds."""
        return int(edge.enter(ledger.balance, code, city_id=CITY))

    def held(self) -> dict[str, int]:
        """Everything that is on its way between people, by account."""
        found: dict[str, int] = {}
        for prefix in IN_TRANSIT:
            found |= edge.enter(ledger.balances_by_prefix, prefix, city_id=CITY)
        return found

    def merchants_fen(self) -> int:
        """What the merchant may use of what the channel keeps for it."""
        return self.balance(f"custody_merchant:{SUB_MCHID}")

    def books(self) -> dict[str, int]:
        """All that money has moved so far."""
        own = ("psp_clearing", "custody_channel", "worker_pending", "worker_payable")
        found = self.held()
        for prefix in (*own, "payout_in_transit"):
            found |= edge.enter(ledger.balances_by_prefix, prefix, city_id=CITY)
        return found

    # Time.

    def turn(self, moment: datetime) -> None:
        """It is later; what falls due on the way happens at both sides."""
        clock.turn(to=moment, rate=0)
        self.channel.turn(moment)
        self.rest()

    def later(self, **span: float) -> None:
        """Time passes."""
        self.turn(clock.read() + timedelta(**span))

    def rest(self) -> None:
        """All that is due is done, and all letters are brought."""
        while self.channel.tick() + delivery.drain(CITY):
            continue

    def beat(self, name: str) -> None:
        """One beat of a rhythm of the house."""
        edge.enter(lambda act: queue.job(name)(act), city_id=CITY)

    def settle(self) -> None:
        """Wait until the channel has done what it was asked, and we know it."""
        for _ in range(3):
            self.later(minutes=6)

    # News of the channel.

    def expect(self, news: str) -> None:
        """From now on the channel's letters come in this way."""
        self.news = news
        self.channel.end_faults()
        if news == "lost":
            self.channel.order_fault("drop", times=None)
        elif news == "doubled":
            self.channel.order_fault("double", times=None, copies=5)
        elif news == "late":
            self.channel.order_fault("delay", times=None, seconds=LATE_SECONDS)
        elif news in FORGERIES:
            self.channel.order_fault(FORGERIES[news], times=None)

    @contextmanager
    def listening(self, until_found: timedelta = timedelta(minutes=6)) -> Iterator[None]:
        """Hear what the channel tells of what happens in between.

        False letters move nothing and genuine ones follow; what was lost is asked for in time.
        """
        before, heard = self.books(), len(self.channel.answers)
        yield
        self.channel.tick()
        answers = self.channel.answers[heard:]
        if self.news in FORGERIES:
            assert answers, "a false letter came"
            assert not [one for one in answers if one < 400], "no false letter was believed"
            assert self.books() == before, "false letters move nothing"
            self.later(seconds=20)
        elif self.news == "lost":
            assert (answers, self.books()) == ([], before)
            self.later(seconds=until_found.total_seconds())
        elif self.news == "late":
            assert (answers, self.books()) == ([], before)
            self.later(seconds=LATE_SECONDS + 10)
        elif self.news == "doubled":
            assert answers == [204] * 5
        self.rest()

    # What people do.

    def customer(self) -> Caller:
        """Somebody who signed in with WeChat and gave their phone."""
        phone = f"139{next(_phones):08d}"
        made = self.channel.ask("users", appid=CUSTOMER_APPID, phone=phone)
        entered = Caller("customer").post(
            "sessions/wechat",
            {
                "code": self.channel.ask("login-code", openid=made["openid"])["code"],
                "phone_code": self.channel.ask("phone-code", openid=made["openid"])["code"],
            },
        )
        assert entered.status_code == 201, entered.content
        mine = Caller("customer", entered.json()["token"], phone=phone)
        mine.actor_id = UUID(mine.get("me").json()["id"])
        self.openids[mine.token] = made["openid"]
        return mine

    def link_wechat(self, worker: Caller) -> None:
        """A worker opens the workers' mini program, to be paid there."""
        made = self.channel.ask("users", appid=WORKER_APPID, name="李雪梅")
        code = self.channel.ask("login-code", openid=made["openid"])["code"]
        took(worker.post("me/wechat", {"code": code}))

    def service(self, code: str) -> str:
        """A service as it is sold now, by its code."""
        return str(edge.enter(catalog.service_by_code, code, city_id=CITY).id)

    def wish(self, customer: Caller, **changes: Any) -> dict[str, Any]:
        """Two hours of cleaning tomorrow at ten, by whom the house sends."""
        code = changes.pop("service", "daily-cleaning")
        plain = {
            "service_id": self.service(code),
            "variant": "standard",
            "units": 2,
            "starts_at": town.tomorrow(10),
        }
        if changes.get("timing") == "now":
            del plain["starts_at"]
        if "address_id" not in changes:
            plain["address_id"] = town.address_of(customer)
        return plain | changes

    def place(self, customer: Caller, **changes: Any) -> dict[str, Any]:
        """An order at the price that was shown, not yet paid."""
        wish = self.wish(customer, **changes)
        shown = took(customer.post("quotes", wish))
        taken = took(customer.post("orders", wish | {"shown_total_fen": shown["total_fen"]}))
        return see(customer, taken["id"])

    def pay(self, customer: Caller, order_id: str, bill_id: str | None = None) -> dict[str, Any]:
        """The customer pays what is asked, and the house comes to know it; the order now."""
        with self.listening(UNHEARD):
            self.tap(customer, order_id, bill_id)
        return see(customer, order_id)

    def tap(self, customer: Caller, order_id: str, bill_id: str | None = None) -> None:
        """The customer pays at the channel; the house does not know it yet."""
        body = {"scene": "jsapi", "bill_id": bill_id}
        step = took(customer.post(f"orders/{order_id}/payments", body))
        self.channel.ask(
            "pay",
            prepay_id=step["prepay"]["package"].removeprefix("prepay_id="),
            openid=self.openids[customer.token],
        )

    def accept_offer(self, customer: Caller, order_id: str) -> Caller:
        """Whoever was asked takes the order."""
        for worker in (*self.cast.crew, *self.cast.staff):
            for offer in worker.get("offers").json()["items"]:
                if offer["order_id"] == order_id:
                    took(worker.post(f"offers/{offer['id']}/acceptance"))
                    self.rest()
                    return worker
        raise AssertionError(f"nobody was asked: {see(customer, order_id)['timeline']}")

    def take(self, customer: Caller, **changes: Any) -> tuple[dict[str, Any], Caller]:
        """A paid order that somebody took."""
        order = self.place(customer, **changes)
        self.pay(customer, order["id"])
        worker = self.accept_offer(customer, order["id"])
        return see(customer, order["id"]), worker

    def set_out(self, order: dict[str, Any], worker: Caller) -> None:
        """The worker leaves an hour before the start, or at once when that is past."""
        starts_at = datetime.fromisoformat(order["visits"][0]["starts_at"])
        leaves_at = starts_at - timedelta(hours=1)
        if leaves_at > clock.read():
            self.turn(leaves_at)
        took(worker.post(f"visits/{order['visits'][0]['id']}/departure"))

    def arrive(self, order: dict[str, Any], worker: Caller) -> None:
        """The worker's phone says that they are there."""
        self.later(minutes=30)
        seen_at = clock.read() - timedelta(seconds=20)
        fix = town.HOME | {"accuracy_m": 15, "taken_at": seen_at.isoformat()}
        heard = took(worker.post("positions", {"fixes": [fix]}))
        assert heard["arrived_visit_ids"] == [order["visits"][0]["id"]]

    def begin(self, customer: Caller, order: dict[str, Any], worker: Caller) -> None:
        """The work begins with the customer's code."""
        visit_id = order["visits"][0]["id"]
        self.set_out(order, worker)
        self.arrive(order, worker)
        code = took(customer.post(f"visits/{visit_id}/start-code"))["code"]
        do_steps(worker, visit_id, "before")
        took(worker.post(f"visits/{visit_id}/start", {"code": code}))

    def finish(self, order: dict[str, Any], worker: Caller) -> None:
        """Every step is done."""
        visit_id = order["visits"][0]["id"]
        self.later(hours=2)
        do_steps(worker, visit_id, "during", "after")
        took(worker.post(f"visits/{visit_id}/finish"))
        self.rest()

    def work(self, customer: Caller, order: dict[str, Any], worker: Caller) -> None:
        """From setting out to the last step."""
        self.begin(customer, order, worker)
        self.finish(order, worker)

    def accept(self, customer: Caller, order_id: str, code: str = "") -> dict[str, Any]:
        """The customer accepts the work."""
        took(customer.post(f"orders/{order_id}/acceptance", {"code": code}))
        self.rest()
        return see(customer, order_id)

    def pass_window(self) -> None:
        """The time to object passes, and what it held is paid out."""
        self.later(hours=73)
        self.settle()

    def ends_well(self, customer: Caller, *order_ids: str) -> None:
        """The orders are closed, nothing is under way, and both sides' books are right."""
        for order_id in order_ids:
            order = see(customer, order_id)
            assert order["closed_at"] is not None, [one["verb"] for one in order["timeline"]]
        assert self.held() == {}
        self.books_are_right()

    def books_are_right(self) -> None:
        """Every question of the audit is answered well, and the channel's own books agree."""
        edge.enter(ledger_commands.seal, city_id=CITY)
        report = ledger.audit(CITY)
        assert report.is_clean, report.findings
        assert set(self.channel.look("statistics")["books"].values()) == {0}


def took(answer: Any) -> Any:
    """What a door answered to something that it did."""
    assert answer.status_code in (200, 201, 202), answer.content.decode()
    return answer.json()


def see(customer: Caller, order_id: str) -> dict[str, Any]:
    """The order as its customer sees it."""
    seen: dict[str, Any] = took(customer.get(f"orders/{order_id}"))
    return seen


def do_steps(worker: Caller, visit_id: str, *phases: str) -> None:
    """Every step of these phases, with photos where they are asked for."""
    for step in took(worker.get(f"visits/{visit_id}/steps")):
        if step["phase"] in phases:
            photo = {"photo": town.picture()} if step["needs_photo"] else {}
            place = {"lat": "30.25", "lng": "120.15", "accuracy_m": "20"}
            took(worker.upload(f"visits/{visit_id}/steps/{step['code']}", **place, **photo))
