"""The meal-delivery set (MDRP): whole days of real orders with their places and minutes."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from doorstep_simulator.instances.files import NoInstances, wanted

ORDERS, COURIERS = "orders.txt", "couriers.txt"
_COLUMNS = {"x", "y", "placement_time"}


@dataclass(frozen=True, slots=True)
class Day:
    """One day: each order's place (metres) and minute, and where the couriers began."""

    name: str
    places: np.ndarray
    minutes: np.ndarray
    homes: np.ndarray


def read(folder: Path) -> list[Day]:
    """The different days of a folder that holds the set.  Raises NoInstances.

    Days come with several shift plans; their orders are the same, so the first plan is taken.
    """
    texts = {found.path: found.text for found in wanted(folder, {ORDERS, COURIERS})}
    days: dict[bytes, Day] = {}
    for path in sorted(texts):
        if path.name != ORDERS:
            continue
        rows = list(csv.DictReader(io.StringIO(texts[path]), delimiter="\t"))
        if not rows or not rows[0].keys() >= _COLUMNS:
            continue
        homes = _places(texts.get(path.with_name(COURIERS), ""))
        minutes = np.array([float(row["placement_time"]) for row in rows])
        places = np.array([(float(row["x"]), float(row["y"])) for row in rows])
        kind = minutes.tobytes()
        days.setdefault(kind, Day(path.parent.name, places, minutes, homes))
    if not days:
        raise NoInstances(f"no {ORDERS} with places and minutes")
    return list(days.values())


def _places(text: str) -> np.ndarray:
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    return np.array([(float(row["x"]), float(row["y"])) for row in rows]).reshape(-1, 2)
