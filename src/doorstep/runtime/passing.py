"""Commands that need a database or a running platform, and then somebody else's code."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from doorstep.runtime import databases, kinds, tables
from doorstep.runtime.environment import Ports, child_environment
from doorstep.runtime.holding import find_running, free_port
from doorstep.runtime.places import Places
from doorstep.runtime.postgres import OWNER, Server
from doorstep.runtime.supervisor import Run
from doorstep.runtime.trouble import Trouble

Say = Callable[..., None]
# These change tables, so they connect as the role that owns them.
_OWNER_COMMANDS = {"migrate", "sqlmigrate", "sqlflush", "dbshell"}
_WITHOUT_DATABASE = {"makemigrations", "check", "help", "version", "--help", "--version"}


def manage(places: Places, arguments: Sequence[str], *, say: Say) -> int:
    """Run a Django command on this data folder's database."""
    command = arguments[0] if arguments else "help"
    argv = [sys.executable, "-m", "django", *arguments]
    if command in _WITHOUT_DATABASE:
        database = databases.external() or Server(places.postgres)
        kind = kinds.of_folder(places) or kinds.wanted()
        return _call(argv, child_environment(places, database, kind=kind, ports=Ports()))
    return on_database(places, argv, as_owner=command in _OWNER_COMMANDS, say=say)


def on_database(
    places: Places, argv: list[str], *, as_owner: bool = False, up_to_date: bool = False, say: Say
) -> int:
    """Run a program with this data folder's environment; its database is started if need be."""
    running = find_running(places)
    ports = Ports(running.host, running.port, running.sandbox_port) if running else Ports()
    database = databases.external() or Server(
        places.postgres, log=places.logs / "postgres.log", say=say
    )
    if up_to_date and isinstance(database, Server) and not database.cluster.exists():
        raise Trouble("no_data", data=places.data)
    database.start()
    try:
        if isinstance(database, Server):
            databases.prepare(database)
        kind = _kind(places, database)
        environment = child_environment(places, database, kind=kind, ports=ports)
        if up_to_date and running is None:
            tables.bring_up_to_date(places, environment)
        if as_owner:
            environment["DATABASE_URL"] = environment["MIGRATE_DATABASE_URL"]
        return _call(argv, environment)
    finally:
        database.stop(guests_seconds_max=60.0)


def _kind(places: Places, database: Server | databases.External) -> str:
    """What the data is of, unless the environment insists on something else."""
    found = kinds.of_database(database.dsn(OWNER)) or kinds.of_folder(places)
    kind = kinds.wanted() if os.environ.get("DOORSTEP_ENV") else found or kinds.wanted()
    kinds.check_folder(places, kind)
    kinds.check_database(places, database, kind)
    if os.environ.get("DOORSTEP_ENV"):  # said aloud, also before the first start
        kinds.write_down(places, database, kind)
    return kind


def drive(
    command: str, module: str, places: Places, arguments: Sequence[str], *, port: int, say: Say
) -> int:
    """Run a module against the platform of this data folder; started for it when it is not up.

    The module's `main(arguments)` finds the platform in the environment: DOORSTEP_PORT,
    DOORSTEP_DATA, DOORSTEP_SANDBOX_URL, DOORSTEP_SANDBOX_DIR and the database's URLs.
    """
    running = find_running(places)
    if running is None:
        web = free_port("127.0.0.1", port)
        ports = Ports(web=web, sandbox=free_port("127.0.0.1", web + 1))
        run = Run(
            places, kind="demo", command=command, ports=ports, task=[module, *arguments], say=say
        )
        return run.go()
    if running.sandbox_port is None:
        raise Trouble("no_sandbox", command=command, data=places.data)
    database = databases.external() or Server(places.postgres)
    ports = Ports(running.host, running.port, running.sandbox_port)
    environment = child_environment(places, database, kind=running.kind, ports=ports)
    return _call([sys.executable, "-m", "doorstep.runtime.task", module, *arguments], environment)


def _call(argv: list[str], environment: dict[str, str]) -> int:
    """Run a command at the terminal; Ctrl-C reaches it, and we only wait for its end."""
    process = subprocess.Popen(argv, env=environment, cwd=Path.cwd())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
