"""Two customers ask for the same hour of the same person at the same moment."""

from datetime import datetime, timedelta
from typing import Any

from doorstep_simulator.breaking import hands
from doorstep_simulator.breaking.told import Told
from doorstep_simulator.scene import Scene

SERVICE = "daily-cleaning"
DAYS = range(2, 7)


async def run(scene: Scene, told: Told) -> None:
    """Race two orders for one slot; one has it, the other is told so."""
    pair = [
        await hands.visitor(scene, "customer", told.language),
        await hands.visitor(scene, "neighbour", told.language),
    ]
    wishes, worker = await _same_hour(scene, pair)
    at = datetime.fromisoformat(wishes[0]["starts_at"]).astimezone(scene.zone)
    hour = f"{at:%m-%d %H:%M}"
    told.step(
        f"{pair[0].who}和{pair[1].who}都选中{worker}，同一天同一小时（{hour}），价格都已看过。",
        f"{pair[0].who} and {pair[1].who} both chose {worker} for the same hour ({hour}) and "
        "have seen the price.",
    )
    calls = [hands.Call(hand, "orders", wish) for hand, wish in zip(pair, wishes, strict=True)]
    answers = await hands.at_once(scene, calls)
    statuses = sorted(one.status for one in answers)
    told.step(
        "两个下单请求在同一瞬间发出。",
        "Both orders are sent at the same moment.",
        *answers,
        held=statuses == [201, 409],
    )
    won = [number for number, one in enumerate(answers) if one.status == 201]
    free = [one["starts_at"] for one in await _starts(pair[0], wishes[0], wishes[0]["starts_at"])]
    told.step(
        "再看日历：这一小时已经不在可选时间里。",
        "A look at the calendar: that hour is no longer offered.",
        held=wishes[0]["starts_at"] not in free,
    )
    for number in won:
        await hands.put_away(pair[number], answers[number].body["id"])


async def _same_hour(scene: Scene, pair: list[hands.Hand]) -> tuple[list[dict[str, Any]], str]:
    """Both customers' wishes for one free hour of one person."""
    wishes = [
        await hands.wish_of(scene, one, service=SERVICE, units=2, way="choose", days=3, hour=10)
        for one in pair
    ]
    near = await pair[0].get(
        _asked(wishes[0], f"services/{wishes[0]['service_id']}/workers", days=7)
    )
    for worker in near:
        chosen = [one | {"worker_id": worker["id"]} for one in wishes]
        for days in DAYS:
            day = (scene.today + timedelta(days=days)).isoformat()
            free = [
                {start["starts_at"] for start in await _starts(hand, wish, day)}
                for hand, wish in zip(pair, chosen, strict=True)
            ]
            both = sorted(free[0] & free[1])
            if both:
                start = both[len(both) // 2]
                made = [
                    await hands.priced(hand, wish | {"starts_at": start})
                    for hand, wish in zip(pair, chosen, strict=True)
                ]
                return made, worker["name"]
    raise hands.NotAsMeant("nobody is free for both")


async def _starts(hand: hands.Hand, wish: dict[str, Any], moment: str) -> list[dict[str, Any]]:
    path = f"services/{wish['service_id']}/starts"
    day = moment if len(moment) == 10 else hand.scene.day_of(moment).isoformat()
    found: list[dict[str, Any]] = await hand.get(
        _asked(wish, path, day=day, worker_id=wish["worker_id"])
    )
    return found


def _asked(wish: dict[str, Any], path: str, **more: Any) -> str:
    query = {name: wish[name] for name in ("address_id", "variant", "units")} | more
    return f"{path}?" + "&".join(f"{name}={value}" for name, value in query.items())
