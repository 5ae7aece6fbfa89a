"""The embedded PostgreSQL: it keeps every acknowledged row through whatever kills it."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.runtime.conftest import HOLDS, eventually

from doorstep.runtime import databases, kinds
from doorstep.runtime.lifeline import alive
from doorstep.runtime.places import open_places
from doorstep.runtime.postgres import ADMIN, APP, OWNER, Server
from doorstep.runtime.privilege import namespaces_work
from doorstep.runtime.trouble import Trouble

SMALL = {"shared_buffers": "32MB"}


@contextmanager
def running(home: Path) -> Iterator[Server]:
    server = Server(home, settings=SMALL)
    with server:
        databases.prepare(server)
        yield server


def write(server: Server, text: str) -> None:
    with psycopg.connect(server.dsn(OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (line text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def read(server: Server) -> list[str]:
    with psycopg.connect(server.dsn(APP)) as connection:
        return [row[0] for row in connection.execute("SELECT line FROM note ORDER BY 1")]


def test_what_was_written_is_there_after_a_clean_stop(tmp_path: Path) -> None:
    with running(tmp_path / "pg") as server:
        write(server, "kept")
    with running(tmp_path / "pg") as server:
        assert read(server) == ["kept"]
        with psycopg.connect(server.dsn(APP)) as connection:
            assert connection.info.server_version // 10000 == 18
            shown = connection.execute("SHOW data_checksums").fetchone()
            assert shown == ("on",)


def test_the_application_role_works_with_rows_but_not_with_tables(tmp_path: Path) -> None:
    with running(tmp_path / "pg") as server:
        write(server, "one")
        with psycopg.connect(server.dsn(APP), autocommit=True) as connection:
            connection.execute("UPDATE note SET line = 'two'")
            for forbidden in ("CREATE TABLE more ()", "DROP TABLE note", "TRUNCATE note"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(forbidden)
        assert read(server) == ["two"]


def test_nothing_listens_on_the_network_and_the_socket_is_private(tmp_path: Path) -> None:
    with running(tmp_path / "pg") as server:
        assert server.socket.stat().st_mode & 0o077 == 0
        with psycopg.connect(server.dsn(APP)) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_killed_parent_takes_postgres_along_and_loses_nothing(tmp_path: Path, python) -> None:
    home = tmp_path / "pg"
    parent = python(HOLDS, home)
    postgres = int(parent.stdout.readline())
    write(Server(home), "acknowledged")
    parent.kill()
    eventually(lambda: not alive(postgres))
    with running(home) as server:
        assert read(server) == ["acknowledged"]


def test_a_killed_postmaster_is_recovered(tmp_path: Path) -> None:
    with running(tmp_path / "pg") as server:
        write(server, "acknowledged")
        assert server.process
        server.process.kill()
        eventually(lambda: not server.running())
        server.start()
        assert read(server) == ["acknowledged"]


def test_parent_and_postmaster_killed_at_once(tmp_path: Path, python) -> None:
    home = tmp_path / "pg"
    parent = python(HOLDS, home)
    postgres = int(parent.stdout.readline())
    write(Server(home), "acknowledged")
    os.kill(postgres, signal.SIGKILL)
    parent.kill()
    with running(home) as server:
        assert read(server) == ["acknowledged"]


def test_a_pid_file_that_names_a_stranger_does_not_stop_it(tmp_path: Path) -> None:
    home = tmp_path / "pg"
    with running(home) as server:
        cluster = server.cluster
    (cluster / "postmaster.pid").write_text(f"{os.getppid()}\n{cluster}\n")
    with running(home) as server:
        assert server.running()


def test_a_killed_first_start_leaves_no_half_made_cluster(tmp_path: Path) -> None:
    left = tmp_path / "pg" / "cluster.new"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    with running(tmp_path / "pg") as server:
        assert server.running()
        assert not left.exists()


def test_a_second_process_is_a_guest_and_the_owner_waits_for_it(tmp_path: Path, python) -> None:
    owner = python(HOLDS, tmp_path / "pg")
    assert owner.stdout.readline().strip().isdigit()
    guest = python(HOLDS, tmp_path / "pg")
    assert guest.stdout.readline().strip() == "guest"
    owner.stdin.write("\n")
    owner.stdin.flush()
    write(Server(tmp_path / "pg"), "while the owner waits")
    assert owner.poll() is None
    guest.communicate("\n", timeout=30)
    owner.communicate(timeout=30)
    with running(tmp_path / "pg") as server:
        assert read(server) == ["while the owner waits"]


@pytest.mark.parametrize(
    "name", ["with blanks, commas", "中文 文件夹", "long-" * 30, "quo\"te's & 100%"]
)
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    with running(tmp_path / name / "pg") as server:
        write(server, name)
        assert read(server) == [name]


def accounts() -> list[str]:
    """The ways root may run PostgreSQL here; an ordinary user has only its own."""
    if os.getuid() != 0:
        return [""]
    return ["", "nobody"] if namespaces_work() else ["nobody"]


@pytest.mark.parametrize("account", accounts())
def test_root_lends_postgres_another_account(
    tmp_path: Path, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOORSTEP_DATABASE_USER", account)
    before = tmp_path.stat().st_mode
    with running(tmp_path / "pg") as server:
        write(server, "kept")
        assert read(server) == ["kept"]
    assert tmp_path.stat().st_mode == before
    if account:
        shutil.rmtree(server.account.home)


def test_clones_are_independent_of_their_template(tmp_path: Path) -> None:
    with running(tmp_path / "pg") as server:
        write(server, "template")
        databases.clone(server, "doorstep", "copy")
        with psycopg.connect(server.dsn(APP, "copy"), autocommit=True) as connection:
            connection.execute("DELETE FROM note")
        assert read(server) == ["template"]
        databases.drop(server, "copy")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(server.dsn(APP, "copy"))


def test_the_operators_own_server_gets_the_same_roles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path / "pg") as server:
        monkeypatch.setenv("DATABASE_URL", server.dsn(APP))
        monkeypatch.setenv("MIGRATE_DATABASE_URL", server.dsn(OWNER))
        outer = databases.external()
        assert outer is not None
        outer.start()
        with psycopg.connect(outer.dsn(APP, "postgres")) as connection:
            assert connection.info.user == APP
            assert connection.info.dbname == "postgres"


def test_the_database_itself_remembers_what_it_is(tmp_path: Path, doorstep: Any) -> None:
    with running(tmp_path / "pg") as server:
        kinds.write_down(open_places(tmp_path / "first"), server, "production")
        urls = {"DATABASE_URL": server.dsn(APP), "MIGRATE_DATABASE_URL": server.dsn(OWNER)}
        said = doorstep("demo", "--port", "18765", "--data", str(tmp_path / "other"), **urls)
        assert said.returncode == 1
        assert "holds the data of a production installation" in said.stderr
        with (
            psycopg.connect(server.dsn(APP)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("UPDATE installation SET kind = 'demo'")


def test_an_application_that_may_act_as_the_owner_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOORSTEP_ENV", "production")
    with running(tmp_path / "pg") as server:
        databases.External(server.dsn(APP), server.dsn(OWNER)).start()
        for strong in (server.dsn(OWNER), server.dsn(ADMIN)):
            with pytest.raises(Trouble, match="ledger"):
                databases.External(strong, server.dsn(OWNER)).start()
        with psycopg.connect(server.dsn(ADMIN), autocommit=True) as connection:
            connection.execute("GRANT doorstep_owner TO doorstep_app")
        with pytest.raises(Trouble, match="ledger"):
            databases.External(server.dsn(APP), server.dsn(OWNER)).start()


def test_a_guest_asks_the_server_whether_it_runs(tmp_path: Path, python: Any) -> None:
    owner = python(HOLDS, tmp_path / "pg")
    assert owner.stdout.readline().strip().isdigit()
    guest = Server(tmp_path / "pg")
    guest.start()
    assert not guest.owned
    assert guest.running()
    owner.kill()
    eventually(lambda: not guest.running())
    guest.stop()


def test_a_lasting_run_waits_until_the_database_is_its_own(tmp_path: Path, python: Any) -> None:
    owner = python(HOLDS, tmp_path / "pg")
    assert owner.stdout.readline().strip().isdigit()
    told: list[str] = []

    def say(key: str, **values: object) -> None:
        told.append(key)
        if key == "postgres_busy":
            owner.stdin.write("\n")
            owner.stdin.flush()

    server = Server(tmp_path / "pg", settings=SMALL, say=say)
    server.start(alone=True)
    assert server.owned
    assert told.count("postgres_busy") == 1
    server.stop()
