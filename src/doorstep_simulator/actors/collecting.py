"""What customers do about money that is promised them: confirm it in WeChat, or ask once more."""

from typing import Any

from doorstep_simulator.calling import Refused
from doorstep_simulator.channel import ChannelRefused
from doorstep_simulator.scene import Scene

TOLD = frozenset({"compensation_due", "compensation_sent"})
ENDED = frozenset({"paid", "given"})


async def collect(scene: Scene) -> int:
    """Every customer confirms what waits in their WeChat; answers how many did.

    What had lapsed is asked for again, to be confirmed at the next round.
    """
    confirmed = 0
    for customer in scene.customers:
        if not customer.caller.token:
            continue
        try:
            confirmed += await _collect(scene, customer)
        except (Refused, ChannelRefused) as refusal:
            scene.record.troubles[getattr(refusal, "code", "channel")] += 1
    return confirmed


async def _collect(scene: Scene, customer: Any) -> int:
    told = (await customer.caller.get("notices", size=50))["items"]
    promised = {one["order_id"] for one in told if one["kind"] in TOLD} - customer.made_good
    confirmed = 0
    for order_id in sorted(promised):
        listed = await customer.caller.get(f"orders/{order_id}/compensations")
        for one in listed:
            if one["package"]:
                await scene.channel.confirm_transfer(package_info=one["package"])
                scene.record.counts["compensations confirmed"] += 1
                confirmed += 1
            elif one["state"] == "owed":
                await customer.caller.post(f"compensations/{one['id']}/receipt")
        if all(one["state"] in ENDED for one in listed):
            customer.made_good.add(order_id)
    return confirmed
