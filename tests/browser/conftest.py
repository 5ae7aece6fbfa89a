"""One house and one browser for the whole tier; windows that each test closes and judges."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from doorstep.runtime import databases
from doorstep.runtime.postgres import APP, OWNER
from tests.browser import house as houses
from tests.browser.house import House
from tests.browser.people import Windows
from tests.browser.windows import launched

HERE = Path(__file__).parent
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of the tier is slow: it belongs to the whole suite."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def house(server: Any, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house of the tier, with built pages, an open city and nobody at work."""
    houses.build_pages()
    name = f"doorstep_suite_{os.getpid()}_browser"
    databases.drop(server, name)
    databases.clone(server, template, name)
    database = {
        "DATABASE_URL": server.dsn(APP, name),
        "MIGRATE_DATABASE_URL": server.dsn(OWNER, name),
    }
    with houses.running(tmp_path_factory.mktemp("house") / "data", **database) as running:
        yield running
    databases.drop(server, name)


@pytest.fixture(scope="session")
def browser(house: House) -> Iterator[Browser]:
    """Chromium, started when the house stands."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note how a test went, for the windows that are open."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def windows(
    browser: Browser, house: House, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Windows]:
    """Windows of people; after the test each is closed and judged, after a failure pictured."""
    house.morning()
    opened = Windows(browser, house)
    yield opened
    if request.node.stash.get(FAILED, False):
        opened.picture(tmp_path)
        opened.close(judged=False)
    else:
        opened.close()
