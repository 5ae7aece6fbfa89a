"""The application can only post, the owner cannot rewrite, and the audit sees tampering."""

import json
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from doorstep.kernel import clock, edge
from doorstep.money.ledger import commands, queries
from doorstep.money.ledger.audit import CHECKS
from doorstep.money.ledger.models import Journal
from doorstep.runtime.postgres import ADMIN, OWNER

from .books import CITY, DAY, eventually, findings, post, rows

TABLES = ("kind", "account", "journal", "posting", "snapshot", "seal")


@pytest.fixture(autouse=True)
def _some_books(fresh_db: str) -> None:
    """Three journals, one of them reversed, sealed, with a snapshot."""
    post("a", ("psp_clearing:1900", -500), ("escrow:o1", 500))
    taken = post("b", ("escrow:o1", -200), ("refund_payable:f1", 200))
    edge.enter(commands.reverse, city_id=CITY, journal_id=taken, idem="undo:b", business_date=DAY)
    eventually(lambda: edge.enter(commands.seal, city_id=CITY), 3)
    eventually(lambda: edge.enter(commands.roll_snapshots, city_id=CITY, least=1), 1)
    assert findings() == {}


def _as_role(server: Any, role: str) -> psycopg.Connection[Any]:
    return psycopg.connect(server.dsn(role, connection.settings_dict["NAME"]))


def test_the_application_only_reads_and_calls_the_verbs() -> None:
    forbidden = ["SELECT ledger_open(7, '{escrow:o9}')", "SELECT ledger_id(7)"]
    for table in TABLES:
        key = "prefix" if table == "kind" else "city_id"
        forbidden += [
            f"INSERT INTO ledger_{table} SELECT * FROM ledger_{table} LIMIT 1",
            f"UPDATE ledger_{table} SET {key} = {key}",
            f"DELETE FROM ledger_{table}",
            f"TRUNCATE ledger_{table}",
        ]
    for statement in forbidden:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(statement)
    for table in TABLES:
        assert rows(f"SELECT count(*) > 0 FROM ledger_{table}") == [(True,)]


def test_a_planted_table_is_not_mistaken_for_the_ledger() -> None:
    rows_before = Journal.objects.filter(city_id=CITY).count()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE ledger_journal (id uuid)")

    post("c", ("psp_clearing:1900", -1), ("escrow:o1", 1))

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE pg_temp.ledger_journal")
    assert Journal.objects.filter(city_id=CITY).count() == rows_before + 1


REWRITES = [
    "UPDATE ledger_journal SET ref = 'order:o2' WHERE city_id = 7",
    "DELETE FROM ledger_journal WHERE city_id = 7",
    "TRUNCATE ledger_journal",
    "UPDATE ledger_posting SET amount_fen = 1 WHERE city_id = 7",
    "DELETE FROM ledger_posting WHERE city_id = 7",
    "TRUNCATE ledger_posting",
    "DELETE FROM ledger_account WHERE city_id = 7",
    "UPDATE ledger_account SET floor_fen = -100 WHERE city_id = 7",
    "UPDATE ledger_account SET code = 'bank' WHERE city_id = 7",
    "UPDATE ledger_seal SET hash = hash WHERE city_id = 7",
    "DELETE FROM ledger_seal WHERE city_id = 7",
]


def test_even_the_owner_of_the_tables_cannot_rewrite_them(server: Any) -> None:
    for statement in REWRITES:
        with pytest.raises(psycopg.Error, match="append-only"), _as_role(server, OWNER) as owner:
            owner.execute(statement)
    assert findings() == {}


def test_even_the_owner_cannot_add_a_leg_that_does_not_balance(server: Any) -> None:
    statement = """INSERT INTO ledger_posting
        (city_id, journal_id, n, account_id, amount_fen, xact)
        SELECT city_id, journal_id, 9, account_id, 5, xact FROM ledger_posting
        WHERE version IS NULL LIMIT 1"""

    with pytest.raises(psycopg.Error, match="sum to zero"), _as_role(server, OWNER) as owner:
        owner.execute(statement)


