"""What somebody gets who compares policies: a table, all figures, a page that stands alone."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep_lab import cities, simulate, supply

SMALL = ["--orders", "60", "--workers", "15", "--seeds", "2", "--jobs", "1", "--no-supply"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A small comparison: its exit status and the two files."""
    folder = tmp_path_factory.mktemp("lab")
    page, kept = folder / "new" / "page.html", folder / "kept.json"
    status = simulate.main([*SMALL, "--html", str(page), "--json", str(kept)])
    return {"status": status, "page": page.read_text("utf-8"), "kept": json.loads(kept.read_text())}


class Loads(HTMLParser):
    """Collects what a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = dict(attrs)
        self.found += [wanted[key] or "" for key in ("src", "href", "action") if key in wanted]


def test_the_page_fetches_nothing(written: dict[str, Any]) -> None:
    loads = Loads()
    loads.feed(written["page"])

    assert written["status"] == 0
    assert loads.found == ["data:,"]
    assert not re.search(r"https?://|@import|url\(", written["page"])


def test_the_page_speaks_both_languages_and_can_be_worked_by_keys(written: dict[str, Any]) -> None:
    page = written["page"]

    assert "派单策略实验室" in page
    assert "Policy lab" in page
    assert page.count('lang="zh-CN"') > 40
    for control in ('<button type="button" id="play"', '<input type="range" id="time"'):
        assert control in page
    assert "prefers-color-scheme: dark" in page
    assert "prefers-reduced-motion" in page


def test_every_figure_is_kept_with_its_confidence(written: dict[str, Any]) -> None:
    kept = written["kept"]

    assert set(kept["means"]) == {"grab", "nearest", "ours", "fair"}
    assert len(kept["days"]["ours"]) == 2
    assert kept["means"]["ours"]["door_seconds"]["half_width"] >= 0
    assert 0 < kept["against_grab"]["ours"]["door_seconds"]["value"] < 1.5


def test_one_day_has_no_confidence_and_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    simulate.main([*SMALL, "--seeds", "1", "--policies", "nearest", "--json", str(kept)])

    means = json.loads(kept.read_text())["means"]
    assert means["nearest"]["door_seconds"]["half_width"] is None


@pytest.mark.parametrize(
    "asked",
    [
        ["--policies", "dice"],
        ["--workers", "0"],
        ["--no-shows", "1.5"],
        ["--world", "nowhere.json"],
        ["--seeds", "0"],
    ],
)
def test_what_makes_no_sense_is_told(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as told:
        simulate.main([*SMALL, *asked])

    assert told.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_storms_bring_more_orders_and_slower_roads() -> None:
    dry, storm = (cities.city(orders=100, sky=sky).on(1) for sky in ("dry", "storm"))

    assert storm[1] > dry[1]
    assert storm[0].speed_mps_by_hour[12] < dry[0].speed_mps_by_hour[12]


def test_a_drawn_sky_is_the_same_for_the_same_seed() -> None:
    city = cities.city(orders=100, sky="drawn")

    assert [city.on(seed)[2] for seed in range(40)] == [city.on(seed)[2] for seed in range(40)]
    assert {city.on(seed)[2] for seed in range(40)} >= {"dry", "rain"}


@given(
    least=st.integers(1, 300),
    most=st.integers(1, 300),
    first=st.one_of(st.none(), st.integers(1, 300)),
)
def test_the_least_supply_is_found_with_few_tries(least: int, most: int, first: int | None) -> None:
    tried: list[int] = []

    def enough(workers: int) -> bool:
        tried.append(workers)
        return workers >= least

    found = supply.bisect(enough, most, first)

    assert found == (least if least <= most else None)
    assert len(tried) <= 45


def test_a_trade_is_told_how_many_workers_it_needs() -> None:
    city = cities.city(orders=40)
    told: list[None] = []

    found = supply.least(
        city.world,
        40,
        door_seconds=1_200.0,
        seeds=(1,),
        jobs=1,
        told=lambda: told.append(None),
    )

    assert len(found) == len(told) == city.world.skills
    assert all(one.workers and one.door and one.door.value <= 1_200 for one in found)
    assert found[0].orders > found[-1].orders
