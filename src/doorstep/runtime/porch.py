"""Who opens while the house gets ready: a page that shows how far it is, on the house's own port.

From the moment the port is taken until the web process answers, a thread of the supervisor takes
what comes to the listening socket.  It steps aside without closing it: whoever comes in between
waits in the socket's own line and is answered by the web process.
"""

import contextlib
import json
import selectors
import socket
import threading
from pathlib import Path

PAGE = (Path(__file__).parent / "porch.html").read_bytes()
STEPS = ("database", "tables", "house")
RETRY_SECONDS = 2
_HEAD_BYTES_MAX = 8_192
_ASKING_SECONDS = 2.0
_LOOK_SECONDS = 0.2


class Porch:
    """Answers on a listening socket until told to leave; `step` says how far the house is."""

    def __init__(self, listener: socket.socket) -> None:
        # A descriptor of its own, to be closed without closing the house's.
        self._listener = listener.dup()
        self._left = threading.Event()
        self._step = STEPS[0]
        self._thread = threading.Thread(target=self._run, name="porch", daemon=True)

    def open(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def tell(self, step: str) -> None:
        """The house is at this step now."""
        assert step in STEPS
        self._step = step

    def leave(self) -> None:
        """Take nobody new; returns when the last one was answered."""
        if not self._left.is_set():
            self._left.set()
            if self._thread.ident is not None:
                self._thread.join()
            self._listener.close()

    def _run(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listener, selectors.EVENT_READ)
            while not self._left.is_set():
                if waiting.select(_LOOK_SECONDS) and not self._left.is_set():
                    self._answer_next()

    def _answer_next(self) -> None:
        with contextlib.suppress(OSError):  # the web process was faster, or the visitor left
            visitor, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(visitor,), daemon=True).start()

    def _serve(self, visitor: socket.socket) -> None:
        with visitor, contextlib.suppress(OSError):
            visitor.settimeout(_ASKING_SECONDS)
            visitor.sendall(self._answer(_first_line(visitor)))
            visitor.shutdown(socket.SHUT_WR)
            # Closing with something unread would take the answer back from the visitor.
            while visitor.recv(_HEAD_BYTES_MAX):
                pass

    def _answer(self, asked: str) -> bytes:
        method, address = (*asked.split(" "), "", "")[:2]
        if method in ("GET", "HEAD"):
            address = address.partition("?")[0]
            if address == "/":
                return _reply("200 OK", "text/html; charset=utf-8", PAGE, method)
            if address == "/progress.json":
                said = json.dumps({"step": self._step, "steps": STEPS}).encode()
                return _reply("200 OK", "application/json", said, method)
        said = json.dumps(
            {"status": 503, "code": "house.GettingReady", "step": self._step}
        ).encode()
        return _reply("503 Service Unavailable", "application/problem+json", said, method)


def _first_line(visitor: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _HEAD_BYTES_MAX:
        more = visitor.recv(_HEAD_BYTES_MAX)
        if not more:
            break
        head += more
    return head.split(b"\r\n", 1)[0].decode("latin-1")


def _reply(status: str, kind: str, content: bytes, method: str) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
        "Cache-Control: no-store",
        "Connection: close",
        "X-Content-Type-Options: nosniff",
    ]
    if status.startswith("503"):
        lines.append(f"Retry-After: {RETRY_SECONDS}")
    head = "\r\n".join([*lines, "", ""]).encode()
    return head if method == "HEAD" else head + content
