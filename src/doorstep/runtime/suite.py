"""`check` and `test`: the tools that judge the code, one after another, and a closing line."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from doorstep.runtime import words
from doorstep.runtime.places import ROOT

_PACKAGES = (
    "src/doorstep",
    "src/doorstep_lab",
    "src/doorstep_sandbox",
    "src/doorstep_simulator",
)
# Two processes: each has a database of its own, and most tests wait for theirs.
_WORKERS = "2"
_JUDGED = ("src", "tests", "benchmarks")
_IN_BROWSER = "tests/browser"
"""One house and one browser for all of them: they are run by themselves, one after another."""


@dataclass(frozen=True, slots=True)
class Step:
    """One tool: its name for a person and how it is called."""

    name: str
    argv: tuple[str, ...]


def steps(arguments: Sequence[str], *, everything: bool) -> list[Step]:
    """What is run: all of it, or the tests alone when somebody names some."""
    python = sys.executable
    quick = [] if everything or arguments else ["-m", "not slow"]
    if not arguments:
        beside = ["-n", _WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]
        quick += [*beside, f"--ignore={_IN_BROWSER}"]
    tests = Step("tests", (python, "-m", "pytest", *quick, *arguments))
    if arguments:
        return [tests]
    scripts = os.path.dirname(python)
    clients = Step("clients", (python, "-m", "doorstep.runtime.clients", "--check"))
    browser = Step("browser", (python, "-m", "pytest", _IN_BROWSER))
    return [
        Step("format", (f"{scripts}/ruff", "format", "--check", *_JUDGED)),
        Step("lint", (f"{scripts}/ruff", "check", *_JUDGED)),
        Step("contracts", (f"{scripts}/lint-imports",)),
        Step("types", (python, "-m", "mypy", *_PACKAGES)),
        *([clients] if everything else []),
        tests,
        *([browser] if everything else []),
    ]


def run(arguments: Sequence[str], *, everything: bool, console: Console) -> int:
    """Run every step, the later ones also after a failure; 0 when all of them passed."""
    began = time.monotonic()
    environment = os.environ | {"DOORSTEP_ENV": "test", "PYTHONPATH": str(ROOT / "src")}
    told: list[tuple[str, bool, float]] = []
    for step in steps(arguments, everything=everything):
        console.rule(f"[bold]{step.name}[/]")
        start = time.monotonic()
        code = subprocess.run(step.argv, cwd=ROOT, env=environment).returncode
        told.append((step.name, code == 0, time.monotonic() - start))
    _close(told, time.monotonic() - began, console)
    return 0 if all(passed for _, passed, _ in told) else 1


def _close(told: list[tuple[str, bool, float]], seconds: float, console: Console) -> None:
    table = Table(box=None, show_header=False)
    for name, passed, took in told:
        result = words.say("step_ok" if passed else "step_failed")
        table.add_row(name, f"[{'green' if passed else 'bold red'}]{result}[/]", f"{took:.1f} s")
    console.print(table)
    failed = [name for name, passed, _ in told if not passed]
    if failed:
        console.print("[bold red]✗[/] " + words.say("suite_failed", names=", ".join(failed)))
    else:
        console.print("[bold green]✓[/] " + words.say("suite_ok", seconds=seconds))
