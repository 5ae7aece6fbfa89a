"""The house's own pages: what they show, in which language, and what a production house has not."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches

from doorstep import urls
from doorstep.surfaces import demo, front

MODULES = sorted(front.FOLDER.glob("*.mjs"))


def get(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


@pytest.fixture
def production(settings: Any) -> Iterator[None]:
    """The same house as a production house would be served."""
    settings.PRODUCTION = True
    _reload()
    yield
    settings.PRODUCTION = False
    _reload()


def _reload() -> None:
    for module in (demo, front, urls):
        importlib.reload(module)
    clear_url_caches()


@pytest.mark.parametrize("path", ["/"])
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
