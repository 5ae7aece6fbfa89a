"""Customers who order and pay over HTTP without rest, and remember every answer they were given."""

import json
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx

AGAIN_SECONDS = 0.3
TRIES_MAX = 400
CANCELS_EVERY = 3


class GaveUp(Exception):
    """A call was tried for minutes and never answered."""


@dataclass
class History:
    """What was acknowledged, by idempotency key or order, and what was not as it should be."""

    placed: dict[str, dict[str, Any]] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)
    cancelled: dict[str, int] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    acknowledged: int = 0


class Shoppers:
    """A few threads, each with customers of its own."""

    def __init__(self, house: str, sandbox: str, folder: Path, *, threads: int, people: int):
        token = (folder / "control-token").read_text().strip()
        self.house = house
        self.desk = httpx.Client(
            base_url=f"{sandbox}/control", headers={"X-Control-Token": token}, trust_env=False
        )
        self.history = History()
        self._lock, self._stop, self._numbers = threading.Lock(), threading.Event(), count(1)
        with self._line() as line:
            listed = self._get(line, "services")
            self.appid = json.loads((folder / "merchants.json").read_text())["apps"][0]["appid"]
            self.service = next(one for one in listed if one["code"] == "daily-cleaning")
            self.people = [[self._enter(line) for _ in range(people)] for _ in range(threads)]
        self._threads = [
            threading.Thread(target=self._work, args=(mine, random.Random(number)))
            for number, mine in enumerate(self.people)
        ]

    def start(self) -> None:
        """Begin to order."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> History:
        """Finish what was begun, and tell what was acknowledged."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        return self.history

    def alive(self) -> bool:
        """Whether all of them go on."""
        return all(thread.is_alive() for thread in self._threads)

    def _work(self, people: list[dict[str, Any]], chance: random.Random) -> None:
        with self._line() as line:
            while not self._stop.is_set():
                for person in people:
                    if self._stop.is_set():
                        return
                    try:
                        self._errand(line, person, chance)
                    except Exception as error:
                        self._wrong(f"{type(error).__name__}: {error}")
                        self._stop.wait(1)

    def _errand(self, line: httpx.Client, person: dict[str, Any], chance: random.Random) -> None:
        starts_at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        starts_at += timedelta(days=chance.randint(2, 6), hours=(2 - starts_at.hour))
        wish = {
            "service_id": self.service["id"],
            "address_id": person["address_id"],
            "variant": "standard",
            "units": chance.randint(2, 4),
            "way": "grab",
            "starts_at": starts_at.isoformat(),
        }
        shown = self._call(line, person, "quotes", wish)["total_fen"]
        key = self._key()
        order = self._call(line, person, "orders", wish | {"shown_total_fen": shown}, key=key)
        self._acknowledge(lambda: self.history.placed.update({key: order}))
        if chance.random() < 0.3:
            again = self._call(line, person, "orders", wish | {"shown_total_fen": shown}, key=key)
            if again != order:
                self._wrong(f"the same key was answered differently: {order['id']}")
        path = f"orders/{order['id']}"
        step = self._call(line, person, f"{path}/payments", {"scene": "native"})
        self._pay(step["code_url"])
        amount_fen = step["amount_fen"]
        self._acknowledge(lambda: self.history.paid.update({order["id"]: amount_fen}))
        if len(self.history.paid) % CANCELS_EVERY == 0:
            self._cancel(line, person, order["id"])

    def _cancel(self, line: httpx.Client, person: dict[str, Any], order_id: str) -> None:
        path, headers = f"orders/{order_id}", self._headers(person)
        while self._get(line, path, headers)["state"] == "unpaid":
            # The channel's letter is on its way, or lost while we were away.
            if self._stop.wait(0.5):
                return
        fee_fen = self._get(line, f"{path}/cancellation", headers)["fee_fen"]
        self._call(line, person, f"{path}/cancellation", {"shown_fee_fen": fee_fen})
        self._acknowledge(lambda: self.history.cancelled.update({order_id: fee_fen}))

    def _pay(self, code_url: str) -> None:
        answer = self.desk.post("/pay", json={"code_url": code_url})
        assert answer.status_code == 200, answer.text

    def _enter(self, line: httpx.Client) -> dict[str, Any]:
        made = self.desk.post("/users", json={"appid": self.appid}).json()
        code = self.desk.post("/login-code", json={"openid": made["openid"]}).json()["code"]
        person = self._call(line, {}, "sessions/wechat", {"code": code})
        place = {
            "community": "云河花园",
            "house": "3栋502",
            "contact_name": "陈女士",
            "contact_phone": "13800138000",
            "lat": 30.25,
            "lng": 120.15,
        }
        return person | {"address_id": self._call(line, person, "addresses", place)["id"]}

    def _call(
        self,
        line: httpx.Client,
        person: dict[str, Any],
        path: str,
        body: Any,
        *,
        key: str = "",
    ) -> Any:
        headers = self._headers(person) | {"Idempotency-Key": key or self._key()}
        return self._until_told(lambda: line.post(path, json=body, headers=headers), path)

    def _get(self, line: httpx.Client, path: str, headers: Any = None) -> Any:
        return self._until_told(lambda: line.get(path, headers=headers or {}), path)

    def _until_told(self, ask: Callable[[], httpx.Response], path: str) -> Any:
        """Ask with the same key until there is an answer; nobody at home is no answer."""
        for _ in range(TRIES_MAX):
            try:
                answer = ask()
            except httpx.TransportError as error:
                self.history.answers[type(error).__name__] += 1
                threading.Event().wait(AGAIN_SECONDS)
                continue
            self.history.answers[str(answer.status_code)] += 1
            if answer.status_code < 300:
                return answer.json()
            if answer.status_code not in (429, 503):
                self._wrong(f"{path}: {answer.status_code} {answer.text[:300]}")
                if answer.status_code < 500:
                    raise GaveUp(path)
            threading.Event().wait(AGAIN_SECONDS)
        raise GaveUp(path)

    def _acknowledge(self, note: Callable[[], None]) -> None:
        with self._lock:
            note()
            self.history.acknowledged += 1

    def _wrong(self, what: str) -> None:
        with self._lock:
            self.history.wrong.append(what)

    def _key(self) -> str:
        with self._lock:
            return f"shopper-{next(self._numbers)}"

    def _line(self) -> httpx.Client:
        return httpx.Client(base_url=f"{self.house}/api/customer/v1", timeout=30, trust_env=False)

    @staticmethod
    def _headers(person: dict[str, Any]) -> dict[str, str]:
        return {"Authorization": f"Bearer {person['token']}"} if person else {}
