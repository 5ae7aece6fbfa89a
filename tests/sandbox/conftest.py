"""A sandbox on an ephemeral port for each test, and an address that receives its notifications."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from doorstep_sandbox.app import build
from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.keys import provision

from .merchant import Merchant, Reply

CUSTOMER_APP, WORKER_APP = "wx00000000000c0001", "wx00000000000c0002"
DIRECT, PROVIDER, SUB, OLD = "1900000101", "1900000201", "1900000301", "1900000401"
MERCHANTS: list[dict[str, Any]] = [
    {"role": "direct", "mchid": DIRECT, "name": "到家自营"},
    {
        "role": "service_provider",
        "mchid": PROVIDER,
        "name": "到家平台",
        "sub_merchants": [{"mchid": SUB, "name": "洁净家政"}],
    },
    {"role": "direct", "mchid": OLD, "name": "老商户", "key_mode": "certificate"},
]


@dataclass
class Mailbox:
    """Where notifications arrive, in order; `statuses` says how the next ones are answered."""

    address: str = ""
    letters: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def ids(self) -> list[str]:
        return [json.loads(body)["id"] for _, body in self.letters if body]  # a kill cuts one off

    def events(self) -> list[str]:
        return [json.loads(body)["event_type"] for _, body in self.letters]


@dataclass
class Channel:
    """A running sandbox and the people who use it."""

    address: str
    box: Sandbox
    book: dict[str, Any]
    mail: Mailbox
    desk: httpx.Client
    token: str

    def merchant(self, mchid: str = DIRECT) -> Merchant:
        entry = next(one for one in self.book["merchants"] if one["mchid"] == mchid)
        return Merchant(entry, self.book["platform"], self.address, self.desk)

    def ask(self, method: str, path: str, /, **body: Any) -> httpx.Response:
        headers = {"X-Control-Token": self.token}
        url = f"{self.address}/control/{path}"
        if method == "POST":
            return self.desk.post(url, json=body, headers=headers)
        return self.desk.request(method, url, params=body, headers=headers)

    def control(self, path: str, /, **body: Any) -> dict[str, Any]:
        answer = self.ask("POST", path, **body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def tick(self, seconds: float = 0) -> dict[str, Any]:
        return self.control("tick", advance_seconds=seconds)

    def user(self, app: str = CUSTOMER_APP, **facts: str) -> str:
        return str(self.control("users", appid=app, **facts)["openid"])

    def books_agree(self) -> bool:
        books = self.ask("GET", "statistics").json()["books"]
        return not any(books.values())

    def balance(self, mchid: str) -> dict[str, int]:
        rows = self.ask("GET", "balances", mchid=mchid).json()["accounts"]
        return next((row for row in rows), {"balance_fen": 0, "frozen_fen": 0})

    def placed(self, number: str, total: int = 10_000, **changes: Any) -> Reply:
        """Place a direct order for a new customer."""
        body = {
            "mchid": DIRECT,
            "appid": CUSTOMER_APP,
            "out_trade_no": number,
            "description": "日常保洁 3 小时",
            "notify_url": f"{self.mail.address}/pay",
            "amount": {"total": total, "currency": "CNY"},
            "payer": {"openid": changes.pop("openid", None) or self.user()},
            **changes,
        }
        return self.merchant().post("/v3/pay/transactions/jsapi", body)

    def paid(self, number: str, total: int = 10_000, share: bool = False) -> str:
        """Place and pay a direct order; its transaction id."""
        reply = self.placed(number, total, settle_info={"profit_sharing": share})
        assert reply.status == 200, reply.body
        return str(self.control("pay", out_trade_no=number)["transaction_id"])

    def sub_paid(self, number: str, total: int = 10_000) -> str:
        """Place and pay an order of the sub-merchant, marked for sharing; its transaction id."""
        body = {
            "sp_mchid": PROVIDER,
            "sub_mchid": SUB,
            "sp_appid": CUSTOMER_APP,
            "out_trade_no": number,
            "description": "空调清洗",
            "notify_url": f"{self.mail.address}/pay",
            "amount": {"total": total},
            "payer": {"sp_openid": self.user()},
            "settle_info": {"profit_sharing": True},
        }
        reply = self.merchant(PROVIDER).post("/v3/pay/partner/transactions/jsapi", body)
        assert reply.status == 200, reply.body
        return str(self.control("pay", out_trade_no=number)["transaction_id"])


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys made once: making RSA keys is the slowest part of a new sandbox."""
    folder = tmp_path_factory.mktemp("sandbox-keys")
    provision(folder, MERCHANTS)
    return folder


@pytest.fixture
def folder(made_keys: Path, tmp_path: Path) -> Path:
    """A fresh data folder with the keys in it."""
    return Path(shutil.copytree(made_keys, tmp_path / "sandbox"))


@pytest.fixture
def mail() -> Iterator[Mailbox]:
    """A server that takes notifications."""
    box = Mailbox()

    class Slot(BaseHTTPRequestHandler):
        """Keeps what comes and answers as told."""

        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            box.letters.append((dict(self.headers.items()), body))
            self.send_response(box.statuses.pop(0) if box.statuses else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Street(ThreadingHTTPServer):
        request_queue_size = 64  # the channel brings sixteen letters at once

    server = Street(("127.0.0.1", 0), Slot)
    server.daemon_threads = True
    box.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield box
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """One client for all tests: making one is slower than most requests."""
    with httpx.Client(trust_env=False, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def leaving() -> Iterator[list[threading.Thread]]:
    """Servers told to stop: uvicorn takes a moment for that, which no single test waits for."""
    threads: list[threading.Thread] = []
    yield threads
    for thread in threads:
        thread.join(10)


@pytest.fixture
def serve(
    mail: Mailbox, http: httpx.Client, leaving: list[threading.Thread]
) -> Iterator[Callable[[Path], Channel]]:
    """Start the sandbox of a folder on an ephemeral port."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(folder: Path) -> Channel:
        app = build(folder)
        config = uvicorn.Config(
            app, port=0, log_level="error", timeout_graceful_shutdown=1, lifespan="on"
        )
        server = uvicorn.Server(config)
        ready = threading.Event()
        startup = server.startup

        async def started(*args: Any, **kwargs: Any) -> None:
            await startup(*args, **kwargs)
            ready.set()

        server.startup = started  # type: ignore[method-assign]
        thread = threading.Thread(target=server.run)
        thread.start()
        assert ready.wait(10)
        port = server.servers[0].sockets[0].getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        book = json.loads((folder / "merchants.json").read_text())
        token = (folder / "control-token").read_text()
        running.append((server, thread))
        return Channel(address, app.state.box, book, mail, http, token)

    yield start
    for server, thread in running:
        server.should_exit = True
        leaving.append(thread)


@pytest.fixture
def channel(serve: Callable[[Path], Channel], folder: Path) -> Channel:
    """A running sandbox with one direct merchant, one provider with a sub-merchant, one old one."""
    return serve(folder)
