"""A bill is paid twice, on two devices, and the cashier's letters come several times."""

import asyncio

from doorstep_simulator.breaking import hands
from doorstep_simulator.breaking.told import Answer, Told
from doorstep_simulator.channel import ChannelRefused
from doorstep_simulator.scene import Scene

LETTERS = 3
BACK_SECONDS = 25.0
DEVICES = {"zh-CN": ("手机", "电脑"), "en": ("Phone", "Computer")}


async def run(scene: Scene, told: Told) -> None:
    """Pay one bill on two devices at once, then a third time; look where the money is."""
    buyer = await hands.visitor(scene, "customer", told.language)
    wish = await hands.wish_of(
        scene, buyer, service="daily-cleaning", units=2, way="grab", days=6, hour=10
    )
    order = await buyer.post("orders", await hands.priced(buyer, wish))
    total = hands.yuan(order["total_fen"])
    told.step(
        f"{buyer.who}下单 {order['number']}，应付 {total}。",
        f"{buyer.who} ordered {order['number']}: {total} to pay.",
    )
    prepay_id, code_url = await _two_devices(scene, buyer, order["id"])
    told.step(
        "手机和电脑各打开一次收银台；渠道没有关掉第一张，两张都能付。"
        f"渠道的通知还会各送 {LETTERS} 遍。",
        "The cashier is open on a phone and on a computer; the channel failed to close the first, "
        f"so both can be paid. Each letter of the channel will come {LETTERS} times.",
    )
    phone, computer = DEVICES[told.language]
    answers = await asyncio.gather(
        _pay(scene, phone, prepay_id=prepay_id), _pay(scene, computer, code_url=code_url)
    )
    told.step("两台设备同时付款。", "Both devices pay at the same moment.", *answers)
    third = await _pay(scene, computer, code_url=code_url)
    told.step(
        "同一张再付一次：收银台拒绝。",
        "The same one is paid once more: the cashier refuses.",
        third,
        held=third.status == 409,
    )
    await _judge(scene, told, order["id"])
    await hands.put_away(buyer, order["id"])


async def _two_devices(scene: Scene, buyer: hands.Hand, order_id: str) -> tuple[str, str]:
    path = f"orders/{order_id}/payments"
    phone = await buyer.post(path, {"scene": "jsapi"})
    prepay_id = phone["prepay"]["package"].partition("=")[2]
    number = await scene.channel.looked_at(prepay_id=prepay_id)
    await scene.channel.go_wrong("server_error", path=f"*{number}/close")
    await scene.channel.go_wrong("double", event="TRANSACTION.SUCCESS", times=2, copies=LETTERS)
    computer = await buyer.post(path, {"scene": "native"})
    return prepay_id, computer["code_url"]


async def _pay(scene: Scene, who: str, **by: str) -> Answer:
    try:
        await scene.channel.pay(openid="", **by)
    except ChannelRefused as refused:
        return Answer(who, 409, refused.document, 0)
    return Answer(who, 200, {}, 0)


async def _judge(scene: Scene, told: Told, order_id: str) -> None:
    """One charge pays the bill, the other goes back by itself, letters count once."""
    desk = await hands.visitor(scene, "operator", told.language)
    for _ in range(int(BACK_SECONDS / 0.3)):
        seen = await desk.get(f"orders/{order_id}")
        back = [one for one in seen["refunds"] if one["state"] == "done"]
        if len(seen["charges"]) == 2 and back:
            break
        await asyncio.sleep(0.3)
    kept_fen = sum(one["amount_fen"] - one["refunded_fen"] for one in seen["charges"])
    told.step(
        f"平台收到 {len(seen['charges'])} 笔钱，留下 {hands.yuan(kept_fen)}；"
        f"多付的 {hands.yuan(sum(one['amount_fen'] for one in back))} 已自动原路退回。",
        f"The house heard of {len(seen['charges'])} payments and keeps {hands.yuan(kept_fen)}; "
        f"{hands.yuan(sum(one['amount_fen'] for one in back))} went back by itself.",
        held=len(seen["charges"]) == 2 and kept_fen == seen["total_fen"] and len(back) == 1,
    )
