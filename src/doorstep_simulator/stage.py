"""Sets the scene: finds the running house and sandbox in the environment and signs the desk in."""

import json
import os
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyotp

from doorstep_simulator.calling import Caller, Line
from doorstep_simulator.channel import Channel
from doorstep_simulator.driving import Clocks
from doorstep_simulator.feed import DESK, Feed
from doorstep_simulator.scene import Scene
from doorstep_simulator.timeline import Timeline
from doorstep_simulator.world import town

ADMINISTRATOR = "demo"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the house, the sandbox and the data folder are."""

    house: str
    sandbox: str
    sandbox_folder: Path
    data: Path

    @classmethod
    def of_environment(cls) -> "Places":
        """What the supervisor tells every process of a run."""
        return cls(
            house=f"http://127.0.0.1:{os.environ.get('DOORSTEP_PORT', '8000')}",
            sandbox=os.environ["DOORSTEP_SANDBOX_URL"],
            sandbox_folder=Path(os.environ["DOORSTEP_SANDBOX_DIR"]),
            data=Path(os.environ["DOORSTEP_DATA"]),
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """The scene with its clocks and what the desk hears."""

    scene: Scene
    clocks: Clocks
    feed: Feed
    places: Places


async def set_up(places: Places, *, seed: int, closing: AsyncExitStack) -> Stage:
    """Reach the house, sign the administrator in, and read what time it is there."""
    line = Line(places.house)
    closing.push_async_callback(line.close)
    channel = Channel(places.sandbox, places.sandbox_folder)
    closing.push_async_callback(channel.line.close)
    city = (await Caller(line, "customer").get("cities"))[0]
    desk = await sign_in_desk(line, places.data / "keys" / f"{ADMINISTRATOR}.json")
    apps = {one["name"]: one["appid"] for one in _book(places)["apps"]}
    scene = Scene(
        timeline=Timeline(datetime.now(ZoneInfo(city["zone"]))),
        town=town.build(seed),
        line=line,
        channel=channel,
        desk=desk,
        zone=ZoneInfo(city["zone"]),
        appid=apps["customer"],
        worker_appid=apps["worker"],
        house=places.house,
    )
    clocks = Clocks(scene)
    scene.timeline.now = await clocks.turn()
    feed = Feed(places.house, lambda: desk.token, ["orders"], partial(_hear_as_desk, scene))
    await closing.enter_async_context(feed)
    return Stage(scene, clocks, feed, places)


def _hear_as_desk(scene: Scene, news: dict[str, Any]) -> None:
    """What the desk reads: lines for the terminal, and disputes that wait for it."""
    scene.record.hear(scene.now, news)
    if news["name"] == "DisputeOpened":
        scene.timeline.ring(DESK, news)


async def sign_in_desk(line: Line, secrets: Path) -> Caller:
    """The administrator signs in with password and time code."""
    kept: dict[str, Any] = json.loads(secrets.read_text())
    clock = pyotp.parse_uri(kept["totp"])
    assert isinstance(clock, pyotp.TOTP), "the administrator's second factor is a time code"
    code = clock.now()
    entered = await Caller(line, "console").post(
        "sessions", {"login": kept["login"], "password": kept["password"], "totp": code}
    )
    return Caller(line, "console", entered["token"])


def merchant_numbers(places: Places) -> dict[str, str]:
    """The merchant numbers of the sandbox: direct, service_provider, and its sub_merchant."""
    numbers = {}
    for one in _book(places)["merchants"]:
        numbers[one["role"]] = one["mchid"]
        for sub in one.get("sub_merchants", []):
            numbers["sub_merchant"] = sub["mchid"]
    return numbers


def _book(places: Places) -> dict[str, Any]:
    book: dict[str, Any] = json.loads((places.sandbox_folder / "merchants.json").read_text())
    return book
