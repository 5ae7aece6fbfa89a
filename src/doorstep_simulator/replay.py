"""`replay`: drives the running platform with real demand, from the order to settled money."""

import argparse
import asyncio
import json
import time
from contextlib import AsyncExitStack, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from doorstep_simulator import crew, memory, report, stage
from doorstep_simulator.actors import collecting, desk, hiring
from doorstep_simulator.actors.customer import Customer
from doorstep_simulator.calling import Refused
from doorstep_simulator.driving import Stepper
from doorstep_simulator.instances import days
from doorstep_simulator.instances.days import ReplayDay
from doorstep_simulator.instances.files import NoInstances
from doorstep_simulator.stage import Stage
from doorstep_simulator.world import people, town
from doorstep_simulator.world.demand import Wish

ORDERS_PER_WORKER = 4
WORKERS_LEAST, WORKERS_MOST = 24, 240
CUSTOMERS_SHARE = 0.6
OPENS_MINUTE = 5 * 60
LINE_SECONDS = 10.0
REST_QUANTUM_SECONDS = 600
SERVING = frozenset({"unpaid", "open", "assigned", "under_way"})
REST_DAYS_MAX = 12
"""Longer than acceptance, the dispute window and the channel's answers take together."""


def main(argv: list[str]) -> int:
    """Replay real demand; 1 when an order is not at rest or the books are not right."""
    options = _options(argv)
    try:
        wanted = days.load(
            options.instances,
            chosen=options.set,
            orders=options.orders,
            town=town.build(options.seed),
        )
    except NoInstances as error:
        Console(stderr=True).print(f"[bold red]✗[/] {error}")
        return 2
    return conclude(options, wanted)


