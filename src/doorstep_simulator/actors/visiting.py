"""One visit as its worker does it: the ride, the door, the code, the steps, and the finish."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from doorstep_simulator import papers
from doorstep_simulator.calling import Refused
from doorstep_simulator.world import travel, words
from doorstep_simulator.world.ground import Spot, spot_of

if TYPE_CHECKING:
    from doorstep_simulator.actors.worker import Worker

PHOTOS = [papers.picture(seed) for seed in range(12)]
CODE_WAIT = timedelta(minutes=22)
CHANGE_WAIT = timedelta(minutes=20)
SCAN_WAIT = timedelta(minutes=15)
GIVES_BACK_SHARE, NO_SIGNAL_SHARE, CHANGE_SHARE = 0.012, 0.05, 0.07
FIX_SECONDS = 30


class Visiting:
    """A worker and one visit of the agenda."""

    def __init__(self, worker: "Worker", visit: dict[str, Any]) -> None:
        self.worker, self.visit, self.scene = worker, visit, worker.scene
        self.caller, self.rng = worker.caller, worker.rng
        self.path = f"visits/{visit['id']}"
        self.door = Spot(visit["place"]["lat"], visit["place"]["lng"])

    async def run(self) -> None:
        """From setting out to the finish; what was done before a restart is not done again."""
        ear = self.scene.timeline.ear(f"visit:{self.visit['id']}")
        try:
            state = self.visit["state"]
            if state == "planned" and self.rng.random() < GIVES_BACK_SHARE:
                body = {"reason": "电动车坏在路上了"}
                await self.caller.post(f"orders/{self.visit['order_id']}/release", body)
                self.scene.record.counts["given back"] += 1
                return
            if state in ("planned", "travelling"):
                await self._ride(sets_out=state == "planned")
            if state != "started" and not await self._begin(ear):
                return
            await self._do_steps()
            await self.caller.post(f"{self.path}/finish")
            self.scene.record.counts["visits done"] += 1
            await self._scan(ear)
        finally:
            ear.close()

    async def _ride(self, *, sets_out: bool) -> None:
        if sets_out:
            await self.caller.post(f"{self.path}/departure")
        way = travel.ride(
            self.scene.town,
            self.worker.spot,
            self.door,
            leaves_at=self.scene.now,
            hour=self.scene.hour,
        )
        batches = max(1, self.scene.positions_per_ride)
        length = way.arrives_at - way.leaves_at
        sent_at = way.leaves_at
        for batch in range(1, batches + 1):
            await self.scene.timeline.until(way.leaves_at + length * batch / batches)
            if batch < batches:
                await self.worker.say_where(*self._fixes(way, sent_at, self.scene.now))
                sent_at = self.scene.now
        await self._arrive()

    def _fixes(self, way: travel.Way, since: datetime, until: datetime) -> list[Spot]:
        count = max(1, min(12, int((until - since).total_seconds() / FIX_SECONDS)))
        return [way.where(since + (until - since) * (n + 1) / count) for n in range(count)]

    async def _arrive(self) -> None:
        """The phone knows the place; where it does not, the worker checks in by hand."""
        no_signal = self.rng.random() < NO_SIGNAL_SHARE
        off_x, off_y = self.rng.normal(0, 12, 2)
        here = spot_of(float(off_x), float(off_y), center=self.door)
        arrived = await self.worker.say_where(here, accuracy_m=600 if no_signal else 15)
        if self.visit["id"] not in arrived:
            await self.caller.post(f"{self.path}/arrival", {"reason": "地下车库没有信号"})

    async def _begin(self, ear: Any) -> bool:
        """Ask for the code; nobody opens in the stated time: say so and go."""
        if self.visit["id"] not in self.scene.codes:
            await ear.news(self.scene.now + CODE_WAIT)
        code = self.scene.codes.pop(self.visit["id"], None)
        if code is None:
            await self.caller.send_form(
                f"{self.path}/customer-absence",
                photo=PHOTOS[int(self.rng.integers(len(PHOTOS)))],
                lat=f"{self.door.lat:.6f}",
                lng=f"{self.door.lng:.6f}",
                accuracy_m="20",
            )
            self.scene.record.counts["customer absent"] += 1
            return False
        await self.caller.post(f"{self.path}/start", {"code": code})
        ear.forget()
        return True

    async def _do_steps(self) -> None:
        """Spread the steps over the time that the work takes."""
        steps = [
            one
            for one in await self.caller.get(f"{self.path}/steps")
            if one["done_at"] is None and (one["gates"] or one["needs_photo"])
        ]
        starts, ends = (datetime.fromisoformat(self.visit[n]) for n in ("starts_at", "ends_at"))
        seconds = (ends - starts).total_seconds() * float(self.rng.uniform(0.8, 1.05))
        changes_at = len(steps) // 2 if self.rng.random() < CHANGE_SHARE else -1
        for number, step in enumerate(steps):
            if step["phase"] == "before":
                await self.scene.pause(20)
            else:
                await self.scene.pause(seconds / len(steps))
            if number == changes_at:
                await self._propose()
            photo = PHOTOS[int(self.rng.integers(len(PHOTOS)))] if step["needs_photo"] else None
            await self.caller.send_form(
                f"{self.path}/steps/{step['code']}",
                photo=photo,
                lat=f"{self.door.lat:.6f}",
                lng=f"{self.door.lng:.6f}",
                accuracy_m="20",
            )

    async def _propose(self) -> None:
        """Offer more work, and wait for the customer's word and money."""
        service = next(
            (
                one
                for one in self.scene.services.values()
                if one["name"] == self.visit["service_name"]
            ),
            None,
        )
        options = (service or {}).get("options") or []
        if not options:
            return
        option = options[int(self.rng.integers(len(options)))]
        body = {
            "options": [{"code": option["code"], "count": 1}],
            "reason": words.more(self.worker.sketch.kit.trade),
        }
        order_id = self.visit["order_id"]
        news = self.scene.timeline.ear(f"order:{order_id}")
        try:
            change = await self.caller.post(f"{self.path}/changes", body)
            self.scene.record.counts["changes proposed"] += 1
            until = self.scene.now + CHANGE_WAIT
            while change["state"] == "proposed" and self.scene.now < until:
                await news.news(min(until, self.scene.now + timedelta(minutes=5)))
                order = await self.caller.get(f"orders/{order_id}")
                change = next(one for one in order["changes"] if one["id"] == change["id"])
        except Refused as refusal:
            self.scene.record.troubles[refusal.code] += 1
        finally:
            news.close()

    async def _scan(self, ear: Any) -> None:
        """Scan the customer's code if one is shown."""
        said = await ear.news(self.scene.now + SCAN_WAIT)
        if said is not None and "finish" in said:
            try:
                await self.caller.post(
                    f"orders/{self.visit['order_id']}/acceptance", {"code": said["finish"]}
                )
            except Refused as refusal:
                self.scene.record.troubles[refusal.code] += 1
