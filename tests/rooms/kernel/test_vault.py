"""The vault: what is sealed opens only in its place, for a person whose key was kept."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import override_settings

from doorstep.kernel import edge, keys, vault

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
    path = tmp_path / "vault.json"
    keys.make_key_file(path)
    with override_settings(VAULT_KEYS=path):
        people = [(uuid4(), uuid4()) for _ in range(5)]
        sealed = [vault.seal(p, place=PLACE, row_id=r, text=str(r)) for p, r in people]

        keys.add_root_key(path)
        assert edge.enter(lambda act: vault.rewrap(limit=3), city_id=0) == 2
        assert edge.enter(lambda act: vault.rewrap(limit=3), city_id=0) == 0

        kept = json.loads(path.read_text())
        del kept["roots"]["1"]
        path.write_text(json.dumps(kept))
        for (person, row), value in zip(people, sealed, strict=True):
            assert vault.open(person, place=PLACE, row_id=row, sealed=value) == str(row)


def test_the_blind_index_finds_the_same_value_and_nothing_else() -> None:
    assert vault.blind("phone", "138 0000 0000") == vault.blind("phone", "13800000000")
    assert vault.blind("phone", "13800000000") != vault.blind("phone", "13800000001")
    assert vault.blind("phone", "13800000000") != vault.blind("name", "13800000000")


def test_the_header_of_a_sealed_value_is_bound_to_it() -> None:
    person, row = uuid4(), uuid4()
    sealed = vault.seal(person, place=PLACE, row_id=row, text="secret")

    for header in (vault.UNBOUND_HEADER, b"\x02\x02", b"\x09\x01"):
        with pytest.raises(vault.Tampered):
            vault.open(person, place=PLACE, row_id=row, sealed=header + sealed[2:])


def test_a_rotated_key_file_is_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = keys.make_key_file(tmp_path / "vault.json")
    before = json.loads(path.read_text())

    name = keys.add_root_key(path)

    after = json.loads(path.read_text())
    assert after["primary"] == name
    assert after["roots"].items() > before["roots"].items()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["vault.json"]


def test_who_was_shredded_is_listed_outside_the_database(tmp_path: Path) -> None:
    path = keys.make_key_file(tmp_path / "vault.json")
    people = [uuid4(), uuid4()]
    with override_settings(VAULT_KEYS=path):
        for person in [*people, people[0]]:
            vault.shred(person)
        with (tmp_path / keys.SHREDDED).open("a") as file:
            file.write("0199f3d0-c0de")  # the machine stopped while it wrote

    assert keys.shredded(path) == people
