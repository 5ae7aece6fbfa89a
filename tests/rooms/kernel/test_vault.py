"""The vault: what is sealed opens only in its place, for a person whose key was kept."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import override_settings

from doorstep.kernel import edge, vault

PLACE = "accounts.address.house"
pytestmark = pytest.mark.usefixtures("fresh_db")


def test_what_is_sealed_opens_again() -> None:
    person, row = uuid4(), uuid4()

    sealed = vault.seal(person, place=PLACE, row_id=row, text="3号楼502")

    assert b"502" not in sealed
    assert vault.open(person, place=PLACE, row_id=row, sealed=sealed) == "3号楼502"


def test_a_value_moved_to_another_row_column_or_person_does_not_open() -> None:
    person, other, row = uuid4(), uuid4(), uuid4()
    sealed = vault.seal(person, place=PLACE, row_id=row, text="secret")
    vault.seal(other, place=PLACE, row_id=row, text="x")

    with pytest.raises(vault.Tampered):
        vault.open(person, place=PLACE, row_id=uuid4(), sealed=sealed)
    with pytest.raises(vault.Tampered):
        vault.open(person, place="accounts.address.contact", row_id=row, sealed=sealed)
    with pytest.raises(vault.Tampered):
        vault.open(other, place=PLACE, row_id=row, sealed=sealed)


def test_a_shredded_person_cannot_be_read_or_sealed_again() -> None:
    person, row = uuid4(), uuid4()
    sealed = vault.seal(person, place=PLACE, row_id=row, text="secret")

    vault.shred(person)

    with pytest.raises(vault.Shredded):
        vault.open(person, place=PLACE, row_id=row, sealed=sealed)
    with pytest.raises(vault.Shredded):
        vault.seal(person, place=PLACE, row_id=row, text="again")


def test_rotation_keeps_every_value_readable_and_retires_the_old_key(tmp_path: Path) -> None:
    keys = tmp_path / "vault.json"
    vault.make_key_file(keys)
    with override_settings(VAULT_KEYS=keys):
        people = [(uuid4(), uuid4()) for _ in range(5)]
        sealed = [vault.seal(p, place=PLACE, row_id=r, text=str(r)) for p, r in people]

        vault.add_root_key(keys)
        assert edge.enter(lambda act: vault.rewrap(limit=3), city_id=0) == 2
        assert edge.enter(lambda act: vault.rewrap(limit=3), city_id=0) == 0

        kept = json.loads(keys.read_text())
        del kept["roots"]["1"]
        keys.write_text(json.dumps(kept))
        for (person, row), value in zip(people, sealed, strict=True):
            assert vault.open(person, place=PLACE, row_id=row, sealed=value) == str(row)


def test_the_blind_index_finds_the_same_value_and_nothing_else() -> None:
    assert vault.blind("phone", "138 0000 0000") == vault.blind("phone", "13800000000")
    assert vault.blind("phone", "13800000000") != vault.blind("phone", "13800000001")
    assert vault.blind("phone", "13800000000") != vault.blind("name", "13800000000")
