"""The door of every /v3 call: checks the request's signature, runs it, signs the answer."""

import asyncio
import json
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from doorstep_sandbox import signing
from doorstep_sandbox.box import Sandbox
from doorstep_sandbox.faults import Fault
from doorstep_sandbox.keys import PlatformKey
from doorstep_sandbox.pay import merchants
from doorstep_sandbox.pay.fields import Fields
from doorstep_sandbox.pay.merchants import Merchant
from doorstep_sandbox.pay.refusals import CODES, Refused

WINDOW_REAL_SECONDS = 300
TIMEOUT_REAL_SECONDS = 30.0
_PART = re.compile(r'(\w+)="([^"]*)"')
_BEFORE = {
    "rate_limited": "FREQUENCY_LIMITED",
    "server_error": "SYSTEM_ERROR",
    "not_enough": "NOT_ENOUGH",
}


@dataclass(frozen=True)
class Answer:
    """What a call answers: JSON, nothing (204), a file, or a refusal."""

    content: Mapping[str, Any] | None = None
    file: bytes | None = None
    refused: int = 0

    @property
    def status(self) -> int:
        """The refusal's status, 200 with content, 204 without."""
        empty = self.content is None and self.file is None
        return self.refused or (204 if empty else 200)

    @property
    def body(self) -> bytes:
        """The bytes that are signed and sent."""
        if self.file is not None:
            return self.file
        return b"" if self.content is None else _json(self.content)


@dataclass(frozen=True)
class Call:
    """A verified call."""

    caller: Merchant
    path: Mapping[str, str]
    query: Mapping[str, str]
    raw: bytes
    sealed_for: str
    origin: str
    at: float

    def fields(self) -> Fields:
        """The JSON body."""
        try:
            return Fields(json.loads(self.raw or b"null"))
        except ValueError:
            raise Refused("PARAM_ERROR", "请求体不是JSON", "body") from None

    def asked(self, name: str) -> str:
        """A query parameter that must be there."""
        value = self.query.get(name, "")
        if not value:
            raise Refused("PARAM_ERROR", f"{name}: 必填", name)
        return value


type Verb = Callable[[Sandbox, Call], Answer]


async def pass_through(box: Sandbox, request: Request, verb: Verb) -> Response:
    """Take one request from its first byte to its signed answer."""
    raw = await request.body()
    box.catch_up()
    caller, fault = None, None
    try:
        caller = admit(box, request, raw)
        fault = box.faults.take("request", path=request.url.path, mchid=caller.mchid)
        await _before(fault)
        call = _call(box, request, raw, caller)
        with box.store.transaction():
            answer = verb(box, call)
    except Refused as refusal:
        answer = _refusal(refusal)
    box.wake.set()
    if fault and fault.kind == "timeout_after_commit":
        await asyncio.sleep(fault.seconds or TIMEOUT_REAL_SECONDS)
    if fault and fault.kind == "error_after_commit":
        answer = _refusal(Refused(fault.code or "SYSTEM_ERROR"))
    headers = _headers(box, request, caller, answer)
    if fault and fault.kind == "bad_answer_signature" and "Wechatpay-Signature" in headers:
        headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + headers["Wechatpay-Signature"]
    return Response(answer.body, answer.status, headers)


def _call(box: Sandbox, request: Request, raw: bytes, caller: Merchant) -> Call:
    return Call(
        caller,
        request.path_params,
        dict(parse_qsl(request.url.query)),
        raw,
        request.headers.get("wechatpay-serial", ""),
        f"{request.url.scheme}://{request.url.netloc}",
        box.now(),
    )


def _refusal(refusal: Refused) -> Answer:
    return Answer(refusal.document(), refused=refusal.status)


