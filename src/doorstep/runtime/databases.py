"""Roles and databases: who owns the tables, who may only work with them, and cheap copies."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from doorstep.runtime.postgres import ADMIN, APP, DATABASE, OWNER, VERSION, Server
from doorstep.runtime.trouble import Trouble


class External:
    """A PostgreSQL 18 that somebody else runs: same face as Server, nothing started or stopped.

    Its two roles are the operator's: the one of MIGRATE_DATABASE_URL owns the tables, the one of
    DATABASE_URL works with them and cannot alter them.
    """

    def __init__(self, app_url: str, owner_url: str) -> None:
        self.app_url, self.owner_url = app_url, owner_url

    def dsn(self, role: str = APP, database: str | None = None) -> str:
        """The operator's URL for a role, for another database of the same server if named."""
        return with_database(self.app_url if role == APP else self.owner_url, database)

    def start(self, *, alone: bool = False) -> None:
        """Make sure that both URLs answer and that the server is new enough."""
        for name, url in (("DATABASE_URL", self.app_url), ("MIGRATE_DATABASE_URL", self.owner_url)):
            try:
                with psycopg.connect(url, connect_timeout=10) as connection:
                    version = connection.info.server_version
            except psycopg.OperationalError as error:
                reason = str(error).strip().splitlines()[-1]
                raise Trouble("external_unreachable", name=name, reason=reason) from error
            if version // 10000 < VERSION:
                raise Trouble("postgres_version", version=f"{version // 10000}.{version % 10000}")
        if os.environ.get("DOORSTEP_ENV") != "test":
            self._refuse_strong_application()

    def _refuse_strong_application(self) -> None:
        """What is revoked from a role that may act as the owner is not revoked at all."""
        with psycopg.connect(self.owner_url, connect_timeout=10) as connection:
            owner = connection.execute("SELECT current_user").fetchall()[0][0]
        with psycopg.connect(self.app_url, connect_timeout=10) as connection:
            asked = "SELECT current_user, pg_has_role(current_user, %s, 'MEMBER')"
            app, is_owner = connection.execute(asked, [owner]).fetchall()[0]
        if is_owner:
            raise Trouble("app_role_too_strong", app=app, owner=owner)

    def stop(
        self, *, guests_seconds_max: float = 0.0, hurried: Callable[[], bool] = lambda: False
    ) -> None:
        """Nothing to stop: it is not ours."""

    def running(self) -> bool:
        """Always taken to run; a lost connection is the application's to report."""
        return True


def external() -> External | None:
    """The operator's server when DATABASE_URL names one."""
    app_url = os.environ.get("DATABASE_URL")
    if not app_url:
        return None
    owner_url = os.environ.get("MIGRATE_DATABASE_URL")
    if not owner_url:
        raise Trouble("migrate_url_missing")
    return External(app_url, owner_url)


def with_database(url: str, database: str | None) -> str:
    """The same connection URL for another database of the same server."""
    if database is None:
        return url
    parts: dict[str, Any] = conninfo_to_dict(url) | {"dbname": database}
    query = "&".join(f"{key}={quote(str(value), safe='')}" for key, value in parts.items())
    return f"postgresql:///?{query}"


def prepare(server: Server) -> None:
    """Make the roles and the application's database on our own server, if they are missing."""
    with as_admin(server.dsn(ADMIN, "postgres")) as connection:
        connection.execute("SELECT pg_advisory_lock(18)")  # two processes may prepare at once
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in (OWNER, APP):
            if role not in present:
                connection.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
        names = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if DATABASE not in names:
            create(server, DATABASE)


def create(server: Server | External, database: str) -> None:
    """Make an empty database that the owner owns and the application can only work in."""
    owner_url = server.dsn(OWNER, database)
    owner = role_of(server.dsn(OWNER))
    admin_url = server.dsn(ADMIN if isinstance(server, Server) else OWNER, "postgres")
    with as_admin(admin_url) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} OWNER {} STRATEGY file_copy").format(
                Identifier(database), Identifier(owner)
            )
        )
    with as_admin(owner_url) as connection:
        grant(connection, role_of(server.dsn(APP)))


def grant(connection: psycopg.Connection[Any], app: str) -> None:
    """As the owner: let the application read and write what the owner will make, no more."""
    name = Identifier(app)
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.execute(SQL("GRANT USAGE ON SCHEMA public TO {}").format(name))
    for what in (
        "SELECT, INSERT, UPDATE, DELETE ON TABLES",
        "USAGE, SELECT ON SEQUENCES",
        "EXECUTE ON FUNCTIONS",
    ):
        connection.execute(
            SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {} TO {}").format(SQL(what), name)
        )


def clone(server: Server | External, template: str, database: str) -> None:
    """Copy a whole database (about 50 ms); nobody may be connected to the template."""
    admin_url = server.dsn(ADMIN if isinstance(server, Server) else OWNER, "postgres")
    owner = role_of(server.dsn(OWNER))
    with as_admin(admin_url) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy").format(
                Identifier(database), Identifier(template), Identifier(owner)
            )
        )


def drop(server: Server | External, database: str) -> None:
    """Remove a database, and whoever is still connected to it."""
    admin_url = server.dsn(ADMIN if isinstance(server, Server) else OWNER, "postgres")
    with as_admin(admin_url) as connection:
        connection.execute(
            SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(database))
        )


def role_of(url: str) -> str:
    """The role a connection URL names."""
    return str(conninfo_to_dict(url).get("user", ""))


@contextmanager
def as_admin(url: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection for statements that cannot run inside a transaction."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        yield connection
