"""Business time of a simulation: actors sleep and listen in it, and one driver moves it on."""

import asyncio
import heapq
import itertools
from collections import defaultdict, deque
from collections.abc import Coroutine
from datetime import datetime
from typing import Any


class Timeline:
    """Actors are tasks; each is either awake, or waits for a business moment or for news.

    The driver asks `at_rest()` until nobody is awake, then advances to `next_at()`.
    """

    def __init__(self, start: datetime) -> None:
        self.now = start
        self.failures: list[BaseException] = []
        self.living = 0
        self._awake = 0
        self._rest = asyncio.Event()
        self._rest.set()
        self._waiting: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._ears: dict[str, list[Ear]] = defaultdict(list)

    def start(self, actor: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Let an actor act; what it raises is kept in `failures`."""
        self._wake()
        self.living += 1
        task = asyncio.create_task(self._act(actor))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def until(self, at: datetime) -> None:
        """Sleep until a business moment."""
        if at > self.now:
            await self._wait(self._alarm(at))

    async def for_ever(self) -> None:
        """Sleep until cancelled; time does not wait for it."""
        await self._wait(asyncio.get_running_loop().create_future())

    def ear(self, *keys: str) -> "Ear":
        """Listen to news about these keys from now on."""
        ear = Ear(self, keys)
        for key in keys:
            self._ears[key].append(ear)
        return ear

    def ring(self, key: str, news: dict[str, Any]) -> None:
        """Give news to everybody who listens to a key."""
        for ear in list(self._ears.get(key, ())):
            ear.take(news)

    def next_at(self) -> datetime | None:
        """When the next sleeper wakes; None when nobody sleeps."""
        while self._waiting and self._waiting[0][2].done():
            heapq.heappop(self._waiting)
        return self._waiting[0][0] if self._waiting else None

    def advance(self, to: datetime) -> int:
        """Move business time on and wake everybody who is due, the earliest first."""
        self.now = max(self.now, to)
        woken = 0
        while self._waiting and self._waiting[0][0] <= self.now:
            woken += self.wake(heapq.heappop(self._waiting)[2])
        return woken

    async def at_rest(self) -> None:
        """Wait until nobody is awake."""
        await self._rest.wait()

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody is awake."""
        return self._rest.is_set()

    async def end(self) -> None:
        """Stop every actor where it stands."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self, waiter: asyncio.Future[None]) -> bool:
        """Wake one waiter unless it is awake; it counts as awake from this very moment."""
        if waiter.done():
            return False
        self._wake()
        waiter.set_result(None)
        return True

    def _alarm(self, at: datetime) -> asyncio.Future[None]:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (at, next(self._order), waiter))
        return waiter

    async def _wait(self, waiter: asyncio.Future[None]) -> None:
        self._sleep()
        try:
            await waiter
        except asyncio.CancelledError:
            if not waiter.done() or waiter.cancelled():
                self._wake()  # cancelled while asleep: the end of the task counts it out again
            raise

    async def _act(self, actor: Coroutine[Any, Any, Any]) -> None:
        try:
            await actor
        except Exception as error:  # noqa: BLE001 one actor's trouble must not end the city
            self.failures.append(error)
        finally:
            self.living -= 1
            self._sleep()

    def _wake(self) -> None:
        self._awake += 1
        self._rest.clear()

    def _sleep(self) -> None:
        self._awake -= 1
        if self._awake == 0:
            self._rest.set()


class Ear:
    """One listener's letter box: news that came while it was busy is not lost."""

    def __init__(self, timeline: Timeline, keys: tuple[str, ...]) -> None:
        self._timeline = timeline
        self._keys = keys
        self._news: deque[dict[str, Any]] = deque(maxlen=64)
        self._waiter: asyncio.Future[None] | None = None

    def take(self, news: dict[str, Any]) -> None:
        """Keep news, and wake the listener."""
        self._news.append(news)
        if self._waiter is not None:
            self._timeline.wake(self._waiter)

    async def news(self, until: datetime) -> dict[str, Any] | None:
        """The next news, or None when there was none until a business moment."""
        if not self._news and until > self._timeline.now:
            self._waiter = self._timeline._alarm(until)
            try:
                await self._timeline._wait(self._waiter)
            finally:
                self._waiter = None
        return self._news.popleft() if self._news else None

    def forget(self) -> None:
        """Throw the letters away: the listener has just looked for itself."""
        self._news.clear()

    def close(self) -> None:
        """Stop listening."""
        for key in self._keys:
            ears = self._timeline._ears.get(key, [])
            if self in ears:
                ears.remove(self)
            if not ears:
                self._timeline._ears.pop(key, None)
