"""Public route instances as days to plan: Solomon's customers, and workers with skills and homes.

An archive of a folder is known by what its members look like; other archives are passed over.
"""

import csv
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from doorstep.algorithms import planning

SCALE = 10
"""Instances have one decimal; a plan has whole numbers."""
# Published optima that the file of best distances may lack.
BEST_KNOWN = {"R104": 971.5, "R112": 948.6, "RC104": 1132.3}


@dataclass(frozen=True)
class Instance:
    """A day with the best distance that was ever published for it, if it is known."""

    name: str
    problem: planning.Problem
    best: float | None = None


def solomon(folder: Path, limit: int | None = None) -> Iterator[Instance]:
    """Vehicle routes with windows and loads; distances truncated to one decimal."""
    best = dict(BEST_KNOWN)
    for table in folder.rglob("best_known_distance.csv"):
        with table.open() as file:
            best |= {
                row["instance"]: float(row["best_known_distance"]) for row in csv.DictReader(file)
            }
    found = [(name, text) for name, text in _texts(folder) if _is_solomon(text)]
    for name, text in found[:limit]:
        known = best.get(name)
        yield Instance(name, _solomon(text), None if known is None else known * SCALE)


def crews(folder: Path, limit: int | None = None) -> Iterator[Instance]:
    """Workers with skills and homes of their own; tools and parts are left out."""
    found = [(name, text) for name, text in _texts(folder) if "CREW COUNT" in text[:300]]
    for name, text in found[:limit]:
        yield Instance(name.split(".")[0], _crew(text))


def _is_solomon(text: str) -> bool:
    """A VEHICLE line and, under it, NUMBER and CAPACITY: other sets say the word elsewhere."""
    lines = [line.split() for line in text[:400].splitlines()]
    return ["VEHICLE"] in lines and ["NUMBER", "CAPACITY"] in lines


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every plain instance in the folder's archives, in order."""
    for archive in sorted(folder.rglob("*.tar.xz")):
        with tarfile.open(archive) as members:
            wanted = sorted(
                (one for one in members if one.name.endswith(".txt") and "/dyn/" not in one.name),
                key=lambda one: one.name,
            )
            for member in wanted:
                file = members.extractfile(member)
                if file is not None:
                    yield Path(member.name).stem, file.read().decode()


def _solomon(text: str) -> planning.Problem:
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.split()[:1] == ["NUMBER"])
    count, capacity = (int(word) for word in lines[at + 1].split())
    rows = np.array(
        [[int(word) for word in line.split()] for line in lines if len(line.split()) == 7]
    )
    opens, closes, service = rows[:, 4] * SCALE, rows[:, 5] * SCALE, rows[:, 6] * SCALE
    shifts = planning.shifts(np.zeros(count, dtype=int), 0, int(closes[0]), load_max=capacity)
    windows = [[(int(o), int(c))] for o, c in zip(opens[1:], closes[1:], strict=True)]
    tasks = planning.tasks(np.arange(1, len(rows)), service[1:], windows, load=rows[1:, 3])
    return planning.problem(np.floor(_metric(rows[:, 1:3]) * SCALE + 1e-6), shifts, tasks)


def _crew(text: str) -> planning.Problem:
    crew = int(re.findall(r"CREW COUNT.*\n\s*(\d+)", text)[0])
    rows = []
    for line in text.splitlines():
        sets = re.findall(r"\[([^\]]*)\]", line)
        if len(sets) == 3:
            numbers = [int(word) for word in line.split("[")[0].split()]
            rows.append((numbers, {int(word) for word in sets[0].split(",") if word.strip()}))
    place = np.array([numbers[1:3] for numbers, _ in rows])
    skills = np.zeros((len(rows), 1 + max(max(own, default=0) for _, own in rows)), dtype=bool)
    for row, (_, own) in enumerate(rows):
        skills[row, sorted(own)] = True
    workers, visits = slice(1, crew + 1), slice(crew + 1, None)
    times = np.array([numbers[3:6] for numbers, _ in rows]) * SCALE
    shifts = planning.shifts(
        np.arange(1, crew + 1), times[workers, 0], times[workers, 1], skills=skills[workers]
    )
    tasks = planning.tasks(
        np.arange(crew + 1, len(rows)),
        times[visits, 2],
        [[(int(o), int(c))] for o, c, _ in times[visits]],
        skills=skills[visits],
    )
    return planning.problem(np.rint(_metric(place) * SCALE), shifts, tasks)


def _metric(places: np.ndarray) -> np.ndarray:
    return np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
