"""Backup and restore: nothing is overwritten, and what was cut off is simply done again."""

import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from doorstep.kernel import keys as key_files
from doorstep.runtime.backup import verify
from doorstep.runtime.environment import vault_keys
from doorstep.runtime.places import Places, open_places

pytestmark = pytest.mark.slow


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> Places:
    """A stopped house with a photo in it."""
    shutil.copytree(prepared, tmp_path / "data")
    places = open_places(tmp_path / "data")
    vault_keys(places)
    (places.files / "1").mkdir(parents=True)
    (places.files / "1" / "photo").write_bytes(b"a photo")
    return places


@pytest.fixture
def kept(house: Places, tmp_path: Path, doorstep: Any) -> Path:
    """A backup of it, during which a file went away after its folder was read."""
    gone = house.files / "1" / "gone"
    gone.symlink_to("nothing")
    made = doorstep("backup", str(tmp_path / "kept"), "--data", str(house.data))
    gone.unlink()
    assert made.returncode == 0, made.stderr
    return tmp_path / "kept"


def test_a_lost_database_comes_back_into_its_own_folder(
    house: Places, kept: Path, doorstep: Any
) -> None:
    keys = (house.keys / "vault.json").read_text()
    (house.files / "1" / "later").write_bytes(b"taken after the backup")
    shutil.rmtree(house.postgres)

    said = doorstep("restore", str(kept), "--data", str(house.data))

    assert said.returncode == 0, said.stderr
    assert "The books are right" in said.stdout
    assert (house.keys / "vault.json").read_text() == keys
    assert {path.name for path in (house.files / "1").iterdir()} == {"photo", "later"}


def test_a_killed_restore_is_done_again(house: Places, kept: Path, doorstep: Any) -> None:
    """Killed after the files, in the middle of the cluster."""
    data = Places(house.data.with_name("elsewhere"))
    open_places(data.data)
    shutil.copytree(house.keys, data.keys, dirs_exist_ok=True)
    erased = uuid4()
    key_files.note_shredded(house.keys / "vault.json", erased)
    shutil.copytree(kept / "files", data.files)
    (data.data / "files.new").mkdir()
    shutil.copytree(kept / "postgres" / "base", data.postgres / "cluster.new" / "base")

    said = doorstep("restore", str(kept), "--data", str(data.data))

    assert said.returncode == 0, said.stderr
    assert (data.files / "1" / "photo").read_bytes() == b"a photo"
    assert key_files.shredded(data.keys / "vault.json") == [erased]
    assert not (data.postgres / "cluster.new").exists()


def test_a_folder_with_other_keys_keeps_them(house: Places, kept: Path, doorstep: Any) -> None:
    other = open_places(house.data.with_name("other"))
    vault = vault_keys(other).read_text()

    said = doorstep("restore", str(kept), "--data", str(other.data), "--keys", str(house.keys))

    assert said.returncode == 1
    assert "holds other keys already" in said.stderr
    assert (other.keys / "vault.json").read_text() == vault
    assert not other.files.exists()
    assert not (other.postgres / "cluster").exists()


def test_files_that_are_in_the_way_are_kept_aside(house: Places, kept: Path, doorstep: Any) -> None:
    shutil.rmtree(house.postgres)
    (house.files / "1" / "photo").write_bytes(b"another photo")

    said = doorstep("restore", str(kept), "--data", str(house.data))

    assert said.returncode == 0, said.stderr
    aside = next(house.data.glob("files.before-*"))
    assert str(aside) in said.stderr
    assert (aside / "1" / "photo").read_bytes() == b"another photo"
    assert (house.files / "1" / "photo").read_bytes() == b"a photo"


def test_a_failed_backup_leaves_nothing_and_clears_nothing_of_others(
    house: Places, doorstep: Any, tmp_path: Path
) -> None:
    foreign = tmp_path / "mine.unfinished"
    foreign.mkdir()
    (foreign / "thesis").write_text("years of work")
    said = doorstep("backup", str(tmp_path / "mine"), "--data", str(house.data))
    assert said.returncode == 1
    assert str(foreign) in said.stderr
    assert (foreign / "thesis").exists()

    (house.files / "1" / "closed").symlink_to("closed")  # cannot be opened, by root neither
    said = doorstep("backup", str(tmp_path / "broken"), "--data", str(house.data))
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert not list(tmp_path.glob("broken*"))


def test_keys_that_lie_elsewhere_are_named_and_used(
    house: Places, doorstep: Any, tmp_path: Path
) -> None:
    safe = tmp_path / "safe"
    shutil.move(house.keys, safe)
    where = {"DOORSTEP_VAULT_KEYS": str(safe / "vault.json")}

    made = doorstep("backup", str(tmp_path / "kept"), "--data", str(house.data), **where)
    restored = doorstep(
        "restore", str(tmp_path / "kept"), "--data", str(tmp_path / "elsewhere"), **where
    )

    assert str(safe) in made.stderr
    assert verify(tmp_path / "kept").keys_folder == str(safe)
    assert restored.returncode == 0, restored.stderr
    assert not (tmp_path / "elsewhere" / "keys" / "vault.json").exists()


def test_a_damaged_backup_or_other_keys_are_refused_and_write_nothing(
    kept: Path, doorstep: Any, tmp_path: Path
) -> None:
    data = tmp_path / "elsewhere"
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "vault.json").write_text("{}")
    said = doorstep("restore", str(kept), "--data", str(data), "--keys", str(stranger))
    assert said.returncode == 1
    assert "are not the keys of this backup" in said.stderr
    with (kept / "postgres" / "PG_VERSION").open("a") as changed:
        changed.write("\n")
    said = doorstep("restore", str(kept), "--data", str(data))
    assert said.returncode == 1
    assert "postgres/PG_VERSION" in said.stderr
    assert not (data / "postgres" / "cluster").exists()
