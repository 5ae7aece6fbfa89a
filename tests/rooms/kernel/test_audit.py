"""The audit trail cannot be changed, and its chain shows when somebody tried as superuser."""

from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from doorstep.kernel import audit, edge
from doorstep.kernel.models import AuditEntry
from doorstep.runtime import audit as installation
from doorstep.runtime.postgres import ADMIN

CITY = 7


def _three_entries() -> None:
    for number in range(3):
        edge.enter(
            audit.note, f"test.step_{number}", city_id=CITY, subject=("order", uuid4()), reason="x"
        )
    edge.enter(lambda act: audit.seal(CITY), city_id=CITY)


def test_sealed_entries_verify(fresh_db: str) -> None:
    _three_entries()

    assert audit.head(CITY)[0] == 3
    assert audit.verify(CITY) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_auditentry SET reason = 'y' WHERE city_id = 7",
        "DELETE FROM kernel_auditentry WHERE city_id = 7",
        "UPDATE kernel_auditentry SET number = 9 WHERE city_id = 7",
    ],
)
def test_the_application_cannot_change_an_entry(fresh_db: str, statement: str) -> None:
    _three_entries()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert audit.verify(CITY) == ""


@pytest.mark.parametrize(
    ("tampering", "finding"),
    [
        (
            "UPDATE kernel_auditentry SET reason = 'y' WHERE number = 2",
            "entry 2 of the chain was changed",
        ),
        ("DELETE FROM kernel_auditentry WHERE number = 2", "entry 2 of the chain is missing"),
        (
            "UPDATE kernel_auditentry SET number = 7 - number WHERE number > 1",
            "entry 2 of the chain",
        ),
        ("DELETE FROM kernel_auditentry WHERE number = 3", "cut off after entry 2"),
        ("DELETE FROM kernel_auditentry", "cut off after entry 0"),
    ],
)
def test_tampering_by_a_superuser_is_found(
    server: object, fresh_db: str, tampering: str, finding: str
) -> None:
    _three_entries()
    head = audit.head(CITY)
    database = connection.settings_dict["NAME"]

    with psycopg.connect(server.dsn(ADMIN, database)) as superuser:  # type: ignore[attr-defined]
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(tampering)

    assert finding in audit.verify(CITY, known_head=head)


def test_the_audit_of_the_installation_verifies_the_chain_and_names_its_head(
    server: object, fresh_db: str
) -> None:
    _three_entries()
    [whole] = installation.trail(CITY)
    assert (whole["entries"], whole["wrong"]) == (3, "")
    assert whole["head"] == audit.head(CITY)[1].hex()

    with psycopg.connect(server.dsn(ADMIN, connection.settings_dict["NAME"])) as superuser:  # type: ignore[attr-defined]
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE kernel_auditentry SET reason = 'y' WHERE number = 2")

    assert "changed" in installation.trail(CITY)[0]["wrong"]


def test_an_entry_belongs_to_one_city(fresh_db: str) -> None:
    _three_entries()

    assert AuditEntry.objects.filter(city_id=8).count() == 0
    assert audit.verify(8) == ""
