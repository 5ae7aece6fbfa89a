"""Notifications: kept as rows, sealed and signed at each attempt, retried until a 2xx answer."""

import asyncio
import json
import time
import uuid
from collections.abc import Mapping
from typing import Any

import httpx

from doorstep_sandbox import signing
from doorstep_sandbox.box import Deliver, Sandbox
from doorstep_sandbox.pay import merchants
from doorstep_sandbox.pay.gate import signed_headers, signing_key
from doorstep_sandbox.state.clock import written
from doorstep_sandbox.state.store import Row

MINUTE, HOUR = 60, 3600
# The documented pauses after each failed attempt; 24 h 4 min in all.
PAUSES_SECONDS = (
    *(15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE),
    *(HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR),
)
ANSWER_REAL_SECONDS = 5.0
HELD_SECONDS_MAX = HOUR
AT_ONCE = 16


def announce(
    box: Sandbox,
    mchid: str,
    url: str,
    event: str,
    original_type: str,
    content: Mapping[str, Any],
    *,
    at: float,
    summary: str,
) -> None:
    """Queue a notification to the merchant; without an address there is none."""
    if not url:
        return
    fault = box.faults.take("notice", event=event, mchid=mchid)
    kind = fault.kind if fault else ""
    seconds = (fault.seconds if fault else None) or 0.0
    notice_id = str(uuid.uuid4())
    state = {"drop": "dropped", "reorder": "held"}.get(kind, "waiting")
    due_at = at + {"delay": seconds, "reorder": HELD_SECONDS_MAX}.get(kind, 0.0)
    box.store.insert(
        "notices",
        id=notice_id,
        mchid=mchid,
        url=url,
        event=event,
        original_type=original_type,
        summary=summary,
        content=json.dumps(content, ensure_ascii=False),
        created_at=at,
        damage=kind,
        damage_seconds=seconds,
        copies=fault.copies if fault and kind == "double" else 1,
        state=state,
        due_at=due_at,
    )
    box.note(at, "notice.queued", notice_id, event=event, url=url, fault=kind)


class Courier:
    """Carries due notifications to their addresses, several at once, none twice at once."""

    def __init__(self, box: Sandbox, deliver: Deliver | None = None) -> None:
        self._box = box
        self._deliver = deliver
        self._client: httpx.AsyncClient | None = None
        self._under_way: dict[str, asyncio.Task[bool]] = {}
        self._places = asyncio.Semaphore(AT_ONCE)

    def set_out(self, now: float) -> int:
        """Start carrying what is due; how many were started."""
        rows = self._box.store.some(
            "SELECT * FROM notices WHERE state IN ('waiting', 'held') AND due_at <= ?"
            " ORDER BY due_at LIMIT 500",
            now,
        )
        started = [row for row in rows if row["id"] not in self._under_way]
        for row in started:
            task = asyncio.ensure_future(self._carry(row, now))
            self._under_way[row["id"]] = task
        return len(started)

    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._under_way)

    async def arrive(self) -> tuple[int, int]:
        """Wait for everything under way; how many were accepted and how many were not."""
        results = await asyncio.gather(*self._under_way.values())
        return sum(results), len(results) - sum(results)

    def next_due_at(self) -> float | None:
        """When the next notification is due."""
        row = self._box.store.one(
            "SELECT due_at FROM notices WHERE state IN ('waiting', 'held') ORDER BY due_at LIMIT 1"
        )
        return row["due_at"] if row else None

    async def close(self) -> None:
        """Stop carrying; what is not delivered stays queued."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client:
            await self._client.aclose()

    async def _carry(self, row: Row, now: float) -> bool:
        status = 0
        try:
            async with self._places:
                for _ in range(row["copies"]):
                    headers, body = compose(self._box, row)
                    status = await self._hand_over(row["url"], headers, body)
            accepted = 200 <= status < 300
            with self._box.store.transaction():
                self._remember(row, status, now, accepted)
            return accepted
        finally:
            del self._under_way[row["id"]]

    async def _hand_over(self, url: str, headers: dict[str, str], body: bytes) -> int:
        if self._deliver:
            return await self._deliver(url, headers, body)
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=ANSWER_REAL_SECONDS, trust_env=False)
        try:
            answer = await self._client.post(url, content=body, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL):
            return 0
        return answer.status_code

    def _remember(self, row: Row, status: int, now: float, accepted: bool) -> None:
        attempts = row["attempts"] + 1
        over = attempts > len(PAUSES_SECONDS)
        state = "delivered" if accepted else "given_up" if over else "waiting"
        pause = 0 if accepted or over else PAUSES_SECONDS[attempts - 1]
        self._box.store.update(
            "notices",
            row["id"],
            attempts=attempts,
            last_status=status,
            state=state,
            due_at=now + pause,
            damage="",
            copies=1,
        )
        self._box.store.run(
            "UPDATE notices SET state = 'waiting', due_at = ? WHERE state = 'held'"
            " AND mchid = ? AND id <> ?",
            now,
            row["mchid"],
            row["id"],
        )
        self._box.note(now, "notice.attempt", row["id"], status=status, state=state)


def compose(box: Sandbox, row: Row) -> tuple[dict[str, str], bytes]:
    """The headers and body of one attempt, damaged as its fault says."""
    content = row["content"]
    if row["damage"] == "wrong_amount":
        content = _other_amount(content)
    resource = signing.seal(
        box.keyring.merchants[row["mchid"]].apiv3_key, content.encode(), row["original_type"]
    )
    body = json.dumps(
        {
            "id": row["id"],
            "create_time": written(row["created_at"]),
            "resource_type": "encrypt-resource",
            "event_type": row["event"],
            "summary": row["summary"],
            "resource": {"original_type": row["original_type"], **resource},
        },
        ensure_ascii=False,
    ).encode()
    real_at = time.time()
    if row["damage"] == "old_timestamp":
        real_at -= row["damage_seconds"] or 24 * HOUR
    key = signing_key(box, merchants.find(box, row["mchid"]))
    headers = {"Content-Type": "application/json", **signed_headers(key, body, real_at)}
    if row["damage"] == "wrong_signature":
        headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + headers["Wechatpay-Signature"]
    elif row["damage"] == "unknown_serial":
        headers["Wechatpay-Serial"] = f"{uuid.uuid4().int:X}"
    return headers, body


def _other_amount(content: str) -> str:
    altered = json.loads(content)
    amount = altered.get("amount")
    if isinstance(amount, dict):
        altered["amount"] = {
            name: value + 1 if isinstance(value, int) else value for name, value in amount.items()
        }
    elif "transfer_amount" in altered:
        altered["transfer_amount"] += 1
    return json.dumps(altered, ensure_ascii=False)
