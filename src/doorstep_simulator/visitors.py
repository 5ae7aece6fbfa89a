"""The people whom a visitor of the demo plays by hand: they move in, and nobody drives them."""

import secrets
from typing import Any

from doorstep_simulator.actors import hiring
from doorstep_simulator.calling import Caller
from doorstep_simulator.memory import Remembered
from doorstep_simulator.scene import Scene
from doorstep_simulator.world.ground import CENTER, distance_m, spot_of
from doorstep_simulator.world.people import KITS, MERCHANT, PLATFORM, WorkerSketch
from doorstep_simulator.world.town import Community

FIRST_INDEX = 9_001
"""Far from the seeded people, so that papers and pictures are their own."""
BORN_YEAR = 1_988
OFFICES = 6


async def move_in(scene: Scene, kept: Remembered) -> None:
    """Make whoever has not moved in yet; `kept.visitors` says who is who."""
    listed = (await scene.line.ask("GET", "/demo/people", headers={})).json()["people"]
    for place, one in enumerate(listed):
        if one["key"] in kept.visitors:
            continue
        if one["door"] == "customer":
            kept.visitors[one["key"]] = await _customer(scene, one, place)
        elif one["door"] == "worker":
            kept.visitors[one["key"]] = await _worker(scene, one, place)
        else:
            kept.visitors[one["key"]] = await _operator(scene, one)


async def _customer(scene: Scene, shown: dict[str, Any], place: int) -> str:
    """Signed in by the mini program with the phone, with a name and a home in the middle."""
    name = shown["name"]["zh-CN"]
    openid = await scene.channel.user(scene.appid, phone=shown["phone"], name=name)
    caller, _ = await scene.sign_in("customer", openid)
    await _prove_phone(scene, caller, openid, shown["phone"])
    await caller.put("me/name", {"name": name})
    middle = _middle(scene)
    for label, number in (("公司", place + OFFICES), ("家", place)):
        home = middle[number]
        address = {
            "label": label,
            "community": home.name,
            "house": f"{3 + number}幢{2 + number}02室",
            "contact_name": name,
            "contact_phone": shown["phone"],
            "lat": home.spot.lat,
            "lng": home.spot.lng,
        }
        await caller.post("addresses", address)
    return openid


async def _worker(scene: Scene, shown: dict[str, Any], place: int) -> str:
    """Hired like everybody else, and then known by the phone."""
    home = _middle(scene)[place].spot
    sketch = WorkerSketch(
        index=FIRST_INDEX + place,
        name=shown["name"]["zh-CN"],
        crew=MERCHANT if shown["is_firms"] else PLATFORM,
        kit=KITS[0],
        home=spot_of(220.0, 180.0, center=home),
        born_year=BORN_YEAR,
        is_woman=not shown["is_firms"],
        accepts=1.0,
        grade="gold",
    )
    (worker,) = await hiring.hire(scene, [sketch], lambda: None)
    await _prove_phone(scene, worker.caller, worker.openid, shown["phone"])
    return worker.id


def _middle(scene: Scene) -> list[Community]:
    """The communities from the middle of the town outwards: visitors live close to each other."""
    return sorted(scene.town.communities, key=lambda one: distance_m(one.spot, CENTER))


async def _operator(scene: Scene, shown: dict[str, Any]) -> str:
    """A login at the desk; its password is nobody's, for the demo opens the session itself."""
    login = {"login": shown["login"], "password": secrets.token_urlsafe(24)}
    made = await scene.desk.post("operators", login)
    role: dict[str, Any] = {"person_id": made["person_id"], "duties": shown["duties"]}
    if shown["is_firms"]:
        role["merchant_id"] = scene.merchant_id
    await scene.desk.post("roles", role)
    return str(made["person_id"])


async def _prove_phone(scene: Scene, caller: Caller, openid: str, phone: str) -> None:
    code = await scene.channel.phone_code(openid, phone)
    await caller.post("me/phone", {"code": code})
