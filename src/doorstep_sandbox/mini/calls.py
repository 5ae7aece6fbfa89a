"""The mini-program server calls: access tokens, code2session, phone, messages, codes."""

import asyncio
import io
import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from doorstep_sandbox.box import Sandbox, token
from doorstep_sandbox.mini import people
from doorstep_sandbox.mini.errors import MiniRefused

TOKEN_REAL_SECONDS = 7200
OVERLAP_REAL_SECONDS = 300
# Limits of a template's values by the type in the field's name (thing1, date2, ...).
FIELD_SHAPES = {
    "thing": r".{1,20}",
    "number": r"[0-9.]{1,32}",
    "letter": r"[A-Za-z]{1,32}",
    "symbol": r".{1,5}",
    "character_string": r"[!-~ ]{1,32}",
    "time": r".{1,40}",
    "date": r".{1,40}",
    "amount": r"[¥￥$]?[0-9.,]{1,20}元?",
    "phone_number": r"[0-9+\-]{1,17}",
    "car_number": r".{1,8}",
    "name": r".{1,20}",
    "phrase": r"[一-鿿]{1,5}",
    "const": r".{1,20}",
}

type MiniCall = Callable[[Sandbox, Mapping[str, str], Mapping[str, Any]], dict[str, Any] | bytes]


async def pass_through(box: Sandbox, request: Request, call: MiniCall) -> Response:
    """Take one request to its answer; errors are HTTP 200 with an errcode."""
    raw = await request.body()
    box.catch_up()
    fault = box.faults.take("request", path=request.url.path)
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds or 1.0)
    elif fault:
        errcode = int(fault.code) if fault.code.isdigit() else -1
        status = 500 if fault.kind == "server_error" else 200
        return JSONResponse(MiniRefused(errcode).document(), status)
    try:
        body = json.loads(raw) if raw else {}
        if not isinstance(body, Mapping):
            raise MiniRefused(47001)
        with box.store.transaction():
            answer = call(box, dict(request.query_params), body)
    except MiniRefused as refusal:
        return JSONResponse(refusal.document())
    except json.JSONDecodeError:
        return JSONResponse(MiniRefused(47001).document())
    if isinstance(answer, bytes):
        return Response(answer, media_type="image/png")
    return JSONResponse({**answer})


def stable_token(box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, Any]:
    """POST cgi-bin/stable_token: the same token until it is nearly over, or a forced new one."""
    appid = _app(box, str(body.get("appid", "")), str(body.get("secret", "")))
    real = time.time()
    row = box.store.one(
        "SELECT * FROM access_tokens WHERE appid = ? AND stable = 1 AND expires_real_at > ?"
        " ORDER BY expires_real_at DESC LIMIT 1",
        appid,
        real + OVERLAP_REAL_SECONDS,
    )
    if row is not None and not body.get("force_refresh"):
        left = int(row["expires_real_at"] - real)
        return {"access_token": row["token"], "expires_in": left}
    if body.get("force_refresh"):
        box.store.run("DELETE FROM access_tokens WHERE appid = ? AND stable = 1", appid)
    return _new_token(box, appid, stable=True)


def old_token(box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, Any]:
    """GET cgi-bin/token: each new token ends the one before (after a short overlap)."""
    appid = _app(box, query.get("appid", ""), query.get("secret", ""))
    if query.get("grant_type") != "client_credential":
        raise MiniRefused(40097, "grant_type")
    box.store.run(
        "UPDATE access_tokens SET expires_real_at = min(expires_real_at, ?)"
        " WHERE appid = ? AND stable = 0",
        time.time() + OVERLAP_REAL_SECONDS,
        appid,
    )
    return _new_token(box, appid, stable=False)


def code_to_session(
    box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]
) -> dict[str, Any]:
    """GET sns/jscode2session."""
    appid = _app(box, query.get("appid", ""), query.get("secret", ""))
    code = query.get("js_code", "")
    openid = people.redeem(box, "login", appid, code)["openid"]
    user = people.known(box, openid)
    key = people.session_key(openid, code)
    return {"openid": openid, "session_key": key, "unionid": user["unionid"]}


