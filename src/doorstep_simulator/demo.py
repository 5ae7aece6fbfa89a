"""`demo`: the living city. Sets it up once, then lives on until it is asked to stop."""

import argparse
import asyncio
import json
import signal
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from doorstep_simulator import crew, memory, screen, stage, visitors
from doorstep_simulator.actors import collecting, desk, hiring
from doorstep_simulator.actors.customer import Customer
from doorstep_simulator.breaking.watch import Watch
from doorstep_simulator.calling import Refused
from doorstep_simulator.channel import ChannelRefused
from doorstep_simulator.driving import Pacer, Stepper
from doorstep_simulator.world import demand, geojson, people

CREW, CUSTOMERS, ORDERS_A_DAY = 44, 70, 110
FIRST = 8
"""How many workers are there before time begins to run."""
RATE, NIGHT_RATE, MOVING_RATE = 60.0, 600.0, 10.0
"""How fast days and nights go by, and days while people still move in."""
OPENS_MINUTE = 9 * 60
AWAKE_HOURS = range(7, 18)
SCREEN_SECONDS, PLAIN_SECONDS, SAVE_SECONDS = 1.0, 30.0, 20.0


def main(argv: list[str]) -> int:
    """Live until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="doorstep demo", description=__doc__)
    parser.add_argument("--city", choices=("demo", "yunhe"), default="demo")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    return asyncio.run(Demo(options.seed, Console(highlight=False)).run())


class Demo:
    """One run of the demo on one data folder."""

    def __init__(self, seed: int, console: Console) -> None:
        self.seed, self.console = seed, console
        self.stop = asyncio.Event()
        self.coming: list[people.WorkerSketch] = []

    async def run(self) -> int:
        """Set up, live, and leave cleanly."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.stop.set)
        async with AsyncExitStack() as closing:
            self.places = stage.Places.of_environment()
            self.stage = await stage.set_up(self.places, seed=self.seed, closing=closing)
            self.scene = self.stage.scene
            self.scene.idle_position_minutes = 12
            self.scene.positions_per_ride = 5
            self.kept = memory.load(self._folder, "demo", self.seed)
            await self._people()
            if not self.stop.is_set():
                await self._live()
        return 0

    @property
    def _folder(self) -> Any:
        return self.places.data / "simulator"

    async def _people(self) -> None:
        """Whom a visitor plays and the first few workers; the others move in while time runs."""
        scene = self.scene
        sketches = people.citizens(scene.town, CREW)
        self._tell_moving(0)
        self._draw_map()
        await hiring.found_firms(scene, stage.merchant_numbers(self.places), people.ALL_FIRMS)
        await hiring.promise(scene)
        await visitors.move_in(scene, self.kept)
        known = [one for one in sketches if str(one.index) in self.kept.workers]
        missing = [one for one in sketches if one not in known]
        first = max(0, FIRST - len(known))
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self.console) as progress:
            bar = progress.add_task("服务人员到岗 workers", total=len(known) + first)

            def told() -> None:
                progress.update(bar, advance=1)
                self._tell_moving(int(progress.tasks[bar].completed))

            now = [*known, *missing[:first]]
            scene.workers = await crew.assemble(scene, self.kept, now, told)
        self.coming = missing[first:]
        self._tell_moving(len(scene.workers), ready=True)
        self._remember()
        await crew.send_others_home(scene, spared=self.kept.visitors.values())
        await Stepper(scene, self.stage.clocks).settle()
        for sketch in people.customers(scene.town, CUSTOMERS):
            kept = self.kept.customers.get(str(sketch.index), {})
            customer = Customer(
                scene, sketch, openid=kept.get("openid", ""), token=kept.get("token", "")
            )
            if customer.openid:
                customer.caller.renew = partial(crew.renew, scene, "customer", customer.openid)
            scene.customers.append(customer)
        await scene.service("daily-cleaning")

    async def _welcome(self, pacer: Pacer) -> None:
        """The rest of the crew, two at a time; each begins to work at once, and then time runs."""
        while self.coming:
            pair = self.coming[:2]
            try:
                hired = await crew.assemble(self.scene, self.kept, pair, lambda: None)
            except (Refused, ChannelRefused, httpx.HTTPError) as error:
                self.scene.record.troubles[f"moving in: {type(error).__name__}"] += 1
                await asyncio.sleep(SCREEN_SECONDS)
                continue
            self.coming = self.coming[2:]
            for worker in hired:
                self.scene.workers.append(worker)
                worker.begin()
            self._tell_moving(len(self.scene.workers), ready=True)
        pacer.rate = RATE

    def _tell_moving(self, done: int, *, ready: bool = False) -> None:
        """How many have moved in, for the start page."""
        fresh = self.places.data / "moving.new"
        fresh.write_text(json.dumps({"done": done, "of": CREW, "ready": ready}))
        fresh.replace(self.places.data / "moving.json")

    def _draw_map(self) -> None:
        """The made-up city as the base map of phones and desks."""
        fresh = self.places.data / "basemap.new"
        fresh.write_text(json.dumps(geojson.of(self.scene.town), ensure_ascii=False))
        fresh.replace(self.places.data / "basemap.json")

    def _remember(self) -> None:
        crew.remember(self.kept, self.scene.workers)
        for customer in self.scene.customers:
            if customer.caller.token:
                self.kept.customers[str(customer.sketch.index)] = {
                    "openid": customer.openid,
                    "token": customer.caller.token,
                }
        memory.save(self._folder, self.kept)

    async def _live(self) -> None:
        """Everybody begins; time runs until somebody asks to stop."""
        scene = self.scene
        if scene.hour not in AWAKE_HOURS:
            day = scene.today + timedelta(days=0 if scene.hour < AWAKE_HOURS.start else 1)
            opens_at = scene.moment(day, OPENS_MINUTE)
            scene.timeline.advance(await self.stage.clocks.turn(to=opens_at))
        for customer in scene.customers:
            if customer.caller.token:
                scene.timeline.start(scene.steadily(customer.go_on))
        for worker in scene.workers:
            worker.begin()
        for life in (desk.judge(scene), self._demand()):
            scene.timeline.start(life)
        scene.timeline.start(scene.steadily(self._money))
        self._say_addresses()
        rate = MOVING_RATE if self.coming else RATE
        pacer = Pacer(scene, self.stage.clocks, rate=rate, night_rate=NIGHT_RATE)
        watch = Watch(scene, self.places.data, self.places.sandbox_folder)
        parts = (self._screen(pacer), self._keep(), self._welcome(pacer), watch.run())
        sides = [asyncio.create_task(part) for part in parts]
        try:
            await pacer.run(self.stop)
        finally:
            for side in sides:
                side.cancel()
            await asyncio.gather(*sides, return_exceptions=True)
            await scene.timeline.end()
            self._remember()
            # While nobody plays, the business clock goes no faster than the wall's.
            with suppress(httpx.HTTPError, Refused):
                await self.stage.clocks.turn(rate=1.0)

    async def _demand(self) -> None:
        """Wishes of one day after the other, for ever."""
        scene = self.scene
        while True:
            for wish in demand.city_day(scene.town, orders=ORDERS_A_DAY, number=self.kept.next_day):
                at = scene.moment(scene.today, wish.minute)
                if at < scene.now:
                    continue
                await scene.timeline.until(at)
                number = len(scene.record.stories) + 100_000 * self.kept.next_day
                customer = scene.customers[number * 7 % len(scene.customers)]
                scene.timeline.start(customer.want(wish, "demo", number))
            self.kept.next_day += 1
            await scene.timeline.until(scene.moment(scene.today + timedelta(days=1), 5))

    async def _money(self) -> None:
        """In the evening workers take out what was released, and everybody confirms what came."""
        scene = self.scene
        while True:
            await scene.timeline.until(scene.moment(scene.today, 21 * 60 + 40))
            await desk.pay_out(scene)
            await scene.pause(600)
            await desk.confirm_transfers(scene)
            await collecting.collect(scene)
            await scene.timeline.until(scene.moment(scene.today + timedelta(days=1), 60))

    def _say_addresses(self) -> None:
        house, sandbox = self.places.house, self.places.sandbox
        self.console.print(f"开始 start           {house}/")
        self.console.print(f"收银台 cashier       {sandbox}/cashier/<prepay_id>")
        for door in ("customer", "worker", "console"):
            self.console.print(f"接口 OpenAPI          {house}/api/{door}/v1/openapi.json")
        self.console.print(
            f"运营登录 operator      {self.places.data / 'keys' / stage.ADMINISTRATOR}.json"
        )

    async def _screen(self, pacer: Pacer) -> None:
        """A live table on a terminal; a line now and then where there is none."""
        if not self.console.is_terminal:
            await self._plain()
        with Live(console=self.console) as live:
            while True:
                status = await self._status()
                if status is not None:
                    live.update(screen.draw(self.scene, status, pacer.running), refresh=True)
                await asyncio.sleep(SCREEN_SECONDS)

    async def _plain(self) -> None:
        while True:
            status = await self._status()
            if status is None:
                await asyncio.sleep(SCREEN_SECONDS)
                continue
            clock = self.scene.now.astimezone(self.scene.zone).strftime("%Y-%m-%d %H:%M")
            states = " ".join(f"{k} {v}" for k, v in sorted(status["orders"]["all"].items()))
            money = status["money"]
            self.console.print(
                f"{clock} · {states} · escrow {money['escrow_fen'] / 100:.2f} · "
                f"books {money['sum_fen'] / 100:.2f}"
            )
            await asyncio.sleep(PLAIN_SECONDS)

    async def _status(self) -> dict[str, Any] | None:
        """What the status page shows; nothing while the house or its database is away."""
        with suppress(httpx.HTTPError, ValueError):
            answer = await self.scene.line.ask("GET", "/status.json", headers={})
            found: dict[str, Any] = answer.json()
            return found if found.get("money") and found.get("orders") else None
        return None

    async def _keep(self) -> None:
        """Write down who is who, now and then."""
        while True:
            await asyncio.sleep(SAVE_SECONDS)
            self._remember()
