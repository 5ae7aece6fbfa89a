"""The kind of a house (production, demo or test), written down with its data at the first start.

The data folder and the database each keep it, so that a demo with its turning clock and its known
codes never comes to real people's data, whichever of the two is pointed at.
"""

import os

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from doorstep.runtime.databases import External, role_of
from doorstep.runtime.environment import keep_once
from doorstep.runtime.places import Places
from doorstep.runtime.postgres import APP, OWNER, Server
from doorstep.runtime.trouble import Trouble

KINDS = ("production", "demo", "test")
# Beside Django's tables: it is read before anything may be changed, also by a migration.
MADE = """
CREATE TABLE IF NOT EXISTS installation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    kind text NOT NULL
)
"""

ANY_CITY = "SELECT number FROM accounts_city LIMIT 1"


def wanted() -> str:
    """The kind that the environment asks for; nothing said means production."""
    kind = os.environ.get("DOORSTEP_ENV") or "production"
    if kind not in KINDS:
        raise Trouble("kind_unknown", kind=kind, kinds=", ".join(KINDS))
    return kind


def of_folder(places: Places) -> str | None:
    """What this data folder was first started as; a folder from before this was kept tells too."""
    try:
        return (places.data / "kind").read_text().strip()
    except FileNotFoundError:
        pass
    if (places.postgres / "cluster").is_dir() and (places.sandbox / "merchants.json").is_file():
        return "demo"
    return None


def of_database(url: str) -> str | None:
    """What this database was first started as."""
    return _first(url, "SELECT kind FROM installation")


def _first(url: str, question: str) -> str | None:
    with psycopg.connect(url, connect_timeout=10) as connection:
        try:
            row = connection.execute(question.encode()).fetchone()
        except psycopg.errors.UndefinedTable:
            return None
    return str(row[0]) if row else None


def check_folder(places: Places, kind: str) -> None:
    """Refuse a data folder of another kind, before anything is started in it."""
    found = of_folder(places)
    if found not in (None, kind):
        raise Trouble("kind_differs", place=places.data, found=found, kind=kind)


def check_database(places: Places, database: Server | External, kind: str) -> None:
    """Refuse a database of another kind, before anything in it is changed."""
    url = database.dsn(OWNER)
    found = of_database(url)
    if found is None and of_folder(places) is None and _first(url, ANY_CITY):
        found = "production"  # a city opened by hand before the first start
    if found not in (None, kind):
        name = conninfo_to_dict(url).get("dbname")
        raise Trouble("kind_differs", place=name, found=found, kind=kind)


def write_down(places: Places, database: Server | External, kind: str) -> None:
    """Keep the kind in both places; what is written once stays."""
    if of_database(database.dsn(OWNER)) is None:
        app = Identifier(role_of(database.dsn(APP)))
        with psycopg.connect(database.dsn(OWNER), connect_timeout=10) as connection:
            connection.execute(MADE)
            connection.execute("INSERT INTO installation (kind) VALUES (%s)", [kind])
            connection.execute(
                SQL("REVOKE INSERT, UPDATE, DELETE ON installation FROM {}").format(app)
            )
    keep_once(places.data / "kind", lambda: f"{kind}\n")
