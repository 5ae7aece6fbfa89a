"""A wish to break something: asked for at a demo alone, one at a time, from our own page."""

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from doorstep.surfaces import breaking
from doorstep_simulator.breaking import watch


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own."""
    settings.DATA = tmp_path
    return tmp_path / breaking.FOLDER


def wish(name: str, **headers: str) -> Any:
    return Client().post(f"/demo/breaking/{name}", headers=headers)


def states() -> dict[str, str]:
    told = Client().get("/demo/breaking").json()["tries"]
    return {one["name"]: one["state"] for one in told}


def test_the_house_and_the_simulator_mean_the_same_five() -> None:
    class Nobody:
        """Stands for a scene that is not looked at."""

    tries = watch.Watch(Nobody(), Path("data"), Path("sandbox")).tries  # type: ignore[arg-type]

    assert tuple(tries) == breaking.NAMES
    assert watch.FOLDER == breaking.FOLDER


def test_a_wish_waits_for_whoever_carries_it_out(folder: Path) -> None:
    assert set(states().values()) == {"none"}

    assert wish("one-slot", accept_language="en").status_code == 202

    assert states()["one-slot"] == "asked"
    assert json.loads((folder / "one-slot.wish").read_text()) == {"language": "en"}


def test_one_try_at_a_time(folder: Path) -> None:
    wish("one-slot")

    refused = wish("double-pay")

    assert refused.status_code == 409
    assert refused.json()["code"] == "surfaces.AnotherUnderWay"
    assert not (folder / "double-pay.wish").exists()


def test_a_wish_that_nobody_hears_says_so_and_may_be_wished_again(folder: Path) -> None:
    wish("one-slot")
    long_ago = time.time() - breaking.HEARD_SECONDS_MAX - 1
    os.utime(folder / "one-slot.wish", (long_ago, long_ago))

    assert states()["one-slot"] == "unheard"
    assert wish("double-pay").status_code == 202


def test_the_story_is_told_while_no_database_is_there(folder: Path) -> None:
    folder.mkdir()
    story = {"name": "dead-database", "state": "running", "steps": [], "books": None}
    (folder / "dead-database.json").write_text(json.dumps(story))

    def no_database(*asked: Any) -> Any:
        raise AssertionError("the database was asked")

    with connection.execute_wrapper(no_database):
        assert states()["dead-database"] == "running"
        assert wish("dead-database").status_code == 409


def test_no_page_of_somebody_else_breaks_anything() -> None:
    assert wish("dead-database", sec_fetch_site="cross-site").status_code == 403
    assert set(states().values()) == {"none"}


def test_what_is_not_among_the_five_is_not_there() -> None:
    assert wish("everything").status_code == 404


def test_nothing_is_broken_in_production(folder: Path, production: None) -> None:
    assert breaking.paths == []
    for name in breaking.NAMES:
        assert wish(name).status_code == 404
    assert Client().get("/demo/breaking").status_code == 404
    assert Client().get("/break").status_code == 404
    assert not folder.exists()
