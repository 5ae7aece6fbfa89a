"""The web process: one port for WebSocket (Starlette) and for HTTP (Django's WSGI)."""

import argparse
import os
import socket
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast

import uvicorn
from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

# Django views are synchronous: this many are worked on at a time, and as many connections used.
THREADS = 8
_LIVE = "doorstep.surfaces.live"


def build() -> Starlette:
    """The whole site: the live feed's routes first, everything else is Django's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    from django.core.wsgi import get_wsgi_application

    django: Any = WSGIMiddleware(cast(Any, get_wsgi_application()), workers=THREADS)
    return Starlette(routes=[*live_routes(), Mount("/", app=django)])


def live_routes() -> list[BaseRoute]:
    """The WebSocket routes of surfaces/live, when that door is part of the house."""
    return list(import_module(_LIVE).routes) if find_spec(_LIVE) else []


def main(argv: list[str]) -> int:
    """Serve on the listening socket we were handed, or on the port of the environment."""
    options = argparse.ArgumentParser(prog="web")
    options.add_argument("--fd", type=int)
    chosen = options.parse_args(argv)
    config = uvicorn.Config(
        build(),
        host=os.environ.get("DOORSTEP_HOST", "127.0.0.1"),
        port=int(os.environ.get("DOORSTEP_PORT", "8000")),
        ws="websockets-sansio",
        access_log=False,
        server_header=False,
        log_level="info",
        timeout_graceful_shutdown=10,
        proxy_headers=False,
    )
    sockets = None if chosen.fd is None else [socket.socket(fileno=chosen.fd)]
    uvicorn.Server(config).run(sockets=sockets)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
