"""How the house is: probes, metrics, signed files, the status page, and answers of last resort."""

import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import wraps
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from doorstep.kernel import clock, files
from doorstep.kernel.edge.problem import answer
from doorstep.kernel.errors import BadRequest, NotFound, NotSignedIn, Refusal
from doorstep.kernel.memory import remembered
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces import pulse

OVERDUE_SECONDS_MAX = 60.0
FIGURES_SECONDS = 2.0
FILE_SECONDS = 300
PAGE = (Path(__file__).parent / "status.html").read_text(encoding="utf-8")
POLICY = "default-src 'none'; connect-src 'self'; style-src 'nonce-{0}'; script-src 'nonce-{0}'"
REQUESTS = Counter("doorstep_requests", "HTTP requests", ["door", "method", "status"])
SECONDS = Histogram("doorstep_request_seconds", "Seconds to answer", ["door"])
DOORS = ("customer", "worker", "merchant", "partner", "console", "openapi", "callbacks")

type View = Callable[[HttpRequest], HttpResponse]


class MethodNotAllowed(Refusal):
    """The address exists, but not for this method."""

    status = 405
    zh = "该地址不支持这种请求方法。"
    en = "This address does not take this method."


class TooLarge(Refusal):
    """The request's body is larger than anything that is taken here."""

    status = 413
    zh = "上传的内容太大（最大12MB）。"
    en = "The upload is too large (12 MB at most)."


class Watch:
    """Middleware: counts every request by door and status, and gives errors the house's voice."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request and count it."""
        started = time.perf_counter()
        response = self._answer(request)
        door = _door(request.path)
        REQUESTS.labels(door, _method(request), str(response.status_code)).inc()
        SECONDS.labels(door).observe(time.perf_counter() - started)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length[:12]) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return answer(request, TooLarge())
        response = self.get_response(request)
        if response.status_code == MethodNotAllowed.status:
            allowed = response.get("Allow", "")
            response = answer(request, MethodNotAllowed())
            response["Allow"] = allowed
        return response


def _door(address: str) -> str:
    steps = address.split("/")
    if len(steps) > 2 and steps[1] == "api":
        return steps[2] if steps[2] in DOORS else "unknown"
    return "files" if steps[1:2] == ["files"] else "house"


def _method(request: HttpRequest) -> str:
    known = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
    return request.method if request.method in known else "other"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer where there is no such address."""
    return answer(request, Http404())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer to a request that cannot be read."""
    return answer(request, BadRequest())


def broken(request: HttpRequest) -> HttpResponse:
    """The answer when something broke that nobody expected; it tells no detail."""
    error = sys.exc_info()[1]
    return answer(request, error if isinstance(error, Exception) else RuntimeError("unknown"))


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether the house can work: database, tables up to date, a queue that keeps up.

    A rhythm whose last beat is long ago is told and makes nobody unready: requests do not need it.
    """
    checks: dict[str, dict[str, Any]] = {}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = {"ok": True}
        checks["migrations"] = {"ok": _is_migrated()}
        if checks["migrations"]["ok"]:
            checks["queue"] = _queue_check()
            checks["rhythms"] = _rhythms_check()
    except DatabaseError as error:
        checks["database"] = {"ok": False, "error": type(error).__name__}
    is_ready = all(check["ok"] for name, check in checks.items() if name != "rhythms")
    content = {"ready": is_ready} | ({"checks": checks} if _is_insider(request) else {})
    return JsonResponse(content, status=200 if is_ready else 503)


@remembered(FIGURES_SECONDS)
def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@remembered(FIGURES_SECONDS)
def _queue_check() -> dict[str, Any]:
    healths = [pulse.queue_health(number) for number in _cities()]
    oldest_seconds = max((one.oldest_seconds for one in healths), default=0.0)
    return {
        "ok": oldest_seconds < OVERDUE_SECONDS_MAX,
        "oldest_seconds": round(oldest_seconds, 3),
        "dead": sum(one.dead for one in healths),
    }


@remembered(FIGURES_SECONDS)
def _rhythms_check() -> dict[str, Any]:
    late = pulse.late_rhythms()
    return {"ok": not late, "late": late}


def _cities() -> list[int]:
    return [city.number for city in accounts.cities_unscoped()]


def _is_insider(request: HttpRequest) -> bool:
    """Who may see figures: everybody in a demo; else this machine itself, or who has the token.

    What a proxy on this machine passes on is not from this machine.
    """
    if not settings.PRODUCTION:
        return True
    if "X-Forwarded-For" not in request.headers and "Forwarded" not in request.headers:
        with suppress(ValueError):
            if ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback:
                return True
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    kept = settings.METRICS_TOKEN.encode()
    return bool(kept) and scheme == "Bearer" and secrets.compare_digest(token.encode(), kept)


def insiders_only(view: View) -> View:
    """A page of figures, which is not everybody's."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        return view(request) if _is_insider(request) else answer(request, NotSignedIn())

    return guarded


