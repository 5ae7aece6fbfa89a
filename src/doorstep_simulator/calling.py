"""Calls to the house's doors over HTTP: tokens, idempotency keys, patience, and refusals."""

import asyncio
import uuid
from collections import Counter
from typing import Any

import httpx

IN_FLIGHT = 8
TRIES = 6
TIMEOUT_SECONDS = 60.0
PAUSES_SECONDS = (0.1, 0.3, 1.0, 2.0, 4.0)


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
            base_url=address, timeout=TIMEOUT_SECONDS, limits=limits, trust_env=False
        )
        self.calls: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self._room = asyncio.Semaphore(in_flight)

    async def ask(
        self, method: str, path: str, *, headers: dict[str, str], name: str = "", **content: Any
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
                pause = max(pause, float(answer.headers.get("Retry-After") or 0))
            self.calls["again"] += 1
            await asyncio.sleep(pause)
        self.calls[name or f"{method} {path}"] += 1
        return answer

    async def close(self) -> None:
        """Put the wires down."""
        await self.client.aclose()


class Caller:
    """Somebody at a door: the line, the door's path and their token."""

    def __init__(self, line: Line, door: str, token: str = "") -> None:
        self.line, self.door, self.token = line, door, token

    async def get(self, path: str, **query: Any) -> Any:
        """Read something."""
        return await self._call("GET", path, params=query)

    async def post(self, path: str, body: Any = None, *, key: str = "", reason: str = "") -> Any:
        """Ask for something; tried again under one key, so that it happens once."""
        return await self._call("POST", path, body=body, key=key, reason=reason)

    async def put(self, path: str, body: Any, *, key: str = "") -> Any:
        """Replace something."""
        return await self._call("PUT", path, body=body, key=key)

    async def upload(self, path: str, content: bytes, **fields: str) -> Any:
        """Send a picture."""
        files = {"file": ("picture.jpg", content, "image/jpeg")}
        return await self._call("POST", path, files=files, data=fields)

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
        headers = {"Accept-Language": "zh-CN"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if method != "GET":
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        if reason:
            headers["Doorstep-Reason"] = reason
        if body is not None:
            content["json"] = body
        name = f"{method} {self.door} {_shape(path)}"
        where = f"/api/{self.door}/v1/{path}"
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
        detail = str(problem.get("errors") or problem.get("detail") or answer.text[:200])
        return Refused(answer.status_code, code, detail, name)


def _shape(path: str) -> str:
    """A path with its ids taken out, for counting."""
    return "/".join("*" if len(part) >= 32 else part for part in path.split("/"))
