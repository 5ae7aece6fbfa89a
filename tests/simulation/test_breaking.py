"""The five tries of a demo, wished for over HTTP in a whole running city: each must hold."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from doorstep.runtime.holding import free_port
from doorstep_simulator.breaking.dead_database import NotOurs, kill
from tests.runtime.conftest import clean_environment, eventually

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_000)]
READY_SECONDS, MOVED_IN_SECONDS, TOLD_SECONDS = 300, 400, 150


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A demo in a data folder of its own, with everybody moved in."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port("127.0.0.1", 32_000 + 10 * (os.getpid() % 80))
    said = (folder / "said.txt").open("w")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "doorstep.runtime", "demo"),
            *("--data", str(folder / "data"), "--port", str(port)),
        ],
        env=clean_environment(DOORSTEP_CLIENTS="no"),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as line:
        try:
            eventually(lambda: _moving(line)["ready"] or process.poll() is not None, READY_SECONDS)
            line.post("/demo/clock", json={"pace": 1})
            eventually(lambda: _is_lively(line) or process.poll() is not None, MOVED_IN_SECONDS)
            assert process.poll() is None, (folder / "said.txt").read_text()[-3_000:]
            yield line
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
            said.close()


def _moving(line: httpx.Client) -> dict[str, Any]:
    try:
        moving: dict[str, Any] = line.get("/start.json").json()["moving"]
    except (httpx.HTTPError, ValueError, KeyError):
        return {"ready": False, "done": 0, "of": 1}
    return moving


def _is_lively(line: httpx.Client) -> bool:
    moving = _moving(line)
    return bool(moving["ready"] and moving["done"] == moving["of"])


def told(city: httpx.Client, name: str) -> dict[str, Any]:
    """What became of a try, once it has ended; the page was answered all the time."""
    asked = city.post(f"/demo/breaking/{name}", headers={"Accept-Language": "en"})
    assert asked.status_code == 202, asked.text

    def ended() -> dict[str, Any] | None:
        shown = city.get("/demo/breaking")
        assert shown.status_code == 200
        one = next(one for one in shown.json()["tries"] if one["name"] == name)
        return None if one["state"] in ("asked", "running") else one

    story: dict[str, Any] = eventually(ended, TOLD_SECONDS)
    assert story["state"] == "held", json.dumps(story, ensure_ascii=False, indent=1)
    assert story["books"]["is_right"]
    assert set(story["books"]["sums_fen"].values()) == {0}
    return story


def answers(story: dict[str, Any]) -> Counter[str]:
    """How many were answered what, over the whole try."""
    every = [answer for step in story["steps"] for answer in step["answers"]]
    return Counter(f"{one['status']} {one['code']}".strip() for one in every)


def test_what_is_paid_twice_goes_back_once(city: httpx.Client) -> None:
    story = told(city, "double-pay")

    assert answers(story) == {"200": 2, "409 ORDERPAID": 1}


def test_no_forged_notice_is_believed(city: httpx.Client) -> None:
    story = told(city, "forged-notice")

    assert answers(story) == {"401 surfaces.NotBelieved": 4}


def test_one_of_two_customers_has_the_slot(city: httpx.Client) -> None:
    story = told(city, "one-slot")

    assert answers(story) == {"201": 1, "409 workers.SlotTaken": 1}


def test_one_of_sixteen_workers_has_the_order(city: httpx.Client) -> None:
    story = told(city, "one-order")

    assert answers(story) == {"200": 1, "409 orders.AlreadyTaken": 15}


def test_a_killed_database_comes_back_and_nothing_is_lost_or_doubled(city: httpx.Client) -> None:
    story = told(city, "dead-database")

    assert answers(story)["201"] == 2
    assert city.get("/healthz").status_code == 200


def test_only_the_database_of_the_own_folder_is_killed(tmp_path: Path) -> None:
    cluster = tmp_path / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    with pytest.raises(NotOurs):
        kill(tmp_path)
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n")

    with pytest.raises(NotOurs):
        kill(tmp_path)
