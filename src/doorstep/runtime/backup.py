"""Backup into a folder and restore from one: the database with its WAL, files, and a manifest."""

import contextlib
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

from doorstep.kernel import keys as key_files
from doorstep.runtime import databases, words
from doorstep.runtime.environment import vault_keys
from doorstep.runtime.places import Places, trouble_of
from doorstep.runtime.postgres import ADMIN, VERSION, Server
from doorstep.runtime.trouble import Trouble

Say = Callable[..., None]
MANIFEST = "manifest.json"
_SQLITE = b"SQLite format 3\0"
_FORM = 1
_FOLDERS = ("files", "sandbox")
# Only a folder with this mark in it is ours to clear away.
_MARK = ".doorstep-unfinished"


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
    if not Server(places.postgres).cluster.exists():
        raise Trouble("no_data", data=places.data)
    folder = folder.expanduser().absolute()
    if folder.exists():
        raise Trouble("backup_exists", folder=folder)
    fresh = folder.with_name(f"{folder.name}.unfinished")
    if fresh.exists() and not (fresh / _MARK).exists():
        raise Trouble("backup_exists", folder=fresh)
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        (fresh / _MARK).touch()
        _fill(places, fresh, say=say)
        (fresh / _MARK).unlink()
        fresh.rename(folder)
    except OSError as error:
        raise trouble_of(error, folder) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    size = sum(path.stat().st_size for path in _files(folder))
    say("backup_done", folder=folder, size_mb=size >> 20)
    say("backup_keys", keys=vault_keys(places).parent)


def _fill(places: Places, fresh: Path, *, say: Say) -> None:
    _copy_database(places, fresh / "postgres", say=say)
    for name in _FOLDERS:
        if (places.data / name).is_dir():
            _copy_folder(places.data / name, fresh / name)
    found = digests(fresh)
    found.pop(_MARK, None)
    manifest = Manifest(
        form=_FORM,
        made_at=datetime.now(UTC).isoformat(),
        postgres=VERSION,
        keys_folder=str(vault_keys(places).parent),
        keys=fingerprints(vault_keys(places)),
        files=found,
    )
    (fresh / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n")


def restore(backup: Path, places: Places, *, keys: Path | None, say: Say) -> None:
    """Fill a data folder without a database from a backup that was checked byte by byte before.

    What is in the way is kept aside.  A killed restore is simply done again: the cluster is moved
    in last and whole, and until then the folder counts as one without a database.
    """
    backup = backup.expanduser().absolute()
    manifest = verify(backup)
    say("restore_verified", count=len(manifest.files))
    keys = (keys or Path(manifest.keys_folder)).expanduser().absolute()
    given = os.environ.get("DOORSTEP_VAULT_KEYS")
    if not opens(Path(given) if given else keys / "vault.json", manifest):
        raise Trouble("keys_differ", folder=given or keys)
    server = Server(places.postgres, log=places.logs / "postgres.log", say=say)
    if server.cluster.exists():
        raise Trouble("restore_not_empty", folder=places.data)
    own = places.keys / "vault.json"
    if not given and own.exists() and not opens(own, manifest):
        raise Trouble("restore_other_keys", folder=places.keys)
    try:
        if not given:
            _copy_keys(keys, places.keys)
        for name in _FOLDERS:
            _put_back(backup, places, name, manifest, say=say)
        server.install_cluster(backup / "postgres")
    except OSError as error:
        raise trouble_of(error, places.data) from error
    say("restore_done", data=places.data)


def opens(vault: Path, manifest: Manifest) -> bool:
    """Whether these keys open what the backup holds; later keys may have been added to them."""
    found = fingerprints(vault)
    return all(found.get(name) == digest for name, digest in manifest.keys.items())


def _copy_keys(source: Path, target: Path) -> None:
    """Bring keys that are not there yet; those that are there open this backup and stay.

    Whoever was erased in either place stays erased.
    """
    for path in sorted(source.iterdir()):
        kept = target / path.name
        if path.is_file() and not kept.exists():
            fresh = kept.with_name(f"{path.name}.new")
            shutil.copy2(path, fresh)
            fresh.chmod(0o600)
            fresh.rename(kept)
    for person_id in key_files.shredded(source / "vault.json"):
        key_files.note_shredded(target / "vault.json", person_id)


def _put_back(backup: Path, places: Places, name: str, manifest: Manifest, *, say: Say) -> None:
    """One folder of the backup: copied beside its place, then renamed into it."""
    target = places.data / name
    wanted = {
        path: digest for path, digest in manifest.files.items() if path.startswith(f"{name}/")
    }
    found = {f"{name}/{path}": digest for path, digest in digests(target).items()}
    if wanted.items() <= found.items():  # the folder outlived its database, or a killed restore
        return
    fresh = target.with_name(f"{name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(backup / name, fresh)
    if found:
        aside = target.with_name(f"{name}.before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        target.rename(aside)
        say("restore_aside", folder=target, aside=aside)
    elif target.is_dir():
        shutil.rmtree(target)
    fresh.rename(target)


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
        shutil.rmtree(staged, ignore_errors=True)  # what a killed backup left
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
    """Copy files; what is removed meanwhile was not to be kept."""
    for path in _files(source):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.name.endswith(("-wal", "-shm")):
            with contextlib.suppress(FileNotFoundError):
                _copy_file(path, copy)


def _copy_file(path: Path, copy: Path) -> None:
    """Copy a file; a SQLite database is copied by its own means, as it may be in use."""
    with path.open("rb") as file:
        is_sqlite = file.read(len(_SQLITE)) == _SQLITE
    if is_sqlite:
        with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy)) as kept:
            live.backup(kept)
    else:
        shutil.copy2(path, copy)