def phone_number(box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, Any]:
    """POST wxa/business/getuserphonenumber."""
    appid = _token_app(box, query)
    phone = people.redeem(box, "phone", appid, str(body.get("code", "")))["phone"]
    info = {
        "phoneNumber": phone,
        "purePhoneNumber": phone.removeprefix("+86"),
        "countryCode": "86",
        "watermark": {"timestamp": int(time.time()), "appid": appid},
    }
    return {"errcode": 0, "errmsg": "ok", "phone_info": info}


def send_message(box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, Any]:
    """POST cgi-bin/message/subscribe/send: one granted message is used up."""
    appid = _token_app(box, query)
    openid, template = str(body.get("touser", "")), str(body.get("template_id", ""))
    if people.known(box, openid)["appid"] != appid:
        raise MiniRefused(40003)
    if not template:
        raise MiniRefused(40037)
    content = body.get("data")
    if not isinstance(content, Mapping) or not content:
        raise MiniRefused(47003, "data")
    for name, cell in content.items():
        _check_field(name, cell)
    if not box.store.run(
        "UPDATE quotas SET left_count = left_count - 1"
        " WHERE openid = ? AND template_id = ? AND left_count > 0",
        openid,
        template,
    ):
        raise MiniRefused(43101)
    number = box.store.insert(
        "messages",
        at=box.now(),
        openid=openid,
        template_id=template,
        page=str(body.get("page", "")),
        content=json.dumps(content, ensure_ascii=False),
    )
    box.note(box.now(), "message.sent", openid, template_id=template)
    return {"errcode": 0, "errmsg": "ok", "msgid": number}


def mini_code(box: Sandbox, query: Mapping[str, str], body: Mapping[str, Any]) -> bytes:
    """POST wxa/getwxacodeunlimit: a PNG whose content is the page with its scene."""
    appid = _token_app(box, query)
    scene, page = str(body.get("scene", "")), str(body.get("page", ""))
    if not re.fullmatch(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}", scene):
        raise MiniRefused(40169)
    if page.startswith("/"):
        raise MiniRefused(41030)
    width = body.get("width", 430)
    if not isinstance(width, int):
        raise MiniRefused(47001, "width")
    width = min(max(width, 280), 1280)
    code = segno.make(f"sandbox://{appid}/{page}?scene={scene}", error="m", micro=False)
    scale = max(1, width // code.symbol_size(border=2)[0])
    out = io.BytesIO()
    code.save(out, kind="png", scale=scale, border=2)
    return out.getvalue()


def grant(box: Sandbox, openid: str, template_id: str, count: int) -> None:
    """The user allows some more messages of this template."""
    people.known(box, openid)
    box.store.run(
        "INSERT INTO quotas VALUES (?, ?, ?) ON CONFLICT (openid, template_id)"
        " DO UPDATE SET left_count = left_count + excluded.left_count",
        openid,
        template_id,
        count,
    )


def _check_field(name: str, cell: Any) -> None:
    kind = re.sub(r"\d+$", "", name)
    value = cell.get("value") if isinstance(cell, Mapping) else None
    if kind not in FIELD_SHAPES or not isinstance(value, str):
        raise MiniRefused(47003, f"data.{name}.value")
    if not re.fullmatch(FIELD_SHAPES[kind], value):
        raise MiniRefused(47003, f"data.{name}.value invalid")


def _app(box: Sandbox, appid: str, secret: str) -> str:
    row = box.store.one("SELECT * FROM apps WHERE appid = ?", appid)
    if row is None:
        raise MiniRefused(40013)
    if row["secret"] != secret:
        raise MiniRefused(40125)
    return appid


def _token_app(box: Sandbox, query: Mapping[str, str]) -> str:
    row = box.store.one(
        "SELECT * FROM access_tokens WHERE token = ?", query.get("access_token", "")
    )
    if row is None:
        raise MiniRefused(40001)
    if row["expires_real_at"] < time.time():
        raise MiniRefused(42001)
    return str(row["appid"])


def _new_token(box: Sandbox, appid: str, *, stable: bool) -> dict[str, Any]:
    key, real = token(68), time.time()
    box.store.run("DELETE FROM access_tokens WHERE expires_real_at < ?", real)
    box.store.insert(
        "access_tokens",
        token=key,
        appid=appid,
        stable=int(stable),
        expires_real_at=real + TOKEN_REAL_SECONDS,
    )
    return {"access_token": key, "expires_in": TOKEN_REAL_SECONDS}
