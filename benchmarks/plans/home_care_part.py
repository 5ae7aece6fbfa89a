"""The home-care part of the bench: our plans of public days beside the published ones.

An instance is any JSON with patients in an archive of the folder, a published solution any JSON
with routes that is named after its instance; other archives are passed over.
"""

import json
import statistics
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import measured
from benchmarks.plans import home_care_validator
from benchmarks.plans.home_care import Reader
from benchmarks.plans.home_care_proof import cannot_be_planned
from doorstep.algorithms.planning import Plan, Problem
from doorstep.algorithms.planning.solving import improve

Json = dict[str, Any]
AIM = 1.25
SHORT = 0.1
"""Days without a published solution get this share of the time: only the rules count there."""


@dataclass(frozen=True)
class Day:
    """One instance: our cost, the published one if any, and what the judge refuses."""

    family: str
    name: str
    cost: float
    published: float | None
    violations: list[str]
    cpu_seconds: float
    kinds: set[str]
    is_impossible: bool
    """Proved: nobody can serve all required patients in time; the plan leaves some out."""

    @property
    def ratio(self) -> float | None:
        """Ours over the published cost."""
        return self.cost / self.published if self.published else None


@dataclass(frozen=True)
class Figures:
    """What the part found."""

    days: list[Day] = field(default_factory=list)

    @property
    def median_ratio(self) -> float | None:
        """The median of our costs over the published ones; None without any to compare with."""
        ratios = [day.ratio for day in self.days if day.ratio is not None]
        return statistics.median(ratios) if ratios else None

    @property
    def refused(self) -> list[Day]:
        """Days whose plan the judge does not allow though there may be one."""
        return [day for day in self.days if day.violations and not day.is_impossible]

    @property
    def impossible(self) -> list[Day]:
        """Days that have no plan at all."""
        return [day for day in self.days if day.is_impossible]

    @property
    def kinds(self) -> set[str]:
        """The kinds of rules that were met."""
        return {kind for day in self.days for kind in day.kinds}


@dataclass
class _Found:
    """An instance of an archive with its best published cost."""

    family: str
    name: str
    instance: Json
    published: float | None = None


def home_care_part(
    folder: Path, *, seconds: float, limit: int | None = None, seed: int = 1
) -> Iterator[Day]:
    """Plan each day of a folder's archives, `limit` of each archive, and judge the plans."""
    for archive in sorted(folder.rglob("*.tar.xz")):
        for found in _days(archive)[:limit]:
            yield _planned(found, seconds if found.published else seconds * SHORT, seed)


def figures(folder: Path, *, seconds: float, limit: int | None = None) -> Figures:
    """All days of the part at once."""
    return Figures(list(home_care_part(folder, seconds=seconds, limit=limit)))


def measure(
    report: measured.Report, folder: Path, *, seconds: float, limit: int | None = None
) -> Figures:
    """Plan and judge all days, say how each went, and keep the figures in a report."""
    found = Figures()
    for day in home_care_part(folder, seconds=seconds, limit=limit):
        found.days.append(day)
        beside = f"{day.ratio:.3f} of the published" if day.ratio is not None else "no published"
        said = "nobody can plan it" if day.is_impossible else "; ".join(day.violations)
        measured.console.print(f"[dim]home care[/]  {day.family} {day.name}: {beside}  {said}")
    report.figure(
        "home-care days allowed by the judge",
        len(found.days) - len(found.refused) - len(found.impossible),
        "days",
        refused=len(found.refused),
        impossible=len(found.impossible),
        kinds_of_rules=len(found.kinds),
    )
    report.kept["home_care"] = [
        {"day": f"{day.family} {day.name}", "cost": day.cost, "published": day.published}
        for day in found.days
    ]
    if found.median_ratio is not None:
        compared = sum(day.ratio is not None for day in found.days)
        report.figure("home care, ours", found.median_ratio, "x published", days=compared)
        report.figure("home care, published", 1.0, "x published")
        report.ratio("home care, median", "home care, ours", "home care, published", at_most=AIM)
    return found


def is_home_care(archive: Path) -> bool:
    """Whether an archive holds days of this part."""
    return bool(_days(archive))


def _days(archive: Path) -> list[_Found]:
    found: dict[str, _Found] = {}
    costs: dict[str, float] = {}
    with tarfile.open(archive) as members:
        for member in members:
            file = members.extractfile(member) if member.name.endswith(".json") else None
            if file is None:
                continue
            said = json.load(file)
            path = Path(member.name)
            if not isinstance(said, dict):
                continue
            if "patients" in said and "caregivers" in said:
                found[path.stem] = _Found(path.parent.name, path.stem, said)
            elif "routes" in said and path.stem.startswith("sol-"):
                name = path.stem.removeprefix("sol-").rsplit("-", 1)[0]
                cost = said["cost"]["objective"]
                costs[name] = min(cost, costs.get(name, cost))
    for name, cost in costs.items():
        if name in found:
            found[name].published = cost
    return sorted(found.values(), key=lambda one: (one.published is None, one.name))


def _planned(found: _Found, seconds: float, seed: int) -> Day:
    reader = Reader(found.instance)
    problem = reader.problem()
    began = time.process_time()
    plan = improve(problem, cpu_seconds=seconds, seed=seed)
    spent = time.process_time() - began
    verdict = home_care_validator.judge(found.instance, reader.solution(plan))
    said = ["left out" in one for one in verdict.violations]
    return Day(
        family=found.family,
        name=found.name,
        cost=verdict.cost,
        published=found.published,
        violations=verdict.violations,
        cpu_seconds=spent,
        kinds=_kinds(found.instance, problem, plan),
        is_impossible=bool(said) and all(said) and cannot_be_planned(found.instance),
    )


def _kinds(instance: Json, problem: Problem, plan: Plan) -> set[str]:
    """The names of the rules that an instance has."""
    patients, weights = instance["patients"], instance["metadata"]["cost_components"]
    kinds = {name if weight != "HARD" else f"{name}, hard" for name, weight in weights.items()}
    kinds |= {one["synchronization"]["type"] for one in patients if "synchronization" in one}
    kinds.add("closes on the end" if problem.met_at_end else "closes on the start")
    tests = {
        "several windows": any(len(one["time_windows"]) > 1 for one in patients),
        "optional": any(one.get("optional") for one in patients),
        "preferred": bool(problem.preferred.any()),
        "incompatible": bool(problem.forbidden.any()),
        "breaks": bool(problem.shifts.break_seconds.any()),
        "own homes": len(set(problem.shifts.start_place.tolist())) > 1,
        "left out": bool(len(plan.unassigned)),
    }
    return kinds | {name for name, is_met in tests.items() if is_met}
