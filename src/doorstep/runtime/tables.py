"""Brings the tables up to date, as the role that owns them."""

import sys
from collections.abc import Callable, Mapping

import psycopg

from doorstep.runtime.children import Child
from doorstep.runtime.lifeline import GivenUp, pause
from doorstep.runtime.places import ROOT, Places
from doorstep.runtime.postmaster import tail_of
from doorstep.runtime.trouble import Trouble


def bring_up_to_date(
    places: Places,
    environment: Mapping[str, str],
    *,
    given_up: Callable[[], bool] = lambda: False,
) -> None:
    """Run the migrations that this database has not seen; a failed one changes nothing."""
    if not missing(environment["MIGRATE_DATABASE_URL"]):
        return
    child = Child(
        name="migrate",
        argv=[sys.executable, "-m", "django", "migrate", "--no-input", "--skip-checks"],
        environment=dict(environment) | {"DATABASE_URL": environment["MIGRATE_DATABASE_URL"]},
        log=places.logs / "migrate.log",
    )
    child.start()
    while child.running():
        if given_up():
            child.stop()
            raise GivenUp()
        pause(0.03)
    if child.process is None or child.process.returncode != 0:
        raise failed(child)


def missing(url: str) -> set[tuple[str, str]]:
    """The migrations of the house that this database has not seen, as (room, name).

    Django needs seconds to find out that nothing is to be done; one question answers it.
    """
    ours = {
        (path.parents[1].name, path.stem)
        for path in (ROOT / "src" / "doorstep").glob("**/migrations/[0-9]*.py")
    }
    with psycopg.connect(url) as connection:
        try:
            seen = set(connection.execute("SELECT app, name FROM django_migrations"))
        except psycopg.errors.UndefinedTable:
            seen = set()
    return ours - seen


def failed(child: Child) -> Trouble:
    """A child that did not do its work, with its last words."""
    return Trouble(
        "child_failed",
        name=child.name,
        how=child.how_it_ended(),
        tail=tail_of(child.log),
        log=child.log,
    )
