"""The sandbox as a real server on this machine, and a mailbox that its notices go to."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from doorstep.adapters.wechat import book
from doorstep.adapters.wechat.client import Client
from doorstep.adapters.wechat.miniprogram import MiniPrograms
from doorstep.adapters.wechat.pay import WeChatPay
from doorstep.adapters.wechat.tokens import TokensInMemory
from doorstep.money.payments.ports import Notice
from doorstep_sandbox.app import build
from doorstep_sandbox.keys import provision
from tests import listening

MERCHANTS = (
    {"role": "direct", "mchid": "1900000101", "name": "自营", "opening_fen": 10_000_000},
    {"role": "direct", "mchid": "1900000102", "name": "旧店", "key_mode": "certificate"},
    {
        "role": "service_provider",
        "mchid": "1900000201",
        "name": "平台",
        "sub_merchants": [{"mchid": "1900000301", "name": "洁净家政"}],
    },
)
APP = "wx00000000000c0001"

type Letter = tuple[dict[str, str], bytes]


@dataclass
class Mailbox:
    """Keeps every letter, and answers with this status."""

    letters: list[Letter] = field(default_factory=list)
    status: int = 204


@dataclass
class Sandbox:
    """The running sandbox: its desk, our side of the wire, and the mailbox."""

    url: str
    folder: Path
    notify_url: str
    mailbox: Mailbox
    control: httpx.Client
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def number(self) -> str:
        """A number that nothing had before, in the shape of ours."""
        return f"0195f3d0c0de70008000{next(self.numbers):012x}"

    def desk(self, verb: str, **body: Any) -> dict[str, Any]:
        """One call at the control desk."""
        answer = self.control.post(f"/control/{verb}", json=body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def letters_after(self, advance_seconds: float = 0) -> list[Letter]:
        """All letters that have come when the clock has moved so far, of other tests too."""
        self.desk("tick", advance_seconds=advance_seconds)
        return list(self.mailbox.letters)

    def notices_of(self, pay: WeChatPay, number: str, advance_seconds: float = 0) -> list[Notice]:
        """The believed notices about one number when the clock has moved so far."""
        opened = [pay.open_notice(*letter) for letter in self.letters_after(advance_seconds)]
        return [one for one in opened if isinstance(one, Notice) and one.number == number]

    def user(self, **facts: str) -> str:
        """A new user's openid."""
        return str(self.desk("users", appid=APP, **facts)["openid"])

    def pay(self, read_seconds: float = 10) -> WeChatPay:
        """Our side of the wire; it does not wait between tries."""
        merchants = book.read_merchants(self.folder / "merchants.json", sandbox_allowed=True)
        client = Client(
            addresses=(self.url,), read_seconds=read_seconds, pause=lambda seconds: None
        )
        return WeChatPay(merchants, client, notify_url=self.notify_url)

    def apps(self) -> MiniPrograms:
        """Our side of the mini-program calls."""
        secrets = book.read_apps(self.folder / "merchants.json", sandbox_allowed=True)
        return MiniPrograms(secrets, TokensInMemory(), address=self.url)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """One sandbox for the tests of a module; each test uses numbers of its own."""
    folder, mailbox = tmp_path_factory.mktemp("sandbox"), Mailbox()
    told = provision(folder, merchants=MERCHANTS)
    listener = listening.anywhere()
    server = uvicorn.Server(uvicorn.Config(build(folder), log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    token = Path(told["control_token_path"]).read_text().strip()
    with (
        _post_office(mailbox) as notify_url,
        httpx.Client(base_url=url, headers={"X-Control-Token": token}) as control,
    ):
        yield Sandbox(url, folder, notify_url, mailbox, control)
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(autouse=True)
def _no_faults_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A fault that a test ordered does not reach the next test."""
    yield
    if "sandbox" in request.fixturenames:
        side: Sandbox = request.getfixturevalue("sandbox")
        side.mailbox.status = 204
        side.control.delete("/control/faults")


class _post_office:  # noqa: N801
    """An HTTP server that puts letters into the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        class Slot(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                json.loads(body)
                mailbox.letters.append((dict(self.headers), body))
                self.send_response(mailbox.status)
                self.end_headers()

            def log_message(self, *words: Any) -> None:
                """Nothing: the mailbox itself is the record."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Slot)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever).start()
        return f"http://127.0.0.1:{self._server.server_port}/api/callbacks/v1/wechat-pay"

    def __exit__(self, *trouble: object) -> None:
        self._server.shutdown()
        self._server.server_close()
