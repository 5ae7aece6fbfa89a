"""Offering slots: never a wrong one, in how long, beside asking VROOM once a slot, and by HTTP.

Four parts. Judged: offers against a slow judge that plays every shift forward. In process: all
slots of a day, and of fourteen days, for a whole city. VROOM: the same question, once a slot, on
the same days. Door: the whole answer to a customer from a running house with workers and visits.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks import measured
from benchmarks.slots import days, forward
from doorstep.algorithms import slots

JUDGED_MIN = 10_000
WINDOW_SECONDS = 3600
SIZES = ((300, 1), (1_000, 1), (1_000, 14))
MOST_MS = {"300 workers x 24 slots": 2.0, "1000 workers x 24 slots x 14 days": 75.0}
SOLVER_AIM = 10.0


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("slots", "Offering slots: right, fast, and by HTTP.")
    parser.add_argument("--instances", type=Path, help="not read: the days are made up")
    parser.add_argument("--limit", type=int, default=300, help="workers beside VROOM")
    parser.add_argument("--workers", type=int, default=300, help="workers behind the door")
    parser.add_argument("--no-door", action="store_true", help="leave the running house out")
    chosen = parser.parse_args(argv)
    report = measured.Report("slots", argv, chosen)
    _judged(report)
    for workers, count in SIZES:
        _in_process(report, workers, count, chosen.seconds)
    _beside_vroom(report, chosen)
    if not chosen.no_door:
        from benchmarks.slots import door

        door.measure(report, chosen)
    return report.finish()


def _judged(report: measured.Report) -> None:
    """Every kind of city and of promise, each offer played forward."""
    wrong = offers = free = 0
    way = days.way_of(days.ROAD)
    for seed in range(8):
        chance = np.random.default_rng(seed)
        policy = {"from_home": bool(seed & 1), "home_by_end": bool(seed & 2)}
        window = WINDOW_SECONDS if seed & 4 else 0
        many = [days.shift(chance, way, window_seconds=window) for _ in range(30)]
        able = [one for one in many if forward.plays(one, one.stops, way, **policy)]
        plan = slots.make_plan(*days.packed(able), days.ROAD, **policy)
        for _ in range(3):
            need = days.a_need(chance)
            found = slots.offer_slots(plan, need, days.STARTS, days.ROAD).free
            where = (need.place.lat, need.place.lng)
            for row, one in enumerate(able):
                for column, start in enumerate(days.STARTS):
                    stop = forward.Stop(int(start), int(start), need.length, where)
                    fits = forward.fits(one, stop, way, **policy)
                    wrong += int(fits != found[row, column])
            offers, free = offers + found.size, free + int(found.sum())
    assert offers >= JUDGED_MIN, offers
    report.figure("judged offers", offers, "offers", free=free)
    report.figure("wrong answers", wrong, "offers")
    report.ratio("wrong of judged", "wrong answers", "judged offers", at_most=0.0)
    measured.console.print(f"[dim]judged[/]  {offers:,} offers, {wrong} wrong")


def _in_process(report: measured.Report, workers: int, count: int, seconds: float) -> None:
    plans = [days.a_plan(workers, seed=seed) for seed in range(count)]
    visits = sum(len(plan.visits.first) for plan in plans)
    chance = np.random.default_rng(workers)
    name = f"{workers} workers x {len(days.STARTS)} slots" + (
        f" x {count} days" if count > 1 else ""
    )

    def asked() -> int:
        need = days.a_need(chance)
        free = 0
        for plan in plans:
            offers = slots.offer_slots(plan, need, days.STARTS, days.ROAD)
            offers.best(1)
            free += int((offers.count() > 0).sum())
        return free

    found = _times(asked, seconds)
    _keep(report, name, found, visits=visits)
    if count == 1:
        plan = plans[0]
        slack = _times(
            lambda: slots.make_plan(plan.shifts, plan.visits, days.ROAD).way.size, seconds / 4
        )
        _keep(report, f"slack of {workers} workers anew", slack, visits=visits)


def _beside_vroom(report: measured.Report, chosen: argparse.Namespace) -> None:
    """One day of the city with steady speeds, for VROOM knows no hours; both find the same."""
    from benchmarks.slots import solver

    chance, way = np.random.default_rng(5), days.way_of(days.STEADY)
    many = [days.shift(chance, way) for _ in range(chosen.limit)]
    policy = {"from_home": True, "home_by_end": True}
    plan = slots.make_plan(*days.packed(many), days.STEADY, **policy)
    need = days.a_need(chance)
    asked = solver.Asked(many, need, days.STEADY)
    ours: list[float] = []
    theirs: list[float] = []
    differ = 0
    for start in days.STARTS:
        began = time.process_time()
        offers = slots.offer_slots(plan, need, days.STARTS, days.STEADY)
        ours.append((time.process_time() - began) * 1000)
        began = time.process_time()
        found = asked.is_free(int(start))
        theirs.append((time.process_time() - began) * 1000)
        differ += found != bool(offers.free[:, start == days.STARTS].any())
    report.figure("all slots, ours", statistics.median(ours), "ms CPU", workers=chosen.limit)
    report.figure("all slots, VROOM once a slot", sum(theirs), "ms CPU", slots=len(theirs))
    report.figure("slots on which VROOM differs", differ, "slots")
    report.ratio(
        "VROOM once a slot / ours", "all slots, VROOM once a slot", "all slots, ours", SOLVER_AIM
    )


def _times(run: Callable[[], int], seconds: float) -> list[float]:
    """Milliseconds of CPU of each run, for some seconds, after three that do not count."""
    for _ in range(3):
        run()
    found: list[float] = []
    until = time.perf_counter() + seconds
    while not found or time.perf_counter() < until:
        began = time.process_time()
        run()
        found.append((time.process_time() - began) * 1000)
    return found


def _keep(report: measured.Report, name: str, found: list[float], **facts: float) -> None:
    p50, p99 = (float(np.percentile(found, part)) for part in (50, 99))
    report.figure(name, p50, "ms CPU, p50", p99_ms=p99, turns=len(found), **facts)
    if name in MOST_MS:
        report.figure(f"{name}: p99", p99, "ms CPU", aim_ms=MOST_MS[name])
    measured.console.print(f"[dim]{len(found)} turns[/]  {name}: p50 {p50:.2f} p99 {p99:.2f} ms")
