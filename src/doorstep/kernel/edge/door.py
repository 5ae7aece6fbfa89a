"""A door: one audience, one authentication, one error voice, one transaction an endpoint."""

import contextlib
import inspect
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.utils import contribute_operation_callback

from doorstep.kernel import clock, limits
from doorstep.kernel.act import ANYONE, Act
from doorstep.kernel.edge import answers, permission
from doorstep.kernel.edge.caller import Caller
from doorstep.kernel.edge.problem import CONTENT_TYPE, Problem, answer
from doorstep.kernel.errors import KeyMissing, NotAllowed, NotSignedIn, Outage, Refusal
from doorstep.kernel.limits import Rate
from doorstep.kernel.memory import remembered
from doorstep.kernel.queue import adapter
from doorstep.kernel.text import language_of

_pace = remembered(1.0)(clock.rate)
READ_RATE, WRITE_RATE = Rate(600, 60), Rate(120, 60)
KEY_MAX, REASON_MAX = 80, 200
ALWAYS = (400, 401, 403, 404, 409, 410, 422, 429, 503)
ON_WRITES = (413,)
KEY_HEADER: dict[str, Any] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "description": "Made up by the client; the same key and request get the same answer.",
    "schema": {"type": "string", "pattern": f"^[ -~]{{1,{KEY_MAX}}}$"},
}


class _Api(NinjaAPI):
    """Ninja with problem documents in its OpenAPI, so that every status is stated."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        schema = super().get_openapi_schema(**kwargs)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, response in operation.get("responses", {}).items():
                    content = response.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content[CONTENT_TYPE] = content.pop("application/json")
        return schema


class Door:
    """Endpoints for one audience under /api/<name>/v1."""

    def __init__(
        self,
        name: str,
        *,
        title: str,
        authenticate: Callable[[HttpRequest], Caller],
        needs_keys: bool = True,
    ) -> None:
        self.name = name
        self.authenticate = authenticate
        self.needs_keys = needs_keys
        self.api = _Api(
            title=title,
            version="1",
            urls_namespace=name,
            docs_url=None,
            openapi_url="/openapi.json",
        )
        kinds: tuple[type[Exception], ...] = (
            Refusal,
            Outage,
            ValidationError,
            HttpError,
            Exception,
        )
        for kind in kinds:
            self.api.add_exception_handler(kind, answer)  # type: ignore[arg-type]

    def get(self, path: str, **terms: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """An endpoint that reads: it may compose queries and changes nothing."""
        return self._endpoint("GET", path, **terms)

    def post(self, path: str, **terms: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """An endpoint that writes: schema in, one command, schema out."""
        return self._endpoint("POST", path, **terms)

    def put(self, path: str, **terms: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """An endpoint that replaces something with one command."""
        return self._endpoint("PUT", path, **terms)

    def delete(self, path: str, **terms: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """An endpoint that ends something with one command."""
        return self._endpoint("DELETE", path, **terms)

    def _endpoint(
        self,
        method: str,
        path: str,
        *,
        may: frozenset[str] | set[str],
        touches: str,
        answers_with: Any,
        status: int = 200,
        duties: Iterable[str] = (),
        rate: Rate | None = None,
        is_outside: bool = False,
        keeps_answer: bool = True,
        tags: list[str] | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        writes = method != "GET"
        is_kept = writes and self.needs_keys and keeps_answer
        assert not (is_kept and ANYONE in may), f"{path}: a kept answer needs an owner"
        row = permission.Permission(
            door=self.name,
            method=method,
            path=path,
            may=frozenset(may),
            touches=touches,
            duties=frozenset(duties),
            rate=rate or (WRITE_RATE if writes else READ_RATE),
            needs_key=is_kept,
        )
        permission.declare(row)

        def declare(function: Callable[..., Any]) -> Callable[..., Any]:
            view = _View(self, row, function, answers_with, status, is_outside).as_function()
            contribute_operation_callback(view, _state_refusals)
            self.api.api_operation(
                [method],
                path,
                response={status: answers_with},
                tags=tags,
                operation_id=function.__name__,
                openapi_extra={"parameters": [KEY_HEADER]} if is_kept else None,
            )(view)
            return function

        return declare


class _Refused(Schema):
    """What Ninja reads a problem document's form from."""

    response: Problem


