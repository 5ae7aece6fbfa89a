"""The bell: follows the house's live feed as the desk does, and wakes whom the news concerns."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from doorstep_simulator.timeline import Timeline

AGAIN_SECONDS = 1.0
HALL, DESK = "hall", "desk"
# Names of ids in news, and the keys under which actors listen for them.
_KEYS = (("order_id", "order"), ("worker_id", "worker"), ("wanted_worker_id", "worker"))


type Told = Callable[[dict[str, Any]], None]


class Feed:
    """One WebSocket for the whole simulation; actors then ask at their own doors."""

    def __init__(self, address: str, token: str, timeline: Timeline, told: Told) -> None:
        self._address = address.replace("http", "ws", 1) + "/api/live/v1"
        self._greeting = json.dumps({"token": token, "topics": ["orders"]})
        self._timeline = timeline
        self._task: asyncio.Task[None] | None = None
        self._told = told
        self.heard = 0
        self.follows = asyncio.Event()

    async def __aenter__(self) -> "Feed":
        self._task = asyncio.create_task(self._follow())
        async with asyncio.timeout(30):
            await self.follows.wait()
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                async with connect(self._address, max_size=None) as socket:
                    await socket.send(self._greeting)
                    async for words in socket:
                        self._hear(json.loads(words))
            # Lost, or the house restarts: everybody looks for themselves when it is back.
            await asyncio.sleep(AGAIN_SECONDS)

    def _hear(self, news: dict[str, Any]) -> None:
        if "following" in news:
            self.follows.set()
            return
        self.heard += 1
        name, content = news["name"].rpartition(".")[2], news["content"] or {}
        told = {"name": name, **content}
        self._told(told)
        ids = {(kind, content[field]) for field, kind in _KEYS if content.get(field)}
        ids |= {("worker", id) for id in content.get("worker_ids") or ()}
        for kind, id in ids:
            self._timeline.ring(f"{kind}:{id}", told)
        if name == "DemandPublished":
            self._timeline.ring(HALL, told)
        elif name == "DisputeOpened":
            self._timeline.ring(DESK, told)
