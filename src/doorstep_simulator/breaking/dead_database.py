"""The database is killed outright, with everybody who works for it, and comes back by itself."""

import asyncio
import os
import signal
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

from doorstep_simulator.breaking import hands
from doorstep_simulator.breaking.told import Answer, Told
from doorstep_simulator.scene import Scene

BACK_SECONDS = 60.0


class NotOurs(Exception):
    """The pid file names no database of this data folder."""


async def run(scene: Scene, told: Told, data: Path) -> None:
    """An order before, a kill, an order during, and both looked for afterwards."""
    buyer = await hands.visitor(scene, "customer", told.language)
    before = await _order(scene, buyer, hour=9)
    paid_fen = await hands.paid(scene, buyer, before["id"])
    await hands.until(buyer, before["id"], "open", "assigned")
    told.step(
        f"{buyer.who}的订单 {before['number']} 已确认，{hands.yuan(paid_fen)} 已入托管。",
        f"{buyer.who}'s order {before['number']} is confirmed, {hands.yuan(paid_fen)} in escrow.",
    )
    wish = await _wish(scene, buyer, hour=15)
    killed = kill(data)
    gone_at = time.monotonic()
    told.step(
        f"kill -9：数据库主进程 {killed[0]} 和它的 {len(killed) - 1} 个子进程，全部强杀。",
        f"kill -9: the database's first process {killed[0]} and its {len(killed) - 1} children.",
    )
    key = uuid.uuid4().hex
    answers, order = await _insist(buyer, wish, key)
    away = [one for one in answers if one.status >= 400]
    told.step(
        "这时下单：平台明说“暂时不可用”，不丢也不假装成功；客户端用同一个钥匙一直重试。",
        "Ordering meanwhile: the house says that it is away, and pretends nothing; the phone tries "
        "again under the same key.",
        *away[:3],
        held=all(one.status in (0, 503) for one in away),
    )
    if order is None:
        told.step("数据库没有回来。", "The database did not come back.", held=False)
        return
    back_seconds = time.monotonic() - gone_at
    told.step(
        f"启动器重新拉起了数据库：{back_seconds:.1f} 秒后下单成功，共试 {len(answers)} 次。",
        f"The launcher noticed and started it again: {back_seconds:.1f} s later the order was "
        f"placed, after {len(answers)} tries.",
        answers[-1],
        held=back_seconds < BACK_SECONDS,
    )
    await _look(buyer, told, before, order, wish, key)
    for one in (before, order):
        await hands.put_away(buyer, one["id"])


async def _look(
    buyer: hands.Hand,
    told: Told,
    before: dict[str, Any],
    order: dict[str, Any],
    wish: dict[str, Any],
    key: str,
) -> None:
    """Nothing that was confirmed is lost, and nothing is there twice."""
    again = await buyer.ask("POST", "orders", wish, key)
    told.step(
        "同一个钥匙再发一遍：还是同一单，没有第二单。",
        "The same key once more: the same order, no second one.",
        again,
        held=again.status == 201 and again.body["id"] == order["id"],
    )
    kept = await buyer.get(f"orders/{before['id']}")
    listed = (await buyer.get("orders?size=50"))["items"]
    told.step(
        f"停机前的订单 {before['number']} 还在，付过的 {hands.yuan(kept['paid_fen'])} 一分不少。",
        f"Order {before['number']} of before is there, with its {hands.yuan(kept['paid_fen'])}.",
        held=kept["paid_fen"] == before["total_fen"]
        and [one["id"] for one in listed].count(order["id"]) == 1,
    )


async def _wish(scene: Scene, buyer: hands.Hand, *, hour: int) -> dict[str, Any]:
    wish = await hands.wish_of(
        scene, buyer, service="daily-cleaning", units=2, way="grab", days=5, hour=hour
    )
    return await hands.priced(buyer, wish)


async def _order(scene: Scene, buyer: hands.Hand, *, hour: int) -> dict[str, Any]:
    order: dict[str, Any] = await buyer.post("orders", await _wish(scene, buyer, hour=hour))
    return order


async def _insist(
    buyer: hands.Hand, wish: dict[str, Any], key: str
) -> tuple[list[Answer], dict[str, Any] | None]:
    """Order under one key until there is an answer; all answers on the way, and the order."""
    answers: list[Answer] = []
    ends = time.monotonic() + BACK_SECONDS
    while time.monotonic() < ends:
        try:
            answer = await buyer.ask("POST", "orders", wish, key)
        except httpx.TransportError as error:
            answer = Answer(buyer.who, 0, {"code": type(error).__name__}, 0)
        answers.append(answer)
        if answer.status == 201:
            return answers, answer.body
        await asyncio.sleep(0.25)
    return answers, None


def kill(data: Path) -> list[int]:
    """Kill the database of this data folder outright; the pids, the first process's first."""
    cluster = data / "postgres" / "cluster"
    try:
        first = int((cluster / "postmaster.pid").read_text().splitlines()[0])
        words = Path(f"/proc/{first}/cmdline").read_bytes().decode().split("\0")
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    except (OSError, ValueError, IndexError) as error:
        raise NotOurs("no database of this folder runs here") from error
    # A pid may have been given to somebody else since the file was written.
    if not words[0].endswith("/postgres") or str(cluster) not in words:
        raise NotOurs(f"process {first} is no database of this folder")
    doomed = [first, *map(int, children)]
    for pid in doomed:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return doomed