TAMPERINGS = [
    ("UPDATE ledger_posting SET amount_fen = -499 WHERE amount_fen = -500", "unbalanced"),
    ("UPDATE ledger_posting SET amount_fen = 2 * amount_fen WHERE n < 9", "content"),
    ("UPDATE ledger_account SET balance_fen = 502 WHERE code = 'escrow:o1'", "drift"),
    ("UPDATE ledger_snapshot SET balance_fen = balance_fen + 1", "drift"),
    ("UPDATE ledger_posting SET version = 9 WHERE version = 2", "chain_of_balances"),
    ("UPDATE ledger_posting SET balance_after_fen = -1 WHERE version = 2", "under_floor"),
    ("DELETE FROM ledger_posting WHERE amount_fen = 500", "thin"),
    ("DELETE FROM ledger_journal WHERE idem = 'b'", "orphans"),
    ("UPDATE ledger_account SET floor_fen = -900 WHERE code = 'escrow:o1'", "chart"),
    ("UPDATE ledger_journal SET ref = 'order:o2' WHERE idem = 'b'", "content"),
    ("UPDATE ledger_journal SET business_date = '2026-01-01' WHERE idem = 'b'", "sealed"),
    ("UPDATE ledger_seal SET hash = decode(repeat('ab', 32), 'hex')", "sealed"),
    (
        """UPDATE ledger_posting p SET amount_fen = 300 * sign(amount_fen) FROM ledger_journal j
        WHERE j.id = p.journal_id AND j.idem = 'undo:b'""",
        "reversals",
    ),
    ('UPDATE ledger_journal SET meta = \'{"number": "1"}\'', "doubled"),
]


def test_tampering_by_a_superuser_is_found(server: Any) -> None:
    post("a2", ("psp_clearing:1900", -1), ("escrow:o1", 1))
    asked = {"city_id": CITY, "at": clock.real()}
    for tampering, wanted in TAMPERINGS:
        with _as_role(server, ADMIN) as superuser:
            superuser.execute("SET session_replication_role = replica")
            superuser.execute("ALTER TABLE ledger_posting DROP CONSTRAINT posting_moves_something")
            superuser.execute(tampering)
            found = {one.name for one in CHECKS if superuser.execute(one.sql, asked).fetchone()}
            superuser.rollback()
        assert f"ledger.{wanted}" in found, (tampering, found)


def test_the_report_names_what_is_wrong_with_samples(server: Any) -> None:
    with _as_role(server, ADMIN) as superuser:
        superuser.execute("UPDATE ledger_account SET balance_fen = 502 WHERE code = 'escrow:o1'")

    report = queries.audit(CITY).as_json()

    (drift,) = [one for one in report["findings"] if one["check"] == "ledger.drift"]
    assert (report["clean"], drift["count"], drift["is_warning"]) == (False, 1, False)
    assert drift["samples"] == [{"city_id": 7, "subject": "escrow:o1", "detail": "502 / 500"}]
    assert json.loads(json.dumps(report)) == report


def test_money_left_behind_by_its_closing_event_is_found() -> None:
    post("x", ("refund_payable:f1", 70), ("psp_clearing:1900", -70), kind="money_unexplained")
    assert findings() == {}

    post("y", ("refund_payable:f1", -60), ("psp_clearing:1900", 60), kind="refund_done")

    assert findings() == {"ledger.not_cleared": 1}


def test_money_that_waits_too_long_is_found(server: Any) -> None:
    post("x", ("escrow:o1", -100), ("refund_payable:f2", 100))
    with _as_role(server, ADMIN) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE ledger_journal SET at = at - interval '15 days' WHERE idem = 'x'")

    assert findings() == {"ledger.overdue": 1}


def test_two_cities_must_agree_about_what_one_owes_the_other() -> None:
    post("x", ("escrow:o1", -100), ("intercity:8", 100))
    assert findings(None) == {"ledger.intercity": 1}

    post("x", ("intercity:7", -100), ("escrow:o5", 100), city_id=8)

    assert findings(None) == {"ledger.solvency": 1}


def test_warnings_are_told_but_do_not_fail_the_audit() -> None:
    post("x", ("psp_clearing:1900", -5), ("suspense:c1", 5))

    report = queries.audit(CITY)
    told = [found for found in report.findings if found.check.startswith("ledger.")]

    assert [(found.check, found.is_warning) for found in told] == [("ledger.suspense", True)]
    assert replace(report, findings=told).is_clean


def test_a_city_that_owes_more_than_it_has_is_found() -> None:
    post("g", ("compensation_expense", -900), ("worker_payable:w1", 900))

    assert findings() == {"ledger.solvency": 1}
