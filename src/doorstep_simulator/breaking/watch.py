"""Waits for a visitor's wish to break something, and carries it out, one at a time."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from doorstep_simulator.breaking import (
    dead_database,
    double_pay,
    forged_notice,
    hands,
    one_order,
    one_slot,
)
from doorstep_simulator.breaking.told import Told
from doorstep_simulator.scene import Scene

LOOK_SECONDS, PACE_SECONDS = 0.3, 2.0
FOLDER = "breaking"

type Try = Callable[[Scene, Told], Awaitable[None]]


class Watch:
    """Reads wishes from a folder of the data folder; its stories lie beside them."""

    def __init__(self, scene: Scene, data: Path, sandbox_folder: Path) -> None:
        self.scene = scene
        self.folder = data / FOLDER
        self.tries: dict[str, Try] = {
            "double-pay": double_pay.run,
            "forged-notice": partial(forged_notice.run, folder=sandbox_folder),
            "one-slot": one_slot.run,
            "one-order": one_order.run,
            "dead-database": partial(dead_database.run, data=data),
        }

    async def run(self) -> None:
        """Look for wishes until cancelled."""
        self.folder.mkdir(exist_ok=True)
        for left in (*self.folder.glob("*.wish"), *self.folder.glob("*.json")):
            left.unlink()  # of a run that was ended meanwhile
        while True:
            for name in self.tries:
                wish = self.folder / f"{name}.wish"
                if wish.is_file():
                    language = _language(wish)
                    told = Told(self.folder / f"{name}.json", name, language)
                    told.write()
                    wish.unlink()
                    await self.carry_out(told)
            await asyncio.sleep(LOOK_SECONDS)

    async def carry_out(self, told: Told) -> None:
        """One try from the first call to the books after it."""
        try:
            await self._real_pace()
            await self.tries[told.name](self.scene, told)
            told.close(await books(self.scene, told.language))
        except hands.NotYet as early:
            told.stop(early.zh, early.en)
        except Exception as error:  # noqa: BLE001 whatever went wrong, the visitor is told
            said = f"{type(error).__name__}: {error}"[:300]
            told.stop(f"没能做完：{said}", f"It could not be carried out: {said}")

    async def _real_pace(self) -> None:
        """Whoever tries gets real time, as everybody who plays by hand."""
        turned = await self.scene.line.ask("POST", "/demo/clock", headers={}, json={"pace": 1})
        if turned.status_code < 400:
            await asyncio.sleep(PACE_SECONDS)


async def books(scene: Scene, language: str) -> dict[str, Any]:
    """What the ledger holds: the sum of each book, and the audit's word."""
    desk = await hands.visitor(scene, "operator", language)
    sums: Counter[str] = Counter()
    for one in await desk.get("ledger/balances"):
        sums[one["book"]] += one["balance_fen"]
    audit = await desk.post("ledger/audits")
    is_right = audit["clean"] and not any(sums.values())
    return {"sums_fen": dict(sums), "checks": len(audit["checks"]), "is_right": is_right}


def _language(wish: Path) -> str:
    try:
        kept = json.loads(wish.read_text(encoding="utf-8"))["language"]
    except (OSError, ValueError, KeyError, TypeError):
        return "zh-CN"
    return kept if kept in ("zh-CN", "en") else "zh-CN"
