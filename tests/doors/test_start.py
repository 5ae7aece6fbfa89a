"""The house's own pages: what they show, in which language, and what a production house has not."""

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from doorstep.surfaces import front
from doorstep.visits.orders.rules.moves import ORDER_STATES, VISIT_STATES

MODULES = sorted(front.FOLDER.glob("*.mjs"))


def get(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


@pytest.mark.parametrize("path", ["/", "/tour", "/break", "/promises"])
def test_a_page_loads_nothing_from_elsewhere_and_runs_only_its_own_module(path: str) -> None:
    page = get(path)
    text = page.content.decode()

    assert page.status_code == 200
    assert "http://" not in text
    assert "https://" not in text
    policy = page["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    nonce = policy.split("script-src 'nonce-")[1].split("'")[0]
    assert text.count(f'nonce="{nonce}"') == 3
    for named in text.split('"/start/')[1:]:
        assert get(f"/start/{named.split('"')[0]}").status_code == 200


def test_a_page_speaks_the_browsers_language() -> None:
    assert 'lang="en"' in get("/", accept_language="fr,en;q=0.8,zh;q=0.5").content.decode()
    assert 'lang="zh-CN"' in get("/", accept_language="zh-TW,zh;q=0.9").content.decode()
    assert 'lang="zh-CN"' in get("/").content.decode()


def test_no_module_puts_a_token_into_an_address_or_asks_elsewhere() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "token=" not in text, module.name
        assert "https://" not in text, module.name
        assert "innerHTML" not in text, module.name


def test_only_what_belongs_to_the_pages_is_served() -> None:
    for name in ("page.html", "no-such.mjs", "..%2Ffront.py"):
        assert get(f"/start/{name}").status_code == 404


def test_a_demo_says_how_far_it_is(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert get("/start.json").json()["moving"] == {"done": 0, "of": 0, "ready": False}

    (tmp_path / front.MOVING).write_text(json.dumps({"done": 3, "of": 32, "ready": False}))

    assert get("/start.json").json()["moving"]["done"] == 3


def test_a_phone_is_shown_the_way_only_when_it_can_come(settings: Any) -> None:
    settings.LISTENS_BEYOND = False
    closed = Client().get("/start.json", SERVER_NAME="127.0.0.1").json()["phone"]
    assert closed == {"is_open": False, "address": ""}
    assert Client().get("/start/phone.svg", SERVER_NAME="127.0.0.1").status_code == 404

    near = Client().get("/start.json", SERVER_NAME="192.168.1.20", SERVER_PORT="8000")
    assert near.json()["phone"]["address"] == "http://192.168.1.20:8000/"
    drawn = Client().get("/start/phone.svg", SERVER_NAME="192.168.1.20", SERVER_PORT="8000")
    assert drawn["Content-Type"].startswith("image/svg+xml")


def test_production_has_no_demo_part(production: None) -> None:
    assert 'data-kind="production"' in get("/").content.decode()
    assert get("/promises").status_code == 200
    for path in ("/tour", "/break", "/start.json", "/start/phone.svg"):
        assert get(path).status_code == 404


def test_the_tour_has_a_caption_for_every_moment_of_an_order() -> None:
    story = (front.FOLDER / "story.mjs").read_text(encoding="utf-8")
    running = set(VISIT_STATES) - {"planned", "finished", "cancelled", "missed"}
    moments = (set(ORDER_STATES) - {"under_way"}) | running | {"none"}

    for table in ("DOES", "RULES"):
        body = story.split(f"const {table} = {{")[1].split("\n};")[0]
        told = set(re.findall(r"^  (\w+):", body, re.MULTILINE))
        assert told == moments, table
    chapters = story.split("CHAPTERS = {")[1].split("\n};")[0]
    assert set(re.findall(r"^  (\w+):", chapters, re.MULTILINE)) == moments - {"cancelled"}


PROMISES: list[dict[str, str]] = tomllib.loads(front.PROMISES.read_text(encoding="utf-8"))[
    "promise"
]


def test_every_promise_is_a_row_of_its_own_in_both_languages() -> None:
    rows = [one["row"] for one in PROMISES]

    assert len(rows) == len(set(rows))
    for one in PROMISES:
        assert set(one) == {"row", "zh", "en", "screen", "test"}, one["row"]
        assert re.fullmatch(r"[ABCWMOPTIX]\d+", one["row"])
        assert re.search(r"[\u4e00-\u9fff]", one["zh"]), one["row"]
        assert not re.search(r"[\u4e00-\u9fff]", one["en"]), one["row"]
    assert get("/promises.json").json() == {"promises": PROMISES}


def test_every_promise_has_a_screen_that_is_there() -> None:
    pages = (front.ROOT / "clients/mobile/roles/pages.mjs").read_text(encoding="utf-8")
    shell = front.ROOT / "clients/console/src/shell"
    desk = "".join((shell / name).read_text(encoding="utf-8") for name in ("menu.ts", "router.ts"))
    phones = {f"/m/#/{page}" for page in re.findall(r"'(pages/[\w/-]+)'", pages)}
    desks = {f"/console/#{path}" for path in re.findall(r"path: '(/[^']*)'", desk)}

    wrong = [
        one["row"]
        for one in PROMISES
        if one["screen"] not in phones | desks and get(one["screen"]).status_code != 200
    ]

    assert not wrong
    for one in PROMISES:
        if "#" in one["screen"]:
            assert one["screen"] in phones | desks, one["row"]


def test_every_promise_has_a_test_that_is_there() -> None:
    for one in PROMISES:
        file, _, name = one["test"].partition("::")
        tree = ast.parse((front.ROOT / file).read_text(encoding="utf-8"))
        found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert name in found, one["row"]
