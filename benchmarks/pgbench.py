"""PostgreSQL's own load program, as the yardstick: scripts in, transactions a second out."""

import math
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from benchmarks.house import House
from benchmarks.measured import Round
from doorstep.runtime.postgres import ADMIN, APP
from doorstep.runtime.privilege import binaries
from doorstep.runtime.trouble import Trouble

_SECONDS_EXTRA = 120.0
_FOUND = {
    "done": r"number of transactions actually processed: (\d+)",
    "failed": r"number of failed transactions: (\d+)",
    "latency_ms": r"latency average = ([\d.]+) ms",
    "per_second": r"tps = ([\d.]+)",
}


def run(
    house: House,
    *arguments: str,
    clients: int,
    seconds: float,
    script: Path | None = None,
    variables: Mapping[str, str] | None = None,
    role: str = APP,
) -> Round:
    """One round with the prepared protocol; a failed transaction or an aborted client raises.

    Connecting is not counted: the time is the one that pgbench itself divides by.
    """
    given = [part for pair in (variables or {}).items() for part in ("-D", "=".join(pair))]
    began = house.postgres_cpu_seconds()
    out = _call(
        house,
        role,
        [
            *("--client", str(clients), "--jobs", "2", "--time", str(max(1, math.ceil(seconds)))),
            *("--protocol", "prepared", "--no-vacuum", *arguments, *given),
            *(("--file", str(script)) if script else ()),
        ],
        seconds=seconds,
    )
    used = house.postgres_cpu_seconds() - began
    found = {name: _number(pattern, out) for name, pattern in _FOUND.items()}
    if found["failed"]:
        raise Trouble("child_failed", name="pgbench", how="failed", tail=out[-800:], log="-")
    facts = {"latency_ms": found["latency_ms"]}
    facts["postgres_cpu_ms"] = used * 1000 / max(1.0, found["done"])
    return Round(int(found["done"]), found["done"] / found["per_second"], facts)


def make_tables(house: House, *, scale: int) -> None:
    """The tables of pgbench's built-in scripts, beside the house's."""
    _call(house, ADMIN, ["--initialize", "--scale", str(scale), "--quiet"], seconds=300)


def _call(house: House, role: str, arguments: Sequence[str], *, seconds: float) -> str:
    url = house.server.dsn(role)
    socket = unquote(url.partition("host=")[2].partition("&")[0])
    argv = [str(binaries() / "pgbench"), "-h", socket, "-p", "5432", "-U", role, *arguments]
    done = subprocess.run(
        [*argv, "doorstep"],
        capture_output=True,
        text=True,
        timeout=seconds + _SECONDS_EXTRA,
        check=False,
    )
    if done.returncode:
        tail = (done.stderr or done.stdout).strip()[-1500:]
        how = f"exit {done.returncode}"
        raise Trouble("child_failed", name="pgbench", how=how, tail=tail, log="-")
    return done.stdout


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    return float(found.group(1)) if found else 0.0