def _state_refusals(operation: Operation) -> None:
    """Name the statuses of refusals: one model for all of them, where Ninja would make thousands,
    which costs seconds at every start."""
    refused = ALWAYS if operation.methods == ["GET"] else (*ALWAYS, *ON_WRITES)
    operation.response_models |= dict.fromkeys(refused, _Refused)


class _View:
    """One endpoint: who calls, may they, how often; then the transaction around the function."""

    def __init__(
        self,
        door: Door,
        row: permission.Permission,
        function: Callable[..., Any],
        schema: Any,
        status: int,
        is_outside: bool,
    ) -> None:
        self.door, self.row, self.function = door, row, function
        self.schema, self.status, self.is_outside = schema, status, is_outside

    def as_function(self) -> Callable[..., HttpResponse]:
        """A function with the signature that Ninja reads: request first, then the values."""

        def view(request: HttpRequest, **values: Any) -> HttpResponse:
            return self._answer(request, values)

        given = inspect.signature(self.function)
        values = [one for name, one in given.parameters.items() if name != "act"]
        request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in values]
        view.__signature__ = given.replace(parameters=[request, *keyword])  # type: ignore[attr-defined]
        view.__name__, view.__doc__ = self.function.__name__, self.function.__doc__
        view.__module__ = self.function.__module__
        return view

    def _answer(self, request: HttpRequest, values: dict[str, Any]) -> HttpResponse:
        caller = self._admit(request)
        with contextlib.nullcontext() if self.is_outside else transaction.atomic():
            act = self._act(request, caller)
            response = self._inside(request, caller, act, values)
        return _timed(act, response)

    def _inside(
        self, request: HttpRequest, caller: Caller, act: Act, values: dict[str, Any]
    ) -> HttpResponse:
        if self.is_outside or not self.row.needs_key:
            return _json(self.status, self._body(self.function(act, **values)))
        hash = answers.request_hash(request.method or "", request.get_full_path(), request.body)
        answer_id, kept = answers.begin(caller, act.key, hash)
        if kept is not None:
            return _json(*kept)
        body = self._body(self.function(act, **values))
        answers.keep(caller, answer_id, self.status, body)
        return _json(self.status, body)

    def _admit(self, request: HttpRequest) -> Caller:
        caller = self.door.authenticate(request)
        if caller.role not in self.row.may and ANYONE not in self.row.may:
            raise NotSignedIn() if caller.role == ANYONE else NotAllowed()
        if self.row.duties and not self.row.duties & caller.duties:
            raise NotAllowed()
        endpoint = f"{self.row.door} {self.row.method} {self.row.path}"
        limits.count(self.row.rate, endpoint=endpoint, caller=caller.name())
        return caller

    def _act(self, request: HttpRequest, caller: Caller) -> Act:
        key = request.headers.get("Idempotency-Key", "")
        is_good = 0 < len(key) <= KEY_MAX and key.isascii() and key.isprintable()
        if self.row.needs_key and not is_good:
            raise KeyMissing()
        return caller.act(
            at=clock.read(),
            key=key if is_good else "",
            reason=_said(request.headers.get("Doorstep-Reason", "")),
            language=language_of(request.headers.get("Accept-Language", "")),
        )

    def _body(self, result: Any) -> bytes:
        if self.schema is None:
            return b""
        reader = adapter(self.schema)
        if not (isinstance(self.schema, type) and isinstance(result, self.schema)):
            result = reader.validate_python(result, from_attributes=True)
        return reader.dump_json(result, by_alias=True)


def _said(header: str) -> str:
    """What a person wrote in a header: UTF-8, which WSGI hands over as if it were Latin-1."""
    with contextlib.suppress(UnicodeError):
        header = header.encode("latin-1").decode()
    return "".join(filter(str.isprintable, header))[:REASON_MAX]


def _timed(act: Act, response: HttpResponse) -> HttpResponse:
    """Tell the client what time it is in business, so that its countdowns run by our clock."""
    response["Doorstep-Now"] = act.at.isoformat(timespec="milliseconds")
    response["Doorstep-Pace"] = f"{_pace():g}"
    return response


def _json(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")
