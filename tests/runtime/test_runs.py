"""A whole run: starts in order, outlives the death of its parts, and ends when it is told to."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.runtime.conftest import HOLDS, clean_environment, eventually

from doorstep.kernel import keys as vault_keys
from doorstep.runtime.holding import free_port
from doorstep.runtime.lifeline import alive
from doorstep.runtime.postgres import APP, Server
from doorstep.runtime.supervisor import answers

pytestmark = pytest.mark.slow
COMMAND = (sys.executable, "-m", "doorstep.runtime")


def some_port() -> int:
    """A free port below those that the system gives to outgoing connections at any moment."""
    return free_port("127.0.0.1", 12000 + 10 * (os.getpid() % 1500))


class Started:
    """A run of `up` in a folder of its own."""

    def __init__(self, data: Path, kind: str = "demo") -> None:
        self.data, self.port = data, some_port()
        self.told = data.parent / f"told-{self.port}.txt"
        with self.told.open("w") as told:
            self.process = subprocess.Popen(
                [*COMMAND, "up", "--port", str(self.port), "--data", str(data)],
                env=clean_environment(DOORSTEP_ENV=kind),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
            )

    def said(self) -> str:
        return self.told.read_text()

    def wait_ready(self) -> None:
        eventually(lambda: "is ready" in self.said() or self.process.poll() is not None, 90)
        assert self.process.poll() is None, self.said()

    def answers(self) -> bool:
        return answers(f"http://127.0.0.1:{self.port}/healthz")

    def pid_of(self, name: str) -> int:
        """The newest child of this run whose command line holds a word."""
        found = [pid for pid in self.family() if name in command_of(pid)]
        return max(found, default=0)

    def family(self) -> list[int]:
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@pytest.fixture
def up(tmp_path: Path, prepared: Path) -> Iterator[Any]:
    shutil.copytree(prepared, tmp_path / "data")
    started: list[Started] = []

    def start() -> Started:
        run = Started(tmp_path / "data")
        started.append(run)
        run.wait_ready()
        return run

    yield start
    for run in started:
        run.process.kill()
        run.process.wait()


def test_it_starts_serves_and_stops_leaving_nobody_behind(up: Any) -> None:
    run = up()
    assert run.answers()
    family = run.family()
    assert len(family) == 4
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(60) == 0
    assert not any(alive(pid) for pid in family)
    assert "Everything is kept in" in run.said()
    assert "Traceback" not in run.said()


def test_killed_children_come_back(up: Any) -> None:
    run = up()
    for name in ("doorstep.runtime.web", "doorstep.runtime.background", "/postgres"):
        before = run.pid_of(name)
        os.kill(before, signal.SIGKILL)
        eventually(lambda: run.pid_of(name) not in (0, before), 60)  # noqa: B023
    eventually(run.answers, 60)
    assert run.process.poll() is None


def test_a_killed_supervisor_takes_all_along_and_the_next_start_works(up: Any) -> None:
    first = up()
    family = first.family()
    first.process.kill()
    first.process.wait()
    eventually(lambda: not any(alive(pid) for pid in family), 60)
    second = up()
    assert second.answers()


def test_other_commands_use_the_running_database(up: Any, doorstep: Any) -> None:
    run = up()
    data = str(run.data)
    second = doorstep("up", "--port", "1", "--data", data)
    assert second.returncode == 1
    assert f"process {run.process.pid}, port {run.port}" in second.stderr
    audited = doorstep("audit", "--data", data)
    assert audited.returncode == 0, audited.stderr
    assert "The books are right" in audited.stdout
    managed = doorstep("manage", "--data", data, "showmigrations", "--plan")
    assert "[X]" in managed.stdout
    assert "[ ]" not in managed.stdout
    assert run.answers()


def test_secrets_are_made_once_and_kept_private(up: Any) -> None:
    run = up()
    keys = {path.name: path.read_text() for path in (run.data / "keys").iterdir()}
    assert set(keys) == {"secret_key", "vault.json"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (run.data / "keys").iterdir())
    assert set(json.loads(keys["vault.json"])) == {"roots", "primary", "index"}
    run.process.send_signal(signal.SIGTERM)
    assert run.process.wait(60) == 0
    again = up()
    assert {path.name: path.read_text() for path in (again.data / "keys").iterdir()} == keys


def test_a_backup_of_a_running_house_restores_elsewhere(
    up: Any, doorstep: Any, tmp_path: Path
) -> None:
    run = up()
    (run.data / "files" / "1").mkdir(parents=True)
    (run.data / "files" / "1" / "photo").write_bytes(b"a photo")
    kept, data = tmp_path / "kept", tmp_path / "elsewhere"
    made = doorstep("backup", str(kept), "--data", str(run.data))
    assert made.returncode == 0, made.stderr
    assert re.search(r"Backup is in \S+", made.stderr)
    assert not list(kept.rglob("vault.json"))
    vault_keys.add_root_key(run.data / "keys" / "vault.json")  # a later key opens older data too
    restored = doorstep("restore", str(kept), "--data", str(data))
    assert restored.returncode == 0, restored.stderr
    assert "The books are right" in restored.stdout
    assert (data / "files" / "1" / "photo").read_bytes() == b"a photo"
    again = doorstep("restore", str(kept), "--data", str(data))
    assert again.returncode == 1
    assert "is not empty" in again.stderr


def test_a_run_and_a_command_do_not_take_the_database_from_each_other(
    tmp_path: Path, prepared: Path, python: Any
) -> None:
    shutil.copytree(prepared, tmp_path / "data")
    command = python(HOLDS, tmp_path / "data" / "postgres")
    assert command.stdout.readline().strip().isdigit()
    run = Started(tmp_path / "data")
    try:
        eventually(lambda: "Another command is using" in run.said(), 60)
        command.communicate("\n", timeout=60)
        run.wait_ready()
        assert "unexpectedly" not in run.said()

        guest = python(HOLDS, tmp_path / "data" / "postgres")
        assert guest.stdout.readline().strip() == "guest"
        run.process.send_signal(signal.SIGINT)
        eventually(lambda: "still uses the database" in run.said(), 60)
        with psycopg.connect(Server(tmp_path / "data" / "postgres").dsn(APP)) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        guest.communicate("\n", timeout=60)
        assert run.process.wait(60) == 0
    finally:
        run.process.kill()
        run.process.wait()


def test_ctrl_c_is_heard_while_the_run_still_waits(
    tmp_path: Path, prepared: Path, python: Any
) -> None:
    shutil.copytree(prepared, tmp_path / "data")
    command = python(HOLDS, tmp_path / "data" / "postgres")
    assert command.stdout.readline().strip().isdigit()
    run = Started(tmp_path / "data")
    eventually(lambda: "Another command is using" in run.said(), 60)
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(30) == 0
    assert "Traceback" not in run.said()


def test_ctrl_c_is_heard_during_the_migrations(tmp_path: Path) -> None:
    run = Started(tmp_path / "data")
    eventually(lambda: "tables up to date" in run.said(), 60)
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(40) == 0
    assert "is ready" not in run.said()
    assert "Traceback" not in run.said()


def test_production_says_at_its_start_what_will_not_work_and_is_never_a_demo_again(
    tmp_path: Path, prepared: Path, doorstep: Any
) -> None:
    shutil.copytree(prepared, tmp_path / "data")
    run = Started(tmp_path / "data", kind="production")
    try:
        run.wait_ready()
        eventually(run.answers)
        assert "Customers cannot pay (why: DOORSTEP_WECHAT_KEYS)" in run.said()
    finally:
        run.process.terminate()
        run.process.wait(60)
    assert (tmp_path / "data" / "kind").read_text() == "production\n"
    (tmp_path / "data" / "kind").unlink()  # the database remembers as well
    said = doorstep("demo", "--port", str(run.port), "--data", str(run.data))
    assert said.returncode == 1
    assert "holds the data of a production installation" in said.stderr
