"""The launcher: finds a Python or says what to install, installs once, and steps out of the way."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from tests.runtime.conftest import clean_environment

from doorstep.runtime.places import ROOT

SYSTEM_PATH = "/usr/bin:/bin"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing to install, in a folder whose name has a blank in it."""
    root = tmp_path / "a checkout"
    (root / "src" / "doorstep" / "runtime").mkdir(parents=True)
    shutil.copy2(ROOT / "doorstep", root / "doorstep")
    shutil.copy2(ROOT / "src/doorstep/runtime/install.py", root / "src/doorstep/runtime")
    (root / "src/doorstep/__init__.py").touch()
    (root / "src/doorstep/runtime/__init__.py").touch()
    (root / "src/doorstep/runtime/__main__.py").write_text(
        "import os, sys\nprint(os.getcwd(), *sys.argv[1:], sep='|')\n"
    )
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("# nothing is needed\n")
    return root


def prepared(root: Path) -> Path:
    """The same with an environment and uv already in it, so that no network is asked."""
    venv.create(root / ".venv", system_site_packages=True, symlinks=True)
    shutil.copy2(Path(sys.executable).with_name("uv"), root / ".venv" / "bin" / "uv")
    return root


def launch(root: Path, *arguments: str, cwd: Path | None = None, **more: str) -> subprocess.Popen:
    environment = clean_environment(LANG="C.UTF-8", **more)
    del environment["PYTHONPATH"]
    return subprocess.Popen(
        [str(root / "doorstep"), *arguments],
        cwd=cwd or root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_installs_once_and_then_hands_over_silently(checkout: Path, tmp_path: Path) -> None:
    prepared(checkout)
    first = launch(checkout, "up", "--data", "a b", cwd=tmp_path)
    out, told = first.communicate(timeout=60)
    assert first.returncode == 0, told
    assert out == f"{tmp_path}|up|--data|a b\n"
    assert "Installing packages" in told
    out, told = launch(checkout, "up", cwd=tmp_path).communicate(timeout=60)
    assert (out, told) == (f"{tmp_path}|up\n", "")


def test_it_works_through_a_link_and_from_elsewhere(checkout: Path, tmp_path: Path) -> None:
    prepared(checkout)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "doorstep").symlink_to("../a checkout/doorstep")
    started = subprocess.run(
        [str(tmp_path / "bin" / "doorstep"), "up"],
        cwd="/",
        env=clean_environment(),
        capture_output=True,
        text=True,
    )
    assert started.stdout == "/|up\n", started.stderr


def test_two_starts_at_once_both_work(checkout: Path) -> None:
    prepared(checkout)
    starts = [launch(checkout, "up") for _ in range(3)]
    for start in starts:
        out, told = start.communicate(timeout=120)
        assert start.returncode == 0, told
        assert out.endswith("|up\n")
    stamp = checkout / ".venv" / "installed-requirements.lock"
    assert stamp.read_text() == (checkout / "requirements.lock").read_text()


def test_a_lock_left_by_a_killed_start_does_not_block(checkout: Path) -> None:
    prepared(checkout)
    (checkout / "var").mkdir()
    (checkout / "var" / "install.lock").write_text("4242\n")
    start = launch(checkout, "up")
    _, told = start.communicate(timeout=60)
    assert start.returncode == 0, told


def test_the_developers_set_is_never_cut_back(checkout: Path) -> None:
    prepared(checkout)
    launch(checkout, "check").communicate(timeout=60)
    (checkout / "requirements-dev.lock").write_text("# changed\n")
    start = launch(checkout, "up")
    start.communicate(timeout=60)
    assert start.returncode == 0
    stamps = sorted(path.name for path in (checkout / ".venv").glob("installed-*"))
    assert stamps == ["installed-requirements-dev.lock"]
    assert (checkout / ".venv" / stamps[0]).read_text() == "# changed\n"


def test_without_a_python_it_says_what_to_install(checkout: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "readlink", "cmp", "id", "awk"):
        found = shutil.which(tool, path=SYSTEM_PATH)
        if found:
            (tools / tool).symlink_to(found)
    old = tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    nowhere = {"PATH": str(tools), "HOME": str(tmp_path), "PYENV_ROOT": str(tmp_path)}
    for language, words in (
        ("C.UTF-8", "Doorstep needs Python 3.12"),
        ("zh_CN.UTF-8", "需要 Python"),
    ):
        start = subprocess.run(
            [str(checkout / "doorstep"), "up"],
            env=nowhere | {"LANG": language},
            capture_output=True,
            text=True,
        )
        assert start.returncode == 69
        assert words in start.stderr
        assert len(start.stderr.strip().splitlines()) == 1


def test_a_failed_installation_says_why_and_the_next_start_tries_again(checkout: Path) -> None:
    prepared(checkout)
    (checkout / "requirements.lock").write_text("no-such-package-of-doorstep==1 --hash=sha256:00\n")
    start = launch(checkout, "up", UV_OFFLINE="1")
    out, told = start.communicate(timeout=60)
    assert (start.returncode, out) == (69, "")
    assert "Could not install the packages" in told
    assert "Traceback" not in told
    (checkout / "requirements.lock").write_text("# nothing is needed\n")
    start = launch(checkout, "up")
    start.communicate(timeout=60)
    assert start.returncode == 0


def test_the_launcher_is_posix_and_executable() -> None:
    assert os.access(ROOT / "doorstep", os.X_OK)
    assert (ROOT / "doorstep").read_text().startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", str(ROOT / "doorstep")]).returncode == 0
