"""A customer: orders, pays, opens the door, decides, accepts, says how it was, or changes minds."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from doorstep_simulator import papers
from doorstep_simulator.actors import ordering
from doorstep_simulator.calling import Caller, Refused
from doorstep_simulator.feed import Feed
from doorstep_simulator.record import AT_REST, Story
from doorstep_simulator.scene import Scene
from doorstep_simulator.timeline import Ear
from doorstep_simulator.world import demand, words
from doorstep_simulator.world.demand import Behaviour, Wish
from doorstep_simulator.world.people import CustomerSketch

LOOK_AGAIN = timedelta(minutes=40)
LOOK_AFTER = timedelta(hours=1)

NO_LOOK = frozenset(
    {
        *("OrderPlaced", "OfferMade", "OfferEnded", "DemandPublished", "VisitStarted"),
        *("OrderReviewed", "EarningsReleased", "OrderSettled"),
    }
)
"""News of one's order that ask for nothing."""

type Reaction = Callable[["Errand", dict[str, Any]], Awaitable[bool]]


class Customer:
    """One person with a phone; signs in with the first wish."""

    def __init__(self, scene: Scene, sketch: CustomerSketch, *, openid: str = "", token: str = ""):
        self.scene, self.sketch = scene, sketch
        self.openid = openid
        self.caller = Caller(scene.line, "customer", token)
        self._door = asyncio.Lock()
        self.addresses: dict[tuple[float, float], str] = {}
        self.made_good: set[str] = set()
        self.id = ""
        self._phone: Feed | None = None
        self._errands = 0

    async def enter(self) -> None:
        """Sign in unless signed in already."""
        async with self._door:
            await self._enter()

    async def _enter(self) -> None:
        if self.caller.token:
            return
        phone = papers.phone(self.sketch.index, side=2)
        self.openid = self.openid or await self.scene.channel.user(
            self.scene.appid, phone=phone, name=self.sketch.name
        )
        self.caller, _ = await self.scene.sign_in("customer", self.openid)

    async def address(self, wish: Wish) -> str:
        """The id under which the place of a wish is in the address book."""
        place = (wish.spot.lat, wish.spot.lng)
        if place not in self.addresses:
            kept = await self.caller.post(
                "addresses",
                {
                    "community": wish.community,
                    "house": self.sketch.house,
                    "contact_name": self.sketch.name,
                    "contact_phone": papers.phone(self.sketch.index, side=2),
                    "lat": wish.spot.lat,
                    "lng": wish.spot.lng,
                },
            )
            self.addresses[place] = kept["id"]
        return self.addresses[place]

    async def want(self, wish: Wish, day: str, number: int) -> None:
        """Carry one wish through, from ordering to rest."""
        story = Story(day=day, service=wish.service)
        self.scene.record.stories.append(story)
        rng = self.scene.rng(1, number)
        try:
            await self.enter()
            order = await ordering.place(
                self.scene, self.caller, wish, await self.address(wish), rng
            )
        except ordering.NotToBeHad as error:
            story.trouble = str(error)
            self.scene.record.counts["turned away"] += 1
            return
        except Refused as error:
            story.trouble = str(error)
            self.scene.record.troubles[error.code] += 1
            return
        story.order_id, story.number = order["id"], order["number"]
        page = await self.caller.get(f"orders/{order['id']}")
        story.way, story.timing = page["way"], page["timing"]
        story.follow(page)
        self.scene.record.numbers[order["id"]] = order["number"]
        self.scene.record.note(
            self.scene.now, f"{order['number']} 下单 ordered · {page['service_name']}"
        )
        await self.see_to(Errand(self, wish.behaviour, story, rng))

    async def see_to(self, errand: "Errand") -> None:
        """Carry an errand through, with the phone on while there is one."""
        self._errands += 1
        try:
            await self.scene.steadily(self._listen)
            await self.scene.steadily(errand.run)
        finally:
            self._errands -= 1
            if self._errands == 0 and self._phone is not None:
                phone, self._phone = self._phone, None
                await phone.__aexit__()

    async def _listen(self) -> None:
        """Follow what is told to this customer."""
        async with self._door:
            if self._phone is None:
                self.id = self.id or (await self.caller.get("me"))["id"]
                topics = [f"customer:{self.id}"]
                phone = self.scene.feed(self.caller, topics, self._hear)
                self._phone = await phone.__aenter__()

    def _hear(self, news: dict[str, Any]) -> None:
        self.scene.timeline.ring(f"order:{news.get('order_id')}", news)

    async def go_on(self) -> None:
        """After a restart: see to the orders that were left, as somebody in a good mood."""
        listed = await self.caller.get("orders", size=30)
        for order in listed["items"]:
            if order["state"] in AT_REST:
                continue
            story = Story(day="before", service=order["service_name"], order_id=order["id"])
            story.number, story.way, story.timing = order["number"], order["way"], order["timing"]
            self.scene.record.stories.append(story)
            self.scene.record.numbers[order["id"]] = order["number"]
            rng = self.scene.rng(7, self.sketch.index, len(self.scene.record.stories))
            errand = Errand(self, demand.mild(rng), story, rng)
            self.scene.timeline.start(self.see_to(errand))


