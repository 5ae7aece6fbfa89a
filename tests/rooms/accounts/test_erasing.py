"""Erasing a person: nothing readable stays in any room, and a restore does not bring it back."""

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from PIL import Image

from doorstep.kernel import edge, files, jobs, keys, vault
from doorstep.kernel.errors import NotFound
from doorstep.kernel.models import AuditEntry, FileRow, PersonKey
from doorstep.kernel.queue import delivery
from doorstep.people.accounts import queries as accounts
from doorstep.people.accounts.models import Address, Person
from doorstep.people.identity import commands as identity
from doorstep.people.identity import queries as papers
from doorstep.people.identity.models import Dossier
from doorstep.runtime import restored
from tests.rooms.accounts.people import CITY, act_of, do, open_city, save_home, sign_in
from tests.rooms.identity.papers import approved, auditor, owner


@pytest.fixture
def house(fresh_db: str, tmp_path: Path) -> Iterator[Path]:
    """An open city with files and keys of its own; the key file."""
    path = keys.make_key_file(tmp_path / "keys" / "vault.json")
    with override_settings(DATA=tmp_path, VAULT_KEYS=path):
        open_city(CITY)
        yield path


def erase(person_id: UUID, reason: str = "asked by letter of 3 May") -> None:
    """What the installation's keeper does, and what follows from it."""
    call_command("erase_person", str(person_id), reason=reason, stdout=io.StringIO())
    delivery.drain(CITY)


def with_picture(person_id: UUID) -> FileRow:
    """A picture of a paper in the person's dossier."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(buffer, format="PNG")
    kept = edge.enter(
        files.keep,
        city_id=CITY,
        purpose="paper",
        owner=person_id,
        content=buffer.getvalue(),
        kind="image/png",
        retain_days=900,
    )
    dossier = Dossier.objects.get(city_id=CITY, person_id=person_id)
    act = owner(person_id)
    do(act, identity.add_document, dossier_id=dossier.id, kind="health_card", file_id=kept.id)
    return kept


def test_places_papers_and_pictures_of_an_erased_person_are_gone(house: Path) -> None:
    entry = sign_in()
    home = save_home(entry)
    person_id = entry.session.person_id
    dossier = approved(person_id=person_id)
    picture = with_picture(person_id)

    erase(person_id)
    edge.enter(jobs.end_files, city_id=CITY)

    place = Address.objects.get(city_id=CITY, id=home)
    assert (place.label, place.community, place.lat, place.lng) == ("", "", 0.0, 0.0)
    left = Dossier.objects.get(city_id=CITY, id=dossier.id)
    assert (left.born_on, left.name_index, left.id_number_index) == (None, None, None)
    assert left.state == "rejected"
    assert not papers.is_cleared(act_of(), person_id=person_id, subject="worker", at=act_of().at)
    with pytest.raises(vault.Shredded):
        papers.opened(act_of(), left)
    with pytest.raises(NotFound):
        do(auditor(), identity.approve, dossier_id=dossier.id, reason="again")
    picture.refresh_from_db()
    assert picture.ended_at is not None
    assert not [one for one in (house.parent.parent / "files").rglob("*") if one.is_file()]


def test_who_erased_whom_and_why_is_kept(house: Path) -> None:
    person_id = sign_in().session.person_id

    erase(person_id, reason="asked at the desk")

    note = AuditEntry.objects.get(city_id=CITY, action="accounts.erase_person")
    assert (note.subject_id, note.reason) == (person_id, "asked at the desk")


def test_nobody_is_erased_without_a_reason_or_by_a_wrong_id(house: Path) -> None:
    person_id = sign_in().session.person_id

    with pytest.raises(CommandError, match="reason"):
        erase(person_id, reason=" ")
    with pytest.raises(CommandError, match="no such person"):
        erase(uuid4())

    assert Person.objects.get(id=person_id).erased_at is None


def test_a_restore_erases_again_whom_the_backup_still_knew(house: Path) -> None:
    entry = sign_in()
    home, person_id = save_home(entry), entry.session.person_id
    keys.note_shredded(house, person_id)  # erased after the backup was made
    keys.note_shredded(house, uuid4())  # came and was erased after the backup was made

    assert restored.erase_again() == 1

    assert PersonKey.objects.get(person_id=person_id).wrapped is None
    with pytest.raises(vault.Shredded):
        accounts.address_facts(act_of(), home)
    assert restored.erase_again() == 0


def test_a_rotation_wraps_everybodys_key_anew(house: Path) -> None:
    entry = sign_in()
    home = save_home(entry)
    said = io.StringIO()

    call_command("rotate_keys", stdout=said)

    assert said.getvalue() == "root key 2 wraps from now on; 0 keys of persons wait\n"
    assert set(PersonKey.objects.values_list("root_key", flat=True)) == {"2"}
    assert accounts.address_facts(act_of(), home).house
