"""`simulate`: plays days of the made-up city, from the order to settled money."""

import argparse
from pathlib import Path

from doorstep_simulator.instances.days import ReplayDay
from doorstep_simulator.replay import conclude
from doorstep_simulator.world import demand, town


def main(argv: list[str]) -> int:
    """Simulate; 1 when an order is not at rest or the books are not right."""
    parser = argparse.ArgumentParser(prog="doorstep simulate", description=__doc__)
    parser.add_argument("--orders", type=int, default=100, help="orders a day (100)")
    parser.add_argument("--days", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, help="how many workers; else by the orders")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    options = parser.parse_args(argv)
    options.set = "made-up"
    city = town.build(options.seed)
    days = [
        ReplayDay(
            name=f"day {number}",
            wishes=demand.day(city, orders=options.orders, number=number),
            homes=(),
            left_out=0,
        )
        for number in range(options.days)
    ]
    return conclude(options, days)
