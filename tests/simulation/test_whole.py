"""A small replay through the whole house: placed, served, settled, and the books at zero."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep.runtime.holding import free_port
from tests.runtime.conftest import clean_environment
from tests.simulation import sets

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_500)]


def test_twenty_orders_come_to_rest_and_the_books_to_zero(tmp_path: Path) -> None:
    sets.write(tmp_path / "instances")
    told = tmp_path / "report.json"
    port = free_port("127.0.0.1", 31_000 + 10 * (os.getpid() % 80))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "doorstep.runtime", "replay"),
            *("--data", str(tmp_path / "data"), "--port", str(port)),
            *("--instances", str(tmp_path / "instances"), "--set", "both"),
            *("--orders", "20", "--workers", "16", "--json", str(told)),
        ],
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=1_400,
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    found = json.loads(told.read_text())
    orders, money = found["orders"], found["money_fen"]

    assert orders["placed"] == orders["at_rest"] == 20
    assert orders["served"] + orders["cancelled"] >= 20
    assert orders["served"] > 0
    assert found["audit"]["clean"]
    assert found["problems"] == []
    assert not [kind for kind in money if kind in ("escrow", "custody_escrow", "suspense")]
    assert sum(money.values()) == 0
