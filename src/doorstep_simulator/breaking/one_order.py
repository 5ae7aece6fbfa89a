"""Sixteen workers grab one order at the same moment."""

from typing import Any

from doorstep_simulator.breaking import hands
from doorstep_simulator.breaking.told import Told
from doorstep_simulator.scene import Scene
from doorstep_simulator.world.people import PLATFORM

GRABBERS = 16
SKILL = "cleaning.deep"
TAKEN = "orders.AlreadyTaken"


async def run(scene: Scene, told: Told) -> None:
    """One order in the hall, sixteen taps; one has it, fifteen are told so."""
    crew = await _crew(scene, told.language)
    if len(crew) < GRABBERS:
        raise hands.NotYet(
            f"服务人员还在陆续到岗：要 {GRABBERS} 位保洁，现在 {len(crew)} 位。稍后再试。",
            f"Workers are still moving in: {len(crew)} cleaners of {GRABBERS}. Try again soon.",
        )
    buyer = await hands.visitor(scene, "customer", told.language)
    wish = await hands.wish_of(
        scene, buyer, service="deep-cleaning", units=4, way="grab", days=6, hour=9
    )
    order = await buyer.post("orders", await hands.priced(buyer, wish))
    paid_fen = await hands.paid(scene, buyer, order["id"])
    await hands.until(buyer, order["id"], "open", "assigned")
    told.step(
        f"{buyer.who}的深度保洁 {order['number']} 付了 {hands.yuan(paid_fen)}，进了抢单大厅。",
        f"{buyer.who}'s deep cleaning {order['number']}, {hands.yuan(paid_fen)} paid, is in the "
        "hall.",
    )
    path = f"hall/{order['id']}/grab"
    answers = await hands.at_once(scene, [hands.Call(one, path, {}) for one in crew])
    won = [one.who for one in answers if one.status == 200]
    late = [one for one in answers if one.code == TAKEN]
    told.step(
        f"{len(crew)} 位服务人员同一瞬间点“抢单”："
        f"{len(won)} 位抢到，{len(late)} 位被告知“已被接走”。",
        f"{len(crew)} workers tap “take” at the same moment: {len(won)} has it, {len(late)} are "
        "told that it is taken.",
        *answers,
        held=len(won) == 1 and len(late) == len(crew) - 1,
    )
    seen = await buyer.get(f"orders/{order['id']}")
    names = [one["name"] for visit in seen["visits"] for one in visit["workers"]]
    told.step(
        f"客户看到的服务人员：{'、'.join(names)}，只有一位。",
        f"Whom the customer sees: {', '.join(names)}, one person.",
        held=len(names) == 1,
    )
    await hands.put_away(buyer, order["id"])


async def _crew(scene: Scene, language: str) -> list[hands.Hand]:
    """Workers of the house with the skill, with tokens that are good now."""
    found: list[hands.Hand] = []
    for worker in scene.workers:
        if len(found) < GRABBERS and _may(worker):
            await worker.caller.get("me")  # whose session had ended signs in again
            found.append(hands.Hand(scene, worker.name, "worker", worker.caller.token, language))
    return found


def _may(worker: Any) -> bool:
    return worker.sketch.crew == PLATFORM and SKILL in worker.sketch.kit.skills
