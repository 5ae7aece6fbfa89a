"""What a person meets when the machine is not as it should be: what happened and the way out."""

import pwd
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.runtime.conftest import clean_environment

from doorstep.runtime import words
from doorstep.runtime.holding import free_port
from doorstep.runtime.trouble import TROUBLES, Trouble

HOLDS = """
import os, sys
from pathlib import Path
from doorstep.runtime.holding import Hold, Running
from doorstep.runtime.places import open_places
hold = Hold(open_places(Path(sys.argv[1])))
hold.take(Running(os.getpid(), "demo", "127.0.0.1", 8765, 8766, "demo"))
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_port_in_use_is_named_with_a_free_one(doorstep: Any, tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        said = doorstep("up", "--port", str(port), "--data", str(tmp_path / "data"))
    assert said.returncode == 1
    assert f"Port {port} is in use" in said.stderr
    assert "--port" in said.stderr.split("→")[1]
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "data" / "postgres" / "cluster").exists()


def test_a_second_run_of_a_folder_names_the_first(
    doorstep: Any, python: Any, tmp_path: Path
) -> None:
    first = python(HOLDS, tmp_path / "data")
    assert first.stdout.readline() == "held\n"
    said = doorstep("up", "--port", "18765", "--data", str(tmp_path / "data"))
    assert said.returncode == 1
    assert f"process {first.pid}" in said.stderr
    assert "port 8765" in said.stderr
    assert "--data" in said.stderr


def test_a_killed_run_does_not_hold_its_folder(doorstep: Any, python: Any, tmp_path: Path) -> None:
    first = python(HOLDS, tmp_path / "data")
    assert first.stdout.readline() == "held\n"
    first.kill()
    first.wait()
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        said = doorstep("up", "--port", str(port), "--data", str(tmp_path / "data"))
    assert "is in use" in said.stderr
    assert "already running" not in said.stderr


def test_a_folder_that_cannot_be_written_is_named(doorstep: Any, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    said = doorstep("up", "--data", str(closed / "data"), as_user=True)
    assert said.returncode == 1
    assert str(closed / "data") in said.stderr
    assert "cannot be written" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_full_disk_is_told_before_anything_is_started(tmp_path: Path) -> None:
    assert shutil.which("unshare"), "util-linux is part of every Linux"
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=20m tmpfs "$1" && shift && exec "$@"'
    up = [sys.executable, "-m", "doorstep.runtime", "up", "--data", str(small / "data")]
    aside = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh"]
    said = subprocess.run(
        [*aside, str(small), *up],
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert said.returncode == 1, said.stderr
    assert "The disk is full" in said.stderr
    assert "Free at least 500 MB" in said.stderr


def test_an_unreachable_external_database_is_named(doorstep: Any, tmp_path: Path) -> None:
    url = f"postgresql://nobody@/none?host={tmp_path}"
    said = doorstep("audit", "--data", str(tmp_path / "data"), DATABASE_URL=url)
    assert said.returncode == 1
    assert "MIGRATE_DATABASE_URL is not" in said.stderr
    said = doorstep(
        "audit", "--data", str(tmp_path / "data"), DATABASE_URL=url, MIGRATE_DATABASE_URL=url
    )
    assert said.returncode == 1
    assert "cannot be reached" in said.stderr


def test_doctor_says_in_both_languages_what_it_found(doorstep: Any, tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        data = str(tmp_path / "data")
        english = doorstep("doctor", "--port", port, "--data", data)
        chinese = doorstep("doctor", "--port", port, "--data", data, DOORSTEP_LANG="zh")
    assert english.returncode == chinese.returncode == 1
    assert f"Port {port} is in use" in english.stdout
    assert f"端口 {port} 已被占用" in chinese.stdout
    assert "PostgreSQL 18" in english.stdout


@pytest.mark.parametrize("key", sorted(TROUBLES))
def test_every_trouble_has_a_way_out_in_both_languages(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Anything(dict[str, object]):
        def __missing__(self, name: str) -> object:
            return 1.0

    what_zh, what_en, way_zh, way_en = TROUBLES[key]
    for chinese, english in ((what_zh, what_en), (way_zh, way_en)):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
        assert english.isascii() or "“" in english
        names = {name for text in (chinese, english) for name in _names(text)}
        for text in (chinese, english):
            assert text.format_map(Anything.fromkeys(names, 1.0))


def test_every_sentence_takes_the_same_values_in_both_languages() -> None:
    for key, (chinese, english) in words.SENTENCES.items():
        assert _names(chinese) == _names(english), key


def _names(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_trouble_reads_as_two_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOORSTEP_LANG", "zh")
    assert "端口 80 已被占用" in Trouble("port_in_use", port=80, by="", free=81).what
    monkeypatch.setenv("DOORSTEP_LANG", "en")
    assert Trouble("port_in_use", port=80, by="", free=81).way_out == "Use another one: --port 81"


@pytest.mark.parametrize("command", [("demo",), ("replay",), ("simulate", "--days", "1")])
def test_a_demo_never_starts_on_productions_data(
    doorstep: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "kind").write_text("production\n")
    said = doorstep(*command, "--port", "18765", "--data", str(data))
    assert said.returncode == 1
    assert "holds the data of a production installation" in said.stderr
    assert "--data" in said.stderr.split("→")[1]
    assert not (data / "postgres" / "cluster").exists()


def test_production_never_starts_on_a_demos_data(doorstep: Any, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "kind").write_text("demo\n")
    said = doorstep("up", "--port", "18765", "--data", str(data))
    assert said.returncode == 1
    assert "holds the data of a demo installation" in said.stderr


@pytest.mark.parametrize("port", ["70000", "0", "-1"])
def test_a_port_that_is_none_is_told(doorstep: Any, tmp_path: Path, port: str) -> None:
    said = doorstep("up", "--port", port, "--data", str(tmp_path / "data"))
    assert said.returncode == 2
    assert "--port" in said.stderr
    assert "equal to" in said.stderr
    assert "Traceback" not in said.stderr


def test_a_host_that_nobody_knows_is_not_taken_for_a_port_in_use(
    doorstep: Any, tmp_path: Path
) -> None:
    said = doorstep("up", "--host", "nosuch.invalid", "--data", str(tmp_path / "data"))
    assert said.returncode == 1
    assert "nosuch.invalid is not an address of this machine" in said.stderr


def test_the_last_port_has_its_sandbox_on_another() -> None:
    assert 8000 <= free_port("127.0.0.1", 65536) < 8100


def test_a_city_or_a_benchmark_that_is_not_there_is_told(doorstep: Any, tmp_path: Path) -> None:
    for arguments, there in (
        (("demo", "--city", "nowhere", "--data", str(tmp_path / "data")), "yunhe"),
        (("bench", "script"), "orders, ledger, queue, start"),
    ):
        said = doorstep(*arguments)
        assert said.returncode == 1
        assert there in said.stderr
        assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    ("command", "own"),
    [
        ("audit", "--city"),
        ("replay", "--instances"),
        ("simulate", "--days"),
        ("simulate", "--html"),
        ("bench", "orders"),
        ("manage", "migrate"),
    ],
)
def test_help_shows_what_a_command_hands_on_and_starts_nothing(
    doorstep: Any, tmp_path: Path, command: str, own: str
) -> None:
    said = doorstep(command, "--help", DOORSTEP_DATA=str(tmp_path / "data"))
    assert said.returncode == 0, said.stderr
    assert own in said.stdout
    assert not (tmp_path / "data" / "postgres" / "cluster").exists()


def test_doctor_changes_nothing(doorstep: Any, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "postgres" / "cluster").mkdir(parents=True)
    (data / "kind").write_text("demo\n")

    def seen() -> dict[str, float]:
        return {str(path): path.stat().st_mtime_ns for path in data.rglob("*")}

    before = seen()
    accounts = pwd.getpwall()
    for user in ("", "doorstep-of-nobody"):
        said = doorstep(
            "doctor", "--port", "18765", "--data", str(data), DOORSTEP_DATABASE_USER=user
        )
        assert said.returncode == 0, said.stdout
    assert seen() == before
    assert pwd.getpwall() == accounts


def test_doctor_looks_at_the_keys_where_they_are(doorstep: Any, tmp_path: Path) -> None:
    vault = tmp_path / "vault.json"
    where = {"DOORSTEP_VAULT_KEYS": str(vault), "DOORSTEP_ENV": "demo"}
    data = ("--port", "18765", "--data", str(tmp_path / "data"))
    assert "no file of keys" in doorstep("doctor", *data, **where).stdout
    vault.write_text('{"roots": {"1": "00"}, "primary": "1", "index": "00"}')
    vault.chmod(0o644)
    assert f"Others can read the keys: {vault}" in doorstep("doctor", *data, **where).stdout


def test_doctor_says_what_production_lacks(doorstep: Any, tmp_path: Path) -> None:
    said = doorstep("doctor", "--port", "18765", "--data", str(tmp_path / "data"))
    assert "Customers cannot pay: DOORSTEP_WECHAT_KEYS" in said.stdout
    assert "text message's code" in said.stdout
    assert "Traceback" not in said.stdout + said.stderr
