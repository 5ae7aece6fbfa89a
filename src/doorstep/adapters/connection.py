"""The kept-alive HTTP connection to outside servers, and the rule that no log shows a query."""

import logging
import ssl
from functools import cache

import httpx

CONNECT_SECONDS = 3.0
READ_SECONDS = 10.0
# The payment channel refuses callers without a name.
NAME = "doorstep/1"


class _WithoutQuery(logging.Filter):
    """Cuts the query off every address that httpx writes: tokens and secrets travel there."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                one.copy_with(query=None) if isinstance(one, httpx.URL) else one
                for one in record.args
            )
        return True


logging.getLogger("httpx").addFilter(_WithoutQuery())


def connect(
    transport: httpx.BaseTransport | None = None, *, read_seconds: float = READ_SECONDS
) -> httpx.Client:
    """A connection pool with our time-outs; it follows no redirect, since a signature would not."""
    return httpx.Client(
        timeout=httpx.Timeout(read_seconds, connect=CONNECT_SECONDS),
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
        headers={"User-Agent": NAME, "Accept": "application/json"},
        transport=transport,
        verify=_trusted(),
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that we trust, read once: it takes a quarter of a second."""
    return httpx.create_ssl_context()
