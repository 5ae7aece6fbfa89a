"""Our way of dispatching beside grab and nearest in the frozen world, over several seeds.

Every policy plays the same days: who orders what and when, who is patient, who would say yes. The
radius of grab and nearest belongs to the frozen world; ours has its own published reach, batch and
hints, the same at every load. Ratios are of means over the seeds; the facts beside each figure
hold the half width of its 95 % confidence interval.
"""

from rich.progress import Progress

from benchmarks import measured
from doorstep_lab import cities, comparing

LOADS = {2_000: 0.57, 3_000: 0.65, 4_500: 0.88}
"""Orders a day, and the most that our door time may be of grab's."""
AT = 3_000
SEED = 1
FIGURES = {
    "door_seconds": "s",
    "accept_seconds": "s",
    "travel_seconds": "s",
    "door_p90_seconds": "s",
    "match_rate": "of orders",
    "utilisation": "of the time online",
    "offers_per_order": "offers",
    "gini": "gini",
}


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("policies", "Ours beside grab and nearest in the frozen world.")
    parser.add_argument("--seeds", type=int, default=5, help="days of each load (5)")
    parser.add_argument("--first-seed", type=int, default=SEED, help="the first day's seed (1)")
    parser.add_argument("--limit", type=int, help="at most so many days of each load")
    parser.add_argument("--jobs", type=int, default=comparing.cores(), help="days side by side")
    parser.add_argument("--instances", help="not needed: the world is frozen in the house")
    chosen = parser.parse_args(argv)
    first = chosen.first_seed
    seeds = range(first, first + min(chosen.seeds, chosen.limit or chosen.seeds))
    report = measured.Report("policies", argv, chosen)
    with Progress(console=measured.console) as progress:
        task = progress.add_task("days", total=len(seeds) * (3 * len(LOADS) + 1))
        for orders in LOADS:
            names = ["grab", "nearest", "ours", *(["fair"] if orders == AT else [])]
            found = comparing.compare(
                cities.city(orders=orders),
                names,
                seeds,
                jobs=chosen.jobs,
                told=lambda: progress.advance(task),
            )
            _keep(report, orders, found)
    for orders, most in LOADS.items():
        _compare(report, orders, "ours", "grab", door=most, match=1.0)
    _compare(report, AT, "ours", "nearest", door=0.85, match=0.985)
    _compare(report, 4_500, "ours", "nearest", door=1.0, match=1.0)
    report.ratio(f"{AT} gini fair/nearest", f"{AT} fair gini", f"{AT} nearest gini", at_most=0.85)
    door = "door_seconds"
    report.ratio(
        f"{AT} door fair/nearest", f"{AT} fair {door}", f"{AT} nearest {door}", at_most=1.05
    )
    return report.finish()


def _keep(report: measured.Report, orders: int, found: comparing.Compared) -> None:
    for name, means in found.summary().items():
        for figure, unit in FIGURES.items():
            mean = means[figure]
            report.figure(f"{orders} {name} {figure}", mean.value, unit, half_width=mean.half_width)


def _compare(
    report: measured.Report, orders: int, ours: str, theirs: str, *, door: float, match: float
) -> None:
    for figure, most, least in (("door_seconds", door, None), ("match_rate", None, match)):
        report.ratio(
            f"{orders} {figure.split('_')[0]} {ours}/{theirs}",
            f"{orders} {ours} {figure}",
            f"{orders} {theirs} {figure}",
            least,
            at_most=most,
        )
