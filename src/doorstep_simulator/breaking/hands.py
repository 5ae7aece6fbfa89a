"""Hands of people at the doors: one call each, its answer taken as it comes, or many at once."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx

from doorstep_simulator.breaking.told import Answer
from doorstep_simulator.scene import Scene

TIMEOUT_SECONDS = 30.0


class NotAsMeant(Exception):
    """Something that only prepares a try was refused."""


class NotYet(Exception):
    """Too few people have moved in so far; says so in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True, slots=True)
class Call:
    """One write of somebody, to be sent with others at the same moment."""

    hand: "Hand"
    path: str
    body: Any


class Hand:
    """Somebody at a door with a token; nothing is tried again for them."""

    def __init__(self, scene: Scene, who: str, door: str, token: str, language: str) -> None:
        self.scene, self.who, self.door, self.token = scene, who, door, token
        self.language = language

    async def send(
        self, line: httpx.AsyncClient, method: str, path: str, body: Any = None, key: str = ""
    ) -> Answer:
        """One call on a line of one's own choice."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}
        if method != "GET":
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        address = path if path.startswith("/") else f"/api/{self.door}/v1/{path}"
        began = time.monotonic()
        answer = await line.request(method, address, json=body, headers=headers)
        took = int((time.monotonic() - began) * 1000)
        try:
            content = answer.json() if answer.content else None
        except ValueError:
            content = None
        return Answer(self.who, answer.status_code, content, took)

    async def ask(self, method: str, path: str, body: Any = None, key: str = "") -> Answer:
        """One call on a fresh line."""
        async with line_to(self.scene) as line:
            return await self.send(line, method, path, body, key)

    async def get(self, path: str) -> Any:
        """Read something; a refusal ends the try."""
        return _granted(await self.ask("GET", path), path)

    async def post(self, path: str, body: Any = None, key: str = "") -> Any:
        """Write something; a refusal ends the try."""
        return _granted(await self.ask("POST", path, body, key), path)


def line_to(scene: Scene) -> httpx.AsyncClient:
    """A line to the house that shares nothing with anybody."""
    return httpx.AsyncClient(base_url=scene.house, timeout=TIMEOUT_SECONDS, trust_env=False)


async def visitor(scene: Scene, key: str, language: str) -> Hand:
    """One of the demo's people, played exactly as a visitor plays them."""
    async with line_to(scene) as line:
        people = (await line.get("/demo/people")).json()["people"]
        given = await line.post(f"/demo/people/{key}/session")
    if given.status_code >= 400:
        raise NotAsMeant(f"{key}: {given.status_code}")
    shown = next(one for one in people if one["key"] == key)
    name = shown["name"].get(language) or shown["name"]["zh-CN"]
    return Hand(scene, name, shown["door"], given.json()["token"], language)


async def at_once(scene: Scene, calls: Sequence[Call]) -> list[Answer]:
    """What each was answered, all sent at the same moment on lines that already stand."""
    gate = asyncio.Barrier(len(calls))

    async def one(call: Call) -> Answer:
        async with line_to(scene) as line:
            await line.get("/healthz")
            await gate.wait()
            return await call.hand.send(line, "POST", call.path, call.body)

    return list(await asyncio.gather(*[one(call) for call in calls]))


async def wish_of(
    scene: Scene, hand: Hand, *, service: str, units: int, way: str, days: int, hour: int
) -> dict[str, Any]:
    """An order of that service some days ahead, at the first address of the book."""
    found = await scene.service(service)
    addresses = await hand.get("addresses")
    starts_at = scene.moment(scene.today + timedelta(days=days), hour * 60)
    return {
        "service_id": found["id"],
        "address_id": addresses[0]["id"],
        "variant": found["variants"][0]["code"],
        "units": units,
        "options": [],
        "pay": "whole",
        "travel_mode": "bus",
        "way": way,
        "timing": "slot",
        "starts_at": starts_at.isoformat(),
    }


async def priced(hand: Hand, wish: dict[str, Any]) -> dict[str, Any]:
    """The wish with the price that was shown for it."""
    shown = await hand.post("quotes", wish)
    return wish | {"shown_total_fen": shown["total_fen"]}


async def paid(scene: Scene, hand: Hand, order_id: str) -> int:
    """Pay what an order asks, by the code at the cashier; answers the fen."""
    step = await hand.post(f"orders/{order_id}/payments", {"scene": "native"})
    await scene.channel.pay(code_url=step["code_url"], openid="")
    return int(step["amount_fen"])


async def until(hand: Hand, order_id: str, *states: str, seconds: float = 20.0) -> dict[str, Any]:
    """Look at an order until it is in one of these states; as it is when the time is over."""
    ends = time.monotonic() + seconds
    while True:
        order: dict[str, Any] = await hand.get(f"orders/{order_id}")
        if order["state"] in states or time.monotonic() > ends:
            return order
        await asyncio.sleep(0.2)


async def put_away(hand: Hand, order_id: str) -> None:
    """Cancel what a try has left behind, at the fee that is shown."""
    seen = await hand.ask("GET", f"orders/{order_id}/cancellation")
    if seen.status < 400:
        body = {"shown_fee_fen": seen.body["fee_fen"], "reason": "试验结束"}
        await hand.ask("POST", f"orders/{order_id}/cancellation", body)


def yuan(fen: int) -> str:
    """An amount as people write it."""
    return f"¥{fen / 100:,.2f}"


def _granted(answer: Answer, path: str) -> Any:
    if answer.status >= 400:
        raise NotAsMeant(f"{path}: {answer.status} {answer.code}")
    return answer.body
