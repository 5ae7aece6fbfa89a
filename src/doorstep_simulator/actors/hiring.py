"""How a city gets its people: the firm and its contract, workers' papers, skills and plans."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from doorstep_simulator import papers
from doorstep_simulator.actors.worker import OFF_DUTY_MINUTE, ON_DUTY_MINUTE, Worker
from doorstep_simulator.calling import Caller
from doorstep_simulator.scene import Scene
from doorstep_simulator.world.people import CLEAN_HOME, MERCHANT, Firm, WorkerSketch
from doorstep_simulator.world.words import about

CONSENTS = ("terms", "privacy", "location", "id_documents")
TEXT_VERSION = "2026-01"
LICENCE_DAYS = 400
OPENING_FUNDS_FEN, OPENING_RECEIPT = 5_000_000, "demo"
"""What is put into the channel's account, so that withdrawals can be paid, and by which receipt."""

PROMISES = {"found_late_fen": 500, "worker_lost_fen": 1_000, "nobody_found_fen": 1_000}
"""What customers get unasked when a promise of dispatch was not kept."""


async def promise(scene: Scene) -> None:
    """Publish, once, what customers are promised."""
    if not await scene.desk.get("dispatch/policies"):
        policy = {"facts": PROMISES, "why": "履约保障"}
        await scene.desk.post("dispatch/policies", policy)


async def hire(
    scene: Scene, sketches: Sequence[WorkerSketch], told: Callable[[], None]
) -> list[Worker]:
    """Everybody signs in, hands in papers, and is cleared; a few at a time."""
    room = asyncio.Semaphore(4)

    async def one(sketch: WorkerSketch) -> Worker:
        async with room:
            worker = await _hire(scene, sketch)
        told()
        return worker

    return list(await asyncio.gather(*[one(sketch) for sketch in sketches]))


async def _hire(scene: Scene, sketch: WorkerSketch) -> Worker:
    phone = papers.phone(sketch.index, side=1)
    openid = await scene.channel.user(scene.worker_appid, phone=phone, name=sketch.name)
    caller, _ = await scene.sign_in("worker", openid)
    for purpose in CONSENTS:
        await caller.put(f"me/consents/{purpose}", {"text_version": TEXT_VERSION})
    dossier = await _hand_in(scene, caller, sketch)
    if sketch.crew == MERCHANT:
        worker_id = await _enlist(scene, sketch, dossier["id"])
    else:
        worker_id = (await caller.post("me", _profile(sketch)))["id"]
    await _clear(scene, sketch, dossier["id"], worker_id)
    worker = Worker(scene, sketch, caller, worker_id)
    worker.openid = openid
    stretches = [
        {"weekday": weekday, "from_minute": ON_DUTY_MINUTE, "to_minute": OFF_DUTY_MINUTE}
        for weekday in range(7)
    ]
    await caller.put("plan", {"stretches": stretches})
    return worker


def _profile(sketch: WorkerSketch) -> dict[str, Any]:
    name, said = about(sketch)
    return {
        "name": name,
        "about": said,
        "home_lat": sketch.home.lat,
        "home_lng": sketch.home.lng,
    }


async def _hand_in(scene: Scene, caller: Caller, sketch: WorkerSketch) -> dict[str, Any]:
    """Identity papers with a picture of the card."""
    # Drawn afresh, not from the seed: a number belongs to one person of the house for good.
    number = papers.id_number(
        np.random.default_rng(), born_year=sketch.born_year, is_woman=sketch.is_woman
    )
    picture = await caller.upload(
        "pictures", papers.picture(sketch.index), purpose="identity.document"
    )
    await caller.post("me/dossier", {"name": sketch.name, "id_number": number})
    document = {"kind": "id_card", "photo_id": picture["id"], "number": number}
    await caller.post("me/dossier/documents", document)
    handed_in: dict[str, Any] = await caller.post("me/dossier/submission")
    return handed_in


async def _enlist(scene: Scene, sketch: WorkerSketch, dossier_id: str) -> str:
    """The firm's people are enlisted at the desk, from their papers."""
    body = _profile(sketch) | {
        "dossier_id": dossier_id,
        "merchant_id": scene.firm_of(sketch.kit.trade),
    }
    return str((await scene.desk.post("workers", body))["id"])


async def _clear(scene: Scene, sketch: WorkerSketch, dossier_id: str, worker_id: str) -> None:
    """The desk approves the papers and writes down what was checked."""
    approval = {"reason": "证件核验无误", "assurance": "ocr"}
    await scene.desk.post(f"dossiers/{dossier_id}/approval", approval)
    path = f"workers/{worker_id}"
    await scene.desk.put(f"{path}/skills", {"skills": list(sketch.kit.skills)})
    expires_on = (scene.today + timedelta(days=LICENCE_DAYS)).isoformat()
    for kind in sketch.kit.licences:
        await scene.desk.post(f"{path}/licences", {"kind": kind, "expires_on": expires_on})
    if sketch.grade != "normal":
        await scene.desk.put(f"{path}/grade", {"grade": sketch.grade, "reason": "入驻评级"})


async def found_firms(
    scene: Scene, numbers: dict[str, str], firms: Sequence[Firm] = (CLEAN_HOME,)
) -> None:
    """Register each firm with its papers and an S2 contract, and fund the house's own account."""
    listed = await scene.desk.get("merchants", state="active")
    known = {one["name"]["zh-CN"]: one["id"] for one in listed["items"]}
    for firm in firms:
        name = firm.name["zh-CN"]
        if name not in known:
            is_first = firm is firms[0]
            number = numbers["sub_merchant"]
            if not is_first:
                number = await scene.channel.add_sub_merchant(numbers["service_provider"], name)
            known[name] = await _found(scene, firm, number)
            if is_first:
                await scene.channel.fund(numbers["direct"], OPENING_FUNDS_FEN, OPENING_RECEIPT)
        scene.firms[name] = known[name]
    scene.merchant_id = known[firms[0].name["zh-CN"]]


async def _found(scene: Scene, firm: Firm, sub_mchid: str) -> str:
    rng = np.random.default_rng()
    openid = await scene.channel.user(scene.worker_appid, name=firm.owner)
    boss, _ = await scene.sign_in("worker", openid)
    papers_of = {
        "subject": "merchant",
        "person_id": (await boss.get("me"))["person_id"],
        "name": firm.owner,
        "id_number": papers.id_number(rng, born_year=1978, is_woman=False),
    }
    dossier = await scene.desk.post("dossiers", papers_of)
    path = f"dossiers/{dossier['id']}"
    await scene.desk.post(f"{path}/documents", {"kind": "business_licence"})
    await scene.desk.post(f"{path}/submission")
    await scene.desk.post(f"{path}/approval", {"reason": "执照核验无误", "assurance": "ocr"})
    made = await scene.desk.post(
        "merchants",
        {
            "name": firm.name,
            "credit_code": papers.credit_code(rng),
            "dossier_id": dossier["id"],
            "sub_mchid": sub_mchid,
        },
    )
    if made["state"] != "active":
        await scene.desk.post(f"merchants/{made['id']}/activation")
    contract = {
        "party": "merchant",
        "payee_mode": "S2",
        "commission_bp": firm.commission_bp,
        "merchant_id": made["id"],
    }
    await scene.desk.post("contracts", contract)
    return str(made["id"])
