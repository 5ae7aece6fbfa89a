"""What all actors share: time, the town, the wires to the house and the channel, and the record."""

import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import numpy as np

from doorstep_simulator.calling import Caller, Line, Refused
from doorstep_simulator.channel import Channel, ChannelRefused
from doorstep_simulator.feed import Feed, Told
from doorstep_simulator.record import Record
from doorstep_simulator.timeline import Timeline
from doorstep_simulator.world.people import FIRMS
from doorstep_simulator.world.town import Town

BREATH_SECONDS = 120
_SOURCES = itertools.count(1)


@dataclass
class Scene:
    """The stage of a simulation."""

    timeline: Timeline
    town: Town
    line: Line
    channel: Channel
    desk: Caller
    zone: ZoneInfo
    appid: str
    worker_appid: str
    house: str = ""
    merchant_id: str = ""
    firms: dict[str, str] = field(default_factory=dict)
    idle_position_minutes: int = 0
    positions_per_ride: int = 2
    record: Record = field(default_factory=Record)
    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    workers: list[Any] = field(default_factory=list)
    customers: list[Any] = field(default_factory=list)

    def firm_of(self, trade: str) -> str:
        """The id of the firm that sells a trade here; nothing where the house alone does."""
        firm = FIRMS.get(trade)
        return self.firms.get(firm.name["zh-CN"], "") if firm else ""

    @property
    def now(self) -> datetime:
        """Business time."""
        return self.timeline.now

    @property
    def hour(self) -> int:
        """The hour on a clock on the wall."""
        return self.now.astimezone(self.zone).hour

    @property
    def today(self) -> date:
        """The day of the city."""
        return self.now.astimezone(self.zone).date()

    def day_of(self, moment: str) -> date:
        """The city's day of a moment as the house writes it."""
        return datetime.fromisoformat(moment).astimezone(self.zone).date()

    def moment(self, day: date, minute: float) -> datetime:
        """A minute of a day of the city."""
        midnight = datetime.combine(day, time(), self.zone)
        return midnight + timedelta(minutes=minute)

    def rng(self, *facts: int) -> np.random.Generator:
        """Chance of one actor, the same at every run with the same seed."""
        return np.random.default_rng([self.town.seed, 9, *facts])

    async def pause(self, seconds: float) -> None:
        """Let business time go by."""
        await self.timeline.until(self.now + timedelta(seconds=seconds))

    async def steadily(self, part: Callable[[], Awaitable[None]]) -> None:
        """Live a part of a life; when the house breaks or is away, begin it again a bit later."""
        while True:
            try:
                return await part()
            except (Refused, ChannelRefused, httpx.HTTPError) as error:
                code = getattr(error, "code", type(error).__name__)
                self.record.troubles[f"again after {code}"] += 1
                await self.pause(BREATH_SECONDS)

    def feed(self, caller: Caller, topics: Sequence[str], told: Told) -> Feed:
        """The live feed of somebody, by their own token."""
        return Feed(self.house, lambda: caller.token, topics, told)

    async def sign_in(self, door: str, openid: str) -> tuple[Caller, dict[str, Any]]:
        """Sign in at a door by the mini program, from a device with an address of its own."""
        code = await self.channel.login_code(openid)
        wire = self.line.from_device(next(_SOURCES))
        try:
            entered = await Caller(wire, door).post(
                "sessions/wechat", {"code": code, "client": "simulator"}
            )
        finally:
            await wire.close()
        return Caller(self.line, door, entered["token"]), entered

    async def trade_of(self, service_id: str) -> str:
        """The trade of a service; nothing when it is sold no longer."""
        await self.service("daily-cleaning")
        every = self.services.values()
        return next((str(one["trade"]) for one in every if one["id"] == service_id), "")

    async def service(self, code: str) -> dict[str, Any]:
        """What the catalogue says of a service, asked once."""
        if not self.services:
            listed = await Caller(self.line, "customer").get("services")
            self.services = {one["code"]: one for one in listed}
        found = self.services[code]
        if "variants" not in found:
            found |= await Caller(self.line, "customer").get(f"services/{found['id']}")
        return found
