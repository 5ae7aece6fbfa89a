"""Our way of dispatching beside grab and nearest on real days of orders and shifts.

The folder holds the public meal-delivery set as it is published (archives or plain files): whole
days of orders with place and minute, couriers with place and shift, and the speed of the city.
Its couriers are our workers, all with one skill, at the set's speed; what the set does not know
(patience, willingness, how answers come, who follows a hint, how much longer roads are than
straight lines) is the frozen world's.  Our hints expect of the next hour what the last one
brought: no other day is known, and nothing that comes later.  The stated time of the service
holds the minutes at the door.
"""

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from rich.progress import Progress

from benchmarks import measured
from doorstep.algorithms.simulating import (
    Batch,
    Day,
    Figures,
    Grab,
    Nearest,
    Policy,
    Settings,
    World,
    answers,
    figures,
    frozen,
    play,
    recent,
)
from doorstep_simulator.instances.files import wanted

ORDERS, COURIERS, PARAMETERS = "orders.txt", "couriers.txt", "instance_parameters.txt"
SERVICE_MINUTES = {10: 0.65, 18: 0.75}
"""How long a service takes, and the most that our door time may be of grab's."""
MATCH_LEAST = 1.02
HINTED = "ours"
"""The aims are this policy's; the same without hints stands beside it, without aims."""


@dataclass(frozen=True, slots=True)
class Real:
    """One day of the set, in metres and seconds."""

    name: str
    orders: np.ndarray
    couriers: np.ndarray
    speed_mps: float


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("real-days", "Ours beside grab and nearest on real days.")
    parser.add_argument("--instances", type=Path, required=True, help="folder of the public set")
    parser.add_argument("--limit", type=int, help="at most so many days")
    chosen = parser.parse_args(argv)
    days = read(chosen.instances)[: chosen.limit]
    if not days:
        parser.error(f"no day with {ORDERS} and {COURIERS} in {chosen.instances}")
    report = measured.Report("real-days", argv, chosen)
    report.kept["days"] = [
        {"day": day.name, "orders": len(day.orders), "workers": len(day.couriers)} for day in days
    ]
    policies: tuple[Policy, ...] = (
        Grab(),
        Nearest(),
        Batch(Settings(), name=HINTED),
        Batch(Settings(), name="unhinted"),
    )
    with Progress(console=measured.console) as progress:
        task = progress.add_task("days", total=len(days) * len(policies) * len(SERVICE_MINUTES))
        for minutes in SERVICE_MINUTES:
            for policy in policies:
                found = []
                for number, day in enumerate(days):
                    found.append(_play(day, minutes, number, policy))
                    progress.advance(task)
                _keep(report, f"{minutes} min {policy.name}", found)
    for minutes, most in SERVICE_MINUTES.items():
        ours, grab, nearest = (f"{minutes} min {name}" for name in (HINTED, "grab", "nearest"))
        report.ratio(f"{ours}/grab door", f"{ours} door", f"{grab} door", at_most=most)
        report.ratio(f"{ours}/grab match", f"{ours} match", f"{grab} match", MATCH_LEAST)
        report.ratio(f"{ours}/nearest door", f"{ours} door", f"{nearest} door")
        report.ratio(f"{ours}/nearest match", f"{ours} match", f"{nearest} match")
        unhinted = f"{minutes} min unhinted"
        report.ratio(f"{unhinted}/grab door", f"{unhinted} door", f"{grab} door")
        report.ratio(f"{unhinted}/grab match", f"{unhinted} match", f"{grab} match")
    return report.finish()


