"""The web process: one port for WebSocket (Starlette) and for HTTP (Django's WSGI)."""

import argparse
import os
import socket
import sys
from typing import Any, cast

import uvicorn
from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.routing import Mount

from doorstep import logs

# Django views are synchronous: this many are worked on at a time, and as many connections used.
THREADS = 8


def build() -> Starlette:
    """The whole site: the live feed and the clients' files first, everything else is Django's."""
    from doorstep import wsgi  # sets Django up, which the next line needs
    from doorstep.surfaces import cashier, clients, live

    django: Any = WSGIMiddleware(cast(Any, wsgi.application), workers=THREADS)
    return Starlette(
        routes=[*live.routes, *clients.routes, *cashier.routes(), Mount("/", app=django)]
    )


def main(argv: list[str]) -> int:
    """Serve on the listening socket we were handed, or on the port of the environment."""
    options = argparse.ArgumentParser(prog="web")
    options.add_argument("--fd", type=int)
    chosen = options.parse_args(argv)
    site = build()
    logs.keep_crashes()
    config = uvicorn.Config(
        site,
        host=os.environ.get("DOORSTEP_HOST", "127.0.0.1"),
        port=int(os.environ.get("DOORSTEP_PORT", "8000")),
        ws="websockets-sansio",
        access_log=False,
        server_header=False,
        log_config=None,  # its lines join the house's own, as JSON
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
    sockets = None if chosen.fd is None else [socket.socket(fileno=chosen.fd)]
    uvicorn.Server(config).run(sockets=sockets)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
