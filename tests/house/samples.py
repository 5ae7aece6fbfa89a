"""The least request that fits an endpoint's stated schema, so that only permission decides."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from PIL import Image

TEXTS = ("code", "13800138000", "0", "x")
FORMATS = {
    "date": "2026-03-10",
    "date-time": "2026-03-10T02:00:00Z",
    "uuid": "0199f3d0-c0de-7000-8000-000000000007",
}
# What a schema cannot say: exactly one of two fields must be given.
MORE: dict[str, dict[str, Any]] = {
    "quote": {"phone": "13800138000"},
    "list_slots": {"phone": "13800138000"},
    "place_order": {"phone": "13800138000"},
    "load_trade_pack": {"code": "no-such-pack"},
    "load_city_pack": {"code": "no-such-pack"},
}


@dataclass
class Sample:
    """A request: the address, what is asked in it, and the body."""

    method: str
    path: str
    query: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    is_form: bool = False


def request(document: Mapping[str, Any], path: str, method: str, ids: Mapping[str, UUID]) -> Sample:
    """The least request of an operation; `ids` are the ids to put in its path, by name."""
    operation = document["paths"][path][method.lower()]
    made = Sample(method, path)
    for one in operation.get("parameters", []):
        name, schema = one["name"], one["schema"]
        if one["in"] == "path":
            said = ids[name] if schema.get("format") == "uuid" else value(document, schema)
            made.path = made.path.replace(f"{{{name}}}", str(said))
        elif one["in"] == "query" and one.get("required"):
            made.query[name] = value(document, schema)
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        made.is_form = True
        made.body = value(document, content["multipart/form-data"]["schema"])
    elif "application/json" in content:
        made.body = value(document, content["application/json"]["schema"])
        made.body |= MORE.get(operation["operationId"], {}) if "/console/" in path else {}
    return made


def value(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    """The least value that fits a schema."""
    if "$ref" in schema:
        return value(document, document["components"]["schemas"][schema["$ref"].split("/")[-1]])
    for way in ("anyOf", "allOf", "oneOf"):
        if way in schema:
            return value(document, schema[way][0])
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    makers = {"string": _text, "array": _list, "object": _object}
    maker = makers.get(schema.get("type", "object"))
    if maker is not None:
        return maker(document, schema)
    return {"boolean": False}.get(schema["type"], max(schema.get("minimum", 1), 1))


def _text(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    kind = schema.get("format", "")
    if kind == "binary":
        return _picture()
    if kind in FORMATS:
        return FORMATS[kind]
    least = schema.get("minLength", 0)
    fitting = [
        text.ljust(least, "x")
        for text in TEXTS
        if len(text) <= schema.get("maxLength", 100)
        and re.search(schema.get("pattern", ""), text.ljust(least, "x"))
    ]
    return fitting[0] if fitting else ""


def _list(document: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Any]:
    return [value(document, schema["items"]) for _ in range(schema.get("minItems", 0))]


def _object(document: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    known = schema.get("properties", {})
    made = {name: value(document, known[name]) for name in schema.get("required", [])}
    if schema.get("minProperties"):
        patterns = schema.get("patternProperties") or {"": schema.get("additionalProperties")}
        pattern, inner = next(iter(patterns.items()))
        made[_text(document, {"pattern": pattern})] = value(document, inner)
    return made


def _picture() -> io.BytesIO:
    kept = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(kept, format="JPEG")
    kept.seek(0)
    kept.name = "photo.jpg"
    return kept
