"""What a benchmark found: figures, ratios with both sides, the machine's load; shown and kept."""

import argparse
import json
import os
import platform
import shlex
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

console = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Round:
    """One measured stretch: how much was done in how long."""

    done: int
    seconds: float
    facts: dict[str, float] = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        return self.done / self.seconds


def options(name: str, about: str) -> argparse.ArgumentParser:
    """The options that every benchmark takes."""
    parser = argparse.ArgumentParser(prog=f"./doorstep bench {name}", description=about)
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    parser.add_argument("--seconds", type=float, default=5.0, help="length of one round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each side")
    return parser


class Report:
    """Collects figures by name while a benchmark runs."""

    def __init__(self, name: str, argv: Sequence[str], chosen: argparse.Namespace) -> None:
        self.name = name
        self.json: Path | None = chosen.json
        self.kept: dict[str, Any] = {
            "benchmark": name,
            "command": f"./doorstep bench {name} {shlex.join(argv)}".strip(),
            "options": {key: value for key, value in vars(chosen).items() if key != "json"},
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_before": list(os.getloadavg()),
            "figures": {},
            "ratios": {},
        }
        self._began = time.monotonic()

    def figure(self, name: str, value: float, unit: str, **facts: Any) -> None:
        """One number; absolute, so good for this machine and hour only."""
        self.kept["figures"][name] = {"value": value, "unit": unit} | facts

    def speed(self, name: str, rounds: Sequence[Round], unit: str) -> float:
        """A median a second over rounds, each of which is kept."""
        value = statistics.median(one.per_second for one in rounds)
        facts = {
            key: statistics.median(one.facts[key] for one in rounds)
            for key in (rounds[0].facts if rounds else {})
        }
        self.figure(
            name,
            value,
            unit,
            count=sum(one.done for one in rounds),
            seconds=sum(one.seconds for one in rounds),
            rounds=[one.per_second for one in rounds],
            **facts,
        )
        return value

    def ratio(
        self,
        name: str,
        ours: str,
        yardstick: str,
        aim: float | None = None,
        *,
        at_most: float | None = None,
    ) -> None:
        """One figure over another, with both sides; the aim is a least value or a most value."""
        sides = [self.kept["figures"][side]["value"] for side in (ours, yardstick)]
        self.kept["ratios"][name] = {
            "value": sides[0] / sides[1],
            "of": {ours: sides[0]},
            "to": {yardstick: sides[1]},
            "aim": aim,
            "at_most": at_most,
        }

    def finish(self) -> int:
        """Show everything, write it where it was asked for; the exit status is always 0."""
        self.kept["load_after"] = list(os.getloadavg())
        self.kept["duration_seconds"] = time.monotonic() - self._began
        self._show()
        if self.json is not None:
            self.json.write_text(
                json.dumps(self.kept, indent=1, ensure_ascii=False, default=str) + "\n"
            )
        return 0

    def _show(self) -> None:
        table = Table(title=f"bench {self.name}", title_justify="left")
        for heading in ("figure", "median", "unit", "more"):
            table.add_column(heading, justify="right" if heading == "median" else "left")
        for name, one in self.kept["figures"].items():
            more = {key: one[key] for key in one if key not in ("value", "unit", "rounds")}
            shown = "  ".join(f"{key} {_number(value)}" for key, value in more.items())
            table.add_row(name, _number(one["value"]), one["unit"], shown)
        console.print(table)
        if self.kept["ratios"]:
            console.print(self._ratios())
        before, after = (self.kept[key][0] for key in ("load_before", "load_after"))
        console.print(
            f"load average {before:.2f} before, {after:.2f} after, {self.kept['cores']} cores, "
            f"{self.kept['duration_seconds']:.0f} s in all"
        )

    def _ratios(self) -> Table:
        table = Table(title="side by side", title_justify="left")
        for heading in ("ratio", "value", "aim", "ours", "yardstick"):
            table.add_column(heading, justify="left" if heading == "ratio" else "right")
        for name, one in self.kept["ratios"].items():
            aim, colour = _aim(one)
            ours, yardstick = (next(iter(one[side].values())) for side in ("of", "to"))
            value = f"[{colour}]{one['value']:.3f}[/]"
            table.add_row(name, value, aim, _number(ours), _number(yardstick))
        return table


def alternate(
    rounds: int, sides: dict[str, Callable[[], Round]], report: Report
) -> dict[str, list[Round]]:
    """Run the sides in turns, A B A B, so that a busy minute of the machine hits both."""
    found: dict[str, list[Round]] = {name: [] for name in sides}
    for number in range(rounds):
        for name, run in sides.items():
            one = run()
            found[name].append(one)
            console.print(
                f"[dim]round {number + 1}/{rounds}[/]  {name}: {_number(one.per_second)}/s"
            )
    report.kept.setdefault("order", []).append(list(sides))
    return found


def _aim(one: dict[str, Any]) -> tuple[str, str]:
    """How an aim is written, and the colour that says whether it was reached."""
    least, most, value = one["aim"], one["at_most"], one["value"]
    wishes = [f">= {least:.3g}"] if least is not None else []
    wishes += [f"<= {most:.3g}"] if most is not None else []
    missed = (least is not None and value < least) or (most is not None and value > most)
    return " ".join(wishes), "red" if missed else "green" if wishes else "white"


def _number(value: Any) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"
    return str(value)
