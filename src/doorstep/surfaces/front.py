"""The house's front: the start page, the tour, the tries to break it, and the promises.

Pages are one template with a module and a stylesheet each from the folder `start`; they load
nothing from elsewhere.  The tour and the tries exist in a demo alone.
"""

import io
import json
import secrets
import socket
import tomllib
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from doorstep.kernel.edge.problem import answer
from doorstep.kernel.errors import NotFound

FOLDER = Path(__file__).parent / "start"
TEMPLATE = (FOLDER / "page.html").read_text(encoding="utf-8")
KINDS = {".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "clients" / "built.json"
PROMISES = ROOT / "docs" / "promises.toml"
MOVING = "moving.json"
POLICY = (
    "default-src 'none'; script-src 'nonce-{0}'; style-src 'nonce-{0}'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-src 'self'{1}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
FILE_SECONDS = 60


def _page(request: HttpRequest, name: str) -> HttpResponse:
    nonce = secrets.token_urlsafe(16)
    text = TEMPLATE
    kind = "production" if settings.PRODUCTION else "demo"
    for mark, value in (
        ("nonce", nonce),
        ("language", _language(request)),
        ("kind", kind),
        ("page", name),
    ):
        text = text.replace("{{" + mark + "}}", value)
    response = HttpResponse(text)
    cashier = f" {settings.SANDBOX_URL}" if settings.SANDBOX_URL else ""
    response["Content-Security-Policy"] = POLICY.format(nonce, cashier)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept-Language"
    response["Referrer-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _language(request: HttpRequest) -> str:
    """The first language of the browser that we speak; Chinese when it names none of ours."""
    for wish in request.headers.get("Accept-Language", "").lower().split(","):
        for start, language in (("zh", "zh-CN"), ("en", "en")):
            if wish.strip().startswith(start):
                return language
    return "zh-CN"


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this is, and in a demo everything to begin with."""
    return _page(request, "start")


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """One order followed through a customer's phone, a worker's phone and the desk."""
    return _page(request, "tour")


@require_safe
def breaking(request: HttpRequest) -> HttpResponse:
    """Five ways to try to break the house, each seen to its end."""
    return _page(request, "break")


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """What works today, with its screen and its test."""
    return _page(request, "promises")


@require_safe
def promise_rows(request: HttpRequest) -> HttpResponse:
    """The rows of the promises' file."""
    rows = tomllib.loads(PROMISES.read_text(encoding="utf-8"))["promise"]
    return JsonResponse({"promises": rows})


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """How far a demo is: pages built, people moved in, and how a phone reaches it."""
    address = _address(request)
    response = JsonResponse(
        {
            "built": _read(BUILT),
            "moving": {"done": 0, "of": 0, "ready": False} | _read(settings.DATA / MOVING),
            "phone": {"is_open": address is not None, "address": address or ""},
        }
    )
    response["Cache-Control"] = "no-store"
    return response


def _read(file: Path) -> dict[str, Any]:
    """A note of another process; nothing while it is not there."""
    with suppress(OSError, ValueError):
        found = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def _address(request: HttpRequest) -> str | None:
    """Where a phone on the same network reaches this house, if it listens beyond this machine."""
    asked = urlsplit(f"//{request.get_host()}")
    if asked.hostname and not _is_loopback(asked.hostname):
        return f"{request.scheme}://{asked.netloc}/"
    if not settings.LISTENS_BEYOND:
        return None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks which way out would be
            own = probe.getsockname()[0]
        except OSError:
            return None
    return None if _is_loopback(own) else f"{request.scheme}://{own}:{asked.port or 80}/"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """The address for a phone as a QR code."""
    address = _address(request)
    if address is None:
        return answer(request, NotFound())
    drawn = io.BytesIO()
    segno.make(f"{address}m/", error="m").save(
        drawn, kind="svg", scale=4, border=3, dark="#14211F", light="#FFFFFF"
    )
    response = HttpResponse(drawn.getvalue(), content_type=KINDS[".svg"])
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A module, a stylesheet or a drawing of these pages."""
    file = FOLDER / name
    kind = KINDS.get(file.suffix)
    if kind is None or not file.is_file():
        return answer(request, NotFound())
    response = HttpResponse(file.read_bytes(), content_type=f"{kind}; charset=utf-8")
    response["Cache-Control"] = f"max-age={FILE_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


_OF_A_DEMO: list[URLPattern] = [
    path("tour", tour),
    path("break", breaking),
    path("start.json", facts),
    path("start/phone.svg", phone),
]
paths: list[URLPattern] = [
    path("", start),
    path("promises", promises),
    path("promises.json", promise_rows),
    *([] if settings.PRODUCTION else _OF_A_DEMO),
    path("start/<str:name>", asset),
]
"""Addresses beside the doors, for urls.py."""