class Errand:
    """One order and what its customer still means to do about it."""

    def __init__(
        self, customer: Customer, kind: Behaviour, story: Story, rng: np.random.Generator
    ) -> None:
        self.scene, self.customer, self.story, self.rng = customer.scene, customer, story, rng
        self.caller, self.kind = customer.caller, kind
        self.path = f"orders/{story.order_id}"
        self.done: set[str] = set()
        self.told: set[str] = set()

    async def run(self) -> None:
        """Look at the order, do what is next, and wait for news, until it is at rest."""
        ear = self.scene.timeline.ear(f"order:{self.story.order_id}")
        try:
            while True:
                ear.forget()
                order = await self.caller.get(self.path)
                self.story.follow(order)
                if self.story.is_at_rest:
                    return
                if not await self._react(order):
                    await self._news(ear, self._look_again_at(order))
        finally:
            ear.close()

    async def _news(self, ear: Ear, until: datetime) -> None:
        """Wait for news that ask for a look."""
        while True:
            news = await ear.news(until)
            if news is None:
                return
            self.told.add(news["name"])
            if news["name"] not in NO_LOOK:
                return

    def _look_again_at(self, order: dict[str, Any]) -> datetime:
        """When to look without news: soon while something is near, late while nothing is."""
        now = self.scene.now
        if order["state"] == "accepted" and order["dispute_until"]:
            return max(datetime.fromisoformat(order["dispute_until"]), now) + LOOK_AFTER
        if order["state"] == "finished" and self.kind.accepts_by == "silence":
            return now + 8 * LOOK_AFTER
        if order["state"] in ("open", "assigned"):
            return max(datetime.fromisoformat(order["starts_at"]), now) + LOOK_AGAIN
        return now + LOOK_AGAIN

    async def _react(self, order: dict[str, Any]) -> bool:
        """Do the next thing; True when the order should be looked at again at once."""
        reaction = REACTIONS.get(order["state"])
        if reaction is None:
            return False
        try:
            return await reaction(self, order)
        except Refused as refusal:
            if refusal.status >= 500:
                raise
            # Somebody was faster: the next look shows what became of it.
            self.scene.record.troubles[refusal.code] += 1
            return False

    def once(self, name: str) -> bool:
        """Whether this is the first time; each thing is done once."""
        if name in self.done:
            return False
        self.done.add(name)
        return True

    async def think(self, low_seconds: float, high_seconds: float) -> None:
        """Take a while."""
        await self.scene.pause(float(self.rng.uniform(low_seconds, high_seconds)))

    async def pay(self, bill: dict[str, Any]) -> None:
        """Pay a bill at the channel, in the mini program or by a code on the screen."""
        scene = "native" if self.rng.random() < 0.1 else "jsapi"
        step = await self.caller.post(
            f"{self.path}/payments", {"scene": scene, "bill_id": bill["id"]}
        )
        openid = self.customer.openid
        if step["prepay"]:
            prepay_id = step["prepay"]["package"].partition("=")[2]
            await self.scene.channel.pay(prepay_id=prepay_id, openid=openid)
        else:
            await self.scene.channel.pay(code_url=step["code_url"], openid=openid)
        self.scene.record.counts[f"paid {bill['purpose']}"] += 1

    async def pay_open(self, order: dict[str, Any], *purposes: str) -> bool:
        """Pay what is asked for, once per bill."""
        for bill in order["bills"]:
            if bill["state"] == "open" and bill["purpose"] in purposes and self.once(bill["id"]):
                await self.pay(bill)
                return True
        return False

    async def cancel(self, when: str) -> bool:
        """Change one's mind, having read what that costs."""
        if self.kind.cancels_when != when or not self.once("cancel"):
            return False
        await self.think(20, 90)
        seen = await self.caller.get(f"{self.path}/cancellation")
        body = {"shown_fee_fen": seen["fee_fen"], "reason": "计划有变"}
        await self.caller.post(f"{self.path}/cancellation", body)
        return True

    async def when_unpaid(self, order: dict[str, Any]) -> bool:
        """Pay the first part, unless the mind changes or the payment is forgotten."""
        if self.kind.cancels_when == "unpaid":
            return self.rng.random() < 0.5 and await self.cancel("unpaid")
        if order["pay_from_at"] and not order["bills"]:
            return False
        if self.once("thought"):
            await self.think(15, 120)
        return await self.pay_open(order, "deposit", "whole")

    async def when_open(self, order: dict[str, Any]) -> bool:
        """Wait for somebody; let the house look when the chosen person cannot come."""
        if await self.cancel("paid"):
            return True
        if "WorkerApplied" in self.told:
            return await self._pick(order)
        if "ChosenCannotCome" in self.told and self.once("another"):
            await self.think(30, 300)
            await self.caller.post(f"{self.path}/another-worker")
        return False

    async def _pick(self, order: dict[str, Any]) -> bool:
        applicants = await self.caller.get(f"{self.path}/applicants")
        if not applicants or not self.once("pick"):
            return False
        await self.caller.post(f"applicants/{applicants[0]['id']}/choice")
        return True

    async def when_coming(self, order: dict[str, Any]) -> bool:
        """Say the code at the door, decide about changes, or cancel late."""
        visit = order["visits"][0]
        if visit["state"] == "planned" and await self.cancel("assigned"):
            return True
        if visit["state"] == "travelling" and self.kind.cancels_when == "on_the_way":
            if "cancel" in self.done:
                return False
            await self.think(60, 240)
            return await self.cancel("on_the_way")
        if visit["state"] == "arrived" and self.once(f"code {visit['arrived_at']}"):
            if self.kind.is_absent:
                return False
            await self.think(10, 60)
            shown = await self.caller.post(f"visits/{visit['id']}/start-code")
            self.scene.codes[visit["id"]] = shown["code"]
            self.scene.timeline.ring(f"visit:{visit['id']}", {"start": shown["code"]})
            return False
        for change in order["changes"]:
            if change["state"] == "proposed" and self.once(change["id"]):
                await self.think(30, 150)
                body = {"approve": self.kind.approves}
                await self.caller.post(f"changes/{change['id']}/decision", body)
                self.scene.record.counts["changes decided"] += 1
                return True
        return await self.pay_open(order, "change")

    async def when_finished(self, order: dict[str, Any]) -> bool:
        """Accept by a tap or by showing a code, pay what is due, or say nothing."""
        if self.kind.accepts_by == "silence":
            if "later" not in self.done:
                self.done.add("later")
                return False
            return await self._settle_up(order)
        if not self.once("accept"):
            return await self.pay_open(order, "balance", "change")
        await self.think(30, 240)
        if self.kind.accepts_by == "worker_scan":
            shown = await self.caller.post(f"{self.path}/finish-code")
            visit = order["visits"][0]
            self.scene.timeline.ring(f"visit:{visit['id']}", {"finish": shown["code"]})
            return False
        await self.caller.post(f"{self.path}/acceptance", {})
        return True

    async def _settle_up(self, order: dict[str, Any]) -> bool:
        """Who says nothing still pays, some hours later."""
        if await self.pay_open(order, "balance", "change"):
            return True
        if order["due_fen"] > 0 and self.once("balance"):
            await self.caller.post(f"{self.path}/balance")
            return True
        return False

    async def when_accepted(self, order: dict[str, Any]) -> bool:
        """Review, tip and, rarely, object while the window is open."""
        if self.kind.reviews and self.once("review"):
            await self.think(60, 900)
            trade = await self.scene.trade_of(order["service_id"])
            said = words.review(trade, self.kind.stars, self.rng)
            await self.caller.post(f"{self.path}/review", said)
            self.scene.record.counts["reviews"] += 1
            return True
        if self.kind.tip_fen and self.once("tip"):
            await self.caller.post(f"{self.path}/tips", {"amount_fen": self.kind.tip_fen})
            return True
        if self.kind.disputes and self.once("dispute"):
            await self.think(600, 7_200)
            await self.caller.post(f"{self.path}/disputes", {"reason": "角落没有打扫干净。"})
            self.scene.record.counts["disputes"] += 1
            return True
        if order["due_fen"] > 0 and self.once("balance"):
            await self.caller.post(f"{self.path}/balance")
            return True
        return await self.pay_open(order, "tip", "balance", "change")


REACTIONS: dict[str, Reaction] = {
    "unpaid": Errand.when_unpaid,
    "open": Errand.when_open,
    "assigned": Errand.when_coming,
    "under_way": Errand.when_coming,
    "finished": Errand.when_finished,
    "accepted": Errand.when_accepted,
}
