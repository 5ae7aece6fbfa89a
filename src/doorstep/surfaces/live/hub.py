"""The hub of a process: hears the bus on one connection and hands the news to who follows it."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
import structlog
from django.db import connections
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from doorstep.kernel import bus
from doorstep.surfaces.live.topics import Topic

WAITING_MAX = 200
RECONNECT_SECONDS = (0.2, 1.0, 3.0, 10.0)
READY_SECONDS_MAX = 10.0
log = structlog.get_logger("doorstep.live")


@dataclass(eq=False)
class Follower:
    """One client: its topics, the news that wait for it, and whether it fell behind."""

    topics: Sequence[Topic]
    news: asyncio.Queue[dict[str, Any] | None] = field(
        default_factory=lambda: asyncio.Queue(WAITING_MAX)
    )
    is_slow: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, one: dict[str, Any] | None) -> None:
        """Hand over a piece of news, or None: ask again where every topic stands."""
        try:
            self.news.put_nowait(one)
        except asyncio.QueueFull:
            self.is_slow.set()


class Hub:
    """Listens while somebody follows, and begins again after the connection was lost."""

    def __init__(self) -> None:
        self._followers: dict[Topic, set[Follower]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._listens = asyncio.Event()

    @asynccontextmanager
    async def following(self, topics: Sequence[Topic]) -> AsyncIterator[Follower]:
        """A follower that is told everything from now on."""
        follower = Follower(topics)
        for topic in topics:
            self._followers[topic].add(follower)
        if self._task is None:
            self._task = asyncio.create_task(self._listen())
        try:
            async with asyncio.timeout(READY_SECONDS_MAX):
                await self._listens.wait()
            yield follower
        finally:
            await self._leave(follower)

    async def _leave(self, follower: Follower) -> None:
        for topic in follower.topics:
            self._followers[topic].discard(follower)
            if not self._followers[topic]:
                del self._followers[topic]
        if not self._followers and self._task is not None:
            task, self._task = self._task, None
            task.cancel()
            await asyncio.wait([task])

    async def _listen(self) -> None:
        failures = 0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    _address(), autocommit=True
                ) as connection:
                    await connection.execute(SQL("LISTEN {}").format(Identifier(bus.CHANNEL)))
                    if failures:
                        self._ask_again()
                    failures = 0
                    self._listens.set()
                    async for notice in connection.notifies():
                        self._hand_out(json.loads(notice.payload))
            except psycopg.Error as error:
                log.warning("bus_lost", error=str(error))
            finally:
                self._listens.clear()
            await asyncio.sleep(RECONNECT_SECONDS[min(failures, len(RECONNECT_SECONDS) - 1)])
            failures += 1

    def _hand_out(self, news: dict[str, Any]) -> None:
        for follower in self._followers.get((news.pop("city"), news["topic"]), ()):
            follower.give(news)

    def _ask_again(self) -> None:
        """News may have been missed while nobody listened: let every client compare numbers."""
        for follower in {one for some in self._followers.values() for one in some}:
            follower.give(None)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The one hub of this process's event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())


def _address() -> str:
    facts = connections["default"].settings_dict
    # Of the options, the texts are libpq's own: how the connection is encrypted, and the like.
    also = {key: value for key, value in facts["OPTIONS"].items() if isinstance(value, str)}
    named = {
        "dbname": facts["NAME"],
        "user": facts["USER"] or None,
        "password": facts["PASSWORD"] or None,
        "host": facts["HOST"] or None,
        "port": facts["PORT"] or None,
        "application_name": "doorstep live",
    }
    return make_conninfo(**also | named)
