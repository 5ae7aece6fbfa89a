"""A city opens from packs with one command, and a second time changes nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from doorstep.kernel import edge
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import queries as accounts


@pytest.mark.usefixtures("fresh_db")
def test_a_city_opens_with_its_trades_prices_and_an_administrator(tmp_path: Path) -> None:
    kept = tmp_path / "admin.json"

    call_command("open_city", number=5, pack="yunhe", admin="chief", credentials=kept)
    call_command("open_city", number=5, pack="yunhe", admin="chief", credentials=kept)

    assert [city.number for city in accounts.cities_unscoped()] == [5]
    assert edge.enter(lambda act: len(catalog.services(act)), city_id=5) > 5
    secrets = json.loads(kept.read_text())
    assert secrets["totp"].startswith("otpauth://")
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("fresh_db")
def test_a_city_whose_opening_was_cut_off_is_not_half_open(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        call_command("open_city", pack="yunhe", admin="chief", credentials=tmp_path / "file" / "x")
    assert accounts.cities_unscoped() == []

    call_command("open_city", pack="yunhe", admin="chief", credentials=tmp_path / "admin.json")
    assert [city.number for city in accounts.cities_unscoped()] == [1]
    assert json.loads((tmp_path / "admin.json").read_text())["login"] == "chief"


@pytest.mark.usefixtures("fresh_db")
def test_an_open_city_gets_its_administrator_once(tmp_path: Path) -> None:
    call_command("open_city", pack="yunhe")
    call_command("open_city", pack="yunhe", admin="chief", credentials=tmp_path / "admin.json")
    first = (tmp_path / "admin.json").read_text()
    call_command("open_city", pack="yunhe", admin="chief", credentials=tmp_path / "admin.json")
    assert (tmp_path / "admin.json").read_text() == first