def conclude(options: argparse.Namespace, wanted: list[ReplayDay]) -> int:
    """Play these days, report, and say by the exit status whether all is well."""
    try:
        found = asyncio.run(Replay(options, wanted, Console(stderr=True, highlight=False)).run())
    except ClockTaken as error:
        Console(stderr=True).print(f"[bold red]✗[/] {error}")
        return 2
    wrong = report.problems(found, sum(len(day.wishes) for day in wanted))
    found["problems"] = wrong
    report.show(found, wrong, Console(highlight=False))
    if options.json:
        text = json.dumps(found, ensure_ascii=False, indent=1, default=str)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 1 if wrong else 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="doorstep replay", description=__doc__)
    parser.add_argument("--instances", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--orders", type=int, default=500, help="how many orders (500)")
    parser.add_argument("--set", choices=("haikou", "grubhub", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, help="how many workers; else by the orders")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    return parser.parse_args(argv)


class ClockTaken(Exception):
    """Somebody else drives the clock of this data folder, as a demo does."""


class Replay:
    """One replay from an empty or a living city to its report."""

    stage: Stage
    stepper: Stepper

    def __init__(
        self, options: argparse.Namespace, wanted: list[ReplayDay], console: Console
    ) -> None:
        self.options, self.wanted, self.console = options, wanted, console
        self._told_at = 0.0
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[clock]}"),
            console=console,
            refresh_per_second=2,
        )

    async def run(self) -> dict[str, Any]:
        """Set up, play the days, let everything come to rest, and look at the books."""
        async with AsyncExitStack() as closing:
            places = stage.Places.of_environment()
            self.stage = await stage.set_up(places, seed=self.options.seed, closing=closing)
            self.stepper = Stepper(self.stage.scene, self.stage.clocks)
            if (await self.stage.scene.desk.get("clock"))["rate"] > 1:
                raise ClockTaken("a demo turns this clock: stop it, or use another --data folder")
            closing.push_async_callback(self._let_run)
            with self.progress:
                return await self._play()

    async def _let_run(self) -> None:
        """Whatever happened: the clock that stood for us runs again."""
        with suppress(httpx.HTTPError, Refused):
            await self.stage.clocks.turn(rate=1.0)

    async def _play(self) -> dict[str, Any]:
        scene, began = self.stage.scene, time.monotonic()
        first_day = scene.today + timedelta(days=1)
        opens_at = scene.moment(first_day, OPENS_MINUTE)
        scene.timeline.advance(await self.stage.clocks.turn(to=opens_at, rate=0.0))
        await self._people()
        played = time.monotonic()
        began_at = scene.now
        await self._days(first_day)
        await self._rest(SERVING)
        for worker in scene.workers:
            worker.retire()
        # Only timers of hours and days are left: nobody minds some minutes.
        self.stepper.quantum_seconds = REST_QUANTUM_SECONDS
        await self._rest(frozenset({"finished", "accepted", *SERVING}))
        await self._pay_out()
        wall, setup = time.monotonic() - played, played - began
        await scene.timeline.end()
        return report.summary(
            scene.record,
            report.Run(
                chosen=self.options.set,
                seed=self.options.seed,
                days=[_told(day) for day in self.wanted],
                workers=len(scene.workers),
                wall_seconds=wall,
                setup_seconds=setup,
                steps=self.stepper.steps,
                calls=sum(scene.line.calls.values()),
                server_errors=len(scene.line.broken),
                failures=[repr(one)[:300] for one in scene.timeline.failures],
                began_at=began_at,
                ended_at=scene.now,
            ),
            books=await desk.books(scene),
            audit=await scene.desk.post("ledger/audits"),
        )

    async def _people(self) -> None:
        """Register the firm and hire the crews."""
        scene = self.stage.scene
        orders = max(len(day.wishes) for day in self.wanted)
        count = self.options.workers or min(
            WORKERS_MOST, max(WORKERS_LEAST, orders // ORDERS_PER_WORKER)
        )
        homes = tuple(home for day in self.wanted for home in day.homes[: count * 2])
        sketches = people.workers(scene.town, count, homes=homes)
        bar = self.progress.add_task("workers 服务人员", total=count, clock="")
        numbers = stage.merchant_numbers(self.stage.places)
        await hiring.found_firms(scene, numbers)
        folder = self.stage.places.data / "simulator"
        kept = memory.load(folder, "replay", self.options.seed)
        scene.workers = await crew.assemble(
            scene, kept, sketches, lambda: self.progress.update(bar, advance=1)
        )
        memory.save(folder, kept)
        await crew.send_others_home(scene)
        await self.stepper.settle()
        for worker in scene.workers:
            worker.begin()
        scene.timeline.start(desk.judge(scene))
        await scene.service(self.wanted[0].wishes[0].service)

    async def _days(self, first_day: date) -> None:
        """Every wish at its moment, one day of the sets after the other."""
        scene = self.stage.scene
        total = sum(len(day.wishes) for day in self.wanted)
        crowd = people.customers(scene.town, max(1, int(total * CUSTOMERS_SHARE)))
        scene.customers = [Customer(scene, sketch) for sketch in crowd]
        number = 0
        for offset, day in enumerate(self.wanted):
            for wish in day.wishes:
                at = scene.moment(first_day + timedelta(days=offset), wish.minute)
                customer = scene.customers[number % len(scene.customers)]
                scene.timeline.start(_later(customer, wish, at, day.name, number))
                number += 1
        bar = self.progress.add_task("orders placed 下单", total=total, clock="")
        last = scene.moment(first_day + timedelta(days=len(self.wanted) - 1), 24 * 60)

        def done() -> bool:
            placed = len(scene.record.stories)
            self._tell(bar, placed)
            return scene.now >= last

        await self.stepper.run(done)

    async def _rest(self, waited_for: frozenset[str]) -> None:
        """Turn the clock on until no order is in these states any more."""
        scene = self.stage.scene
        placed = scene.record.placed()
        bar = self.progress.add_task("orders at rest 结清", total=len(placed), clock="")
        until = scene.now + timedelta(days=REST_DAYS_MAX)

        def done() -> bool:
            left = sum(1 for one in placed if one.state in waited_for)
            self._tell(bar, len(placed) - left)
            return left == 0 or scene.now >= until

        await self.stepper.run(done)

    async def _pay_out(self) -> None:
        """Workers take their money out, customers what is owed, and the channel's answers come."""
        scene = self.stage.scene
        await desk.pay_out(scene)
        await collecting.collect(scene)
        await self.stepper.settle()
        await desk.confirm_transfers(scene)
        await collecting.collect(scene)
        until = scene.now + timedelta(hours=6)
        await self.stepper.run(lambda: scene.now >= until)

    def _tell(self, bar: TaskID, count: int) -> None:
        """Move the bar; where no terminal draws it, print a line now and then."""
        scene = self.stage.scene
        clock = scene.now.astimezone(scene.zone).strftime("%m-%d %H:%M")
        self.progress.update(bar, completed=count, clock=clock)
        if not self.console.is_terminal and time.monotonic() - self._told_at > LINE_SECONDS:
            self._told_at = time.monotonic()
            states = ", ".join(f"{name} {n}" for name, n in sorted(scene.record.states().items()))
            self.console.print(f"{clock} · {self.stepper.steps} steps · {states}")


async def _later(customer: Customer, wish: Wish, at: datetime, day: str, number: int) -> None:
    await customer.scene.timeline.until(at)
    await customer.want(wish, day, number)


def _told(day: ReplayDay) -> dict[str, Any]:
    return {"name": day.name, "orders": len(day.wishes), "places_left_out": day.left_out}
