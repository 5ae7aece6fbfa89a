"""What only a demo has: a visitor's wish to break something, and the story of each try.

The wish is a file in the data folder; the simulator, which stands beside the house, carries it out
from outside and writes down what happened.  Nothing here asks the database, so that the story is
told while the database is dead.
"""

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from doorstep.kernel.edge.problem import answer
from doorstep.kernel.errors import NotAllowed, NotFound, Refusal

NAMES = ("double-pay", "forged-notice", "one-slot", "one-order", "dead-database")
FOLDER = "breaking"
HEARD_SECONDS_MAX = 15.0
TAKES_SECONDS_MAX = 180.0


class AnotherUnderWay(Refusal):
    """One try at a time: each is to be seen alone."""

    zh = "上一个试验还在进行，请稍等。"
    en = "Another try is under way; wait for its end."


@require_safe
def tries(request: HttpRequest) -> HttpResponse:
    """Each of the five, whether it was asked for, and what happened at the last try."""
    response = JsonResponse(
        {"tries": [_seen(name) for name in NAMES]}, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt
@require_POST
def begin(request: HttpRequest, name: str) -> HttpResponse:
    """Wish for one of them; only a page of this house may."""
    if name not in NAMES:
        return answer(request, NotFound())
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return answer(request, NotAllowed())
    if any(_is_under_way(_seen(one)) for one in NAMES):
        return answer(request, AnotherUnderWay())
    folder = _folder()
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").unlink(missing_ok=True)
    language = "en" if request.headers.get("Accept-Language", "").startswith("en") else "zh-CN"
    fresh = folder / f"{name}.new"
    fresh.write_text(json.dumps({"language": language}), encoding="utf-8")
    fresh.replace(folder / f"{name}.wish")
    return JsonResponse(_seen(name), status=202)


def _folder() -> Path:
    found: Path = settings.DATA / FOLDER
    return found


def _seen(name: str) -> dict[str, Any]:
    """How a try stands: none, asked, unheard, or as its story says."""
    story, wished = _folder() / f"{name}.json", _age(_folder() / f"{name}.wish")
    with suppress(OSError, ValueError):
        told: dict[str, Any] = json.loads(story.read_text(encoding="utf-8"))
        if told["state"] == "running" and (_age(story) or 0.0) > TAKES_SECONDS_MAX:
            told["state"] = "stopped"
        return told
    if wished is None:
        return {"name": name, "state": "none", "steps": [], "books": None}
    state = "asked" if wished < HEARD_SECONDS_MAX else "unheard"
    return {"name": name, "state": state, "steps": [], "books": None}


def _is_under_way(seen: dict[str, Any]) -> bool:
    return seen["state"] in ("asked", "running")


def _age(file: Path) -> float | None:
    with suppress(OSError):
        return time.time() - file.stat().st_mtime
    return None


paths: list[URLPattern] = (
    []
    if settings.PRODUCTION
    else [path("demo/breaking", tries), path("demo/breaking/<slug:name>", begin)]
)
"""Addresses of a demo, for urls.py."""
