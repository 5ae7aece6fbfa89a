"""`simulate`: compares ways of dispatching in a made-up city; no database, no running platform."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from doorstep_lab import cities, comparing, policies, printing, supply
from doorstep_lab.report import page

DEFAULT_POLICIES = ",".join(policies.NAMES)
SUPPLY_SEEDS = 3


def main(argv: list[str]) -> int:
    """Compare; 2 when what was asked for makes no sense."""
    parser = _parser()
    options = parser.parse_args(argv)
    names = [name.strip() for name in options.policies.split(",") if name.strip()]
    unknown = sorted(set(names) - set(policies.NAMES))
    if unknown or not names:
        parser.error(f"policies are {', '.join(policies.NAMES)}; not {', '.join(unknown)}")
    if options.seeds < 1 or options.jobs < 1:
        parser.error("at least one seed and one job are needed")
    try:
        city = cities.city(
            orders=options.orders,
            workers=options.workers,
            sky=options.weather,
            traffic=options.traffic,
            no_shows=options.no_shows,
            file=options.world,
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        parser.error(f"this city makes no sense: {error}")
    compared, least = _play(options, city, list(dict.fromkeys(names)))
    console = Console(highlight=False)
    printing.show(compared, console)
    if least:
        printing.show_supply(least, options.door_minutes, console)
    if options.json:
        _write(options.json, json.dumps(kept(options, compared, least), indent=1) + "\n")
    if options.html:
        _write(options.html, page.render(compared, least, options.door_minutes, _command(argv)))
        console.print(f"report: {options.html}", style="dim")
    return 0


def kept(
    options: argparse.Namespace, compared: comparing.Compared, least: list[supply.Supply]
) -> dict[str, Any]:
    """Every figure of a comparison, as it is written to a file; what is not known is null."""
    answer = {
        "options": {
            key: str(value) if isinstance(value, Path) else value
            for key, value in vars(options).items()
        },
        "world": asdict(compared.city.world),
        "seeds": compared.seeds,
        "skies": {str(seed): compared.city.on(seed)[2] for seed in compared.seeds},
        "means": {
            name: {figure: asdict(mean) for figure, mean in means.items()}
            for name, means in compared.summary().items()
        },
        "against_grab": {
            name: {figure: asdict(mean) for figure, mean in means.items()}
            for name, means in (compared.against("grab") if "grab" in compared.days else {}).items()
        },
        "days": {name: [asdict(day) for day in days] for name, days in compared.days.items()},
        "least_supply": [asdict(one) for one in least],
    }
    return _known(answer)


def _known(value: Any) -> Any:
    """JSON has no word for a number that is none."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_known(one) for one in value]
    if isinstance(value, float) and value != value:
        return None
    return value


def _play(
    options: argparse.Namespace, city: cities.City, names: list[str]
) -> tuple[comparing.Compared, list[supply.Supply]]:
    seeds = range(options.seed, options.seed + options.seeds)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task("days", total=len(seeds) * len(names))
        compared = comparing.compare(
            city, names, seeds, jobs=options.jobs, told=lambda: progress.advance(task)
        )
        least = []
        if options.supply:
            trades = progress.add_task("trades", total=city.world.skills)
            least = supply.least(
                city.world,
                options.orders,
                door_seconds=options.door_minutes * 60.0,
                seeds=range(options.seed, options.seed + SUPPLY_SEEDS),
                jobs=options.jobs,
                told=lambda: progress.advance(trades),
            )
    return compared, least


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _command(argv: list[str]) -> str:
    return " ".join(["./doorstep simulate", *argv])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="doorstep simulate",
        description="The policy lab: plays made-up days under several ways of dispatching and "
        "compares them. Needs no database. With --days it plays through the platform instead.",
    )
    parser.add_argument("--orders", type=int, default=3_000, help="orders a day (3000)")
    parser.add_argument("--workers", type=int, help="workers (300, as in the frozen world)")
    parser.add_argument("--seeds", type=int, default=5, help="how many days (5)")
    parser.add_argument("--seed", type=int, default=1, help="the first day's seed (1)")
    parser.add_argument("--policies", default=DEFAULT_POLICIES, help=f"({DEFAULT_POLICIES})")
    parser.add_argument("--weather", choices=cities.SKIES, default="dry", help="(dry)")
    parser.add_argument("--traffic", choices=("calm", "busy"), default="calm", help="(calm)")
    parser.add_argument("--no-shows", type=float, default=0.0, help="share of customers away (0)")
    parser.add_argument("--world", type=Path, help="another world, a JSON file like the frozen one")
    parser.add_argument(
        "--supply",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="also ask for the least workers of each trade",
    )
    parser.add_argument("--door-minutes", type=float, default=8.0, help="the wanted door time (8)")
    parser.add_argument("--jobs", type=int, default=comparing.cores(), help="days side by side")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    parser.add_argument("--html", type=Path, help="write a report with charts and a moving map")
    return parser
