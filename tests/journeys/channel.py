"""The payment channel of the stories: the sandbox over real HTTP, its letters brought to us."""

import asyncio
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from django.db import connections
from django.test import Client

from doorstep.adapters.wechat.pay import NOTIFY_PATH
from doorstep_sandbox.app import build
from doorstep_sandbox.keys import provision
from tests import listening

MCHID, SP_MCHID, SUB_MCHID = "1900000101", "1900000201", "1900000301"
HOUSE = "https://house.example"
MERCHANTS = (
    {"role": "direct", "mchid": MCHID, "name": "自营", "opening_fen": 10_000_000},
    {
        "role": "service_provider",
        "mchid": SP_MCHID,
        "name": "平台",
        "share_notify_url": HOUSE + NOTIFY_PATH,
        "sub_merchants": [{"mchid": SUB_MCHID, "name": "好邻居家政"}],
    },
)


def keys(folder: Path) -> dict[str, Any]:
    """The keys of the channel and its merchants, made once for all stories."""
    return provision(folder, merchants=MERCHANTS)


class Channel:
    """A running sandbox with empty books and a clock that stands until it is turned."""

    def __init__(self, folder: Path) -> None:
        for left in folder.glob("sandbox.sqlite3*"):
            left.unlink()
        self.answers: list[int] = []
        """What the house answered to each letter, in their order."""
        self._listener = listening.anywhere()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        config = uvicorn.Config(build(folder, self._carry), log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))
        self._thread.start()
        token = (folder / "control-token").read_text().strip()
        self._desk = httpx.Client(
            base_url=self.url, headers={"X-Control-Token": token}, trust_env=False, timeout=30
        )

    def close(self) -> None:
        """Stop; letters that were not brought are forgotten."""
        self._desk.close()
        self._server.should_exit = True
        self._thread.join(timeout=20)

    def ask(self, verb: str, **body: Any) -> dict[str, Any]:
        """One call at the control desk."""
        answer = self._desk.post(f"/control/{verb}", json=body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def look(self, what: str) -> dict[str, Any]:
        """What the desk shows."""
        answer = self._desk.get(f"/control/{what}")
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def turn(self, moment: datetime) -> None:
        """It is this moment now, until the next turn."""
        at = moment.timestamp()
        self.ask("clock", real_anchor=at, business_anchor=at, rate=0)

    def tick(self) -> int:
        """Everything due happens, and its letters are brought; how much that was."""
        return sum(self.ask("tick").values())

    def order_fault(self, kind: str, **facts: Any) -> None:
        """Something is going to go wrong."""
        self.ask("faults", kind=kind, **facts)

    def end_faults(self) -> None:
        """From now on all goes well."""
        self._desk.delete("/control/faults").raise_for_status()

    async def _carry(self, url: str, headers: dict[str, str], body: bytes) -> int:
        assert url == HOUSE + NOTIFY_PATH
        status = await asyncio.to_thread(_bring, headers, body)
        self.answers.append(status)
        return status


def _bring(headers: dict[str, str], body: bytes) -> int:
    """The house hears a letter, in a thread as its web process would."""
    seal = {name: text for name, text in headers.items() if name != "Content-Type"}
    try:
        client = Client(raise_request_exception=False)
        answer = client.post(NOTIFY_PATH, body, content_type="application/json", headers=seal)
        return int(answer.status_code)
    finally:
        connections.close_all()