@require_safe
@insiders_only
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus: what this process answered, and how each city is now."""
    house = CollectorRegistry()
    gauges = {
        name: Gauge(f"doorstep_{name}", words, ["city", *labels], registry=house)
        for name, words, labels in (
            ("queue_waiting", "Messages not delivered yet", ()),
            ("queue_due", "Messages due now", ()),
            ("queue_oldest_seconds", "Real seconds the latest message is overdue", ()),
            ("queue_dead", "Messages that were given up", ()),
            ("orders_today", "Orders placed today by state", ("state",)),
            ("ledger_suspense_fen", "Money that nobody has explained yet", ()),
            ("ledger_sum_fen", "Sum of all accounts, always zero", ()),
        )
    }
    for number in _cities():
        found = _figures(number)
        for name in ("queue_waiting", "queue_due", "queue_oldest_seconds", "queue_dead"):
            gauges[name].labels(number).set(found["queue"][name.removeprefix("queue_")])
        for state, count in found["orders"]["today"].items():
            gauges["orders_today"].labels(number, state).set(count)
        gauges["ledger_suspense_fen"].labels(number).set(found["money"]["suspense_fen"])
        gauges["ledger_sum_fen"].labels(number).set(found["money"]["sum_fen"])
    text = generate_latest(REGISTRY) + generate_latest(house)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A kept file by its signed address; whoever holds the address may read it until it ends."""
    until, signature = request.GET.get("until", ""), request.GET.get("signature", "")
    if not (until.isascii() and until.isdigit() and len(until) < 12 and signature.isascii()):
        return answer(request, NotFound())
    try:
        content, kind = files.read(UUID(hex=name), until=int(until), signature=signature)
    except (NotFound, FileNotFoundError):
        return answer(request, NotFound())
    response = HttpResponse(content, content_type=kind)
    response["Cache-Control"] = f"private, max-age={FILE_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@require_safe
@insiders_only
def status_page(request: HttpRequest) -> HttpResponse:
    """The house at a glance, for people; it asks nobody but us."""
    nonce = secrets.token_urlsafe(16)
    response = HttpResponse(PAGE.replace("{{nonce}}", nonce))
    response["Content-Security-Policy"] = POLICY.format(nonce)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@insiders_only
def status_facts(request: HttpRequest) -> HttpResponse:
    """What the status page shows, as JSON; `?city=` chooses, else the first city."""
    try:
        facts = _facts(request.GET.get("city", ""))
    except DatabaseError as error:
        facts = {"city": None, "cities": [], "error": type(error).__name__}
    response = JsonResponse(facts)
    response["Cache-Control"] = "no-store"
    return response


def _facts(wanted: str) -> dict[str, Any]:
    cities = accounts.cities_unscoped()
    facts: dict[str, Any] = {
        "cities": [{"number": city.number, "name": city.name} for city in cities],
        "clock": _clock_facts(),
        "city": None,
    }
    city = next((one for one in cities if str(one.number) == wanted), None) or next(
        iter(cities), None
    )
    if city is None:
        return facts
    verdict = pulse.last_audit(pulse.act_of(city.number))
    return (
        facts
        | {"city": {"number": city.number, "name": city.name, "zone": city.zone}}
        | _figures(city.number)
        | {"audit": None if verdict is None else asdict(verdict)}
    )


@remembered(FIGURES_SECONDS)
def _figures(number: int) -> dict[str, Any]:
    """What is counted in a city; counting is dear, so it is done once in a while for everybody."""
    act = pulse.act_of(number)
    return {
        "orders": {
            "today": pulse.orders_by_state(act, pulse.day_start(act)),
            "all": pulse.orders_by_state(act),
        },
        "workers_on_duty": pulse.workers_on_duty(act),
        "money": asdict(pulse.money(act)),
        "queue": asdict(pulse.queue_health(number)),
    }


def _clock_facts() -> dict[str, Any]:
    return {
        "business_at": clock.read(),
        "real_at": clock.real(),
        "rate": clock.rate(),
        "turns": settings.CLOCK_TURNS,
    }


paths: list[URLPattern] = [
    path("status", status_page),
    path("status.json", status_facts),
    path("healthz", alive),
    path("readyz", ready),
    path("metrics", metrics),
    re_path(r"^files/(?P<name>[0-9a-f]{32})$", file),
]
"""Addresses beside the doors, for urls.py."""
