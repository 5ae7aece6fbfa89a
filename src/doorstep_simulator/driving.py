"""Moves time: the clocks of house and channel are turned together, in steps or at a rate."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from doorstep_simulator.calling import Refused
from doorstep_simulator.channel import ChannelRefused
from doorstep_simulator.scene import Scene

QUANTUM_SECONDS = 15
"""A step ends on a multiple of this, so that neighbours in time share one turn of the clocks."""
LOOKS_MAX = 2_000
LOOK_SECONDS = 0.02
ARRIVES_SECONDS = 0.01
LOOK_AT_CLOCK_SECONDS, LEAP_SECONDS, AHEAD_SECONDS = 1.0, 3.0, 1.0


class Stuck(Exception):
    """The house does not come to rest."""


class Clocks:
    """The business clock of the house, and the channel's that follows it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    async def read(self) -> tuple[datetime, float]:
        """Business time at the house, and how fast it goes there."""
        facts = await self.scene.desk.get("clock")
        return datetime.fromisoformat(facts["business_at"]), float(facts["rate"])

    async def turn(self, *, to: datetime | None = None, rate: float | None = None) -> datetime:
        """Turn both forward and let them run at a rate, or at the one they have."""
        body: dict[str, Any] = {} if rate is None else {"rate": rate}
        if to is not None:
            body["to"] = to.isoformat()
        facts = await self.scene.desk.post("clock", body)
        await self.follow(facts)
        return datetime.fromisoformat(facts["business_at"])

    async def catch_up(self) -> tuple[datetime, float]:
        """Bring both together after somebody else turned the house's clock.

        Slowed down at the house, the channel went on faster for a moment and is ahead: as neither
        goes back, the house is turned to where the channel is.
        """
        facts = await self.scene.desk.get("clock")
        channel = datetime.fromisoformat((await self.scene.channel.clock())["business_now"])
        if channel > datetime.fromisoformat(facts["business_at"]):
            ahead = channel + timedelta(seconds=AHEAD_SECONDS * max(1.0, facts["rate"]))
            facts = await self.scene.desk.post("clock", {"to": ahead.isoformat()})
        await self.follow(facts)
        return datetime.fromisoformat(facts["business_at"]), float(facts["rate"])

    async def follow(self, facts: dict[str, Any]) -> None:
        """Let the channel follow the house."""
        await self.scene.channel.turn(facts["real_at"], facts["business_at"], facts["rate"])


class Stepper:
    """As fast as the house keeps up: time stands while anybody, house or actor, is at work."""

    def __init__(self, scene: Scene, clocks: Clocks) -> None:
        self.scene, self.clocks, self.steps = scene, clocks, 0
        self.quantum_seconds = QUANTUM_SECONDS

    async def run(
        self, done: Callable[[], bool], *, stride: timedelta = timedelta(hours=1)
    ) -> None:
        """Step until it is done; `stride` is the longest step."""
        timeline = self.scene.timeline
        while True:
            await self.settle()
            if done():
                return
            following = timeline.next_at() or timeline.now + stride
            to = self._rounded(min(max(following, timeline.now), timeline.now + stride))
            timeline.advance(await self.clocks.turn(to=to, rate=0.0))
            self.steps += 1

    async def settle(self) -> None:
        """Wait until no actor is awake and the house and the channel have nothing due."""
        for _ in range(LOOKS_MAX):
            await self.scene.timeline.at_rest()
            if await self._is_quiet():
                # What was told last may still be on its way to somebody's phone.
                await asyncio.sleep(ARRIVES_SECONDS)
                if self.scene.timeline.is_at_rest:
                    return
            await asyncio.sleep(LOOK_SECONDS)
        raise Stuck("the queue did not drain; `./doorstep manage` shows what is left")

    def _rounded(self, moment: datetime) -> datetime:
        """Up to the next whole quantum."""
        quantum = self.quantum_seconds
        return datetime.fromtimestamp(-(-moment.timestamp() // quantum) * quantum, UTC)

    async def _is_quiet(self) -> bool:
        """Nothing due at the channel, then nothing due in the house."""
        if await self.scene.channel.tick():
            return False
        health = await self.scene.desk.get("queue")
        return not health["due"]


class Pacer:
    """At a rate, as a film: days at one, nights faster; a visitor who turns the clock leads it."""

    def __init__(self, scene: Scene, clocks: Clocks, *, rate: float, night_rate: float) -> None:
        self.scene, self.clocks = scene, clocks
        self.rate, self.night_rate = rate, night_rate
        self._anchor = (datetime.now(UTC), scene.now)
        self._looked = datetime.now(UTC)
        self.is_led = False
        self.running = 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """Let time run until somebody asks to stop."""
        timeline = self.scene.timeline
        while not stop.is_set():
            with suppress(Refused, ChannelRefused, httpx.HTTPError):  # away: looked at again soon
                await self._look()
                await self._keep_rate()
            timeline.advance(self.now())
            following = timeline.next_at()
            wait = 1.0
            if following is not None:
                wait = min(1.0, (following - self.now()).total_seconds() / max(self.running, 0.01))
            try:
                async with asyncio.timeout(max(0.02, wait)):
                    await stop.wait()
            except TimeoutError:
                continue

    def now(self) -> datetime:
        """Business time, reckoned from the last turn of the clocks."""
        real, business = self._anchor
        return business + (datetime.now(UTC) - real) * self.running

    async def _look(self) -> None:
        """Whether a visitor turned the clock or chose another pace since we set it."""
        real = datetime.now(UTC)
        if not self.running or (real - self._looked).total_seconds() < LOOK_AT_CLOCK_SECONDS:
            return
        self._looked = real
        business, rate = await self.clocks.read()
        off_seconds = abs((business - self.now()).total_seconds())
        if rate == self.running and off_seconds < LEAP_SECONDS * max(1.0, rate):
            return
        business, followed = await self.clocks.catch_up()
        if followed != self.running:
            self.is_led = followed not in (self.rate, self.night_rate)
        self._anchor, self.running = (datetime.now(UTC), business), followed

    async def _keep_rate(self) -> None:
        """Nights, in which little happens, go by faster, unless somebody plays by hand."""
        if self.is_led:
            return
        hour = self.scene.hour
        wanted = self.night_rate if hour >= 23 or hour < 6 else self.rate
        if wanted != self.running:
            business = await self.clocks.turn(rate=wanted)
            self._anchor, self.running = (datetime.now(UTC), business), wanted
