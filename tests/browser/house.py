"""A house of the tier's own: the launcher's run with sandbox and queue, and the town's people."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from doorstep.runtime import clients
from doorstep.runtime.holding import free_port
from doorstep.runtime.places import ROOT
from doorstep_simulator import stage, visitors
from doorstep_simulator.actors import hiring
from doorstep_simulator.breaking.watch import Watch
from doorstep_simulator.driving import Stepper
from doorstep_simulator.memory import Remembered
from doorstep_simulator.scene import Scene
from doorstep_simulator.world import geojson
from doorstep_simulator.world.ground import spot_of
from doorstep_simulator.world.people import KITS, PLATFORM, WorkerSketch
from tests.browser.opened import OPENED
from tests.runtime.conftest import clean_environment, eventually

OPENS_MINUTE, LATE_MINUTES = 9 * 60, 20
SEED, PORT, FIRST_INDEX, HOME = 1, 23_000, 500, 4
AWAY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the town with a session at a door, as a phone keeps it."""

    door: str
    id: str
    name: str
    token: str
    session_id: str
    city: int


class House:
    """A running house from the test's side: its people, its desk and its clocks."""

    def __init__(self, places: stage.Places) -> None:
        self.places, self.address, self.cashier = places, places.house, places.sandbox
        self._asked = asyncio.new_event_loop()
        threading.Thread(target=self._asked.run_forever, daemon=True).start()
        self._closing = AsyncExitStack()
        self._made = 0
        self._working: list[str] = []

    def open(self) -> None:
        """Reach the house as its administrator, let the visitors move in, and make it morning."""
        self.stage = self.do(stage.set_up(self.places, seed=SEED, closing=self._closing))
        self.do(self._move_in())

    def close(self) -> None:
        """Put the wires down."""
        self.do(self._closing.aclose())
        self._asked.call_soon_threadsafe(self._asked.stop)

    def do[T](self, work: Coroutine[Any, Any, T]) -> T:
        """What the town's people do beside the windows, to its end."""
        return asyncio.run_coroutine_threadsafe(work, self._asked).result(timeout=120)

    @property
    def scene(self) -> Scene:
        """The town, its desk and its channel."""
        return self.stage.scene

    def ask(self, path: str, **query: Any) -> Any:
        """What the desk reads."""
        return self.do(self.scene.desk.get(path, **query))

    def books_fen(self) -> int:
        """What all journals come to: nothing, if every fen is in exactly one place."""
        status = self.do(self.scene.line.ask("GET", "/status.json", headers={})).json()
        return int(status["money"]["sum_fen"])

    def turn(self, **forward: float) -> None:
        """Turn the clocks of house and channel forward, and wait until what is due is done."""
        self.do(self._forward(timedelta(**forward)))

    def morning(self) -> None:
        """Let it be morning, with the whole day before everybody and nothing left of yesterday."""
        self.do(self._clear_away())
        scene = self.scene
        business_at, _ = self.do(self.stage.clocks.read())
        scene.timeline.advance(business_at)
        if business_at > scene.moment(scene.today, OPENS_MINUTE + LATE_MINUTES):
            self.do(self._turn(scene.moment(scene.today + timedelta(days=1), OPENS_MINUTE)))

    def customer(self, name: str = "林小满") -> Person:
        """A new customer with a home."""
        return self.do(self._customer(name, self._number()))

    def worker(self, name: str = "陈秋菊") -> Person:
        """A new cleaner, the only one at work: everybody before is sent on leave."""
        return self.do(self._worker(name, self._number()))

    def colleague(self, name: str = "吴建国") -> Person:
        """One more cleaner beside those at work."""
        return self.do(self._worker(name, self._number(), alone=False))

    def shown_worker(self) -> None:
        """The cleaner of the demo's people alone is at work, as on the tour."""
        self.do(self._shown_worker())

    @contextmanager
    def breaking(self) -> Iterator[None]:
        """Somebody beside the house carries out what a visitor wants to break."""
        watch = Watch(self.scene, self.places.data, self.places.sandbox_folder)
        running = asyncio.run_coroutine_threadsafe(watch.run(), self._asked)
        try:
            yield
        finally:
            running.cancel()
            with suppress(BaseException):
                running.result(timeout=10)

    def _number(self) -> int:
        self._made += 1
        return self._made

    async def _move_in(self) -> None:
        scene = self.scene
        await hiring.found_firms(scene, stage.merchant_numbers(self.places))
        await hiring.promise(scene)
        kept = Remembered("browser", SEED)
        await visitors.move_in(scene, kept)
        self._shown = kept.visitors["worker"]
        listed = (await scene.desk.get("workers", state="active", size=100))["items"]
        self._working = [one["id"] for one in listed]
        drawn = json.dumps(geojson.of(scene.town), ensure_ascii=False)
        (self.places.data / "basemap.json").write_text(drawn)
        await self._turn(scene.moment(scene.today + timedelta(days=1), OPENS_MINUTE))

    async def _forward(self, by: timedelta) -> None:
        business_at, _ = await self.stage.clocks.read()
        await self._turn(business_at + by)

    async def _turn(self, to: datetime) -> None:
        self.scene.timeline.advance(await self.stage.clocks.turn(to=to, rate=1.0))
        await Stepper(self.scene, self.stage.clocks).settle()

    async def _customer(self, name: str, number: int) -> Person:
        scene, phone = self.scene, f"1980000{number:04d}"
        openid = await scene.channel.user(scene.appid, phone=phone, name=name)
        caller, entered = await scene.sign_in("customer", openid)
        code = await scene.channel.phone_code(openid, phone)
        await caller.post("me/phone", {"code": code})
        await caller.put("me/name", {"name": name})
        home = scene.town.communities[HOME]
        address = {"label": "家", "community": home.name, "house": "3幢202室"}
        contact = {"contact_name": name, "contact_phone": phone}
        place = {"lat": home.spot.lat, "lng": home.spot.lng}
        await caller.post("addresses", address | contact | place)
        actor = (await caller.get("me"))["id"]
        session = entered["session_id"]
        return Person("customer", actor, name, caller.token, session, entered["city_id"])

    async def _worker(self, name: str, number: int, *, alone: bool = True) -> Person:
        scene = self.scene
        if alone:
            await self._send_away()
        home = spot_of(220.0, 180.0, center=scene.town.communities[HOME].spot)
        sketch = WorkerSketch(
            *(FIRST_INDEX + number, name, PLATFORM, KITS[0], home),
            born_year=1988,
            is_woman=True,
            accepts=1.0,
            grade="gold",
        )
        (hired,) = await hiring.hire(scene, [sketch], lambda: None)
        self._working.append(hired.id)
        return Person("worker", hired.id, name, hired.caller.token, "", 1)

    async def _clear_away(self) -> None:
        desk = self.scene.desk
        for state in ("open", "assigned"):
            for left in (await desk.get("orders", state=state, size=100))["items"]:
                ended = {"on_behalf": "", "waived": True, "shown_fee_fen": 0, "reason": "清场"}
                await desk.post(f"orders/{left['id']}/cancellation", ended)

    async def _send_away(self) -> None:
        until_at = (self.scene.now + AWAY).isoformat()
        for gone in self._working:
            leave = {"until_at": until_at, "reason": "轮休"}
            await self.scene.desk.post(f"workers/{gone}/pause", leave)
        self._working = []

    async def _shown_worker(self) -> None:
        await self._send_away()
        await self.scene.desk.delete(f"workers/{self._shown}/pause")
        self._working.append(self._shown)


def build_pages() -> None:
    """Build what is stale, once for all checkouts' sessions of the moment."""
    if clients.are_fresh():
        return
    built = subprocess.run(
        [sys.executable, "-m", "doorstep.runtime.clients"],
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout[-3_000:]


@contextmanager
def running(data: Path, **database: str) -> Iterator[House]:
    """A house with its city open on a database of its own; stopped afterwards."""
    port = free_port("127.0.0.1", PORT)
    told = data.parent / "told.txt"
    with told.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.opened", str(data), str(port)],
            cwd=ROOT,
            env=clean_environment(DOORSTEP_CLIENTS="as they are", **database),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        eventually(lambda: OPENED in told.read_text() or process.poll() is not None, 240)
        assert process.poll() is None, told.read_text()
        places = stage.Places(
            house=f"http://127.0.0.1:{port}",
            sandbox=f"http://127.0.0.1:{port + 1}",
            sandbox_folder=data / "sandbox",
            data=data,
        )
        house = House(places)
        house.open()
        yield house
        house.close()
    finally:
        process.terminate()
        process.wait(timeout=60)
