"""The desk: decides disputes, sees to the workers' money, and says what the books hold."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from doorstep_simulator import feed
from doorstep_simulator.calling import Refused
from doorstep_simulator.channel import ChannelRefused
from doorstep_simulator.scene import Scene

WITHDRAWN_FEN_MIN, WITHDRAWN_FEN_MAX = 10_000, 2_000_000
REFUND_SHARE = 0.3
UPHELD_SHARE = 0.7


async def judge(scene: Scene) -> None:
    """Decide every dispute some hours after it was opened."""
    ear = scene.timeline.ear(feed.DESK)
    number = 0
    while True:
        news = await ear.news(scene.now + timedelta(days=2))
        if news is not None and news["name"] == "DisputeOpened":
            number += 1
            scene.timeline.start(_decide(scene, news, number))


async def _decide(scene: Scene, news: dict[str, Any], number: int) -> None:
    rng = scene.rng(5, number)
    await scene.pause(float(rng.uniform(1, 20)) * 3_600)
    order = await scene.desk.get(f"orders/{news['order_id']}")
    is_upheld = rng.random() < UPHELD_SHARE
    refund_fen = int(order["total_fen"] * REFUND_SHARE) if is_upheld else 0
    body = {
        "decision": "部分退款" if is_upheld else "证据不足，维持原结算",
        "refund_fen": refund_fen,
    }
    try:
        await scene.desk.post(f"disputes/{news['dispute_id']}/decision", body, reason="争议处理")
    except Refused as refusal:
        scene.record.troubles[refusal.code] += 1
    else:
        scene.record.counts["disputes decided"] += 1


async def pay_out(scene: Scene) -> None:
    """Every worker of the house takes out what was released, and confirms it in WeChat."""
    for worker in scene.workers:
        try:
            await take_out(scene, worker)
        except (Refused, ChannelRefused) as refusal:
            scene.record.troubles[getattr(refusal, "code", "channel")] += 1


async def take_out(scene: Scene, worker: Any) -> None:
    """One withdrawal of what is available, if it is worth it."""
    earnings = await worker.caller.get("earnings")
    amount_fen = min(earnings["available_fen"], WITHDRAWN_FEN_MAX)
    if earnings["paid_by_merchant"] or amount_fen < WITHDRAWN_FEN_MIN:
        return
    await worker.caller.post("withdrawals", {"amount_fen": amount_fen})
    scene.record.counts["withdrawals"] += 1


async def confirm_transfers(scene: Scene) -> int:
    """Workers tap what WeChat shows them; answers how many did."""
    confirmed = 0
    for worker in scene.workers:
        for one in (await worker.caller.get("withdrawals", size=5))["items"]:
            if one["package"]:
                await scene.channel.confirm_transfer(package_info=one["package"])
                confirmed += 1
    return confirmed


@dataclass(frozen=True, slots=True)
class Books:
    """What the accounts of each kind hold where it is not nothing, the sum of each book, and how
    many refunds the channel refused; credit is positive."""

    kinds_fen: dict[str, int]
    sums_fen: dict[str, int]
    refunds_failed: int


async def books(scene: Scene) -> Books:
    """What is in the books now."""
    sums: Counter[str] = Counter()
    kinds = {}
    for one in await scene.desk.get("ledger/balances"):
        sums[one["book"]] += one["balance_fen"]
        if one["balance_fen"]:
            kinds[one["kind"]] = one["balance_fen"]
    failed = await scene.desk.get("refunds/failed")
    return Books(kinds, dict(sums), len(failed["items"]))
