"""Calls to the house's doors over HTTP: tokens, idempotency keys, patience, and refusals."""

import asyncio
import copy
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

IN_FLIGHT = 8
TRIES = 6
TIMEOUT_SECONDS = 60.0
PAUSES_SECONDS = (0.1, 0.3, 1.0, 2.0, 4.0)


type Renew = Callable[[], Awaitable[str]]


class Refused(Exception):
    """The house said no, with the refusal's name as its code."""

    def __init__(self, status: int, code: str, detail: str, where: str) -> None:
        super().__init__(f"{where}: {status} {code} {detail}")
        self.status, self.code, self.detail = status, code, detail


class Line:
    """The wires to one server: a few connections shared by everybody who calls it."""

    def __init__(self, address: str, *, in_flight: int = IN_FLIGHT) -> None:
        limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
        self.client = httpx.AsyncClient(
            base_url=address,
            timeout=TIMEOUT_SECONDS,
            transport=httpx.AsyncHTTPTransport(limits=limits, verify=False),
        )
        self.calls: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.broken: list[str] = []
        self._room = asyncio.Semaphore(in_flight)

    async def ask(
        self, method: str, path: str, *, headers: Any, name: str = "", **content: Any
    ) -> httpx.Response:
        """One answer; a broken wire, 503 and 429 are tried again with the same headers."""
        for turn in range(TRIES):
            pause = PAUSES_SECONDS[min(turn, len(PAUSES_SECONDS) - 1)]
            try:
                async with self._room:
                    answer = await self.client.request(method, path, headers=headers, **content)
            except httpx.TransportError:
                if turn == TRIES - 1:
                    raise
            else:
                if answer.status_code not in (429, 503) or turn == TRIES - 1:
                    break
                if answer.status_code == 429:
                    pause = _asked_to_wait(answer)
            self.calls["again"] += 1
            await asyncio.sleep(pause)
        self.calls[name or f"{method} {path}"] += 1
        if answer.status_code >= 500:
            self.broken.append(f"{name} {answer.status_code}")
        return answer

    def from_device(self, number: int) -> "Line":
        """The same server called from a device of its own: another loopback address."""
        wire = copy.copy(self)
        octets = (number >> 16) & 0x7F, (number >> 8) & 0xFF, number & 0xFF
        transport = httpx.AsyncHTTPTransport(
            verify=False, local_address=f"127.{octets[0] + 1}.{octets[1]}.{max(1, octets[2])}"
        )
        wire.client = httpx.AsyncClient(
            base_url=self.client.base_url, timeout=TIMEOUT_SECONDS, transport=transport
        )
        return wire

    async def close(self) -> None:
        """Put the wires down."""
        await self.client.aclose()


class Caller:
    """Somebody at a door: the line, the door's path and their token."""

    def __init__(self, line: Line, door: str, token: str = "") -> None:
        self.line, self.door, self.token = line, door, token
        self.renew: Renew | None = None

    async def get(self, path: str, **query: Any) -> Any:
        """Read something."""
        return await self._call("GET", path, params=query)

    async def post(self, path: str, body: Any = None, *, key: str = "", reason: str = "") -> Any:
        """Ask for something; tried again under one key, so that it happens once."""
        return await self._call("POST", path, body=body, key=key, reason=reason)

    async def put(self, path: str, body: Any, *, key: str = "") -> Any:
        """Replace something."""
        return await self._call("PUT", path, body=body, key=key)

    async def delete(self, path: str, *, key: str = "") -> Any:
        """End something."""
        return await self._call("DELETE", path, key=key)

    async def upload(self, path: str, picture: bytes, **fields: str) -> Any:
        """Send a picture."""
        return await self._call("POST", path, files=_file("picture", picture), data=fields)

    async def send_form(self, path: str, *, photo: bytes | None, **fields: str) -> Any:
        """Send a form, with a photo if there is one."""
        # Without a file the form still goes out in parts, as a phone sends it.
        files = _file("photo", photo) if photo else {name: (None, fields[name]) for name in fields}
        return await self._call("POST", path, files=files, data=fields if photo else None)

    async def _call(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        key: str = "",
        reason: str = "",
        **content: Any,
    ) -> Any:
        headers: dict[str, Any] = {"Accept-Language": "zh-CN"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if method != "GET":
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        if reason:
            headers["Doorstep-Reason"] = reason.encode()
        if body is not None:
            content["json"] = body
        name = f"{method} {self.door} {_shape(path)}"
        where = f"/api/{self.door}/v1/{path}"
        answer = await self.line.ask(method, where, headers=headers, name=name, **content)
        if answer.status_code == 401 and self.renew is not None:
            self.token = await self.renew()
            headers["Authorization"] = f"Bearer {self.token}"
            answer = await self.line.ask(method, where, headers=headers, name=name, **content)
        if answer.status_code >= 400:
            raise self._refusal(answer, name)
        return answer.json() if answer.content else None

    def _refusal(self, answer: httpx.Response, name: str) -> Refused:
        try:
            problem = answer.json()
        except ValueError:
            problem = {}
        code = str(problem.get("code") or answer.status_code)
        self.line.refusals[f"{name} {code}"] += 1
        detail = str(problem.get("problems") or problem.get("detail") or answer.text[:200])
        return Refused(answer.status_code, code, detail, name)


def _asked_to_wait(answer: httpx.Response) -> float:
    """How many seconds the house asks us to wait."""
    try:
        return float(answer.json()["facts"]["seconds"]) + 0.1
    except (ValueError, KeyError):
        return PAUSES_SECONDS[-1]


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {name: ("picture.jpg", content, "image/jpeg")}


def _shape(path: str) -> str:
    """A path with its ids taken out, for counting."""
    return "/".join("*" if len(part) >= 32 else part for part in path.split("/"))
