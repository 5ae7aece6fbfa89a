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
