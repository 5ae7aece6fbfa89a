"""The vault's key file, written whole or not at all, and the list of shredded persons beside it."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

SHREDDED = "shredded.txt"


def make_key_file(path: Path) -> Path:
    """Write a fresh set of keys, readable by this user alone; of two at once the first counts."""
    if not path.exists():
        keys = {"roots": {"1": os.urandom(32).hex()}, "primary": "1", "index": os.urandom(32).hex()}
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _written(path, keys)
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
        _sync(path.parent)
    return path


def add_root_key(path: Path) -> str:
    """Add a new primary root key; the former file stays as .old until the new one is durable."""
    keys = json.loads(path.read_text())
    name = str(max(int(known) for known in keys["roots"]) + 1)
    keys["roots"][name], keys["primary"] = os.urandom(32).hex(), name
    fresh, old = _written(path, keys), path.with_suffix(".old")
    old.unlink(missing_ok=True)
    os.link(path, old)
    _sync(path.parent)
    fresh.replace(path)
    _sync(path.parent)
    old.unlink()
    return name


def note_shredded(path: Path, person_id: UUID) -> None:
    """Add a person to the list that a restore replays; it lies outside of every backup."""
    if person_id not in shredded(path):
        with path.with_name(SHREDDED).open("a") as file:
            file.write(f"\n{person_id}\n")  # after a line that a crash cut off, perhaps
            file.flush()
            os.fsync(file.fileno())
        _sync(path.parent)


def shredded(path: Path) -> list[UUID]:
    """Everybody whose key was shredded, in order; a line that a crash cut off is none."""
    kept = path.with_name(SHREDDED)
    lines = kept.read_text().splitlines() if kept.exists() else []
    return [UUID(line) for line in lines if len(line) == 36]


def _written(path: Path, keys: Mapping[str, object]) -> Path:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(handle)
    return fresh


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
