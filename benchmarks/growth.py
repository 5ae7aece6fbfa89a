"""How a tick, a day's slots and a first plan grow from one to ten to thirty times the workers.

The town grows with its workers, so that as many live within everybody's reach as before. Each part
is measured at three sizes in turns; what counts is the time for one worker at the largest over the
smallest, which is 1 where the growth is linear.
"""

import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks import measured, towns
from benchmarks.match import in_turns
from doorstep.algorithms import matching, planning, slots
from doorstep.algorithms.travel import Place

TIMES = (1, 10, 30)
TICK_WORKERS = 300
TICK_ORDERS = 30
SLOT_WORKERS = 100
PLAN_WORKERS = 10
VISITS_EACH = 5
SIDE_M = 9_000.0
HOUR = 3_600
OPENS, CLOSES = 9 * HOUR, 18 * HOUR
VISIT_SECONDS = 50 * 60
STARTS = np.arange(OPENS, OPENS + 24 * 20 * 60, 20 * 60)
AIM = 1.5
"""More time for one worker than this at thirty times the size is not near-linear."""
K = 20


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("growth", "Ticks, slots and plans at 1, 10 and 30 times the size.")
    parser.add_argument("--instances", type=Path, help="not read: the towns are made up")
    parser.add_argument("--limit", type=int, help="only the first so many sizes")
    chosen = parser.parse_args(argv)
    report = measured.Report("growth", argv, chosen)
    times = TIMES[: chosen.limit]
    for name, workers, question in (
        ("tick", TICK_WORKERS, _tick),
        ("slots", SLOT_WORKERS, _slots),
        ("plan", PLAN_WORKERS, _plan),
    ):
        sides = {f"{name} {one}x": question(workers * one, one) for one in times}
        for side, runs in in_turns(sides, chosen.seconds).items():
            count = workers * times[list(sides).index(side)]
            each = statistics.median(runs) * 1_000 / count
            whole = statistics.median(runs)
            report.figure(side, each, "us CPU a worker", workers=count, ms=whole, turns=len(runs))
        first, *_, last = sides if len(sides) > 1 else [*sides, *sides]
        report.ratio(f"{name} {times[-1]}x / {times[0]}x, a worker", last, first, at_most=AIM)
    return report.finish()


def _tick(workers: int, times: int) -> Callable[[], object]:
    side_m = towns.SIDE_M * times**0.5
    town = towns.town(TICK_ORDERS * times, workers, seed=1, side_m=side_m)
    return partial(matching.match, town.orders, town.idle, town.score, towns.UNMATCHED_SECONDS, k=K)


def _slots(workers: int, times: int) -> Callable[[], object]:
    """Every start of a day for one new visit, all workers having visits promised already."""
    rng = np.random.default_rng(times)
    lat, lng = _homes(rng, workers, times)
    shifts = slots.Shifts(
        workers=workers,
        worker=np.arange(workers),
        opens=np.full(workers, OPENS),
        closes=np.full(workers, CLOSES),
        home_lat=lat,
        home_lng=lng,
        break_start=np.full((workers, 1), 12 * HOUR),
        break_end=np.full((workers, 1), 12 * HOUR + HOUR // 2),
    )
    begins = OPENS + HOUR // 2 + np.arange(VISITS_EACH) * (HOUR + HOUR * 3 // 4)
    first = np.tile(begins, workers)
    visits = slots.Visits(
        ptr=np.arange(workers + 1) * VISITS_EACH,
        first=first,
        last=first + HOUR // 4,
        length=np.full(len(first), VISIT_SECONDS),
        lat=np.repeat(lat, VISITS_EACH) + rng.normal(0, 0.01, len(first)),
        lng=np.repeat(lng, VISITS_EACH) + rng.normal(0, 0.01, len(first)),
    )
    plan = slots.make_plan(shifts, visits, towns.TRAVEL, from_home=True, home_by_end=True)
    need = slots.Need(Place(float(lat.mean()), float(lng.mean())), VISIT_SECONDS)
    return partial(slots.offer_slots, plan, need, STARTS, towns.TRAVEL)


def _plan(workers: int, times: int) -> Callable[[], object]:
    """A first plan by insertion: as many visits for each worker, in windows of three hours."""
    rng = np.random.default_rng(times)
    count = workers * VISITS_EACH
    home_lat, home_lng = _homes(rng, workers, times)
    door_lat, door_lng = _homes(rng, count, times)
    lat, lng = np.concatenate((home_lat, door_lat)), np.concatenate((home_lng, door_lng))
    seconds = towns.TRAVEL.seconds_many(lat[:, np.newaxis], lng[:, np.newaxis], lat, lng, OPENS)
    np.fill_diagonal(seconds, 0)
    opens = OPENS + HOUR * rng.integers(0, 6, count)
    day = planning.problem(
        seconds,
        planning.shifts(np.arange(workers), OPENS, CLOSES),
        planning.tasks(
            np.arange(workers, workers + count),
            VISIT_SECONDS,
            [[(start, start + 3 * HOUR)] for start in opens.tolist()],
            required=False,
            drop_cost=4 * HOUR,
        ),
    )
    return partial(planning.insert, day)


def _homes(rng: np.random.Generator, count: int, times: int) -> tuple[np.ndarray, np.ndarray]:
    side = SIDE_M * times**0.5 / towns.METRES_PER_DEGREE
    return towns.MIDDLE[0] + rng.random(count) * side, towns.MIDDLE[1] + rng.random(count) * side
