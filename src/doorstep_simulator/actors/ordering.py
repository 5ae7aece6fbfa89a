"""From a wish to an order: choice, time or person, quote, and placing it, with second thoughts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from doorstep_simulator.calling import Caller, Refused
from doorstep_simulator.scene import Scene
from doorstep_simulator.world import words
from doorstep_simulator.world.demand import Wish

LEAD = timedelta(minutes=100)
SELLER_SHARE = 0.25
"""How many customers come through the merchant's own page."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to have the wish: by whom and when."""

    way: str
    timing: str
    of_merchant: bool = False


class NotToBeHad(Exception):
    """Whatever was tried, the house could not serve this wish."""


async def place(
    scene: Scene, caller: Caller, wish: Wish, address_id: str, rng: np.random.Generator
) -> dict[str, Any]:
    """Order a wish; when nobody is free, look for another way.  Raises NotToBeHad."""
    service = await scene.service(wish.service)
    choice = _choice(service, wish, address_id, rng)
    said: list[str] = []
    for plan in _plans(scene, wish, service, rng):
        try:
            found = await _fill(scene, caller, wish, service, choice, plan, rng)
            if found is None:
                continue
            quoted = await caller.post("quotes", found)
            sent = found | {
                "shown_total_fen": quoted["total_fen"],
                "note": words.note(service["trade"], rng),
            }
            order: dict[str, Any] = await caller.post("orders", sent)
        except Refused as refusal:
            if refusal.status >= 500 or refusal.code.endswith("Invalid"):
                raise
            said.append(refusal.code)
        else:
            return order
    raise NotToBeHad(f"{wish.service}: {', '.join(said) or 'no time was free'}")


def _plans(
    scene: Scene, wish: Wish, service: dict[str, Any], rng: np.random.Generator
) -> Iterator[Plan]:
    """What the customer wants first, then what they take instead."""
    kind = wish.behaviour
    timing = "now" if kind.wants_now and "now" in service["timings"] else "slot"
    way = kind.way if kind.way in service["ways"] else "assign"
    if way == "choose":
        timing = "slot"
    has_firm = bool(scene.firm_of(service["trade"]))
    of_merchant = has_firm and way != "choose" and rng.random() < SELLER_SHARE
    first = Plan(way, timing, of_merchant)
    yield first
    if of_merchant:
        yield replace(first, of_merchant=False)
    if timing == "slot" and way != "assign":
        yield Plan("assign", "slot")
    # What nobody is held for can always be asked for.
    if "grab" in service["ways"]:
        yield Plan("grab", "slot")
    if "now" in service["timings"]:
        yield Plan("assign", "now")


def _choice(
    service: dict[str, Any], wish: Wish, address_id: str, rng: np.random.Generator
) -> dict[str, Any]:
    variant = service["variants"][int(rng.integers(len(service["variants"])))]
    least, most = service["units_min"], service["units_max"]
    options = []
    if service["options"] and rng.random() < 0.2:
        option = service["options"][int(rng.integers(len(service["options"])))]
        options.append({"code": option["code"], "count": 1})
    return {
        "service_id": service["id"],
        "address_id": address_id,
        "variant": variant["code"],
        "units": int(min(most, least + (rng.random() < 0.25))),
        "options": options,
        "pay": "whole" if wish.behaviour.pays_whole else "deposit",
        "travel_mode": "taxi" if rng.random() < 0.15 else "bus",
    }


async def _fill(
    scene: Scene,
    caller: Caller,
    wish: Wish,
    service: dict[str, Any],
    choice: dict[str, Any],
    plan: Plan,
    rng: np.random.Generator,
) -> dict[str, Any] | None:
    """The wish as it is sent; None when no time or person is to be had this way."""
    filled = choice | {"way": plan.way, "timing": plan.timing}
    if plan.of_merchant:
        filled["merchant_id"] = scene.firm_of(service["trade"])
    if plan.timing == "now":
        return filled
    if plan.way == "choose":
        return await _with_person(scene, caller, wish, service, filled, rng)
    wanted = _wanted_start(scene, wish)
    if plan.way == "grab":
        return filled | {"starts_at": wanted.isoformat()}
    start = await _nearest_start(scene, caller, service, filled, wanted)
    return None if start is None else filled | {"starts_at": start}


async def _with_person(
    scene: Scene,
    caller: Caller,
    wish: Wish,
    service: dict[str, Any],
    filled: dict[str, Any],
    rng: np.random.Generator,
) -> dict[str, Any] | None:
    """One of the first few people of the list, at their free time nearest to the wish."""
    shown = await caller.get(f"services/{service['id']}/workers", **_looked(filled), days=2)
    free = [one for one in shown if one["next_free_at"]]
    if not free:
        return None
    person = free[int(rng.integers(min(4, len(free))))]
    filled = filled | {"worker_id": person["id"]}
    wanted = max(_wanted_start(scene, wish), datetime.fromisoformat(person["next_free_at"]))
    start = await _nearest_start(scene, caller, service, filled, wanted)
    return None if start is None else filled | {"starts_at": start}


async def _nearest_start(
    scene: Scene,
    caller: Caller,
    service: dict[str, Any],
    filled: dict[str, Any],
    wanted: datetime,
) -> str | None:
    """The free start nearest to a wanted one, on its day or the next."""
    day = wanted.astimezone(scene.zone).date()
    for looked in (day, day + timedelta(days=1)):
        starts = await caller.get(
            f"services/{service['id']}/starts", **_looked(filled), day=looked.isoformat()
        )
        if starts:
            nearest = min(
                starts, key=lambda one: abs(datetime.fromisoformat(one["starts_at"]) - wanted)
            )
            return str(nearest["starts_at"])
    return None


def _looked(filled: dict[str, Any]) -> dict[str, Any]:
    """The part of a wish that a look at the calendar needs."""
    query = {name: filled[name] for name in ("address_id", "variant", "units")}
    query["options"] = [f"{one['code']}:{one['count']}" for one in filled["options"]]
    for name in ("merchant_id", "worker_id"):
        if filled.get(name):
            query[name] = filled[name]
    return query


def _wanted_start(scene: Scene, wish: Wish) -> datetime:
    """The half hour that the customer has in mind, never too soon and never at night."""
    day = scene.today + timedelta(days=wish.behaviour.days_ahead)
    wanted = max(scene.moment(day, wish.behaviour.hour * 60), scene.now + LEAD)
    local = wanted.astimezone(scene.zone)
    minute = -(-(local.hour * 60 + local.minute) // 30) * 30
    if not 8 * 60 <= minute <= 18 * 60 + 30:
        later = local.date() + timedelta(days=1 if minute > 8 * 60 else 0)
        return scene.moment(later, wish.behaviour.hour * 60)
    return scene.moment(local.date(), minute)
