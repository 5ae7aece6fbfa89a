"""Where a run keeps its things: the data folder, what lies in it, and whether it can be used."""

import errno
import hashlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from doorstep.runtime.trouble import Trouble

ROOT = Path(__file__).resolve().parents[3]
LOW_DISK_BYTES = 500 * 1024 * 1024
FULL_DISK_BYTES = 64 * 1024 * 1024
# sun_path holds 108 bytes with its closing zero; PostgreSQL adds "/.s.PGSQL.5432".
_SOCKET_FOLDER_BYTES_MAX = 107 - len("/.s.PGSQL.5432")


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one data folder."""

    data: Path

    @property
    def run(self) -> Path:
        return self.data / "run"

    @property
    def logs(self) -> Path:
        return self.data / "log"

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def sandbox(self) -> Path:
        return self.data / "sandbox"

    @property
    def files(self) -> Path:
        return self.data / "files"


def default_data() -> Path:
    """The data folder when nobody names one."""
    return Path(os.environ.get("DOORSTEP_DATA") or ROOT / "var")


def open_places(data: Path) -> Places:
    """Make the data folder usable by us alone, or say why it is not."""
    places = Places(data.expanduser().absolute())
    try:
        places.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (places.run, places.logs, places.postgres, places.keys):
            folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=places.run) as probe:
            probe.write(b"x" * 4096)
    except OSError as error:
        raise trouble_of(error, places.data) from error
    if free_bytes(places.data) < FULL_DISK_BYTES:
        raise Trouble("disk_full", folder=places.data, free_mb=free_bytes(places.data) >> 20)
    return places


def trouble_of(error: OSError, folder: Path) -> Trouble:
    """A failed write as a person meets it: no room, or no permission."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble("disk_full", folder=folder, free_mb=free_bytes(folder) >> 20)
    return Trouble("folder_closed", folder=folder, reason=error.strerror or error)


def free_bytes(folder: Path) -> int:
    """Free bytes on the disk of a folder that may not exist yet."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def socket_folder(home: Path, *, owner: int | None = None) -> Path:
    """A private folder for a Unix socket, short enough for the kernel's 107 bytes.

    A data folder with a long path, or a comma (which parts hosts in a connection string), gets
    one in the temporary folder, named by a digest so that every command finds the same one.
    """
    owner = os.getuid() if owner is None else owner
    folder = home / "socket"
    if len(os.fsencode(folder)) > _SOCKET_FOLDER_BYTES_MAX or "," in str(folder):
        digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
        folder = Path("/tmp") / f"doorstep-{owner}-{digest}"  # noqa: S108 checked below
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, owner, -1)
    except FileExistsError:
        found = folder.lstat()
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == owner
        if not ours or stat.S_IMODE(found.st_mode) & 0o077:
            raise Trouble("folder_closed", folder=folder, reason="not ours alone") from None
    return folder
