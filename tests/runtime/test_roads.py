"""What the doctor says of travel times: which road engine is asked, and how old its answers are."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.rooms.workers.town import build

from doorstep.offering.areas import commands, queries, rules
from doorstep.runtime import roads
from doorstep.runtime.places import Places


def test_doctor_names_the_road_engine_of_a_house_that_is_not_started(
    doorstep: Any, tmp_path: Path
) -> None:
    where = ("--port", "18765", "--data", str(tmp_path / "data"))
    engine = {"DOORSTEP_ROUTES": "osrm", "DOORSTEP_ENV": "demo"}

    assert "Travel times: road engine osrm" in doorstep("doctor", *where, **engine).stdout
    assert "Travel times: road engine none" in doorstep("doctor", *where).stdout


def test_doctor_says_that_an_engine_lacks_its_key(doorstep: Any, tmp_path: Path) -> None:
    where = ("--port", "18765", "--data", str(tmp_path / "data"))
    said = doorstep("doctor", *where, DOORSTEP_ROUTES="amap")

    assert said.returncode == 0
    assert "No road times are measured" in said.stdout
    assert "DOORSTEP_ROUTES_KEY" in said.stdout


def test_doctor_says_how_old_answers_and_lessons_are(
    fresh_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", fresh_db)
    monkeypatch.setenv("MIGRATE_DATABASE_URL", fresh_db)
    monkeypatch.setenv("DOORSTEP_ROUTES", "valhalla")
    monkeypatch.setenv("DOORSTEP_LANG", "en")
    town = build()
    before = roads.report(Places(tmp_path))
    town.do(commands.learn_travel, trips=[])
    now = datetime.now(UTC)
    for days in (1, 4):
        town.at = now - timedelta(days=days)
        ways = queries.stale_ways(town.act(), 25)
        answers = [rules.WayAsked(way.id, 600, 3_000) for way in ways]
        facts = {"engine": "valhalla", "depart_seconds": 0, "measured_at": town.at}
        town.do(commands.record_ways, answers=answers, **facts)
    after = roads.report(Places(tmp_path))

    assert "no answers yet" in before
    assert before.endswith("nothing learned from trips yet")
    assert "road engine valhalla" in after
    assert "24 h – 4 days old" in after