def admit(box: Sandbox, request: Request, raw: bytes) -> Merchant:
    """The merchant whose key signed the request; refuses with SIGN_ERROR."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    parts = dict(_PART.findall(rest))
    if scheme != signing.SCHEME:
        raise Refused("SIGN_ERROR", "Http头Authorization认证类型不正确")
    names = ("mchid", "nonce_str", "signature", "timestamp", "serial_no")
    if any(not parts.get(name) for name in names):
        raise Refused("SIGN_ERROR", "Http头缺少Authorization参数")
    keys = box.keyring.merchants.get(parts["mchid"])
    caller = merchants.find(box, parts["mchid"])
    if keys is None or caller is None or keys.serial_no != parts["serial_no"].upper():
        raise Refused("SIGN_ERROR", "商户号或证书序列号不正确")
    real = time.time()
    stamp = parts["timestamp"]
    if not stamp.isdigit() or abs(real - int(stamp)) > WINDOW_REAL_SECONDS:
        raise Refused("SIGN_ERROR", "Http头Authorization时间戳与当前时间相差超过5分钟")
    target = request.scope["raw_path"].decode("latin-1").partition("?")[0]
    if request.scope["query_string"]:
        target += "?" + request.scope["query_string"].decode("latin-1")
    if not signing.verifies(
        keys.public_key, parts["signature"], request.method, target, stamp, parts["nonce_str"], raw
    ):
        raise Refused("SIGN_ERROR", "签名验证失败")
    if not box.store.run(
        "INSERT INTO nonces VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        caller.mchid,
        parts["nonce_str"],
        real,
    ):
        raise Refused("SIGN_ERROR", "Http头Authorization随机串重复")
    return caller


def opened(box: Sandbox, call: Call, sealed: str, field: str) -> str:
    """The text of a sensitive field, opened with the key the caller names."""
    if not sealed:
        return ""
    key = box.keyring.platform.get(call.sealed_for)
    plain = signing.open_name(key.private_key, sealed) if key else None
    if plain is None:
        raise Refused("PARAM_ERROR", "敏感字段解密失败，请检查Wechatpay-Serial与加密公钥", field)
    return plain


def signing_key(box: Sandbox, caller: Merchant | None, named: str = "") -> PlatformKey:
    """The platform key that answers this merchant, by its mode (when migrating: as it asks)."""
    mode = caller.key_mode if caller else "public_key"
    if mode == "both":
        certificate = named in box.keyring.platform and not named.startswith("PUB_KEY_ID_")
        mode = "certificate" if certificate else "public_key"
    keys = box.keyring
    return keys.certificate_mode() if mode == "certificate" else keys.public_key_mode()


def signed_headers(key: PlatformKey, body: bytes, real_at: float) -> dict[str, str]:
    """The five headers by which the channel proves that a body is its own."""
    stamp, nonce = str(int(real_at)), secrets.token_hex(16)
    return {
        "Wechatpay-Timestamp": stamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": key.key_id,
        "Wechatpay-Signature": signing.sign(key.private_key, stamp, nonce, body),
        "Wechatpay-Signature-Type": signing.SCHEME,
    }


async def _before(fault: Fault | None) -> None:
    if fault is None:
        return
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds or 1.0)
    elif fault.kind == "error":
        raise Refused(fault.code if fault.code in CODES else "SYSTEM_ERROR")
    elif fault.kind in _BEFORE:
        raise Refused(_BEFORE[fault.kind])


def _headers(
    box: Sandbox, request: Request, caller: Merchant | None, answer: Answer
) -> dict[str, str]:
    headers = {"Request-ID": secrets.token_hex(16)}
    # A bill's file carries no signature: its proof is the hash that was given with its address.
    if answer.file is not None:
        return {**headers, "Content-Type": "application/octet-stream"}
    # Who could not prove themselves is nobody for whom an answer could be sealed.
    if answer.status == 401:
        return {**headers, "Content-Type": "application/json; charset=utf-8"}
    key = signing_key(box, caller, request.headers.get("wechatpay-serial", ""))
    headers |= signed_headers(key, answer.body, time.time())
    if answer.content is not None:
        headers["Content-Type"] = "application/json; charset=utf-8"
    return headers


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
