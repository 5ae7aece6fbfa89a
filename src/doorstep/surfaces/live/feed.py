"""The feed of one client: who it is, what it follows, and its end when either no longer holds."""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import structlog
from pydantic import BaseModel, Field, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from doorstep.surfaces.live import topics as permission
from doorstep.surfaces.live.hub import Follower, hub
from doorstep.surfaces.live.topics import SHOWN_OF, SHOWN_TO_ALL, Admission, Topic

GREETING_SECONDS = 5.0
GREETING_CHARS = 8_000
TOPICS_MAX = 50
CHECK_SECONDS = 60.0
CLOSE_SECONDS = 5.0
log = structlog.get_logger("doorstep.live")


class Close(IntEnum):
    """Why a feed ended; a client that reads TOO_SLOW or AGAIN connects anew."""

    AGAIN = 1013
    BAD_GREETING = 4400
    NOT_SIGNED_IN = 4401
    NOT_ALLOWED = 4403
    TOO_LATE = 4408
    TOO_SLOW = 4429


CLOSES = {
    Close.AGAIN: "the house is closing or something broke: connect again after a moment",
    Close.BAD_GREETING: "the greeting was not one, or more than the greeting was sent",
    Close.NOT_SIGNED_IN: "the token is of no session any more: sign in again",
    Close.NOT_ALLOWED: "one of the topics may not be followed",
    Close.TOO_LATE: "the greeting did not come in time",
    Close.TOO_SLOW: "news were not read fast enough: connect again and read the page anew",
}


class Greeting(BaseModel):
    """The one message that a client sends."""

    token: str = Field(max_length=100)
    topics: list[str] = Field(min_length=1, max_length=TOPICS_MAX)


class Ended(Exception):
    """The feed is over, and why."""

    def __init__(self, why: Close) -> None:
        super().__init__(why.name)
        self.why = why


async def follow(socket: WebSocket) -> None:
    """Greet a client, then tell it what happens until either side leaves."""
    await socket.accept()
    try:
        greeting = await _greeted(socket)
        admission = await _admitted(greeting)
        async with hub().following(admission.topics) as follower:
            await _feed(socket, greeting, admission, follower)
    except Ended as end:
        await _close(socket, end.why)
    except WebSocketDisconnect:
        return
    except Exception:
        log.exception("feed_broken")
        await _close(socket, Close.AGAIN)


async def _greeted(socket: WebSocket) -> Greeting:
    try:
        async with asyncio.timeout(GREETING_SECONDS):
            words = await socket.receive_text()
        if not isinstance(words, str) or len(words) > GREETING_CHARS:
            raise Ended(Close.BAD_GREETING)
        return Greeting.model_validate_json(words)
    except TimeoutError:
        raise Ended(Close.TOO_LATE) from None
    except (ValidationError, KeyError):
        raise Ended(Close.BAD_GREETING) from None


async def _admitted(greeting: Greeting) -> Admission:
    admission = await permission.allowed(greeting.token, sorted(set(greeting.topics)))
    if admission is None:
        raise Ended(Close.NOT_SIGNED_IN)
    if not admission.topics:
        raise Ended(Close.NOT_ALLOWED)
    return admission


async def _feed(
    socket: WebSocket, greeting: Greeting, admission: Admission, follower: Follower
) -> None:
    """Run the sides of a feed until the first of them ends."""
    sides = [
        asyncio.create_task(side)
        for side in (
            _tell(socket, admission, follower),
            _hear(socket),
            _stay_allowed(greeting),
            _keep_up(follower),
        )
    ]
    try:
        done, _ = await asyncio.wait(sides, return_when=asyncio.FIRST_COMPLETED)
        for side in done:
            side.result()
    finally:
        for side in sides:
            side.cancel()
        await asyncio.wait(sides)


async def _tell(socket: WebSocket, admission: Admission, follower: Follower) -> None:
    known = await _say_where(socket, follower.topics)
    while True:
        news = await follower.news.get()
        if news is None:
            known = await _say_where(socket, follower.topics)
        elif news["sequence"] > known[news["topic"]]:
            await _send(socket, news if admission.is_desk else _shown(news))


def _shown(news: dict[str, Any]) -> dict[str, Any]:
    content = news["content"] or {}
    may_read = SHOWN_TO_ALL | SHOWN_OF.get(news["name"], frozenset())
    return news | {"content": {name: content[name] for name in may_read & set(content)}}


async def _say_where(socket: WebSocket, followed: Sequence[Topic]) -> dict[str, int]:
    """Answer with the number of each topic's last news; a gap asks for a fresh snapshot."""
    known = await permission.sequences(followed)
    await _send(socket, {"following": known})
    return known


async def _send(socket: WebSocket, content: dict[str, Any]) -> None:
    await socket.send_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


async def _hear(socket: WebSocket) -> None:
    """Nothing comes up this line: another word ends it, and so does the client's leaving."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code") or 1000)
    raise Ended(Close.BAD_GREETING)


async def _stay_allowed(greeting: Greeting) -> None:
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        await _admitted(greeting)


async def _keep_up(follower: Follower) -> None:
    await follower.is_slow.wait()
    raise Ended(Close.TOO_SLOW)


async def _close(socket: WebSocket, why: Close) -> None:
    # A client that does not read does not read the farewell either.
    with contextlib.suppress(RuntimeError, TimeoutError, WebSocketDisconnect):
        async with asyncio.timeout(CLOSE_SECONDS):
            await socket.close(int(why), why.name.lower())
