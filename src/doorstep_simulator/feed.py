"""The phone that rings: a person's own live feed, with their own token, on their own topics."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

AGAIN_SECONDS = 1.0
DESK = "desk"
FOLLOWS_SECONDS_MAX = 30

type Told = Callable[[dict[str, Any]], None]


class Feed:
    """One WebSocket of one person; what it tells is little, the rest they ask at their own door."""

    def __init__(
        self, address: str, token: Callable[[], str], topics: Sequence[str], told: Told
    ) -> None:
        self._address = address.replace("http", "ws", 1) + "/api/live/v1"
        self._token, self._topics, self._told = token, list(topics), told
        self._task: asyncio.Task[None] | None = None
        self.heard = 0
        self.follows = asyncio.Event()

    async def __aenter__(self) -> "Feed":
        self._task = asyncio.create_task(self._follow())
        async with asyncio.timeout(FOLLOWS_SECONDS_MAX):
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
                    greeting = {"token": self._token(), "topics": self._topics}
                    await socket.send(json.dumps(greeting))
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
        self._told({"name": name, **content})
