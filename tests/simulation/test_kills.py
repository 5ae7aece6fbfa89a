"""Parts of a running house are killed under load: nothing acknowledged is lost, nothing doubled."""

import json
import os
import random
import signal
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from doorstep.runtime.places import open_places
from doorstep.runtime.postgres import APP, Server
from tests.runtime.conftest import doorstep, eventually  # noqa: F401 a fixture
from tests.runtime.test_runs import Started
from tests.simulation.shoppers import History, Shoppers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ROUNDS = int(os.environ.get("DOORSTEP_KILL_ROUNDS", "3"))
PARTS = {
    "web": "doorstep.runtime.web",
    "background": "doorstep.runtime.background",
    "postgres": "/postgres",
}
BETWEEN = 6
"""Acknowledged answers that are waited for after each kill."""
DRAIN_SECONDS = 150.0
"""A lease of a killed background process ends after a minute, then the work is done by the next."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Started]:
    """A whole house with its sandbox, in a folder of its own."""
    run = Started(tmp_path / "data")
    try:
        run.wait_ready()
        yield run
    finally:
        run.process.send_signal(signal.SIGTERM)
        try:
            run.process.wait(60)
        finally:
            run.process.kill()
            run.process.wait()


def status(run: Started) -> dict[str, Any]:
    """What the status page shows."""
    address = f"http://127.0.0.1:{run.port}/status.json"
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except OSError:
        return {}


def kill(run: Started, part: str) -> None:
    """Kill one part at once, the database with everybody who works for it."""
    before = run.pid_of(PARTS[part])
    doomed = [before]
    if part == "postgres":
        listed = Path(f"/proc/{before}/task/{before}/children").read_text()
        doomed += [int(pid) for pid in listed.split()]
    for pid in doomed:
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: run.pid_of(PARTS[part]) not in (0, before), 60)


def rows(run: Started, sql: str) -> list[Any]:
    """Ask the database itself."""
    address = Server(open_places(run.data).postgres).dsn(APP)
    with psycopg.connect(address) as connection:
        return connection.execute(sql).fetchall()


def test_no_acknowledged_order_or_payment_is_lost_or_doubled(
    house: Started,
    doorstep: Any,  # noqa: F811 the fixture of this name
) -> None:
    opened = doorstep("manage", "--data", str(house.data), "open_city", "--pack", "yunhe")
    assert opened.returncode == 0, opened.stderr
    sandbox = json.loads((house.data / "run" / "running.json").read_text())["sandbox_port"]
    shoppers = Shoppers(
        f"http://127.0.0.1:{house.port}",
        f"http://127.0.0.1:{sandbox}",
        house.data / "sandbox",
        threads=3,
        people=8,
    )
    shoppers.start()
    try:
        deaths = kill_in_turn(house, shoppers.history)
    finally:
        history = shoppers.stop()

    assert deaths == dict.fromkeys(PARTS, ROUNDS)
    assert not history.wrong, Counter(history.wrong).most_common(5)
    drained(house, history)
    orders_are_there_once(house, history)
    money_moved_once(house, history, shoppers.desk.get("/statistics").json()["money_fen"])
    audited = doorstep("audit", "--data", str(house.data))
    assert audited.returncode == 0, audited.stdout
    print(f"{len(history.placed)} placed, {len(history.paid)} paid, {dict(history.answers)}")


def kill_in_turn(run: Started, history: History) -> Counter[str]:
    """Kill each part some times in a random order, waiting each time until work goes on."""
    order = [part for part in PARTS for _ in range(ROUNDS)]
    random.Random(7).shuffle(order)
    deaths: Counter[str] = Counter()
    for part in order:
        goal = history.acknowledged + BETWEEN
        eventually(lambda goal=goal: history.acknowledged >= goal, 90)  # type: ignore[misc]
        kill(run, part)
        deaths[part] += 1
    goal = history.acknowledged + BETWEEN
    eventually(lambda: history.acknowledged >= goal, 90)
    return deaths


def drained(run: Started, history: History) -> None:
    """Everything due is done, every payment was heard, and no message died of the kills."""

    def is_done() -> bool:
        queue = status(run).get("queue") or {"due": 1}
        unheard = rows(run, "SELECT count(*) FROM orders_order WHERE paid_at IS NOT NULL")[0][0]
        under_way = rows(run, "SELECT count(*) FROM payments_refund WHERE state <> 'done'")[0][0]
        return queue["due"] == 0 and unheard >= len(history.paid) and under_way == 0

    started = time.monotonic()
    eventually(is_done, DRAIN_SECONDS)
    assert status(run)["queue"]["dead"] == 0
    print(f"drained in {time.monotonic() - started:.0f} s")


def orders_are_there_once(run: Started, history: History) -> None:
    """Each acknowledged key stands for one order; nobody made another."""
    acknowledged = sorted(order["id"] for order in history.placed.values())
    kept = sorted(str(row[0]) for row in rows(run, "SELECT id FROM orders_order"))

    assert len(set(acknowledged)) == len(acknowledged)
    assert kept == acknowledged


def money_moved_once(run: Started, history: History, channel: dict[str, int]) -> None:
    """Each acknowledged payment has one journal and each cancellation one refund, as paid out."""
    journals = rows(run, "SELECT ref FROM ledger_journal WHERE kind = 'payment_received'")
    charges = rows(run, "SELECT subject_id, amount_fen FROM payments_bill WHERE state = 'paid'")
    cancelled = rows(run, "SELECT id FROM orders_order WHERE state = 'cancelled'")
    refunds = rows(run, "SELECT charge_id, amount_fen FROM payments_refund")

    assert {str(order_id): amount for order_id, amount in charges} == history.paid
    assert sorted(row[0] for row in journals) == sorted(
        f"order:{order_id.replace('-', '')}" for order_id in history.paid
    )
    assert sum(history.paid.values()) == channel["paid"]
    assert {str(row[0]) for row in cancelled} == set(history.cancelled)
    assert len({row[0] for row in refunds}) == len(refunds) == len(history.cancelled)
    assert sum(row[1] for row in refunds) == channel["refunded"]
