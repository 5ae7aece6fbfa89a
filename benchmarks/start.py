"""How long it takes until the house answers, beside the database alone; figures only.

Cold is an empty data folder with the packages installed: the cluster, roles, tables and keys are
made.  Warm is the same folder again.  Each start is `./doorstep up` as a person types it, with a
demo's settings and so with the sandbox, from the first instruction until /readyz says yes.  The
yardstick creates and starts a PostgreSQL of its own in the same way, until it takes a connection.
"""

import os
import signal
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

from benchmarks import house, measured
from doorstep.runtime.holding import free_port
from doorstep.runtime.lifeline import pause, tie_to_parent
from doorstep.runtime.places import ROOT, Places
from doorstep.runtime.postgres import Server
from doorstep.runtime.postmaster import tail_of
from doorstep.runtime.trouble import Trouble

SECONDS_MAX = 180.0
NAMES = {
    "up_cold": "./doorstep up, empty data folder, until /readyz",
    "up_warm": "./doorstep up, the same folder again, until /readyz",
    "postgres_cold": "initdb and postgres alone, until a connection",
    "postgres_warm": "postgres alone on the same folder, until a connection",
}


def main(argv: list[str]) -> int:
    """Measure and report; a start takes as long as it takes, --seconds changes nothing."""
    parser = measured.options("start", "Cold and warm starts, beside the database alone.")
    chosen = parser.parse_args(argv)
    report = measured.Report("start", argv, chosen)
    found: dict[str, list[float]] = {name: [] for name in NAMES}
    for number in range(chosen.rounds):
        with house.folder() as places:
            for name in ("up_cold", "up_warm"):
                found[name].append(_up(places))
        with house.folder() as places:
            for name in ("postgres_cold", "postgres_warm"):
                found[name].append(_postgres(places))
        words = "  ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in found.items())
        measured.console.print(f"[dim]round {number + 1}/{chosen.rounds}[/]  {words}")
    for name, seconds in found.items():
        report.figure(name, statistics.median(seconds), "s", what=NAMES[name], rounds=seconds)
    report.ratio("up cold / postgres cold", "up_cold", "postgres_cold")
    report.ratio("up warm / postgres warm", "up_warm", "postgres_warm")
    return report.finish()


def _up(places: Places) -> float:
    """Seconds from starting the launcher until the house is ready; it is stopped again."""
    port = free_port("127.0.0.1", 18400)
    log = places.logs / "up.log"
    began = time.monotonic()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(ROOT / "doorstep"), "up", "--port", str(port), "--data", str(places.data)],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=tie_to_parent(signal.SIGTERM),
        )
    try:
        while not _is_ready(f"http://127.0.0.1:{port}/readyz"):
            took = time.monotonic() - began
            if process.poll() is not None or took > SECONDS_MAX:
                how = f"exit {process.returncode}"
                raise Trouble("child_failed", name="up", how=how, tail=tail_of(log), log=log)
            pause(0.02)
        return time.monotonic() - began
    finally:
        process.terminate()
        process.wait(SECONDS_MAX)


def _postgres(places: Places) -> float:
    began = time.monotonic()
    with Server(Path(places.postgres), log=places.logs / "postgres.log"):
        return time.monotonic() - began


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _environment() -> dict[str, str]:
    """As in a person's shell: nothing of a run around us, and no database of somebody else."""
    ours = ("DOORSTEP_", "DATABASE_URL", "MIGRATE_DATABASE_URL", "DJANGO_", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"DOORSTEP_ENV": "demo"}
