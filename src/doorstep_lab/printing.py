"""The comparison as tables at the terminal."""

from collections.abc import Sequence

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from doorstep.algorithms.simulating import Mean
from doorstep_lab.comparing import Compared
from doorstep_lab.supply import Supply

MINUTE = 60.0


def show(compared: Compared, console: Console) -> None:
    """One row per policy: means over the seeds with their 95 % confidence."""
    table = Table(
        title=f"{compared.city.orders:,} orders a day, {compared.city.world.workers} workers, "
        f"{len(compared.seeds)} days; minutes (p90), ± 95 % confidence",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1),
    )
    table.add_column("policy", no_wrap=True)
    for heading in ("match", "accept", "travel", "door", "door\n/grab", "used", "offers", "Gini"):
        table.add_column(heading, justify="right")
    against = compared.against("grab") if "grab" in compared.days else {}
    for name, means in compared.summary().items():
        ratio = against.get(name, {}).get("door_seconds")
        table.add_row(
            name,
            _with(means["match_rate"], 3),
            *(_minutes(means, kind) for kind in ("accept", "travel", "door")),
            _with(ratio, 3) if ratio else "",
            f"{means['utilisation'].value:.2f}",
            f"{means['offers_per_order'].value:.1f}",
            f"{means['gini'].value:.3f}",
        )
    console.print(table)


def show_supply(found: Sequence[Supply], minutes: float, console: Console) -> None:
    """One row per trade: the least number of workers and its confidence."""
    table = Table(
        title=f"least supply for a door time of {minutes:g} minutes, each trade on its own",
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    for heading in ("trade", "orders a day", "workers", "95 % range", "orders per worker", "door"):
        table.add_column(heading, justify="right")
    for one in found:
        workers = f"> {one.most}" if one.workers is None else str(one.workers)
        low, high = (("?" if value is None else str(value)) for value in (one.perhaps, one.surely))
        each = "" if one.workers is None else f"{one.orders / one.workers:.1f}"
        door = "" if one.door is None else _with(_in_minutes(one.door), 1).replace("\n", " ")
        table.add_row(str(one.trade + 1), f"{one.orders:,}", workers, f"{low}-{high}", each, door)
    console.print(table)


def _minutes(means: dict[str, Mean], kind: str) -> str:
    """A time, and beneath it its confidence and its tail."""
    tail = f"({means[f'{kind}_p90_seconds'].value / MINUTE:.1f})"
    return f"{_with(_in_minutes(means[f'{kind}_seconds']), 1)} {tail}".replace("\n ", "\n")


def _in_minutes(mean: Mean) -> Mean:
    return Mean(mean.value / MINUTE, mean.half_width / MINUTE)


def _with(mean: Mean, digits: int) -> str:
    if np.isnan(mean.half_width):
        return f"{mean.value:.{digits}f}"
    return f"{mean.value:.{digits}f}\n±{mean.half_width:.{digits}f}"
