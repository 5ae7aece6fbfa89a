"""Before the house answers, the porch does; nobody is turned away while one takes over."""

import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from doorstep.runtime.holding import listen
from doorstep.runtime.porch import Porch


class House(BaseHTTPRequestHandler):
    """What takes over from the porch."""

    def do_GET(self) -> None:
        """Say who answers."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"house")

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@pytest.fixture
def porch() -> Iterator[tuple[Porch, Any]]:
    with listen("127.0.0.1", 0) as listener:
        one = Porch(listener)
        one.open()
        yield one, listener
        one.leave()


def ask(listener: Any, path: str, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
    line = http.client.HTTPConnection(*listener.getsockname()[:2], timeout=5)
    line.request(method, path)
    answer = line.getresponse()
    content = answer.read()
    line.close()
    return answer, content


def test_the_first_page_is_there_at_once_and_asks_nobody_else(porch: Any) -> None:
    answer, content = ask(porch[1], "/")

    assert answer.status == 200
    assert b"/progress.json" in content
    assert b"http://" not in content
    assert b"https://" not in content


def test_it_says_how_far_the_house_is(porch: Any) -> None:
    porch[0].tell("tables")

    assert json.loads(ask(porch[1], "/progress.json")[1])["step"] == "tables"


def test_everything_else_is_asked_to_come_again(porch: Any) -> None:
    for method, path in (("GET", "/api/customer/v1/cities"), ("POST", "/"), ("GET", "/healthz")):
        answer, _ = ask(porch[1], path, method)

        assert answer.status == 503
        assert answer.headers["Retry-After"] == "2"


def test_a_visitor_who_says_nothing_holds_nobody_up(porch: Any) -> None:
    silent = http.client.HTTPConnection(*porch[1].getsockname()[:2], timeout=5)
    silent.connect()

    assert ask(porch[1], "/")[0].status == 200
    silent.close()


def test_the_house_takes_over_without_refusing_anybody(porch: Any) -> None:
    one, listener = porch
    seen: list[bytes] = []
    failed: list[Exception] = []
    done = threading.Event()

    def visit() -> None:
        while not done.is_set():
            try:
                seen.append(ask(listener, "/")[1])
            except Exception as error:
                failed.append(error)

    visitors = [threading.Thread(target=visit) for _ in range(4)]
    for visitor in visitors:
        visitor.start()
    server = HTTPServer(listener.getsockname()[:2], House, bind_and_activate=False)
    server.socket.close()
    server.socket = listener.dup()
    serving = threading.Thread(target=server.serve_forever)
    one.leave()
    serving.start()
    for _ in range(20):
        assert ask(listener, "/")[1] == b"house"
    done.set()
    for visitor in visitors:
        visitor.join()
    server.shutdown()
    server.server_close()

    assert not failed
    assert b"house" in seen
