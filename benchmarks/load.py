"""A small HTTP load: keep-alive connections that each send their next request on the answer.

It speaks just enough HTTP/1.1 for our own answers, because a full client would take from the
server a good part of the two cores that both of them share.
"""

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.measured import Round

TIMEOUT_SECONDS = 30.0


@dataclass(slots=True)
class _Counted:
    seconds: list[float] = field(default_factory=list)
    refused: dict[int, int] = field(default_factory=dict)
    sample: bytes = b""


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its bytes made beforehand."""

    content: bytes


def request(
    method: str, path: str, *, host: str, headers: dict[str, str], body: bytes = b""
) -> Request:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if method != "GET":
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return Request("\r\n".join([*lines, "", ""]).encode() + body)


def drive(
    port: int, make: Callable[[], Request], *, concurrency: int, seconds: float, expect: int
) -> Round:
    """Send requests for some seconds; any answer but the expected one raises."""
    counted = _Counted()
    took = asyncio.run(_drive(port, make, concurrency, seconds, expect, counted))
    if counted.refused:
        raise AssertionError(f"refused: {counted.refused}, for example {counted.sample[:500]!r}")
    known = sorted(counted.seconds)
    facts = {
        "p50_ms": statistics.median(known) * 1000,
        "p99_ms": known[int(len(known) * 0.99)] * 1000,
    }
    return Round(len(known), took, facts)


async def _drive(
    port: int,
    make: Callable[[], Request],
    concurrency: int,
    seconds: float,
    expect: int,
    counted: _Counted,
) -> float:
    began = time.monotonic()
    deadline = began + seconds
    async with asyncio.timeout(seconds + TIMEOUT_SECONDS), asyncio.TaskGroup() as group:
        for _ in range(concurrency):
            group.create_task(_one_connection(port, make, deadline, expect, counted))
    return time.monotonic() - began


async def _one_connection(
    port: int, make: Callable[[], Request], deadline: float, expect: int, counted: _Counted
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (sent := time.monotonic()) < deadline:
        writer.write(make().content)
        status, body = await read_answer(reader)
        if status == expect:
            counted.seconds.append(time.monotonic() - sent)
        else:
            counted.refused[status] = counted.refused.get(status, 0) + 1
            counted.sample = body
    writer.close()
    await writer.wait_closed()


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of the next answer, sized or in chunks."""
    head = await reader.readuntil(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(_headers(lines))
    status = int(status_line.split(" ", 2)[1])
    if headers.get("transfer-encoding") == "chunked":
        return status, await _chunks(reader)
    return status, await reader.readexactly(int(headers.get("content-length", "0")))


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.partition(":")
        yield name.strip().lower(), value.strip()


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


async def ask(port: int, request: Request) -> tuple[int, bytes]:
    """Status and body of one request."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.content)
    answer = await read_answer(reader)
    writer.close()
    await writer.wait_closed()
    return answer
