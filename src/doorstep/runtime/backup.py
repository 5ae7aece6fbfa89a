"""Backup into a folder and restore from one: the database with its WAL, files, and a manifest."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from doorstep.runtime import databases, words
from doorstep.runtime.environment import vault_keys
from doorstep.runtime.places import Places, trouble_of
from doorstep.runtime.postgres import ADMIN, VERSION, Server
from doorstep.runtime.trouble import Trouble

Say = Callable[..., None]
MANIFEST = "manifest.json"
_SQLITE = b"SQLite format 3\0"
_FORM = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; keys are named by digest only, they are kept elsewhere."""

    form: int
    made_at: str
    postgres: int
    keys_folder: str
    keys: dict[str, str]
    files: dict[str, str]


def back_up(places: Places, folder: Path, *, say: Say) -> None:
    """Copy everything but the keys into a new folder, while the platform may go on working."""
    if databases.external() is not None:
        raise Trouble("external_backup")
    if not holds_data(places):
        raise Trouble("no_data", data=places.data)
    folder = folder.expanduser().absolute()
    if folder.exists():
        raise Trouble("backup_exists", folder=folder)
    fresh = folder.with_name(f"{folder.name}.unfinished")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        _copy_database(places, fresh / "postgres", say=say)
        for name in ("files", "sandbox"):
            if (places.data / name).is_dir():
                _copy_folder(places.data / name, fresh / name)
        manifest = Manifest(
            form=_FORM,
            made_at=datetime.now(UTC).isoformat(),
            postgres=VERSION,
            keys_folder=str(vault_keys(places).parent),
            keys=fingerprints(vault_keys(places)),
            files=digests(fresh),
        )
        (fresh / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n")
        fresh.rename(folder)
    except OSError as error:
        raise trouble_of(error, folder) from error
    size = sum(path.stat().st_size for path in _files(folder))
    say("backup_done", folder=folder, size_mb=size >> 20)
    say("backup_keys", keys=places.keys)


def restore(backup: Path, places: Places, *, keys: Path | None, say: Say) -> None:
    """Fill an empty data folder from a backup that was checked byte by byte before."""
    backup = backup.expanduser().absolute()
    manifest = verify(backup)
    say("restore_verified", count=len(manifest.files))
    keys = (keys or Path(manifest.keys_folder)).expanduser().absolute()
    found = fingerprints(keys / "vault.json")
    if any(found.get(name) != digest for name, digest in manifest.keys.items()):
        raise Trouble("keys_differ", folder=keys)
    if holds_data(places):
        raise Trouble("restore_not_empty", folder=places.data)
    server = Server(places.postgres, log=places.logs / "postgres.log", say=say)
    try:
        shutil.copytree(keys, places.keys, dirs_exist_ok=True)
        for name in ("files", "sandbox"):
            if (backup / name).is_dir():
                shutil.copytree(backup / name, places.data / name, dirs_exist_ok=True)
        # The cluster comes last and whole: without it the folder still counts as empty.
        server.install_cluster(backup / "postgres")
    except OSError as error:
        raise trouble_of(error, places.data) from error
    say("restore_done", data=places.data)


def holds_data(places: Places) -> bool:
    """Whether this data folder holds a database or files that a restore would overwrite."""
    return Server(places.postgres).cluster.exists() or (
        places.files.is_dir() and any(places.files.iterdir())
    )


def verify(backup: Path) -> Manifest:
    """Read a backup's manifest and compare every file with it."""
    try:
        manifest = Manifest(**json.loads((backup / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise Trouble("backup_not_here", folder=backup) from error
    if manifest.postgres != VERSION or manifest.form != _FORM:
        raise Trouble("postgres_version", version=manifest.postgres)
    found = digests(backup)
    found.pop(MANIFEST, None)
    names = {*found, *manifest.files}
    wrong = sorted(name for name in names if found.get(name) != manifest.files.get(name))
    if wrong:
        more = words.pick("等", "and more") if len(wrong) > 5 else ""
        raise Trouble("backup_damaged", names=", ".join(wrong[:5]) + f" {more}".rstrip())
    return manifest


def fingerprints(vault: Path) -> dict[str, str]:
    """The SHA-256 of each key in the vault's file: keys may be added later, none may be lost."""
    try:
        known = json.loads(vault.read_text())
        keys = known["roots"] | {"index": known["index"]}
    except (OSError, ValueError, KeyError):
        return {}
    return {name: hashlib.sha256(key.encode()).hexdigest() for name, key in keys.items()}


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under a folder, by its path from there."""
    found = {}
    for path in _files(folder):
        with path.open("rb") as file:
            found[path.relative_to(folder).as_posix()] = hashlib.file_digest(
                file, "sha256"
            ).hexdigest()
    return found


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _copy_database(places: Places, target: Path, *, say: Say) -> None:
    """A base backup with the WAL that was written meanwhile, so that it starts by itself."""
    server = Server(places.postgres, log=places.logs / "postgres.log", say=say)
    with server:
        # A service account cannot write into our folder: it writes beside its own files.
        staged = target if server.account.user is None else server.account.home / "backup.new"
        done = server.run_tool(
            "pg_basebackup",
            *("--pgdata", str(staged), "--host", str(server.socket), "--username", ADMIN),
            *("--wal-method", "stream", "--checkpoint", "fast", "--no-password"),
            *("--manifest-checksums", "SHA256"),
        )
        if done.returncode:
            shutil.rmtree(staged, ignore_errors=True)
            raise Trouble("tool_failed", tool="pg_basebackup", tail=done.stderr.strip()[-600:])
    if staged != target:
        shutil.copytree(staged, target)
        shutil.rmtree(staged)


def _copy_folder(source: Path, target: Path) -> None:
    """Copy files; a SQLite database is copied by its own means, as it may be in use."""
    for path in _files(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.name.endswith(("-wal", "-shm")):
            continue
        with path.open("rb") as file:
            is_sqlite = file.read(len(_SQLITE)) == _SQLITE
        if is_sqlite:
            with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy)) as kept:
                live.backup(kept)
        else:
            shutil.copy2(path, copy)
