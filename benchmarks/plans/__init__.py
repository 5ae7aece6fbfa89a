"""Day plans side by side with other solvers and with published plans, on public instances.

Three parts, each with its own archives: Solomon's customers against the best known distances;
workers with skills and homes (tools and parts left out); home health care with every kind of rule
against published plans. One thread, processor seconds; only VROOM takes its limit by the clock, so
its figures count on an idle machine. A side without a plan counts as twice the best.
"""

import argparse
import statistics
from collections.abc import Callable
from pathlib import Path

from benchmarks import measured
from benchmarks.plans import rivals
from benchmarks.plans.home_care_part import AIM, Figures, home_care_part
from benchmarks.plans.routes import Instance, crews, solomon
from doorstep.algorithms import planning

GAP_AIM = 1.01
GAP_SHARE_AIM = 0.5
CREW_AIM = 1.01
HOME_CARE_TIMES = 12
"""Home care gets 60 s where the others get 5."""
SEEDS = (1, 2, 3)
NONE_COSTS = 2.0

Sides = dict[str, list[float]]


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("plans", "Day plans beside other solvers and published plans.")
    parser.add_argument("--instances", type=Path, required=True, help="folder with the archives")
    parser.add_argument("--limit", type=int, help="only the first so many instances of each set")
    parser.add_argument(
        "--part", choices=("solomon", "crews", "home-care"), action="append", help="only this part"
    )
    chosen = parser.parse_args(argv)
    report = measured.Report("plans", argv, chosen)
    parts: dict[str, Callable[[measured.Report, argparse.Namespace], None]] = {
        "solomon": _solomon,
        "crews": _crews,
        "home-care": _home_care,
    }
    for name in chosen.part or parts:
        parts[name](report, chosen)
    return report.finish()


def _sides(
    one: Instance, seconds: float, seeds: tuple[int, ...], *, with_pyvrp: bool
) -> tuple[Sides, dict[str, float]]:
    """The costs of every side, by seed where it has any; mean processor seconds."""

    def ours(seed: int) -> rivals.Routes:
        plan = planning.improve(one.problem, cpu_seconds=seconds, seed=seed, engine="pyvrp")
        return plan.routes()

    runs: dict[str, list[Callable[[], rivals.Routes]]] = {
        "ours": [lambda seed=seed: ours(seed) for seed in seeds],
        "VROOM": [lambda: rivals.vroom(one.problem, seconds)],
        "OR-tools": [lambda: rivals.ortools(one.problem, seconds)],
    }
    if with_pyvrp:
        runs["PyVRP"] = [
            lambda seed=seed: rivals.pyvrp(one.problem, seconds, seed) for seed in seeds
        ]
    costs: Sides = {}
    spent: dict[str, float] = {}
    for side, calls in runs.items():
        found = [rivals.cpu_of(call) for call in calls]
        priced = [rivals.priced(one.problem, routes) for routes, _ in found]
        costs[side] = [float("inf") if cost is None else float(cost) for cost in priced]
        spent[side] = statistics.mean(cpu for _, cpu in found)
    return costs, spent


def _solomon(report: measured.Report, chosen: argparse.Namespace) -> None:
    """Gaps to the best known distance."""
    gaps: Sides = {}
    cpu: Sides = {}
    for one in solomon(chosen.instances, chosen.limit):
        if one.best is None:
            continue
        costs, spent = _sides(one, chosen.seconds, SEEDS[:1], with_pyvrp=False)
        for side, values in costs.items():
            ratio = min(NONE_COSTS, statistics.mean(values) / one.best)
            gaps.setdefault(side, []).append(ratio - 1)
            cpu.setdefault(side, []).append(spent[side])
        _say("solomon", one.name, {side: values[-1] * 100 for side, values in gaps.items()}, "%")
    if not gaps:
        return
    for side, values in gaps.items():
        mean, used = statistics.mean(values), statistics.mean(cpu[side])
        report.figure(f"solomon gap, {side}", 100 * mean, "%", count=len(values), cpu_seconds=used)
    report.figure("solomon cost, ours", 1 + statistics.mean(gaps["ours"]), "of the best known")
    report.figure("solomon cost, best known", 1.0, "")
    report.ratio("solomon", "solomon cost, ours", "solomon cost, best known", at_most=GAP_AIM)
    rival = min(("VROOM", "OR-tools"), key=lambda side: statistics.mean(gaps[side]))
    if statistics.mean(gaps[rival]):  # on few easy days a rival may have no gap to compare with
        report.ratio(
            "solomon gaps", "solomon gap, ours", f"solomon gap, {rival}", at_most=GAP_SHARE_AIM
        )


def _crews(report: measured.Report, chosen: argparse.Namespace) -> None:
    """Workers with skills and homes: our mean over seeds beside the best side of each instance."""
    totals: dict[str, float] = {}
    best_total, count = 0.0, 0
    cpu: Sides = {}
    for one in crews(chosen.instances, chosen.limit):
        costs, spent = _sides(one, chosen.seconds, SEEDS, with_pyvrp=True)
        means = {side: statistics.mean(values) for side, values in costs.items()}
        best = min(cost for side, cost in means.items() if side != "ours")
        for side, cost in means.items():
            totals[side] = totals.get(side, 0.0) + min(cost, NONE_COSTS * best)
            cpu.setdefault(side, []).append(spent[side])
        best_total, count = best_total + best, count + 1
        _say("crews", one.name, means, "")
    if not count:
        return
    for side, total in totals.items():
        used = statistics.mean(cpu[side])
        report.figure(f"crews, {side}", total / count, "travel", count=count, cpu_seconds=used)
    report.figure("crews, best other of each", best_total / count, "travel")
    report.ratio("crews", "crews, ours", "crews, best other of each", at_most=CREW_AIM)


def _home_care(report: measured.Report, chosen: argparse.Namespace) -> None:
    """Every kind of rule, judged by a validator of its own, beside published plans."""
    found = Figures()
    seconds = chosen.seconds * HOME_CARE_TIMES
    for day in home_care_part(chosen.instances, seconds=seconds, limit=chosen.limit):
        found.days.append(day)
        beside = {"ours": day.cost} | ({"published": day.published} if day.published else {})
        _say(f"home care, {day.family}", day.name, beside, "")
        for violation in day.violations:
            measured.console.print(f"  [red]refused[/] {violation}")
    if not found.days:
        return
    report.figure("home care, days", len(found.days), "", kinds=len(found.kinds))
    report.figure("home care, refused days", len(found.refused), "")
    if found.median_ratio is not None:
        report.figure("home care, median cost", found.median_ratio, "of the published")
        report.figure("home care, published", 1.0, "")
        report.ratio("home care", "home care, median cost", "home care, published", at_most=AIM)


def _say(part: str, name: str, values: dict[str, float], unit: str) -> None:
    shown = "  ".join(f"{side} {value:,.2f}{unit}" for side, value in values.items())
    measured.console.print(f"[dim]{part}[/]  {name}: {shown}")
