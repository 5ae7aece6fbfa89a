"""Matching beside OR-tools' min-cost flow: the same least cost, and a whole tick in less time.

Three parts. Costs: in every generated town, ours over the flow's, which must be 1. Ticks: where
workers are spare, candidates + scores + match of ours beside the same candidates and scores with
the flow. Scarce: towns with as many orders as workers, where the flow is hard to beat; the match
alone. Both sides run in turns in one process; every figure is a median.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import flow, measured, towns
from doorstep.algorithms import matching

TICKS = ((50, 1_000), (300, 3_000), (1_000, 5_000))
COSTS = (
    (200, 200, 20),
    (200, 600, 20),
    (300, 60, 20),
    (1_000, 100, 20),
    (1_000, 1_000, 20),
    (1_000, 1_000, 50),
    (1_000, 3_000, 20),
    (5_000, 5_000, 20),
    (5_000, 15_000, 20),
)
SCARCE = ((200, 200), (1_000, 1_000), (5_000, 5_000))
K = 20
TICK_AIM = 0.8
TURNS_MIN = 5


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("match", "Matching beside OR-tools' min-cost flow.")
    parser.add_argument("--instances", type=Path, help="not read: the towns are made up")
    parser.add_argument("--limit", type=int, help="only the first so many towns of each part")
    parser.add_argument("--seeds", type=int, default=3, help="towns of each size for the costs")
    chosen = parser.parse_args(argv)
    report = measured.Report("match", argv, chosen)
    _costs(report, chosen)
    for orders, workers in TICKS[: chosen.limit]:
        _tick(report, orders, workers, chosen.seconds)
    for orders, workers in SCARCE[: chosen.limit]:
        _match_alone(report, orders, workers, chosen.seconds)
    return report.finish()


def _costs(report: measured.Report, chosen: argparse.Namespace) -> None:
    for orders, workers, k in COSTS[: chosen.limit]:
        name = f"{orders} x {workers}, k {k}"
        ours, least, left_open, worst = 0, 0, 0, 1.0
        for seed in range(1, chosen.seeds + 1):
            seen = towns.town(orders, workers, seed=seed).candidates(k).candidates
            one = matching.assign(seen, towns.UNMATCHED_SECONDS)
            referee = flow.assign(seen, towns.UNMATCHED_SECONDS)
            ours, least = ours + one.total_cost, least + referee.total_cost
            left_open += int((one.worker < 0).sum())
            worst = max(worst, one.total_cost / referee.total_cost)
        measured.console.print(f"[dim]costs[/]  {name}: worst of {chosen.seeds} {worst:.6f}")
        report.figure(f"cost, ours: {name}", ours, "s", left_open=left_open, worst=worst)
        report.figure(f"cost, flow: {name}", least, "s")
        report.ratio(f"cost {name}", f"cost, ours: {name}", f"cost, flow: {name}", at_most=1.0)


def _tick(report: measured.Report, orders: int, workers: int, seconds: float) -> None:
    name = f"{orders} x {workers}"
    town = towns.town(orders, workers, seed=1)

    def ours() -> None:
        matching.assign(town.candidates(K).candidates, towns.UNMATCHED_SECONDS)

    def theirs() -> None:
        flow.assign(town.candidates(K).candidates, towns.UNMATCHED_SECONDS)

    found = in_turns({"ours": ours, "flow": theirs}, seconds)
    _keep(report, f"tick {name}", found)
    report.ratio(f"tick {name}", f"tick {name}: ours", f"tick {name}: flow", at_most=TICK_AIM)
    _match_alone(report, orders, workers, seconds)


def _match_alone(report: measured.Report, orders: int, workers: int, seconds: float) -> None:
    name = f"match alone {orders} x {workers}"
    seen = towns.town(orders, workers, seed=1).candidates(K).candidates
    open_seconds = towns.UNMATCHED_SECONDS
    found = in_turns(
        {
            "ours": lambda: matching.assign(seen, open_seconds),
            "flow": lambda: flow.assign(seen, open_seconds),
        },
        seconds,
    )
    _keep(report, name, found)
    report.ratio(name, f"{name}: ours", f"{name}: flow")


def in_turns(sides: dict[str, Callable[[], object]], seconds: float) -> dict[str, list[float]]:
    """Run the sides A B A B for so long, each once before; CPU milliseconds of every run.

    CPU time, so that another process in the way of one side does not count.
    """
    for run in sides.values():
        run()
    found: dict[str, list[float]] = {name: [] for name in sides}
    ends = time.monotonic() + seconds
    gc.collect()
    gc.disable()
    try:
        while time.monotonic() < ends or len(next(iter(found.values()))) < TURNS_MIN:
            for name, run in sides.items():
                began = time.process_time_ns()
                run()
                found[name].append((time.process_time_ns() - began) / 1e6)
    finally:
        gc.enable()
    return found


def _keep(report: measured.Report, name: str, found: dict[str, list[float]]) -> None:
    for side, runs in found.items():
        value = statistics.median(runs)
        measured.console.print(f"[dim]{len(runs)} turns[/]  {name}, {side}: {value:.3f} ms")
        report.figure(f"{name}: {side}", value, "ms CPU", turns=len(runs))
