"""What the sandbox keeps: through a restart, a kill, a moved folder, a second start."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

import doorstep_sandbox
from doorstep_sandbox.keys import provision

from .conftest import CUSTOMER_APP, DIRECT, MERCHANTS, Channel, Mailbox
from .merchant import Merchant

SOURCE = Path(doorstep_sandbox.__file__).parent.parent
type Start = Callable[[Path, int], "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Run `python -m doorstep_sandbox` until the test is over."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(folder: Path, port: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "doorstep_sandbox", "--port", str(port)]
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        process = subprocess.Popen(
            [*command, "--data", str(folder)], env=environment, stderr=subprocess.PIPE
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the sandbox answers; a connection that is refused is tried again at once."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False, timeout=5)
        except httpx.TransportError:
            continue
        return
    raise AssertionError("the sandbox does not answer")


def test_a_kill_loses_nothing_that_was_answered(
    folder: Path, start: Start, mail: Mailbox, http: httpx.Client
) -> None:
    port = free_port()
    process = start(folder, port)
    wait_for(port)
    book = json.loads((folder / "merchants.json").read_text())
    token = (folder / "control-token").read_text()
    address = f"http://127.0.0.1:{port}"
    entry = next(one for one in book["merchants"] if one["mchid"] == DIRECT)
    merchant = Merchant(entry, book["platform"], address, http)
    headers = {"X-Control-Token": token}
    mail.statuses.extend([500] * 40)
    for n in range(20):
        body = {
            "mchid": DIRECT,
            "appid": CUSTOMER_APP,
            "out_trade_no": f"kept{n:04d}",
            "description": "日常保洁",
            "notify_url": f"{mail.address}/pay",
            "amount": {"total": 1_000},
        }
        assert merchant.post("/v3/pay/transactions/native", body).status == 200
        asked = {"out_trade_no": f"kept{n:04d}"}
        paid = http.post(f"{address}/control/pay", json=asked, headers=headers)
        assert paid.status_code == 200
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    mail.statuses.clear()
    before = set(mail.ids())
    start(folder, port)
    wait_for(port)
    ticked = {"advance_seconds": 60}
    http.post(f"{address}/control/tick", json=ticked, headers=headers)
    told = http.get(f"{address}/control/statistics", headers=headers).json()

    assert told["orders"] == {"SUCCESS": 20}
    assert told["money_fen"]["balances"] == 20 * 994
    assert not any(told["books"].values())
    assert told["notices"] == {"delivered": 20}
    assert len(before | set(mail.ids())) == 20


def test_two_sandboxes_do_not_share_a_folder(folder: Path, start: Start) -> None:
    port = free_port()
    start(folder, port)
    wait_for(port)
    second = start(folder, free_port())
    _, said = second.communicate(timeout=20)

    assert second.returncode == 3
    assert b"Another sandbox already serves" in said


def test_it_refuses_to_run_in_production(
    folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOORSTEP_ENV", "production")
    process = start(folder, free_port())
    _, said = process.communicate(timeout=20)

    assert process.returncode == 2
    assert "不能与生产系统一起运行" in said.decode()


def test_a_restart_keeps_the_clock_the_faults_and_the_orders(
    serve: Callable[[Path], Channel], folder: Path, tmp_path: Path
) -> None:
    first = serve(folder)
    first.placed("order700001")
    first.control("clock", advance_seconds=86_400)
    first.control("faults", kind="rate_limited", times=None)
    at = first.ask("GET", "clock").json()["business_seconds"]
    moved = Path(shutil.copytree(folder, tmp_path / "moved"))
    second = serve(moved)
    path = f"/v3/pay/transactions/out-trade-no/order700001?mchid={DIRECT}"

    assert second.ask("GET", "clock").json()["business_seconds"] >= at
    assert second.merchant().get(path).status == 429
    second.ask("DELETE", "faults")
    assert second.merchant().get(path).body["trade_state"] == "NOTPAY"
    assert str(moved) in second.merchant().entry["private_key_path"]


def test_provisioning_again_keeps_every_key_and_adds_what_is_new(folder: Path) -> None:
    before = provision(folder)
    new = {"role": "direct", "mchid": "1900000999", "name": "新城", "appid": "wx00000000000c0009"}
    after = provision(folder, [*MERCHANTS, new])
    added = after["merchants"][-1]

    assert after["merchants"][:-1] == before["merchants"]
    assert after["platform"] == before["platform"]
    assert (added["mchid"], added["appid"]) == ("1900000999", "wx00000000000c0009")
    assert len(added["apiv3_key"]) == 32
    for secret in (added["private_key_path"], folder / "control-token", folder / "merchants.json"):
        assert stat.S_IMODE(os.stat(secret).st_mode) == 0o600


def test_a_new_folder_gets_one_direct_merchant_and_one_provider(tmp_path: Path) -> None:
    book = provision(tmp_path / "new")
    roles = [one["role"] for one in book["merchants"]]

    assert roles == ["direct", "service_provider"]
    assert book["merchants"][1]["sub_merchants"][0]["mchid"]
    assert book["platform"]["public_key_id"].startswith("PUB_KEY_ID_")
    assert {one["name"] for one in book["apps"]} == {"customer", "worker"}
