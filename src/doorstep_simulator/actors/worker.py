"""A worker: on duty by day, answers offers, grabs from the hall, and goes where the agenda says."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from doorstep_simulator.actors.visiting import Visiting
from doorstep_simulator.calling import Caller, Refused
from doorstep_simulator.scene import Scene
from doorstep_simulator.timeline import Ear
from doorstep_simulator.world import travel
from doorstep_simulator.world.ground import Spot
from doorstep_simulator.world.people import MERCHANT, WorkerSketch

ON_DUTY_MINUTE, OFF_DUTY_MINUTE = 7 * 60, 21 * 60 + 30
EARLY = timedelta(minutes=6)
LOOK_AGAIN = timedelta(hours=2)
SILENT_SHARE = 0.03
NO_REASONS = ("太远了", "马上有别的安排", "身体不舒服", "车子没电了")
LOOK_AT_ONCE = 8
"""About how many of a crew take the phone at once when a demand is told; the others do later."""
SOON_SECONDS, LATER_SECONDS = (5, 30), (600, 1_800)
TRIES_IN_HALL = 3


class Worker:
    """One person at work, with a phone."""

    def __init__(self, scene: Scene, sketch: WorkerSketch, caller: Caller, worker_id: str) -> None:
        self.scene, self.sketch, self.caller, self.id = scene, sketch, caller, worker_id
        self.rng = scene.rng(2, sketch.index)
        self.spot: Spot = sketch.home
        self.on_duty = False
        self.is_busy = False
        self.openid = ""
        self._tasks: list[asyncio.Task[Any]] = []

    @property
    def name(self) -> str:
        """What colleagues and customers call them."""
        return self.sketch.name

    def begin(self) -> None:
        """Start living: duty, phone and agenda."""
        parts = (self._listen, self._keep_duty, self._answer, self._work, self._watch_hall)
        self._tasks = [self.scene.timeline.start(self.scene.steadily(part)) for part in parts]

    def retire(self) -> None:
        """Stop living."""
        for task in self._tasks:
            task.cancel()

    async def _listen(self) -> None:
        """Follow what is told to this worker, and the hall of the seller they work for."""
        is_firms = self.sketch.crew == MERCHANT
        seller = self.scene.firm_of(self.sketch.kit.trade) if is_firms else "platform"
        topics = [f"worker:{self.id}", f"hall:{seller}"]
        async with self.scene.feed(self.caller, topics, self._hear):
            await self.scene.timeline.for_ever()

    def _hear(self, news: dict[str, Any]) -> None:
        kind = "hall" if news["name"] == "DemandPublished" else "worker"
        self.scene.timeline.ring(f"{kind}:{self.id}", news)

    async def _keep_duty(self) -> None:
        """On in the morning, off in the evening; in between a sign of life now and then."""
        while True:
            day = self.scene.today
            starts = self.scene.moment(day, ON_DUTY_MINUTE + float(self.rng.uniform(0, 50)))
            ends = self.scene.moment(day, OFF_DUTY_MINUTE + float(self.rng.uniform(0, 40)))
            if self.scene.now < ends:
                await self.scene.timeline.until(starts)
                await self.switch(on=True)
                await self._stay_until(ends)
                await self.switch(on=False)
            await self.scene.timeline.until(self.scene.moment(day + timedelta(days=1), 60))

    async def _stay_until(self, ends: datetime) -> None:
        every = self.scene.idle_position_minutes
        while every and self.scene.now < ends:
            await self.scene.timeline.until(min(ends, self.scene.now + timedelta(minutes=every)))
            if not self.is_busy and self.scene.now < ends:
                await self.say_where(self.spot)
        await self.scene.timeline.until(ends)

    async def switch(self, *, on: bool) -> None:
        """Go on or off duty."""
        await self.caller.put("duty", {"on_duty": on})
        self.on_duty = on
        if on:
            await self.say_where(self.spot)

    async def say_where(self, *spots: Spot, accuracy_m: int = 15) -> list[str]:
        """Send positions, the last one from now; answers the visits that arrived by them."""
        last = len(spots) - 1
        fixes = [
            {
                "lat": spot.lat,
                "lng": spot.lng,
                "accuracy_m": accuracy_m,
                "taken_at": (self.scene.now - timedelta(seconds=20 * (last - place))).isoformat(),
                "source": "gps",
            }
            for place, spot in enumerate(spots)
        ]
        self.spot = spots[-1]
        answer = await self.caller.post("positions", {"fixes": fixes})
        arrived: list[str] = answer["arrived_visit_ids"]
        return arrived

    async def _answer(self) -> None:
        """Look at the phone when it rings."""
        ear = self.scene.timeline.ear(f"worker:{self.id}")
        try:
            while True:
                news = await ear.news(self.scene.now + timedelta(days=2))
                if news is not None and news["name"] == "OfferMade":
                    await self._decide_all(ear)
        finally:
            ear.close()

    async def _decide_all(self, ear: Ear) -> None:
        await self.scene.pause(float(self.rng.uniform(3, 14)))
        ear.forget()
        if self.rng.random() < SILENT_SHARE:
            return
        for offer in (await self.caller.get("offers"))["items"]:
            try:
                await self._decide(offer)
            except Refused as refusal:
                self._note(refusal)

    async def _decide(self, offer: dict[str, Any]) -> None:
        path = f"offers/{offer['id']}"
        if self.rng.random() < self.sketch.accepts:
            await self.caller.post(f"{path}/acceptance")
            self.scene.record.counts["offers accepted"] += 1
            self.wake()
        else:
            reason = NO_REASONS[int(self.rng.integers(len(NO_REASONS)))]
            await self.caller.post(f"{path}/refusal", {"reason": reason})
            self.scene.record.counts["offers declined"] += 1

    async def _watch_hall(self) -> None:
        """Look into the hall after it was told of: some at once, most when they find the time."""
        ear = self.scene.timeline.ear(f"hall:{self.id}")
        try:
            while True:
                if await ear.news(self.scene.now + timedelta(days=2)) is None:
                    continue
                at_once = self.rng.random() < LOOK_AT_ONCE / max(1, len(self.scene.workers))
                await self.scene.pause(
                    float(self.rng.uniform(*((5, 30) if at_once else (600, 1_800))))
                )
                ear.forget()
                if self.on_duty and not self.is_busy:
                    await self._take_from_hall()
        finally:
            ear.close()

    async def _take_from_hall(self) -> None:
        """Take the nearest demand that is still there."""
        hall = await self.caller.get("hall")
        open_ones = [one for one in hall["demands"] if not one["has_applied"]]
        for demand in open_ones[:TRIES_IN_HALL]:
            path = f"hall/{demand['order_id']}"
            try:
                if hall["rule"] == "pick":
                    await self.caller.post(f"{path}/applications", {"note": "马上可以出发"})
                else:
                    await self.caller.post(f"{path}/grab")
            except Refused as refusal:
                self._note(refusal)
            else:
                self.scene.record.counts["grabbed"] += 1
                self.wake()
                return

    def wake(self) -> None:
        """The agenda has changed."""
        self.scene.timeline.ring(f"agenda:{self.id}", {"name": "changed"})

    async def _work(self) -> None:
        """Go to the next visit in time; look again when the agenda changes."""
        ear = self.scene.timeline.ear(f"agenda:{self.id}", f"worker:{self.id}")
        try:
            while True:
                ear.forget()
                visit = await self._next_visit()
                if visit is None:
                    await self._until_news(ear, self.scene.now + timedelta(hours=8))
                elif (leaves_at := self._leaves_at(visit)) > self.scene.now:
                    await self._until_news(ear, min(leaves_at, self.scene.now + LOOK_AGAIN))
                else:
                    await self._visit(visit)
        finally:
            ear.close()

    async def _visit(self, visit: dict[str, Any]) -> None:
        self.is_busy = True
        try:
            await Visiting(self, visit).run()
        except Refused as refusal:
            if refusal.status >= 500:
                raise
            # The visit was taken away: cancelled, moved or given to somebody else.
            self._note(refusal)
            await self.scene.pause(60)
        finally:
            self.is_busy = False

    async def _until_news(self, ear: Ear, until: datetime) -> None:
        """Wait for what may change the agenda; offers alone do not."""
        while True:
            news = await ear.news(until)
            if news is None or news["name"] not in ("OfferMade", "OfferEnded"):
                return

    async def _next_visit(self) -> dict[str, Any] | None:
        visits = await self.caller.get("agenda", days=3)
        open_ones = [
            one
            for one in visits
            if one["state"] in ("planned", "travelling", "arrived", "started")
            and one["place"] is not None
        ]
        return min(open_ones, key=lambda one: one["starts_at"], default=None)

    def _leaves_at(self, visit: dict[str, Any]) -> datetime:
        starts_at = datetime.fromisoformat(visit["starts_at"])
        hour = starts_at.astimezone(self.scene.zone).hour
        door = Spot(visit["place"]["lat"], visit["place"]["lng"])
        ride = travel.ride(self.scene.town, self.spot, door, leaves_at=self.scene.now, hour=hour)
        return starts_at - (ride.arrives_at - ride.leaves_at) - EARLY

    def _note(self, refusal: Refused) -> None:
        self.scene.record.troubles[refusal.code] += 1
