"""The Haikou set: how many rides ended at which crossing; it gives places, not times."""

import csv
import io
import json
from pathlib import Path

import numpy as np

from doorstep_simulator.instances.files import Found, NoInstances, wanted

VERTEXES, PAIRS = "all_vertexes.csv", "od_pairs.csv"


class Crossings:
    """Places (lng, lat) and how often rides began and ended there."""

    def __init__(self, places: np.ndarray, begun: np.ndarray, ended: np.ndarray) -> None:
        self.places, self.begun, self.ended = places, begun, ended


def read(folder: Path) -> Crossings:
    """The crossings of a folder that holds the set.  Raises NoInstances."""
    files = {found.path.name: found for found in wanted(folder, {VERTEXES, PAIRS})}
    if VERTEXES not in files or PAIRS not in files:
        raise NoInstances(f"no {VERTEXES} with {PAIRS}")
    rows = {int(row["id"]): json.loads(row["coor"]) for row in _rows(files[VERTEXES])}
    places = np.array([rows[id] for id in sorted(rows)], dtype=float)
    at = {id: place for place, id in enumerate(sorted(rows))}
    begun, ended = np.zeros(len(places)), np.zeros(len(places))
    for row in _rows(files[PAIRS]):
        count = float(row["num"])
        begun[at[int(row["start_ver"])]] += count
        ended[at[int(row["end_ver"])]] += count
    return Crossings(places, begun, ended)


def _rows(found: Found) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(found.text))
