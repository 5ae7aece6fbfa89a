"""What a run remembers for the next one: who the people are and their tokens."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Remembered:
    """People by their index in the seeded city; a token that ended is simply replaced."""

    name: str
    seed: int
    next_day: int = 0
    workers: dict[str, dict[str, str]] = field(default_factory=dict)
    customers: dict[str, dict[str, Any]] = field(default_factory=dict)
    visitors: dict[str, str] = field(default_factory=dict)


def load(folder: Path, name: str, seed: int) -> Remembered:
    """What a kind of run remembers of this seed's city; nothing of another seed's."""
    path = _path(folder, name, seed)
    if not path.exists():
        return Remembered(name, seed)
    return Remembered(**json.loads(path.read_text(encoding="utf-8")))


def save(folder: Path, kept: Remembered) -> None:
    """Write it so that a killed run never leaves half a file; tokens are for us alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _path(folder, kept.name, kept.seed)
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(kept), file, ensure_ascii=False)
    fresh.replace(path)


def _path(folder: Path, name: str, seed: int) -> Path:
    return folder / f"{name}-{seed}.json"