def read(folder: Path) -> list[Real]:
    """The different days of the folder; of several shift plans of one day the first."""
    names = {ORDERS, COURIERS, PARAMETERS}
    texts = {found.path: found.text for found in wanted(folder, names)}
    days: dict[str, Real] = {}
    for path in sorted(texts):
        couriers, parameters = (path.with_name(name) for name in (COURIERS, PARAMETERS))
        if path.name != ORDERS or couriers not in texts or parameters not in texts:
            continue
        orders = _table(texts[path], ("placement_time", "x", "y"))
        shifts = _table(texts[couriers], ("on_time", "off_time", "x", "y"))
        speed = _table(texts[parameters], ("meters_per_minute",))[0, 0] / 60.0
        orders[:, 0] *= 60.0
        shifts[:, :2] *= 60.0
        orders = orders[orders[:, 0].argsort(kind="stable")]
        days.setdefault(_day_of(path), Real(path.parent.name, orders, shifts, float(speed)))
    return list(days.values())


def _play(real: Real, service_minutes: int, seed: int, policy: Policy) -> Figures:
    """Play a real day under a policy: the chances come from the day's number, alike for all."""
    corner = np.minimum(real.orders[:, 1:].min(axis=0), real.couriers[:, 2:].min(axis=0))
    spread = np.maximum(real.orders[:, 1:].max(axis=0), real.couriers[:, 2:].max(axis=0)) - corner
    world = replace(
        frozen(),
        side_m=float(spread.max()),
        speed_mps_by_hour=(real.speed_mps,) * 24,
        setup_seconds=0.0,
        skills=1,
        skill_shares=(1.0,),
        skills_per_worker_shares=(1.0,),
        workers=len(real.couriers),
        service_median_seconds=service_minutes * 60.0,
    )
    day = _day(real, world, corner, seed)
    if isinstance(policy, Batch) and policy.name == HINTED:
        policy = replace(policy, forecast=recent(world, day))
    return figures(play(world, day, policy))


def _day(real: Real, world: World, corner: np.ndarray, seed: int) -> Day:
    n, m = len(real.orders), len(real.couriers)
    wish, say, walk = (np.random.default_rng([seed, stream]) for stream in (11, 12, 13))

    def around(median: float, sigma: float) -> np.ndarray:
        return median * np.exp(sigma * wish.standard_normal(n))

    return Day(
        placed_seconds=real.orders[:, 0],
        x_m=real.orders[:, 1] - corner[0],
        y_m=real.orders[:, 2] - corner[1],
        able=np.ones((n, m), dtype=np.bool_),
        needs=np.ones((n, 1), dtype=np.bool_),
        patience_seconds=around(world.patience_median_seconds, world.patience_sigma),
        service_seconds=around(world.service_median_seconds, world.service_sigma),
        trip_factor=np.ones(n),
        no_show=np.zeros(n, dtype=np.bool_),
        home_x_m=real.couriers[:, 2] - corner[0],
        home_y_m=real.couriers[:, 3] - corner[1],
        skills=np.ones((m, 1), dtype=np.bool_),
        on_seconds=real.couriers[:, 0],
        off_seconds=real.couriers[:, 1],
        follows=walk.random(m) < world.hints_followed_share,
        rating_hundredths=np.full(m, 500, dtype=np.int64),
        grade=np.zeros(m, dtype=np.int64),
        **answers(world, say, n, m),
    )


def _keep(report: measured.Report, name: str, found: list[Figures]) -> None:
    """Means over the days, each day counting the same."""
    door, match, tail = (
        float(np.mean([getattr(day, figure) for day in found]))
        for figure in ("door_seconds", "match_rate", "door_p90_seconds")
    )
    each: dict[str, Any] = {"days": len(found), "p90_seconds": tail}
    report.figure(f"{name} door", door, "s", **each)
    report.figure(f"{name} match", match, "of orders")


def _table(text: str, columns: tuple[str, ...]) -> np.ndarray:
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    return np.array([[float(row[column]) for column in columns] for row in rows])


def _day_of(path: PurePosixPath) -> str:
    """What names the day in a folder such as 4o100t100s2p100: all but the plan of the shifts."""
    return re.sub(r"s\d+", "", path.parent.name)
