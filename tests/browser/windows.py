"""Three windows of one browser, as three people have them, that ask nothing from elsewhere."""

import json
import re
import shutil
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Route,
    expect,
)

from tests.browser.house import House, Person

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
WAIT_MS = 30_000
expect.set_options(timeout=WAIT_MS)
LOCAL = {"127.0.0.1", "localhost"}
LARGE = """if (location.protocol !== "about:")
  localStorage.setItem("doorstep.large", '{"type":"boolean","data":true}')"""
QUIET = re.compile(
    # A browser says each answer from 400 on, and a lost network, as an error of its own.
    r"Failed to load resource|net::ERR_INTERNET_DISCONNECTED|WebSocket connection to"
)


def launched(playwright: Playwright) -> Browser:
    """The system's Chromium; nothing is downloaded."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "no Chromium is installed"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--font-render-hinting=none"]
    return playwright.chromium.launch(executable_path=found, args=arguments)


def dressed(look: str) -> dict[str, Any]:
    """How a window is opened to look light, dark or in large type."""
    return {"is_large": True} if look == "large" else {"color_scheme": look}


class Window:
    """One person's window: a context of its own, watched for foreign requests and errors."""

    def __init__(
        self,
        browser: Browser,
        house: House,
        *,
        wide: bool = False,
        is_large: bool = False,
        **more: Any,
    ) -> None:
        self.house = house
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport=DESK if wide else PHONE,
            has_touch=not wide,
            locale=more.pop("locale", "zh-CN"),
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            service_workers="block",
            **more,
        )
        self.context.set_default_timeout(WAIT_MS)
        if is_large:
            self.context.add_init_script(LARGE)
        self.context.route("**/*", self._only_ours)
        self.page = self.tab()

    def tab(self) -> Page:
        """One more tab of the same person."""
        page = self.context.new_page()
        page.on("console", self._note)
        page.on("websocket", lambda line: self._look(line.url))
        page.on("pageerror", lambda error: self.errors.append(f"{error} at {page.url}"))
        return page

    def play(self, person: Person) -> None:
        """Let the phone hold somebody's session, as after signing in."""
        session = {
            "token": person.token,
            "sessionId": person.session_id,
            "city": person.city,
            "actorId": person.id,
        }
        kept = json.dumps({"type": "object", "data": session})
        self.page.goto(f"{self.house.address}/healthz")
        put = "([name, kept]) => localStorage.setItem(name, kept)"
        self.page.evaluate(put, [f"doorstep.session.{person.door}", kept])

    def part(self, testid: str) -> Locator:
        """What bears this name on the page in front; pages behind it stay in the document."""
        return self.page.get_by_test_id(testid).filter(visible=True).first

    def tap(self, testid: str) -> None:
        """Tap it, once it is there and can be tapped."""
        self.part(testid).click()

    def go(self, path: str) -> None:
        """Open a page of the house anew."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.house.address}{path}")

    def close(self, *, judged: bool = True) -> None:
        """Close it; fails when it asked elsewhere or a page broke."""
        self.context.close()
        assert not judged or not self.foreign, f"asked elsewhere: {self.foreign}"
        assert not judged or not self.errors, f"errors in the window: {self.errors}"

    def _only_ours(self, route: Route) -> None:
        if self._look(route.request.url):
            route.fallback()
        else:
            route.abort()

    def _look(self, address: str) -> bool:
        is_ours = urlsplit(address).hostname in LOCAL
        if not is_ours:
            self.foreign.append(address)
        return is_ours

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not QUIET.search(message.text):
            self.errors.append(f"{message.text} at {message.location.get('url', '')}")
