"""Problem documents (RFC 9457): the one error voice of every door, in the caller's language."""

import json
from typing import Any

import structlog
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import Schema
from ninja.errors import HttpError, ValidationError

from doorstep.kernel.errors import BadRequest, Invalid, NotFound, Outage, Refusal
from doorstep.kernel.text import language_of

CONTENT_TYPE = "application/problem+json"
UNREADABLE = (MultiPartParserError, SuspiciousOperation, UnreadablePostError)
log = structlog.get_logger("doorstep.edge")


class FieldProblem(Schema):
    """One field that is not right, and why."""

    field: str
    reason: str


class Problem(Schema):
    """Why a request was refused: `code` is stable, `detail` is for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    facts: dict[str, Any]
    problems: list[FieldProblem]


def answer(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem document of any failure."""
    language = language_of(request.headers.get("Accept-Language", ""))
    if isinstance(error, ValidationError):
        error = Invalid([_field_problem(one) for one in error.errors])
    elif isinstance(error, Http404):
        error = NotFound()
    elif _cannot_be_read(error):
        error = BadRequest()
    elif isinstance(error, OperationalError | InterfaceError):  # the database is away or full up
        error = Outage(type(error.__cause__ or error).__name__, retry=True)
    if isinstance(error, Refusal):
        problems = getattr(error, "problems", [])
        detail = error.sentence(language)
        return _document(error.status, error.code(), detail, facts=error.facts, problems=problems)
    if isinstance(error, Outage):
        log.warning("outage", error=str(error), path=request.path)
        return _document(error.status, "kernel.Outage", error.sentence(language))
    log.error("bug", path=request.path, exc_info=error)
    sorry = "Something broke on our side." if language == "en" else "我们这边出了点问题。"
    return _document(500, "kernel.Bug", sorry)


def _cannot_be_read(error: Exception) -> bool:
    if isinstance(error, HttpError):
        return error.status_code == BadRequest.status
    return isinstance(error, UNREADABLE)


def _field_problem(error: dict[str, Any]) -> dict[str, str]:
    return {
        "field": ".".join(str(step) for step in error.get("loc", ())),
        "reason": str(error.get("msg", "")),
    }


def _document(
    status: int,
    code: str,
    detail: str,
    *,
    facts: dict[str, Any] | None = None,
    problems: list[dict[str, str]] | None = None,
) -> HttpResponse:
    content = {
        "type": f"/problems/{code}",
        "title": code.split(".")[-1],
        "status": status,
        "code": code,
        "detail": detail,
        "facts": facts or {},
        "problems": problems or [],
    }
    text = json.dumps(content, ensure_ascii=False, default=str)
    response = HttpResponse(text, status=status, content_type=CONTENT_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response
